# The report page: unit tests by node, and whole pages in Chromium. Each says why where it is skipped.
set(GHOSTCAST_PAGE_TESTS charts scenarios hostile look)
if(GHOSTCAST_NO_PAGE)
  foreach(name IN LISTS GHOSTCAST_PAGE_TESTS)
    add_test(NAME page/${name} COMMAND ${CMAKE_COMMAND} -E echo "SKIPPED: page/${name}: ${GHOSTCAST_NO_PAGE}")
  endforeach()
else()
  add_test(NAME page/charts COMMAND ${CMAKE_COMMAND} -DNODE=${GHOSTCAST_NODE} -DTESTS=${CMAKE_BINARY_DIR}/page/page_tests.cjs
    -P ${CMAKE_CURRENT_SOURCE_DIR}/page/run_unit_tests.cmake)
  foreach(name IN ITEMS scenarios hostile look)
    add_test(NAME page/${name} COMMAND ${GHOSTCAST_NODE} ${CMAKE_CURRENT_SOURCE_DIR}/page/run.mjs
      $<TARGET_FILE:ghostcast> ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/page_tests ${name})
  endforeach()
  set_tests_properties(page/scenarios page/hostile page/look PROPERTIES RESOURCE_LOCK page_packages)
endif()
foreach(name IN LISTS GHOSTCAST_PAGE_TESTS)
  set_tests_properties(page/${name} PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED: " TIMEOUT 1500)
endforeach()
