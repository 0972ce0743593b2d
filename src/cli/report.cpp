// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>

#include "ghostcast/cli/chart_files.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/output_attempts.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/page_bundle.hpp"
#include "ghostcast/scenario/fault.hpp"

namespace ghostcast::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largest_file = std::uintmax_t{1} << 30;

/// Deeper than any document of ours; what walks one calls itself once a level.
constexpr int most_levels = 100;

/// A document, or why there is none.
std::string parse(std::istream& stream, Json& document)
{
  bool deep = false;
  document = Json::parse(stream, [&](int depth, Json::parse_event_t, Json const&) {
    deep = deep || depth > most_levels;
    return !deep;  // what lies deeper is dropped
  }, false);
  if (document.is_discarded()) return deep ? "is nested too deeply" : "is not JSON";
  return deep ? "is nested too deeply" : "";
}

/// Documents of the command line, and what is wrong with them.
class DocumentReader {
 public:
  void read(std::string const& result)
  {
    std::error_code error;
    if (fs::is_directory(result, error)) {
      read_folder(result);
    } else {
      read_file(result, true);
    }
  }

  PageDocuments documents() &&
  {
    if (faults_.empty() && documents_.result.is_null()) fault("report", "has no result of run", "Name result.json, or the folder of run --out.");
    for (std::string const& why : faults_.empty() ? misfits(documents_) : std::vector<std::string>{}) fault("report", why, "");
    if (!faults_.empty()) throw InputError(files_, std::move(faults_));
    return std::move(documents_);
  }

 private:
  /// In the order of names, so that the page does not depend on the disk.
  void read_folder(std::string const& folder)
  {
    std::vector<std::string> names;
    for (fs::directory_entry const& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".json" && entry.path().filename().string().front() != '.') names.push_back(entry.path().string());
    }
    std::ranges::sort(names);
    if (names.empty()) fault(folder, "holds no JSON file", "");
    for (std::string const& name : names) read_file(name, false);
  }

  /// \param named  on the command line; what merely lies in a folder may be something else
  void read_file(std::string const& file, bool named)
  {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return fault(file, "no such file", "");
    if (fs::file_size(file, error) > largest_file) return fault(file, "is larger than 1 GiB", "");
    std::ifstream stream(file, std::ios::binary);
    Json document;
    if (std::string const bad = parse(stream, document); !bad.empty()) return fault(file, bad, "");
    std::string const why = add_document(documents_, std::move(document));
    if (named && !why.empty()) fault(file, why, "");
  }

  void fault(std::string const& file, std::string const& reason, std::string const& hint)
  {
    Fault found{{}, "", reason, hint};
    found.at.file = static_cast<int>(files_.size());
    files_.push_back(file);
    faults_.push_back(std::move(found));
  }

  PageDocuments documents_;
  std::vector<std::string> files_;
  std::vector<Fault> faults_;
};

void write_html(std::string const& file, Json const& page)
{
  fs::path const path(file);
  fs::path const folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  write_files(folder, {{path.filename().string(), page_html(page_template(), page)}});
}

}  // namespace

PageDocuments read_documents(std::vector<std::string> const& results)
{
  DocumentReader reader;
  for (std::string const& result : results) reader.read(result);
  return std::move(reader).documents();
}

std::string why_no_page()
{
  if (!page_template().empty()) return "";
  return "this program was built without the report page. Install node and npm, configure with -DGHOSTCAST_PAGE=ON and build again";
}

void write_page(PageRequest const& request, PageDocuments const& documents, std::vector<PageGap> const& gaps)
{
  Json const page = page_document(documents, request.language, gaps);
  OutputAttempts attempt;
  if (!request.file.empty()) attempt([&] { write_html(request.file, page); });
  if (!request.charts.empty()) attempt([&] { write_charts(request.charts, page); });
  attempt.finish();
}

ExitCode report(ReportOptions const& options)
{
  PageDocuments const documents = read_documents(options.results);
  if (std::string const why = why_no_page(); !why.empty()) {
    complain("ghostcast: " + why + "\n");
    return ExitCode::machine_fault;
  }
  try {
    write_page(options.page, documents, {});
  } catch (Json::exception const& error) {
    throw InputError(options.results.front(), {Fault{{}, "", fmt::format("is not as this program writes it: {}", error.what()), ""}});
  }
  return ExitCode::success;
}

}  // namespace ghostcast::cli
