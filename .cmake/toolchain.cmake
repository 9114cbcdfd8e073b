# SPDX-License-Identifier: Apache-2.0
# Language level, and the speed-ups of a top-level build. Nothing here leaks into a host project:
# all of it is directory scope, below this project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
  endif()
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

  find_program(GUIJU_CCACHE ccache)
  if(GUIJU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${GUIJU_CCACHE}")
  endif()

  find_program(GUIJU_MOLD mold)
  find_program(GUIJU_LLD ld.lld)
  if(GUIJU_MOLD)
    add_link_options(-fuse-ld=mold)
  elseif(GUIJU_LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()
