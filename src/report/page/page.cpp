// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "ghostcast/report/page_parts.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view data_marker = "{{data}}";

/// A member that should be text; empty where it is not.
std::string text_at(Json const& json, char const* pointer)
{
  Json::json_pointer const at(pointer);
  return json.contains(at) && json.at(at).is_string() ? json.at(at).get<std::string>() : "";
}

std::string sha_of(Json const& document)
{
  std::string const own = text_at(document, "/scenario/sha256");
  return own.empty() ? text_at(document, "/base/scenario/sha256") : own;
}

std::string name_of_scenario(Json const& document)
{
  std::string const own = text_at(document, "/scenario/name");
  return own.empty() ? text_at(document, "/base/scenario/name") : own;
}

void compare_with(Json const& result, Json const& document, std::vector<std::string>& faults)
{
  if (document.is_null() || sha_of(document) == sha_of(result)) return;
  faults.push_back(fmt::format("{} is of scenario {} with other contents than that of the result, {}",
                               text_at(document, "/schema"), name_of_scenario(document), name_of_scenario(result)));
}

Json gap_json(PageGap const& gap)
{
  return {{"part", gap.part}, {"reason", gap.reason}, {"command", gap.command}};
}

}  // namespace

std::string add_document(PageDocuments& documents, Json document)
{
  if (!document.is_object()) return "is no JSON object";
  std::string const schema = text_at(document, "/schema");
  if (schema == "ghostcast.result/1") {
    documents.result = std::move(document);
  } else if (schema == "ghostcast.compare/1") {
    documents.comparison = std::move(document);
  } else if (schema == "ghostcast.sensitivity/1") {
    documents.sensitivity = std::move(document);
  } else if (schema == "ghostcast.surface/1") {
    documents.surfaces.push_back(std::move(document));
  } else if (schema == "ghostcast.explain/1") {
    documents.stories.push_back(std::move(document));
  } else {
    return fmt::format("schema = \"{}\": a page is made of documents of run, compare, surface, sensitivity and explain", schema);
  }
  return "";
}

std::vector<std::string> misfits(PageDocuments const& documents)
{
  std::vector<std::string> faults;
  compare_with(documents.result, documents.comparison, faults);
  compare_with(documents.result, documents.sensitivity, faults);
  for (Json const& surface : documents.surfaces) compare_with(documents.result, surface, faults);
  for (Json const& story : documents.stories) compare_with(documents.result, story, faults);
  return faults;
}

std::vector<PageGap> missing_parts(PageDocuments const& documents, std::vector<PageGap> gaps)
{
  auto const add = [&](bool there, char const* part, char const* verb, char const* flags) {
    bool const named = std::ranges::any_of(gaps, [&](PageGap const& gap) { return gap.part == part; });
    if (!there && !named) gaps.push_back({part, "not_made", command_of(verb, documents.result, flags)});
  };
  add(!documents.surfaces.empty(), "surface", "surface", "--out DIR");
  add(!documents.comparison.is_null(), "comparison", "compare", "--out DIR");
  add(!documents.sensitivity.is_null(), "sensitivity", "sensitivity", "--out DIR");
  add(!documents.stories.empty(), "stories", "explain", "--select median-ghost --json > DIR/median_ghost.json");
  return gaps;
}

Json page_document(PageDocuments const& documents, std::string const& language, std::vector<PageGap> const& gaps)
{
  Json page = {{"schema", "ghostcast.page/1"}, {"language", language}};
  page["command"] = command_of("run", documents.result, "");
  page["result"] = page_result(documents.result);
  page["parameters"] = page_parameters();
  page["warning_texts"] = page_warning_texts();
  page["surfaces"] = documents.surfaces;
  page["comparison"] = documents.comparison.is_null() ? Json(nullptr) : page_comparison(documents.comparison);
  page["sensitivity"] = documents.sensitivity;
  page["stories"] = Json::array();
  for (Json const& story : documents.stories) page["stories"].push_back(page_story(story));
  page["gaps"] = Json::array();
  for (PageGap const& gap : missing_parts(documents, gaps)) page["gaps"].push_back(gap_json(gap));
  return with_six_digits(std::move(page));
}

std::string script_safe_json(Json const& json)
{
  std::string const text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string safe;
  safe.reserve(text.size() + text.size() / 64);
  for (std::size_t k = 0; k < text.size(); ++k) {
    char const c = text[k];
    bool const separator = text.compare(k, 3, "\u2028") == 0 || text.compare(k, 3, "\u2029") == 0;
    if (c == '<' || c == '>' || c == '&') {
      safe += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else if (separator) {
      safe += text[k + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      k += 2;
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string page_html(std::string_view page, Json const& document)
{
  std::size_t const at = page.find(data_marker);
  if (at == std::string_view::npos || page.find(data_marker, at + 1) != std::string_view::npos)
    throw std::logic_error("the bundled page has not one marker for its data");
  std::string html(page.substr(0, at));
  html += script_safe_json(document);
  return html += page.substr(at + data_marker.size());
}

}  // namespace ghostcast
