# SPDX-License-Identifier: Apache-2.0
# The shipped CSV files are what the generator makes, byte for byte.
# Usage: cmake -DGENERATE=program -DTERRITORIES=file -DSHIPPED=folder -DMADE=folder -P reproduce.cmake
file(MAKE_DIRECTORY "${MADE}")
execute_process(COMMAND "${GENERATE}" "${TERRITORIES}" "${MADE}" COMMAND_ERROR_IS_FATAL ANY)
foreach(name units.csv demands.csv)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files "${MADE}/${name}" "${SHIPPED}/${name}"
                  RESULT_VARIABLE differs)
  if(differs)
    message(FATAL_ERROR "${name} is not what the generator makes; run it and commit both")
  endif()
endforeach()
