# The model once for each instruction set. Nothing that was compiled for AVX-512 may end up where a
# processor lacks it, yet inline functions and templates have one name in all objects and the linker
# keeps any one of them. So each object is linked in itself, its groups of duplicates dissolved, and
# every name in it made local but one: `ghostcast_<isa>_<what>` (tests/engine/isa_symbols_test.cpp).
# What: the model ("program"), and kernels of benchmarks ("kernels").
find_path(GHOSTCAST_HIGHWAY hwy/highway.h DOC "Google Highway, for the CPU's vectors")

function(ghostcast_add_isa target what source isa parts)
  set(library ghostcast_${isa}_${what})
  add_library(${library} OBJECT ${source})
  target_compile_definitions(${library} PRIVATE GHOSTCAST_ISA=${isa} GHOSTCAST_PACK_PARTS=${parts})
  target_include_directories(${library} PRIVATE ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src/engine ${CMAKE_SOURCE_DIR}/bench)
  target_include_directories(${library} SYSTEM PRIVATE ${GHOSTCAST_HIGHWAY})
  target_link_libraries(${library} PRIVATE ghostcast_flags ghostcast_dependencies)
  if(ARGN)
    set_target_properties(${library} PROPERTIES GHOSTCAST_OWN_ISA ON)
    target_compile_options(${library} PRIVATE ${ARGN})
  endif()
  set(object ${CMAKE_BINARY_DIR}/isa/${isa}_${what}.o)
  add_custom_command(OUTPUT ${object}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/isa
    COMMAND ${CMAKE_LINKER} -r --force-group-allocation -o ${object} $<TARGET_OBJECTS:${library}>
    COMMAND ${CMAKE_OBJCOPY} --keep-global-symbol=ghostcast_${isa}_${what} ${object}
    DEPENDS ${library} $<TARGET_OBJECTS:${library}>
    COMMAND_EXPAND_LISTS VERBATIM COMMENT "Closing ${isa}_${what}.o")
  target_sources(${target} PRIVATE ${object})
  set_source_files_properties(${object} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
endfunction()

function(ghostcast_add_isas target what source)
  ghostcast_add_isa(${target} ${what} ${source} scalar 0)
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    return()
  endif()
  ghostcast_add_isa(${target} ${what} ${source} avx2 2 -march=x86-64-v3)
  ghostcast_add_isa(${target} ${what} ${source} avx512 2 -march=x86-64-v4)
  target_compile_definitions(${target} PRIVATE GHOSTCAST_HAS_AVX)
endfunction()
