# SPDX-License-Identifier: GPL-3.0-or-later
# The libraries that decode PNG, JPEG and TIFF, as the target PictureParts::PictureParts.

find_package(PNG QUIET)
find_package(JPEG QUIET)
find_package(TIFF QUIET)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PictureParts REQUIRED_VARS PNG_LIBRARIES JPEG_LIBRARIES
                                                             TIFF_LIBRARIES)
if(PictureParts_FOUND AND NOT TARGET PictureParts::PictureParts)
  add_library(PictureParts::PictureParts INTERFACE IMPORTED)
  set_target_properties(PictureParts::PictureParts
                        PROPERTIES INTERFACE_LINK_LIBRARIES "PNG::PNG;JPEG::JPEG;TIFF::TIFF")
endif()
