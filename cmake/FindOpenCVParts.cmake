# SPDX-License-Identifier: GPL-3.0-or-later
# OpenCV's core, imgproc and imgcodecs as the target OpenCVParts::OpenCVParts.
# OpenCV's own package file comes first. Debian ships it only in libopencv-dev, which pulls in
# VTK, MPI and Qt 5 for modules we never use; the three small -dev packages are found by hand.

find_package(OpenCV QUIET CONFIG COMPONENTS core imgproc imgcodecs)
if(OpenCV_FOUND)
  set(OpenCVParts_LIBRARIES ${OpenCV_LIBS})
  set(OpenCVParts_INCLUDE_DIR ${OpenCV_INCLUDE_DIRS})
else()
  find_path(OpenCVParts_INCLUDE_DIR opencv2/imgcodecs.hpp PATH_SUFFIXES opencv4)
  set(OpenCVParts_LIBRARIES)
  foreach(part imgcodecs imgproc core)
    find_library(OpenCVParts_${part}_LIBRARY opencv_${part})
    list(APPEND OpenCVParts_LIBRARIES ${OpenCVParts_${part}_LIBRARY})
  endforeach()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVParts REQUIRED_VARS OpenCVParts_LIBRARIES
                                                            OpenCVParts_INCLUDE_DIR)
if(OpenCVParts_FOUND AND NOT TARGET OpenCVParts::OpenCVParts)
  add_library(OpenCVParts::OpenCVParts INTERFACE IMPORTED)
  set_target_properties(
    OpenCVParts::OpenCVParts
    PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${OpenCVParts_INCLUDE_DIR}"
               INTERFACE_LINK_LIBRARIES "${OpenCVParts_LIBRARIES}")
endif()
