# SPDX-License-Identifier: Apache-2.0
# What others build on: guiju::engine and guiju::dsl, for add_subdirectory as for find_package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(guiju_engine INTERFACE)
add_library(guiju_dsl INTERFACE)
add_library(guiju::engine ALIAS guiju_engine)
add_library(guiju::dsl ALIAS guiju_dsl)
set_property(TARGET guiju_engine PROPERTY EXPORT_NAME engine)
set_property(TARGET guiju_dsl PROPERTY EXPORT_NAME dsl)
target_link_libraries(guiju_dsl INTERFACE guiju_engine)

set(package_targets guiju_engine guiju_dsl)
set(GUIJU_PACKAGE_EXTERNALS)
get_property(rooms GLOBAL PROPERTY guiju_rooms)
foreach(room IN LISTS rooms)
  if(room STREQUAL "adapters/cli")
    continue()
  endif()
  target_of(${room} target)
  if(room MATCHES "^(engine|dsl)/")
    target_link_libraries(guiju_${CMAKE_MATCH_1} INTERFACE ${target})
  endif()
  list(APPEND package_targets ${target})
  get_property(walls GLOBAL PROPERTY guiju_walls_${room})
  list(APPEND GUIJU_PACKAGE_EXTERNALS ${walls})
endforeach()
list(REMOVE_DUPLICATES GUIJU_PACKAGE_EXTERNALS)

# Room headers go below include/guiju/, out of the way of the public <guiju/…> ones.
install(TARGETS ${package_targets} EXPORT guijuTargets
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/guiju"
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY engine dsl DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/guiju"
    FILES_MATCHING PATTERN "*.def" PATTERN include EXCLUDE)
foreach(part engine dsl)
  if(EXISTS "${PROJECT_SOURCE_DIR}/${part}/include/guiju")
    install(DIRECTORY ${part}/include/guiju DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  endif()
endforeach()
if(TARGET guiju)
  install(TARGETS guiju)
endif()
if(EXISTS "${PROJECT_SOURCE_DIR}/rules")
  install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DATADIR}/guiju")
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/guiju")
install(EXPORT guijuTargets NAMESPACE guiju:: DESTINATION "${package_dir}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/guijuConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/guijuConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/guijuConfigVersion.cmake"
    COMPATIBILITY SameMajorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/guijuConfig.cmake"
    "${PROJECT_BINARY_DIR}/guijuConfigVersion.cmake"
    "${CMAKE_CURRENT_LIST_DIR}/find_external.cmake"
    "${CMAKE_CURRENT_LIST_DIR}/FindSOCI.cmake"
    DESTINATION "${package_dir}")
