// SPDX-License-Identifier: Apache-2.0
// Who copied whom, where dates and credits tell; and groups of one text each.
//
//   Credits credits({{"spa", "...", true}, {"reuters", "..."}});  // names of outlets, from a table
//   Origin a{.published = "2015-07-21", .outlet = "okaz", .credits = credits.find(text)};
//   Direction d = direction(a, b);     // {a_first, "b credits a's outlet"}
//   std::vector<std::uint32_t> first = copy_groups(copies, origins);
//
// Rules, the first that tells something: a text that credits the other's outlet is the copy; two
// that credit the same third party are copies of that; the earlier day was first. The same day, no
// days, or each crediting the other tell nothing. Never fails. Thread rule: values, const calls
// from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "copies/find.h"

namespace tawatur::copies {

/// Where a text comes from, as far as known.
struct Origin {
  std::string id;                    ///< the document's, to break ties
  std::string published;             ///< ISO day or empty
  std::string outlet;                ///< id where known, else as given
  std::vector<std::string> credits;  ///< ids of outlets that the text names as its source
};

enum class First : std::uint8_t { unknown, a, b, third };
struct Direction {
  First first = First::unknown;
  std::string_view reason;  ///< "credit", "same credit", "date", or empty
  std::string third;        ///< whom both credit
};
Direction direction(const Origin& a, const Origin& b);
/// Of two that nothing else tells apart: by the day, unknown days last, then by the id.
bool earlier(const Origin& a, const Origin& b);

/// For each text the one that stands for all texts that are the same or nearly so: the earliest,
/// then the smallest id. Copies of copies belong together. A contained text doesn't join: the
/// longer article says more than the agency did.
std::vector<std::uint32_t> copy_groups(const Copies& copies, std::span<const Origin> origins);

/// Names of outlets as they stand at the head or the foot of a report.
class Credits {
 public:
  /// Words at the head and at the foot among which a credit is looked for.
  static constexpr std::size_t kHeadWords = 60, kFootWords = 25;
  /// The same for weak names: the place line, and the very end.
  static constexpr std::size_t kWeakHeadWords = 8, kWeakFootWords = 3;

  struct Name {
    std::string id, name;
    bool weak = false;  ///< also an ordinary word
  };
  /// One outlet may have many names. Names without a word are left out.
  explicit Credits(std::span<const Name> names);
  /// Ids that are named, in the order of the text, each once.
  std::vector<std::string> find(std::string_view text) const;

 private:
  std::unordered_map<std::string, Name> of_words_;  ///< folded words with a blank between
  std::size_t longest_ = 0;                         ///< words of a name
};

}  // namespace tawatur::copies
