# The report page (docs/report.md): GHOSTCAST_PAGE=AUTO bundles it where node and npm are and the npm
# packages can be had, ON demands it, OFF leaves it out. All else is built without it too.
set(GHOSTCAST_PAGE AUTO CACHE STRING "Bundle the report page: AUTO, ON or OFF")
set_property(CACHE GHOSTCAST_PAGE PROPERTY STRINGS AUTO ON OFF)
set(GHOSTCAST_LEAST_NODE 18)

string(TOUPPER "${GHOSTCAST_PAGE}" GHOSTCAST_PAGE_CHOICE)
if(NOT GHOSTCAST_PAGE_CHOICE MATCHES "^(AUTO|ON|OFF)$")
  message(FATAL_ERROR "GHOSTCAST_PAGE=${GHOSTCAST_PAGE}: must be AUTO, ON or OFF")
endif()
find_program(GHOSTCAST_NODE NAMES node nodejs)
find_program(GHOSTCAST_NPM npm)

unset(GHOSTCAST_NO_PAGE)
if(GHOSTCAST_PAGE_CHOICE STREQUAL "OFF")
  set(GHOSTCAST_NO_PAGE "it was switched off")
elseif(NOT GHOSTCAST_NODE OR NOT GHOSTCAST_NPM)
  set(GHOSTCAST_NO_PAGE "node or npm was not found")
else()
  execute_process(COMMAND ${GHOSTCAST_NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT version MATCHES "^v([0-9]+)\\." OR CMAKE_MATCH_1 LESS GHOSTCAST_LEAST_NODE)
    set(GHOSTCAST_NO_PAGE "node is ${version}; ${GHOSTCAST_LEAST_NODE} or newer is needed")
  endif()
endif()

set(folder ${CMAKE_BINARY_DIR}/page)
set(outputs ${folder}/page.html ${folder}/page_svg.cjs)
if(GHOSTCAST_NO_PAGE)
  if(GHOSTCAST_PAGE_CHOICE STREQUAL "ON")
    message(FATAL_ERROR "GHOSTCAST_PAGE=ON: ${GHOSTCAST_NO_PAGE}")
  endif()
  message(STATUS "Without the report page: ${GHOSTCAST_NO_PAGE}")
  file(WRITE ${folder}/page.html "")
  file(WRITE ${folder}/page_svg.cjs "")
else()
  message(STATUS "With the report page: node ${version}")
  set(web ${CMAKE_SOURCE_DIR}/src/report/web)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/*.js ${web}/*.mjs ${web}/*.css ${web}/*.html ${web}/*.json)
  add_custom_command(OUTPUT ${outputs}
    COMMAND ${CMAKE_COMMAND} -DNODE=${GHOSTCAST_NODE} -DNPM=${GHOSTCAST_NPM} -DWEB=${web} -DFOLDER=${folder}
      -DCHOICE=${GHOSTCAST_PAGE_CHOICE} -P ${CMAKE_SOURCE_DIR}/cmake/bundle_page.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/bundle_page.cmake
    VERBATIM COMMENT "Bundling the report page")
endif()

# Embeds both files; empty ones where there is no page.
function(ghostcast_embed_page target)
  set(source ${CMAKE_SOURCE_DIR}/src/report/page/page_bundle.S)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${outputs}"
    COMPILE_DEFINITIONS "GHOSTCAST_PAGE_HTML=\"${folder}/page.html\";GHOSTCAST_PAGE_SVG=\"${folder}/page_svg.cjs\"")
  target_sources(${target} PRIVATE ${source})
endfunction()
