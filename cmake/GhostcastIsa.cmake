# The model once for each instruction set. Nothing that was compiled for AVX-512 may end up where a
# processor lacks it, yet inline functions and templates have one name in all objects and the linker
# keeps any one of them. So each object is linked in itself, its groups of duplicates dissolved, and
# every name in it made local but one: `ghostcast_<isa>_program` (tests/engine/isa_symbols_test.cpp).
find_path(GHOSTCAST_HIGHWAY hwy/highway.h DOC "Google Highway, for the CPU's vectors")
if(NOT GHOSTCAST_HIGHWAY)
  message(FATAL_ERROR "Google Highway (hwy/highway.h) was not found. It is the package libhwy-dev; scripts/packages.txt lists all that are needed.")
endif()

# Packs live in registers only where functions are inlined: a call hands them over in memory.
set(GHOSTCAST_INLINE_FLAGS "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT GHOSTCAST_SANITIZE)  # instrumented, all in one function takes minutes
  foreach(limit inline-unit-growth=2000 large-function-growth=20000 large-function-insns=100000 large-stack-frame-growth=100000
          max-inline-insns-single=3000 max-inline-insns-auto=300)
    list(APPEND GHOSTCAST_INLINE_FLAGS "SHELL:--param ${limit}")
  endforeach()
  # Packs are vectors already: what g++ gathers from neighbouring statements costs more than it saves.
  list(APPEND GHOSTCAST_INLINE_FLAGS -fno-tree-slp-vectorize -fno-trapping-math)
endif()

# g++ 12 tunes x86-64-v3 to copy 16 bytes at a time: a vector of 32 that is read back waits for both halves.
set(GHOSTCAST_COPY_FLAGS "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
  set(GHOSTCAST_COPY_FLAGS -mmove-max=256 -mstore-max=256)
endif()

find_program(GHOSTCAST_LD NAMES ld.bfd ld REQUIRED DOC "GNU ld; lld before 19 cannot dissolve groups")

# `source` for one instruction set, in packs of so many vectors (0: none), with more flags, as part of
# `target`; it defines ghostcast_<isa>_<name>.
function(ghostcast_add_isa target source name isa parts)
  set(library ghostcast_${isa}_${name})
  add_library(${library} OBJECT ${source})
  target_compile_definitions(${library} PRIVATE GHOSTCAST_ISA=${isa} GHOSTCAST_PACK_PARTS=${parts})
  target_include_directories(${library} PRIVATE ${CMAKE_SOURCE_DIR}/include)
  target_include_directories(${library} SYSTEM PRIVATE ${GHOSTCAST_HIGHWAY})
  target_link_libraries(${library} PRIVATE ghostcast_flags ghostcast_dependencies)
  if(ARGN)
    set_target_properties(${library} PROPERTIES GHOSTCAST_OWN_ISA ON)
    target_compile_options(${library} PRIVATE ${ARGN})
  endif()
  set(object ${CMAKE_BINARY_DIR}/isa/${isa}_${name}.o)
  add_custom_command(OUTPUT ${object}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/isa
    COMMAND ${GHOSTCAST_LD} -r --force-group-allocation -o ${object} $<TARGET_OBJECTS:${library}>
    COMMAND ${CMAKE_OBJCOPY} --keep-global-symbol=${library} ${object}
    DEPENDS ${library} $<TARGET_OBJECTS:${library}>
    COMMAND_EXPAND_LISTS VERBATIM COMMENT "Closing ${isa}_${name}.o")
  target_sources(${target} PRIVATE ${object})
  set_source_files_properties(${object} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
endfunction()

function(ghostcast_add_isas target source name)
  ghostcast_add_isa(${target} ${source} ${name} scalar 0)
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    return()
  endif()
  ghostcast_add_isa(${target} ${source} ${name} avx2 2 -march=x86-64-v3 ${GHOSTCAST_COPY_FLAGS} ${GHOSTCAST_INLINE_FLAGS})
  ghostcast_add_isa(${target} ${source} ${name} avx512 2 -march=x86-64-v4 ${GHOSTCAST_INLINE_FLAGS})
  target_compile_definitions(${target} PRIVATE GHOSTCAST_HAS_AVX)
endfunction()
