// SPDX-License-Identifier: Apache-2.0
// PlaceResolver::import: rows of the imported gazetteer, their units and their names in texts.
#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "lexicon/clitics.h"
#include "resolve/places.h"
#include "text/fold.h"

namespace tawatur::resolve {
namespace {

constexpr std::size_t kShortestKey = 6;           // bytes: three letters
constexpr std::size_t kMostForLetters = 100'000;  // rows: misspelt names take some 500 bytes each
constexpr std::uint32_t kLongest = 4;             // words
constexpr std::uint16_t kNoName = proclitic::kA | proclitic::kSa | proclitic::kKa;

bool arabic(std::string_view key) {
  const auto first = static_cast<unsigned char>(key.front());
  return first >= 0xD8 && first <= 0xDB;
}

}  // namespace

void PlaceResolver::import(Gazetteer gazetteer) {
  imported_ = std::move(gazetteer);
  imported_facts_.reserve(imported_.size());
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const PlaceRecord& r = imported_.record(i);
    imported_facts_.push_back(make_facts(r, {}, {}));
    const bool letters = imported_.size() <= kMostForLetters;
    for (const std::string_view name : names_of(r)) {
      names_.add(name, kImportedRow + i, letters && name.data() == r.name_ar.data());
    }
    if (!is_unit(r.category)) index_for_texts(r, kImportedRow + i);
  }
  share_units();
  find_twins();
  find_seats();
}

void PlaceResolver::index_for_texts(const PlaceRecord& record, std::uint32_t row) {
  for (const std::string_view name : names_of(record)) {
    const std::string folded = text::fold_word(name);
    const std::string key = folded_key(folded);
    if (key.size() < kShortestKey || !arabic(key) || names_.headed(folded)) continue;
    auto& rows = in_text_[hash64(key)];
    if (rows.empty() || rows.back() != row) rows.push_back(row);
  }
}

void PlaceResolver::match(const FoldedText& text, std::uint32_t at,
                          std::vector<lexicon::PhraseHit>& out) const {
  const auto& tokens = text.tokens;
  if (in_text_.empty() || at >= tokens.size() || tokens[at].kind != TokenKind::word) return;
  std::vector<lexicon::CliticSplit> splits;
  lexicon::clitic_splits(tokens[at].folded, splits);
  for (const lexicon::CliticSplit& s : splits) {
    const bool melted =
        (s.proclitics & proclitic::kLi) != 0 && (s.proclitics & proclitic::kAl) != 0;
    if (s.enclitic != Enclitic::none || melted || (s.proclitics & kNoName) != 0) continue;
    // The key knows no article, so that the split without it stands for both.
    const auto proclitics = static_cast<std::uint16_t>(s.proclitics & ~proclitic::kAl);
    if (proclitics != s.proclitics && proclitics == 0) continue;
    std::string key = folded_key(tokens[at].folded.substr(s.stem_begin, s.stem_end - s.stem_begin));
    for (std::uint32_t end = at + 1; !key.empty(); ++end) {
      if (const auto rows = in_text_.find(hash64(key)); rows != in_text_.end()) {
        for (const std::uint32_t row : rows->second) {
          out.push_back({lexicon::Source::places, row, 0, {at, end}, proclitics, Enclitic::none});
        }
      }
      const bool goes_on = end < tokens.size() && end < at + kLongest &&
                           tokens[end].kind == TokenKind::word && !tokens[end].break_before &&
                           tokens[end].sentence == tokens[at].sentence;
      if (!goes_on) break;
      key += folded_key(tokens[end].folded);
    }
  }
}

/// Codes of units differ from table to table: a unit of the same name and country is the same.
void PlaceResolver::share_units() {
  std::unordered_map<std::uint32_t, std::uint32_t> same;
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const Facts& g = imported_facts_[i];
    if (g.category != PlaceCategory::governorate || g.admin1 == 0) continue;
    const std::uint64_t whole = hash64(place_key(imported_.record(i).name_ar));
    for (const Facts& f : facts_) {
      const bool match = f.category == PlaceCategory::governorate && f.country == g.country &&
                         (f.name == g.name || f.name == whole);
      if (match && f.admin1 != 0) same[g.admin1] = f.admin1;
    }
  }
  for (Facts& f : imported_facts_) {
    if (const auto found = same.find(f.admin1); found != same.end()) f.admin1 = found->second;
  }
}

}  // namespace tawatur::resolve
