# Flags of every target. One result on every machine: no contraction, no fast math (docs/architecture.md).
add_library(ghostcast_flags INTERFACE)
set(GHOSTCAST_HOST_FLAGS -Wall -Wextra -Wconversion -Wshadow -Werror -ffp-contract=off -fno-math-errno)
target_compile_options(ghostcast_flags INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${GHOSTCAST_HOST_FLAGS}>")
# Of g++ 12, and not shown to be mended later: a false warning of overlap in std::string + char const* (GCC bug 105651), and loops over
# lanes that its if-conversion and vectoriser turn into wrong code at -O3 -march=x86-64-v3: seen in
# share_round over a pack of four, right at -O2, with clang and under the sanitizers
# (tests/model/model_lanes_test.cpp fails without this flag).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(ghostcast_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict> $<$<COMPILE_LANGUAGE:CXX>:-fno-tree-loop-if-convert>)
endif()

# x86-64-v3 has fma as an instruction; without it fma() is a call with the same result, only slower.
include(CheckCXXSourceRuns)
check_cxx_source_runs("int main() { return __builtin_cpu_supports(\"x86-64-v3\") ? 0 : 1; }" GHOSTCAST_CPU_IS_V3)
option(GHOSTCAST_V3 "Compile for x86-64-v3 (AVX2, FMA)" ${GHOSTCAST_CPU_IS_V3})
if(GHOSTCAST_V3)
  # Targets with the property GHOSTCAST_OWN_ISA say themselves for what they are compiled.
  target_compile_options(ghostcast_flags INTERFACE
    "$<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:$<BOOL:$<TARGET_PROPERTY:GHOSTCAST_OWN_ISA>>>>:-march=x86-64-v3>")
endif()

set(GHOSTCAST_SANITIZE "" CACHE STRING "Sanitizers, comma-separated: address,undefined or thread")
if(GHOSTCAST_SANITIZE)
  target_compile_options(ghostcast_flags INTERFACE -fsanitize=${GHOSTCAST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(ghostcast_flags INTERFACE -fsanitize=${GHOSTCAST_SANITIZE})
  # With instrumentation g++ 12 takes the insides of <regex> and <functional> for uninitialised.
  target_compile_options(ghostcast_flags INTERFACE -Wno-maybe-uninitialized)
endif()

# Sources that sort by Thrust 1.17, whose sequential radix sort binds a reference to a null policy and never
# reads it: the sanitizer may not look for that one thing there.
function(ghostcast_sorts_by_thrust)
  if(GHOSTCAST_SANITIZE MATCHES undefined)
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS -fno-sanitize=null)
  endif()
endfunction()

find_program(GHOSTCAST_CCACHE ccache)
if(GHOSTCAST_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${GHOSTCAST_CCACHE})
endif()
