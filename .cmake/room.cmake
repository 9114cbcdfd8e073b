# SPDX-License-Identifier: Apache-2.0
# room(), room_main(), room_test(), suite_test(): the only ways a target is made in this house.
# What they record is written to <build>/rooms.txt and <build>/sources.txt, the one source of truth
# for tests/tidy: who may include whom, and which files are built at all.

set(GUIJU_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)

# The folder of a room: its own name, except the compiler's driver, which lives in dsl/ itself.
function(room_folder room out)
  if(room STREQUAL "dsl/compile" AND NOT EXISTS "${PROJECT_SOURCE_DIR}/${room}/CMakeLists.txt")
    set(${out} dsl PARENT_SCOPE)
  else()
    set(${out} ${room} PARENT_SCOPE)
  endif()
endfunction()

function(target_of room out)
  string(REPLACE "/" "_" target "${room}")
  set(${out} ${target} PARENT_SCOPE)
endfunction()

# Links rooms that exist; a room still to be built is named once and left out.
function(link_rooms target visibility)
  foreach(dep IN LISTS ARGN)
    target_of(${dep} dep_target)
    if(TARGET ${dep_target})
      target_link_libraries(${target} ${visibility} ${dep_target})
    else()
      message(WARNING "${target} needs room ${dep}, which is not there.")
    endif()
  endforeach()
endfunction()

function(record_sources)
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_property(GLOBAL APPEND PROPERTY guiju_sources "${file}")
  endforeach()
endfunction()

# Engine never looks outside engine; nobody below the adapters looks at an adapter.
function(check_direction room)
  foreach(dep IN LISTS ARGN)
    if((room MATCHES "^engine/" AND NOT dep MATCHES "^engine/") OR dep MATCHES "^adapters/")
      message(FATAL_ERROR "room ${room} may not depend on ${dep}")
    endif()
  endforeach()
endfunction()

# room(<path> [SOURCES file...] [DEPS room...] [EXTERNAL library...])
# A static library (header-only: an interface library) named like its path with _ for /.
function(room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS;EXTERNAL")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "room(${room}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  check_direction(${room} ${arg_DEPS})
  target_of(${room} target)

  if(arg_SOURCES)
    set(visibility PUBLIC)
    set(wall PRIVATE)
    add_library(${target} STATIC ${arg_SOURCES})
    target_compile_options(${target} PRIVATE ${GUIJU_WARNINGS})
    record_sources(${arg_SOURCES})
  else()
    set(visibility INTERFACE)
    set(wall INTERFACE)
    add_library(${target} INTERFACE)
  endif()

  target_compile_features(${target} ${visibility} cxx_std_20)
  target_include_directories(${target} ${visibility}
      "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
      "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/engine/include>"
      "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/dsl/include>")
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  target_sources(${target} ${visibility}
      FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})

  link_rooms(${target} ${visibility} ${arg_DEPS})
  resolve_externals(names targets ${arg_EXTERNAL})
  target_link_libraries(${target} ${wall} ${targets})

  # The arrows, transitively: what my rooms may use, I may use.
  set(reach ${arg_DEPS})
  foreach(dep IN LISTS arg_DEPS)
    get_property(further GLOBAL PROPERTY guiju_reach_${dep})
    list(APPEND reach ${further})
  endforeach()
  list(REMOVE_DUPLICATES reach)
  set_property(GLOBAL PROPERTY guiju_reach_${room} ${reach})
  set_property(GLOBAL PROPERTY guiju_walls_${room} ${names})
  set_property(GLOBAL APPEND PROPERTY guiju_rooms ${room})
endfunction()

# room_main(<room> <program> SOURCES main.cpp [DEPS room...] [EXTERNAL library...])
# The program of an adapter: the only place where adapters are wired together.
function(room_main room program)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;DEPS;EXTERNAL")
  add_executable(${program} ${arg_SOURCES})
  target_compile_options(${program} PRIVATE ${GUIJU_WARNINGS})
  link_rooms(${program} PRIVATE ${room} ${arg_DEPS})
  resolve_externals(names targets ${arg_EXTERNAL})
  target_link_libraries(${program} PRIVATE ${targets})
  record_sources(${arg_SOURCES})
endfunction()

function(add_guiju_test target label)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "FILES;DEPS;NEEDS")
  if(NOT BUILD_TESTING)
    return()
  endif()
  add_executable(${target} ${arg_FILES})
  target_compile_features(${target} PRIVATE cxx_std_20)
  target_compile_options(${target} PRIVATE ${GUIJU_WARNINGS})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  link_rooms(${target} PRIVATE ${arg_DEPS})
  resolve_externals(names targets ${arg_NEEDS})
  target_link_libraries(${target} PRIVATE ${targets} GTest::gtest_main)
  record_sources(${arg_FILES})
  # Tests run from the root of the repository, so that they name files as a reader would.
  include(GoogleTest)
  # Names, not bytes: what a value prints as may be another at every run.
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST NO_PRETTY_VALUES
      WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
      TEST_PREFIX "${target}." PROPERTIES LABELS ${label})
