// SPDX-License-Identifier: Apache-2.0
/// \file
/// The report page: JSON documents of one scenario, put together and written as one HTML file
/// (docs/report.md).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ghostcast {

/// A part of the page that is not there, and how to get it.
struct PageGap {
  std::string part;     ///< "surface", "comparison", "sensitivity", "stories"
  std::string reason;   ///< a word of the page's texts: "not_made", "interrupted", "no_alternative", "no_draws"
  std::string command;  ///< that makes the part; empty: nothing does
};

/// What a page is made of. A document that is not there is null.
struct PageDocuments {
  nlohmann::ordered_json result;       ///< ghostcast.result/1
  nlohmann::ordered_json comparison;   ///< ghostcast.compare/1
  nlohmann::ordered_json sensitivity;  ///< ghostcast.sensitivity/1
  std::vector<nlohmann::ordered_json> surfaces;  ///< ghostcast.surface/1
  std::vector<nlohmann::ordered_json> stories;   ///< ghostcast.explain/1
};

/// Puts a document where its schema says. Of two results, comparisons or studies the later stays.
/// \return why it cannot be used, empty where it can be
std::string add_document(PageDocuments& documents, nlohmann::ordered_json document);

/// Documents that are about another scenario or plan than the result, in words: "surface: scenario lab,
/// but the result is of phantom_unit". Empty where all fit.
std::vector<std::string> misfits(PageDocuments const& documents);

/// The one document of a page, schema "ghostcast.page/1": what the charts need, numbers with six digits.
/// \param language  "en" or "fr" \param gaps  beside those that the documents show
nlohmann::ordered_json page_document(PageDocuments const& documents, std::string const& language,
                                     std::vector<PageGap> const& gaps);

/// Parts that neither the documents have nor `gaps` name.
std::vector<PageGap> missing_parts(PageDocuments const& documents, std::vector<PageGap> gaps);

/// JSON that can stand in a script element: no `<`, `>`, `&` and no line separator as such.
std::string script_safe_json(nlohmann::ordered_json const& json);

/// The page with its data. \pre `page` has the marker `{{data}}` once
std::string page_html(std::string_view page, nlohmann::ordered_json const& document);

}  // namespace ghostcast
