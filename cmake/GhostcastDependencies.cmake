# What we did not write: the Debian packages of scripts/packages.txt.
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost 1.71 REQUIRED)  # headers: Boost.Math
find_package(Threads REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
find_path(MD_INCLUDE_DIR sha2.h REQUIRED)
find_library(MD_LIBRARY NAMES libmd.a md REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY NAMES libcsv.a csv REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_path(SQLITECPP_INCLUDE_DIR SQLiteCpp/SQLiteCpp.h REQUIRED)
find_package(zstd REQUIRED)

add_library(ghostcast_dependencies INTERFACE)
target_link_libraries(ghostcast_dependencies INTERFACE
  fmt::fmt CLI11::CLI11 nlohmann_json::nlohmann_json Boost::headers Threads::Threads ${MD_LIBRARY}
  ${CSV_LIBRARY} $<LINK_ONLY:SQLiteCpp> zstd::libzstd_shared)
target_include_directories(ghostcast_dependencies SYSTEM INTERFACE
  ${TOMLPLUSPLUS_INCLUDE_DIR} ${MD_INCLUDE_DIR} ${CSV_INCLUDE_DIR} ${SQLITECPP_INCLUDE_DIR})
