# The scenarios of `ghostcast bench` and what was counted of them, as strings in the program.
set(built_in_files bench/scenarios/m5.toml bench/scenarios/eight_units.toml bench/results/operations.json)
foreach(file IN LISTS built_in_files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${CMAKE_SOURCE_DIR}/${file} GHOSTCAST_TEXT_${name})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
endforeach()
configure_file(${CMAKE_SOURCE_DIR}/cmake/built_in_texts.cpp.in ${CMAKE_BINARY_DIR}/generated/built_in_texts.cpp @ONLY)
target_sources(ghostcast_core PRIVATE ${CMAKE_BINARY_DIR}/generated/built_in_texts.cpp)