endfunction()

# room_test(<room> file... [DEPS room...] [NEEDS library...]): the unit tests of one room.
function(room_test room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;NEEDS")
  target_of(${room} target)
  add_guiju_test(${target}_test unit
      FILES ${arg_UNPARSED_ARGUMENTS} DEPS ${room} ${arg_DEPS} NEEDS ${arg_NEEDS})
endfunction()

# suite_test(<name> file... DEPS room... [NEEDS library...] LABEL word): a test across rooms.
function(suite_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL" "DEPS;NEEDS")
  if(NOT arg_LABEL)
    set(arg_LABEL suite)
  endif()
  add_guiju_test(${name} ${arg_LABEL}
      FILES ${arg_UNPARSED_ARGUMENTS} DEPS ${arg_DEPS} NEEDS ${arg_NEEDS})
endfunction()

# suite_bench(<name> file... DEPS room... [NEEDS library...]): a program of tests/bench.
function(suite_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;NEEDS")
  record_sources(${arg_UNPARSED_ARGUMENTS})
  if(NOT TARGET benchmark::benchmark)
    message(STATUS "${name} is left out: Google Benchmark is not installed.")
    return()
  endif()
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_compile_options(${name} PRIVATE ${GUIJU_WARNINGS})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  link_rooms(${name} PRIVATE ${arg_DEPS})
  resolve_externals(names targets ${arg_NEEDS})
  target_link_libraries(${name} PRIVATE ${targets} benchmark::benchmark_main)
  set_property(TARGET ${name} PROPERTY RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
endfunction()

# Writes what the rooms said:
#   rooms.txt    `external <name> <include prefix>…`, then `room: <dep>… | <external>…`
#   sources.txt  every file some target lists, one a line
function(write_house_plan)
  set(plan "# Written by .cmake/room.cmake. What a room may include, transitively.\n")
  get_property(externals GLOBAL PROPERTY guiju_externals)
  foreach(name IN LISTS externals)
    get_property(prefixes GLOBAL PROPERTY guiju_external_prefixes_${name})
    list(JOIN prefixes " " prefixes)
    string(APPEND plan "external ${name} ${prefixes}\n")
  endforeach()
  get_property(rooms GLOBAL PROPERTY guiju_rooms)
  foreach(room IN LISTS rooms)
    get_property(reach GLOBAL PROPERTY guiju_reach_${room})
    get_property(walls GLOBAL PROPERTY guiju_walls_${room})
    list(JOIN reach " " reach)
    list(JOIN walls " " walls)
    string(APPEND plan "${room}: ${reach} | ${walls}\n")
  endforeach()
  get_property(sources GLOBAL PROPERTY guiju_sources)
  list(REMOVE_DUPLICATES sources)
  list(SORT sources)
  list(JOIN sources "\n" sources)
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/rooms.txt" CONTENT "${plan}" @ONLY)
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/sources.txt" CONTENT "${sources}\n" @ONLY)
endfunction()
