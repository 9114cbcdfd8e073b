# SPDX-License-Identifier: Apache-2.0
# Finds SOCI, which the distribution ships without a CMake package.
#   SOCI::core        the library every store needs
#   SOCI::<backend>   one per database found: sqlite3 (required), postgresql, mysql, odbc, firebird
#   SOCI::soci        core and every backend found: what the store links
#   SOCI_BACKENDS     the names found, with the headers of their client libraries
include(FindPackageHandleStandardArgs)

# The header of the client library behind each backend, which the backend's own header includes.
set(SOCI_client_sqlite3 sqlite3.h)
set(SOCI_client_postgresql libpq-fe.h)
set(SOCI_client_mysql mysql.h)
set(SOCI_client_odbc sqlext.h)
set(SOCI_client_firebird ibase.h)

find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_core_LIBRARY soci_core)
set(SOCI_BACKENDS)
foreach(backend sqlite3 postgresql mysql odbc firebird)
  find_library(SOCI_${backend}_LIBRARY soci_${backend})
  find_path(SOCI_${backend}_INCLUDE_DIR soci/${backend}/soci-${backend}.h)
  find_path(SOCI_${backend}_CLIENT_DIR ${SOCI_client_${backend}}
      PATH_SUFFIXES postgresql mariadb mysql firebird)
  if(SOCI_${backend}_LIBRARY AND SOCI_${backend}_INCLUDE_DIR AND SOCI_${backend}_CLIENT_DIR)
    list(APPEND SOCI_BACKENDS ${backend})
  endif()
  mark_as_advanced(SOCI_${backend}_LIBRARY SOCI_${backend}_INCLUDE_DIR SOCI_${backend}_CLIENT_DIR)
endforeach()
# Client libraries are asked directly: for the kinds of transactions, for what a driver leads to, for the
# socket of a connection.
find_library(SOCI_firebird_CLIENT_LIBRARY fbclient)
find_library(SOCI_odbc_CLIENT_LIBRARY odbc)
find_library(SOCI_postgresql_CLIENT_LIBRARY pq)
find_library(SOCI_mysql_CLIENT_LIBRARY NAMES mariadb mysqlclient)
foreach(backend firebird odbc postgresql mysql)
  mark_as_advanced(SOCI_${backend}_CLIENT_LIBRARY)
  if(NOT SOCI_${backend}_CLIENT_LIBRARY)
    list(REMOVE_ITEM SOCI_BACKENDS ${backend})
  endif()
endforeach()

if(SOCI_INCLUDE_DIR AND EXISTS "${SOCI_INCLUDE_DIR}/soci/version.h")
  file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" line REGEX "define SOCI_LIB_VERSION \"")
  string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+)(_([0-9]+))?\".*" "\\1.\\2.\\4" SOCI_VERSION "${line}")
  string(REGEX REPLACE "\\.$" "" SOCI_VERSION "${SOCI_VERSION}")
endif()

find_package_handle_standard_args(SOCI
    REQUIRED_VARS SOCI_core_LIBRARY SOCI_sqlite3_LIBRARY SOCI_INCLUDE_DIR
    VERSION_VAR SOCI_VERSION)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_core_LIBRARY)

if(SOCI_FOUND AND NOT TARGET SOCI::core)
  foreach(part core ${SOCI_BACKENDS})
    add_library(SOCI::${part} UNKNOWN IMPORTED)
    set_target_properties(SOCI::${part} PROPERTIES
        IMPORTED_LOCATION "${SOCI_${part}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}")
    if(NOT part STREQUAL core)
      set_property(TARGET SOCI::${part} PROPERTY INTERFACE_LINK_LIBRARIES SOCI::core)
      set_property(TARGET SOCI::${part} APPEND PROPERTY
          INTERFACE_INCLUDE_DIRECTORIES "${SOCI_${part}_CLIENT_DIR}")
    endif()
  endforeach()
  foreach(backend firebird odbc postgresql mysql)
    if(TARGET SOCI::${backend})
      set_property(TARGET SOCI::${backend} APPEND PROPERTY
          INTERFACE_LINK_LIBRARIES "${SOCI_${backend}_CLIENT_LIBRARY}")
    endif()
  endforeach()
  add_library(SOCI::soci INTERFACE IMPORTED)
  foreach(backend IN LISTS SOCI_BACKENDS)
    set_property(TARGET SOCI::soci APPEND PROPERTY INTERFACE_LINK_LIBRARIES SOCI::${backend})
  endforeach()
  set_property(TARGET SOCI::soci APPEND PROPERTY INTERFACE_LINK_LIBRARIES SOCI::core)
endif()
