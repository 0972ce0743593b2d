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
configure_file(${CMAKE_SOURCE_DIR}/cmake/version.hpp.in ${CMAKE_BINARY_DIR}/generated/ghostcast/version.hpp @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/.git/HEAD ${CMAKE_SOURCE_DIR}/.git/index)
