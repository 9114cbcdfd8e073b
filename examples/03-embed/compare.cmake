# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM on the provincial policy and compares what it prints with EXPECTED.
execute_process(COMMAND "${PROGRAM}" rules/zhejiang/measures.guiju rules/calendars/中国工作日.guiju
                OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed:\n${printed}\nexpected:\n${expected}")
endif()
