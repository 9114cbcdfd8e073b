# SPDX-License-Identifier: Apache-2.0
# How each library is found: used by this build and, for the rooms it installs, by guijuConfig.cmake.

# Makes an imported target of a library that ships neither a CMake nor a find module.
function(guiju_find_library target header library)
  find_path(GUIJU_${library}_INCLUDE ${header})
  find_library(GUIJU_${library}_LIBRARY ${library})
  mark_as_advanced(GUIJU_${library}_INCLUDE GUIJU_${library}_LIBRARY)
  if(GUIJU_${library}_INCLUDE AND GUIJU_${library}_LIBRARY AND NOT TARGET ${target})
    add_library(${target} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(${target} PROPERTIES
        IMPORTED_LOCATION "${GUIJU_${library}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${GUIJU_${library}_INCLUDE}")
  endif()
endfunction()

macro(guiju_find_external name)
  if("${name}" MATCHES "^(MSM|Multiprecision|Beast|Boost)$")
    find_package(Boost 1.81 REQUIRED)
  elseif("${name}" STREQUAL "JSON")
    find_package(Boost 1.81 REQUIRED COMPONENTS json)
  elseif("${name}" STREQUAL "PEGTL")
    find_package(pegtl REQUIRED CONFIG)
  elseif("${name}" STREQUAL "utf8proc")
    guiju_find_library(utf8proc::utf8proc utf8proc.h utf8proc)
  elseif("${name}" STREQUAL "Z3")
    guiju_find_library(Z3::Z3 z3++.h z3)
  else()
    find_package(${name} REQUIRED)
  endif()
endmacro()
