# SPDX-License-Identifier: GPL-3.0-or-later
# libzip as the target LibZip::LibZip. Its own package file asks for programs (zipcmp, ziptool) that
# Debian ships apart from libzip-dev, so the library is found by hand.

find_path(LibZip_INCLUDE_DIR zip.h)
find_library(LibZip_LIBRARY zip)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibZip REQUIRED_VARS LibZip_LIBRARY LibZip_INCLUDE_DIR)
if(LibZip_FOUND AND NOT TARGET LibZip::LibZip)
  add_library(LibZip::LibZip UNKNOWN IMPORTED)
  set_target_properties(LibZip::LibZip PROPERTIES IMPORTED_LOCATION "${LibZip_LIBRARY}"
                                                  INTERFACE_INCLUDE_DIRECTORIES
                                                  "${LibZip_INCLUDE_DIR}")
endif()
