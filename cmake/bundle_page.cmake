# Installs the npm packages of the page into FOLDER, unless they are there, and bundles it. Under AUTO a
# failure leaves empty files, which are a program without the page.
file(MAKE_DIRECTORY ${FOLDER})
file(SHA256 ${WEB}/package-lock.json lock)
set(stamp ${FOLDER}/node_modules/.ghostcast-${lock})

function(give_up reason)
  if(CHOICE STREQUAL "ON")
    message(FATAL_ERROR "GHOSTCAST_PAGE=ON: ${reason}")
  endif()
  message("Without the report page: ${reason}\nOnce that is mended: rm ${FOLDER}/page.html, and build again")
  file(WRITE ${FOLDER}/page.html "")
  file(WRITE ${FOLDER}/page_svg.cjs "")
endfunction()

# The first thing that npm complains of: "code ECONNREFUSED".
function(first_error text result)
  string(REGEX MATCH "npm (error|ERR!) ([^\n]+)" line "${text}")
  set(${result} "${CMAKE_MATCH_2}" PARENT_SCOPE)
endfunction()

if(NOT EXISTS ${stamp})
  file(COPY ${WEB}/package.json ${WEB}/package-lock.json DESTINATION ${FOLDER})
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --prefer-offline --fetch-retries=1 --fetch-timeout=30000 --loglevel=error
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    first_error("${text}" reason)
    give_up("npm could not install its packages (${reason})")
    return()
  endif()
  file(TOUCH ${stamp})
endif()

execute_process(COMMAND ${NODE} ${WEB}/build.mjs ${FOLDER}
  WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
if(NOT status EQUAL 0)
  # With the packages at hand this is a fault in the sources, and no reason to go on without the page.
  message(FATAL_ERROR "The report page could not be bundled:\n${text}")
endif()
