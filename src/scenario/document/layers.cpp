// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/layers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <utility>

#include "ghostcast/scenario/file_bytes.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

/// One file and all its bases.
class Chain {
 public:
  explicit Chain(BaseFiles bases) : bases_(bases) {}

  void read(std::string_view text, std::string const& file)
  {
    add(text, file);
    while (Node const* const extends = layers_.back().find("extends")) {
      fs::path const base = base_of(*extends);
      refuse_outside(*extends, base);
      FileBytes const bytes = read_file(base);
      if (!bytes.reason.empty())
        refuse(*extends, fmt::format("{}: {}", bytes.reason, base.string()));
      size_ += bytes.bytes.size();
      if (size_ > most_bytes)
        refuse(*extends, "is too large: what one file extends may have 4 MiB in all");
      add(bytes.bytes, base.string());
    }
  }

  LayeredDocument document()
  {
    LayeredDocument out;
    out.root = std::move(layers_.back());
    refuse_removals(out.root, out.faults);
    for (std::size_t i = layers_.size() - 1; i-- > 0;) lay_over(out.root, layers_[i], out.faults);
    std::erase_if(out.root.members, [](Member const& member) { return member.key == "extends"; });
    out.files = std::move(files_);
    return out;
  }

 private:
  void add(std::string_view text, std::string const& file)
  {
    layers_.push_back(parse_document(text, file, static_cast<int>(files_.size())));
    files_.push_back({file, sha256_of(text)});
    std::error_code error;
    places_.push_back(fs::weakly_canonical(file, error));
  }

  /// Place of the base, after a check that it is none of the files before.
  fs::path base_of(Node const& extends)
  {
    if (!extends.is_text())
      refuse(extends, fmt::format("must be a string, not {}", kind_name(extends)));
    if (is_bad_name(extends.text)) refuse(extends, "must not be empty or hold control characters");
    if (files_.size() == static_cast<std::size_t>(most_layers))
      refuse(extends,
             fmt::format("is one file too many; {} may stand on one another", most_layers));
    fs::path const base =
        (fs::path(files_.back().name).parent_path() / extends.text).lexically_normal();
    std::error_code error;
    fs::path const place = fs::weakly_canonical(base, error);
    if (std::find(places_.begin(), places_.end(), place) != places_.end())
      refuse(extends, "leads back to a file that extends this one");
    return base;
  }

  /// A file that somebody sent may not look at others of this machine: faults quote what they find.
  void refuse_outside(Node const& extends, fs::path const& base) const
  {
    if (bases_ == BaseFiles::anywhere) return;
    if (!lies_inside(files_.front().name, base))
      refuse(extends, "is outside the folder of the scenario", "--allow-outside allows it.");
  }

  [[noreturn]] void refuse(Node const& extends, std::string const& reason, std::string const& hint = {}) const
  {
    std::vector<std::string> names;
    for (SourceFile const& each : files_) names.push_back(each.name);
    throw InputError(names,
                     {Fault{extends.at, "scenario.extends = " + to_string(extends), reason, hint}});
  }

  static constexpr std::size_t most_bytes = 4U << 20U;
  BaseFiles bases_;
  std::size_t size_{0};  ///< of the bases
  std::vector<Node> layers_;
  std::vector<SourceFile> files_;
  std::vector<fs::path> places_;
};

}  // namespace

LayeredDocument read_layers(std::string_view text, std::string const& file, BaseFiles bases)
{
  Chain chain(bases);
  chain.read(text, file);
  return chain.document();
}

}  // namespace ghostcast
