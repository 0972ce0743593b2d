# MPI for many nodes: GHOSTCAST_MPI=AUTO uses it where found, ON demands it, OFF never looks. AUTO leaves it
# out of sanitizer builds, which would report what Open MPI does; the protocol is tested there without it.
set(GHOSTCAST_MPI AUTO CACHE STRING "MPI: AUTO, ON or OFF")
set_property(CACHE GHOSTCAST_MPI PROPERTY STRINGS AUTO ON OFF)
add_library(ghostcast_mpi INTERFACE)
set(why_not "")
if(NOT GHOSTCAST_MPI MATCHES "^(AUTO|ON|OFF)$")
  message(FATAL_ERROR "GHOSTCAST_MPI is ${GHOSTCAST_MPI}: must be AUTO, ON or OFF")
elseif(GHOSTCAST_MPI STREQUAL OFF)
  set(why_not "GHOSTCAST_MPI is OFF")
elseif(GHOSTCAST_MPI STREQUAL AUTO AND GHOSTCAST_SANITIZE)
  set(why_not "built with a sanitizer")
else()
  set(MPI_CXX_SKIP_MPICXX ON)  # the C interface alone
  find_package(MPI COMPONENTS CXX)
  if(NOT MPI_CXX_FOUND)
    set(why_not "no MPI was found (Debian: libopenmpi-dev openmpi-bin)")
  endif()
endif()

if(why_not AND GHOSTCAST_MPI STREQUAL ON)
  message(FATAL_ERROR "GHOSTCAST_MPI=ON: ${why_not}")
elseif(why_not)
  set(GHOSTCAST_HAS_MPI OFF CACHE INTERNAL "")
  set(GHOSTCAST_MPI_LEAVES_OUT "/src/cluster/mpi_[a-z]+\\.cpp$")
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/cluster/without_mpi.cpp PROPERTIES
    COMPILE_DEFINITIONS "GHOSTCAST_NO_MPI=\"${why_not}\"")
  message(STATUS "Without MPI: ${why_not}")
else()
  set(GHOSTCAST_HAS_MPI ON CACHE INTERNAL "")
  set(GHOSTCAST_MPI_LEAVES_OUT "/src/cluster/without_mpi\\.cpp$")
  target_link_libraries(ghostcast_mpi INTERFACE ${MPI_CXX_LIBRARIES})
  # For the two files that see MPI, so that no other is compiled in another way because it is there.
  list(TRANSFORM MPI_CXX_INCLUDE_DIRS PREPEND "-isystem;" OUTPUT_VARIABLE include_flags)
  file(GLOB mpi_sources ${CMAKE_SOURCE_DIR}/src/cluster/mpi_*.cpp)
  set_source_files_properties(${mpi_sources} PROPERTIES
    COMPILE_OPTIONS "${include_flags}" COMPILE_DEFINITIONS "${MPI_CXX_COMPILE_DEFINITIONS}")
  message(STATUS "With MPI ${MPI_CXX_VERSION}: ${MPI_CXX_LIBRARIES}")
endif()
