// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/csv_cells.hpp"

#include <csv.h>

#include <algorithm>
#include <cstddef>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The separator of the first line: a tab, else a semicolon, else a comma.
char find_delimiter(std::string_view text)
{
  std::string_view const line = text.substr(0, text.find('\n'));
  if (line.find('\t') != line.npos) return '\t';
  return line.find(';') != line.npos ? ';' : ',';
}

bool begins_letter(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Place of the first byte that is no UTF-8 text.
Position first_foreign_byte(std::string_view text)
{
  Position at{1, 1};
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && !begins_letter(text[i + length])) ++length;
    if (!is_utf8_text(text.substr(i, length))) return at;
    at = text[i] == '\n' ? Position{at.line + 1, 1} : Position{at.line, at.column + 1};
    i += length;
  }
  return at;
}

/// Feeds libcsv byte by byte, as it does not say where a field stands.
class CsvReader {
 public:
  CsvReader(CsvCells& cells, std::vector<Fault>& faults) : cells_(cells), faults_(faults)
  {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(cells.delimiter));
  }
  CsvReader(CsvReader const&) = delete;
  CsvReader& operator=(CsvReader const&) = delete;
  ~CsvReader() { csv_free(&parser_); }

  void read(std::string_view text)
  {
    for (char const byte : text) {
      if (!feed(byte)) return;
    }
    if (csv_fini(&parser_, end_of_cell, end_of_row, this) == 0) return;
    faults_.push_back({cell_at_, "", "has a quote that is never closed", ""});
  }

 private:
  /// False where the text cannot be split any further.
  bool feed(char byte)
  {
    if (fresh_) cell_at_ = here_;
    if (byte != ' ' && byte != '\n' && byte != '\r') fresh_ = false;
    if (csv_parse(&parser_, &byte, 1, end_of_cell, end_of_row, this) != 1) {
      faults_.push_back({cell_at_, "", "has a quote in the middle of a field",
                         "Put the field in quotes, and double those inside: \"a \"\"b\"\"\"."});
      return false;
    }
    if (byte == '\n') {
      here_ = {here_.line + 1, 1};
    } else if (begins_letter(byte)) {
      ++here_.column;
    }
    return true;
  }

  static void end_of_cell(void* text, std::size_t size, void* self)
  {
    auto& reader = *static_cast<CsvReader*>(self);
    reader.row_.push_back({reader.cell_at_, std::string(static_cast<char const*>(text), size)});
    reader.fresh_ = true;
    reader.cell_at_ = reader.here_;
  }

  static void end_of_row(int, void* self)
  {
    auto& reader = *static_cast<CsvReader*>(self);
    bool const empty = std::all_of(reader.row_.begin(), reader.row_.end(),
                                   [](CsvCell const& cell) { return cell.text.empty(); });
    if (!empty) reader.cells_.rows.push_back(reader.row_);
    reader.row_.clear();
  }

  CsvCells& cells_;
  std::vector<Fault>& faults_;
  csv_parser parser_{};
  CsvRow row_;
  Position here_{1, 1};     ///< of the next byte
  Position cell_at_{1, 1};  ///< of the cell that is being read
  bool fresh_{true};        ///< nothing of the cell has been seen
};

}  // namespace

CsvCells read_csv(std::string_view text, std::vector<Fault>& faults)
{
  CsvCells cells;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!is_utf8_text(text)) {
    faults.push_back({first_foreign_byte(text), "", "is no UTF-8", "Save the table as \"CSV UTF-8\"."});
    return cells;
  }
  cells.delimiter = find_delimiter(text);
  CsvReader(cells, faults).read(text);
  return cells;
}

}  // namespace ghostcast
