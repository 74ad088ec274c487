# SPDX-License-Identifier: Apache-2.0
# One static library per room. A room's headers are reached as "<room>/<file>.h" through a folder of
# its own that holds nothing but a link to src/<room>, so that a room can't even see the headers of
# a room that it doesn't link: the compiler enforces DESIGN's table.

add_library(tawatur_flags INTERFACE)
target_compile_options(tawatur_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wnon-virtual-dtor)
# g++ 12 sees overlapping copies in "text" + std::string that aren't there (GCC bug 105651).
target_compile_options(tawatur_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(TAWATUR_WERROR)
  target_compile_options(tawatur_flags INTERFACE -Werror)
endif()
if(TAWATUR_SANITIZE)
  target_compile_options(tawatur_flags INTERFACE -fsanitize=${TAWATUR_SANITIZE}
                         -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(tawatur_flags INTERFACE -fsanitize=${TAWATUR_SANITIZE})
endif()
if(TAWATUR_COVERAGE)
  target_compile_options(tawatur_flags INTERFACE --coverage -O0)
  target_link_options(tawatur_flags INTERFACE --coverage)
endif()

function(_tawatur_view view name folder)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/view/${view})
  file(CREATE_LINK ${folder} ${CMAKE_BINARY_DIR}/view/${view}/${name} SYMBOLIC)
endfunction()

# tawatur_room(name ROOMS <rooms it may include> LIBS <private third-party targets>
#              [FOLDER <folder>] [EXCLUDE <files of the folder that are another target's>])
function(tawatur_room name)
  cmake_parse_arguments(R "" "FOLDER" "ROOMS;LIBS;EXCLUDE" ${ARGN})
  if(NOT R_FOLDER)
    set(R_FOLDER ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${R_FOLDER}/*.cc)
  foreach(file ${R_EXCLUDE})
    list(REMOVE_ITEM sources ${R_FOLDER}/${file})
  endforeach()
  _tawatur_view(${name} ${name} ${R_FOLDER})
  if(sources)
    add_library(tawatur_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(tawatur_${name} PRIVATE tawatur_flags ${R_LIBS})
  else()
    add_library(tawatur_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(tawatur_${name} ${scope} ${CMAKE_BINARY_DIR}/view/${name}
                             ${PROJECT_SOURCE_DIR}/include)
  foreach(room ${R_ROOMS})
    target_link_libraries(tawatur_${name} ${scope} tawatur_${room})
  endforeach()
endfunction()
