# Thrust: one version a build. With CUDA it is the toolkit's (CCCL), for host files too: nvcc has its
# own on its path, and the two must not differ. Without CUDA it is Debian's libthrust-dev; a prefix
# keeps that in a folder of its own (scripts/make_prefix.sh), where no .cu file can find it.
if(GHOSTCAST_HAS_CUDA)
  find_path(GHOSTCAST_THRUST_INCLUDE_DIR thrust/version.h REQUIRED NO_DEFAULT_PATH
    PATHS ${CUDAToolkit_INCLUDE_DIRS} PATH_SUFFIXES cccl .)
  set(GHOSTCAST_THRUST_INCLUDE_DIRS ${GHOSTCAST_THRUST_INCLUDE_DIR} ${CUDAToolkit_INCLUDE_DIRS})
else()
  find_path(GHOSTCAST_PLAIN_THRUST_INCLUDE_DIR thrust/version.h REQUIRED PATH_SUFFIXES thrust-cpu)
  set(GHOSTCAST_THRUST_INCLUDE_DIRS ${GHOSTCAST_PLAIN_THRUST_INCLUDE_DIR})
endif()
list(GET GHOSTCAST_THRUST_INCLUDE_DIRS 0 folder)
file(STRINGS ${folder}/thrust/version.h line REGEX "^#define THRUST_VERSION +[0-9]+")
string(REGEX REPLACE "^#define THRUST_VERSION +([0-9]+).*" "\\1" GHOSTCAST_THRUST_VERSION "${line}")
message(STATUS "Thrust ${GHOSTCAST_THRUST_VERSION} of ${folder}")

# Threads are ours, so the host's back end is the sequential one. reduction/thrust.hpp stops a build
# in which some file sees another version.
add_library(ghostcast_thrust INTERFACE)
target_compile_definitions(ghostcast_thrust INTERFACE
  THRUST_IGNORE_DEPRECATED_CPP_DIALECT GHOSTCAST_THRUST_VERSION=${GHOSTCAST_THRUST_VERSION}
  $<$<COMPILE_LANGUAGE:CXX>:THRUST_HOST_SYSTEM=THRUST_HOST_SYSTEM_CPP>
  $<$<COMPILE_LANGUAGE:CXX>:THRUST_DEVICE_SYSTEM=THRUST_DEVICE_SYSTEM_CPP>)
foreach(folder IN LISTS GHOSTCAST_THRUST_INCLUDE_DIRS)
  target_include_directories(ghostcast_thrust SYSTEM INTERFACE $<$<COMPILE_LANGUAGE:CXX>:${folder}>)
endforeach()
