# CUDA where a usable nvcc is: GHOSTCAST_CUDA=AUTO uses it when found, ON demands it, OFF never looks.
include(GhostcastNvcc)
set(GHOSTCAST_CUDA_ARCHITECTURES "80-real;90" CACHE STRING "Machine code for sm_80 and sm_90, PTX of the newest")

if(GHOSTCAST_NO_CUDA)
  set(GHOSTCAST_HAS_CUDA OFF CACHE INTERNAL "")
  message(STATUS "Without CUDA: ${GHOSTCAST_NO_CUDA}")
else()
  set(GHOSTCAST_HAS_CUDA ON CACHE INTERNAL "")
  set(CMAKE_CUDA_COMPILER ${GHOSTCAST_NVCC})
  set(CMAKE_CUDA_ARCHITECTURES ${GHOSTCAST_CUDA_ARCHITECTURES})
  set(CMAKE_CUDA_RUNTIME_LIBRARY Static)  # starts on a machine without a driver
  enable_language(CUDA)
  message(STATUS "With CUDA: nvcc ${CMAKE_CUDA_COMPILER_VERSION}, architectures ${CMAKE_CUDA_ARCHITECTURES}")
  # CMake 3.25.1 does not know that nvcc takes -std=c++20.
  if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)
    set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
    set(CMAKE_CUDA20_EXTENSION_COMPILE_OPTION "-std=c++20")
    list(APPEND CMAKE_CUDA_COMPILE_FEATURES cuda_std_20)
    set(CMAKE_CUDA20_COMPILE_FEATURES cuda_std_20)
  endif()
  set(CMAKE_CUDA_STANDARD 20)
  set(CMAKE_CUDA_STANDARD_REQUIRED ON)
  find_package(CUDAToolkit REQUIRED)
  # The assembler's report goes beside each object; ccache, where it is, gives it again.
  set(CMAKE_CUDA_COMPILER_LAUNCHER ${CMAKE_SOURCE_DIR}/cmake/keep_assembler_report.sh ${GHOSTCAST_CCACHE})
endif()

# Device code gives the host's bits: no contraction, IEEE division and square root, no flush to zero.
# Machine code is left uncompressed, so that scripts/kernel_report.py can count it.
add_library(ghostcast_cuda_flags INTERFACE)
target_compile_options(ghostcast_cuda_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CUDA>:--fmad=false --prec-div=true --prec-sqrt=true --ftz=false --expt-relaxed-constexpr --extended-lambda -diag-suppress=20012 -Xptxas=-v --no-compress>)
set(GHOSTCAST_RESIDENT_THREADS 1024 CACHE STRING "Threads that kernels are compiled for on a multiprocessor: 1024, 768 or 512")
if(NOT GHOSTCAST_RESIDENT_THREADS EQUAL 1024)
  target_compile_definitions(ghostcast_cuda_flags INTERFACE GHOSTCAST_RESIDENT_THREADS=${GHOSTCAST_RESIDENT_THREADS})
endif()
