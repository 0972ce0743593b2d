# The commit goes into every result; it is looked up at configure time. Outside a clone the environment
# may say it, else it is "unknown".
execute_process(COMMAND git -C ${CMAKE_SOURCE_DIR} describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE GHOSTCAST_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT GHOSTCAST_COMMIT)
  set(GHOSTCAST_COMMIT "$ENV{GHOSTCAST_COMMIT}")
endif()
if(NOT GHOSTCAST_COMMIT)
  set(GHOSTCAST_COMMIT unknown)
endif()
# What decides a number: the model and what it stands on, and what makes parameters of a scenario. Names count too.
set(model_folders core math random tally model lanes kernel scenario)
list(TRANSFORM model_folders REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/include/ghostcast/\\1/*.hpp;${CMAKE_SOURCE_DIR}/src/\\1/*.[ch]pp"
  OUTPUT_VARIABLE model_patterns)
file(GLOB_RECURSE GHOSTCAST_MODEL_SOURCES CONFIGURE_DEPENDS ${model_patterns})
list(SORT GHOSTCAST_MODEL_SOURCES)
set(model_sums "")
foreach(source IN LISTS GHOSTCAST_MODEL_SOURCES)
  file(SHA256 ${source} sum)
  file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR} ${source})
  string(APPEND model_sums "${name} ${sum}\n")
endforeach()
string(SHA256 GHOSTCAST_MODEL "${model_sums}")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${GHOSTCAST_MODEL_SOURCES})
configure_file(${CMAKE_SOURCE_DIR}/cmake/version.hpp.in ${CMAKE_BINARY_DIR}/generated/ghostcast/version.hpp @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/.git/HEAD ${CMAKE_SOURCE_DIR}/.git/index)
