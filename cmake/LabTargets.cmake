# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours shares: warnings, sanitizers, ccache, include root.

find_program(LAB_CCACHE ccache)
if(LAB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers need the sloppiness, or ccache never finds a hit; with paths relative to the
  # checkout, a second one finds what the first compiled, but not what uses a precompiled header:
  # each checkout makes its own, and GCC's differ.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${LAB_CCACHE})
endif()

add_library(lab_options INTERFACE)
target_include_directories(lab_options INTERFACE ${CMAKE_SOURCE_DIR})
if(MSVC)
  target_compile_options(lab_options INTERFACE /W4 /utf-8 $<$<BOOL:${LAB_WERROR}>:/WX>)
else()
  target_compile_options(
    lab_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                          $<$<BOOL:${LAB_WERROR}>:-Werror>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(lab_options INTERFACE -fpch-preprocess)
  endif()
endif()
if(LAB_SANITIZE)
  # These are global: the sanitizers must see every object that is linked.
  add_compile_options(-fsanitize=${LAB_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LAB_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC's own warnings about out-of-bounds accesses are unreliable under sanitizers.
    target_compile_options(lab_options INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow)
  endif()
endif()

# lab_batches(TARGET SIZE): compiles so many files of the target at a time, which read their headers
# once. Names in anonymous namespaces must differ within a batch.
function(lab_batches target size)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${size})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The files of a batch are included, so GCC takes their anonymous types for a header's.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()
