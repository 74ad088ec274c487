// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_names.h"

#include <algorithm>

#include "base/hash.h"
#include "text/fold.h"

namespace tawatur::resolve {
namespace {

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";
constexpr std::string_view kHamza = "\xD8\xA1";
constexpr std::string_view kZah = "\xD8\xB8", kDad = "\xD8\xB6";
constexpr std::string_view kHa = "\xD9\x87", kAlef = "\xD8\xA7";
/// A key that is shorter (two letters) is too little to be loose about.
constexpr std::size_t kShortest = 6;
constexpr std::string_view kSad = "\xD8\xB5", kSin = "\xD8\xB3";
constexpr std::string_view kTah = "\xD8\xB7", kTa = "\xD8\xAA";
constexpr std::string_view kWaw = "\xD9\x88", kYa = "\xD9\x8A";
constexpr std::size_t kLongEnough = 14;
constexpr std::size_t kFewest = 8;  // letters of two bytes without vowels

std::string_view bare(std::string_view word) {
  if (word.size() > 6 && word.starts_with(kArticle)) word.remove_prefix(kArticle.size());
  return word;
}

/// Without the ending that feminine adjectives have.
std::string stem(std::string_view word) {
  word = bare(word);
  if (word.size() > 4 && word.ends_with(kHa)) word.remove_suffix(kHa.size());
  return std::string(word);
}

std::string spelling_of(std::string key) {
  for (auto at = key.find(kZah); at != std::string::npos; at = key.find(kZah, at)) {
    key.replace(at, kZah.size(), kDad);
  }
  const bool open = key.ends_with(kHa) || key.ends_with(kAlef);
  if (open && key.size() > kShortest) key.resize(key.size() - kHa.size());
  return key;
}

/// The consonants, emphatic ones as plain ones; empty where there are too few.
std::string consonants_of(std::string_view key) {
  std::string out(key.substr(0, 2));
  for (std::size_t i = 2; i + 1 < key.size(); i += 2) {
    const std::string_view letter = key.substr(i, 2);
    if (letter == kAlef || letter == kWaw || letter == kYa) continue;
    out += letter == kSad ? kSin : letter == kTah ? kTa : letter;
  }
  return out.size() < kFewest ? std::string() : "c" + out;
}

/// Calls `f` with the key and with each of its spellings with a letter less, but for the first.
template <class F>
void each_without_letter(const std::string& key, F f) {
  if (key.size() < kLongEnough) return;
  f("d" + key);
  std::string_view last;
  for (std::size_t i = 2; i + 1 < key.size(); i += 2) {
    const std::string_view letter = std::string_view(key).substr(i, 2);
    if (letter != last) f("d" + key.substr(0, i) + key.substr(i + 2));
    last = letter;
  }
}

void note(std::vector<NamedRow>& rows, NamedRow found) {
  for (NamedRow& r : rows) {
    if (r.row != found.row) continue;
    r.fit = std::min(r.fit, found.fit);
    return;
  }
  rows.push_back(found);
}

/// The same for an index: names are added row by row.
void enter(std::vector<NamedRow>& rows, NamedRow found) {
  if (rows.empty() || rows.back().row != found.row) {
    rows.push_back(found);
  } else {
    rows.back().fit = std::min(rows.back().fit, found.fit);
  }
}

}  // namespace

std::string folded_key(std::string_view folded) {
  std::string key;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto end = std::min(rest.find_first_of(" -"), rest.size());
    const std::string_view word = bare(rest.substr(0, end));
    for (std::size_t i = 0; i < word.size();) {
      if (word.substr(i).starts_with(kHamza)) {
        i += kHamza.size();
      } else {
        key += word[i++];
      }
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return key;
}

std::string place_key(std::string_view name) { return folded_key(text::fold_word(name)); }

PlaceNames::PlaceNames(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("nouns");
  if (!table) return;
  const int lemma = table.column("lemma"), roles = table.column("role");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    if (!table.place(r).starts_with("nouns_places.")) continue;
    const std::string_view role = table.cell(r, roles);
    const auto has = [&](std::string_view part) {
      return role.find(part) != std::string_view::npos;
    };
    const std::string folded = text::fold_word(table.cell(r, lemma));
    if (has("compass:")) {
      const int east = has("compass:e") ? 1 : has("compass:w") ? -1 : 0;
      const int north = has("compass:n") ? 1 : has("compass:s") ? -1 : 0;
      compass_.emplace(folded, std::pair(east, north));
    }
    if (has("place:size") || has("direction")) {
      sizes_.insert(stem(folded));
    } else if (has("place:first")) {
      firsts_.emplace(bare(folded));
    } else if (has("place:")) {
      heads_.emplace(bare(folded));
    }
  }
}

std::string PlaceNames::without_size(std::string_view folded) const {
  const auto space = folded.rfind(' ');
  if (space == std::string_view::npos || space == 0) return {};
  const bool size = sizes_.count(stem(folded.substr(space + 1))) != 0;
  return size ? std::string(folded.substr(0, space)) : std::string();
}

std::string PlaceNames::without_head(std::string_view folded) const {
  const auto space = folded.find(' ');
  if (space == std::string_view::npos || space + 1 >= folded.size()) return {};
  const std::string first(bare(folded.substr(0, space)));
  // "tall A" is no A; "tall abu A" may be abu A.
  const bool head = heads_.count(first) != 0 ||
                    (firsts_.count(first) != 0 && folded.find(' ', space + 1) != folded.npos);
  return head ? std::string(folded.substr(space + 1)) : std::string();
}

std::pair<int, int> PlaceNames::compass(std::string_view text) const {
  std::pair<int, int> sum{0, 0};
  const std::string folded = text::fold_word(text);
  for (std::string_view rest = folded; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    const auto found = compass_.find(std::string(bare(rest.substr(0, end))));
    if (found != compass_.end()) {
      sum.first += found->second.first;
      sum.second += found->second.second;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return sum;
}

bool PlaceNames::headed(std::string_view folded) const {
  return heads_.count(std::string(bare(folded.substr(0, folded.find(' '))))) != 0;
}

std::string PlaceNames::first_of_two(std::string_view folded) const {
  const auto space = folded.find(' ');
  if (space == std::string_view::npos || folded.find(' ', space + 1) != folded.npos) return {};
  const std::string first(bare(folded.substr(0, space)));
  const bool own = firsts_.count(first) == 0 && heads_.count(first) == 0;
  return own ? std::string(folded.substr(0, space)) : std::string();
}

void PlaceNames::add(std::string_view name, std::uint32_t row, bool letters) {
  const std::string folded = text::fold_word(name);
  const std::string key = folded_key(folded);
  if (key.empty()) return;
  auto& rows = plain_[hash64(key)];
  if (rows.empty() || rows.back() != row) rows.push_back(row);
  // Letters below this are Latin: nothing to confuse.
  if (static_cast<unsigned char>(key.front()) < 0xD8) return;
  if (key.size() >= kShortest) enter(loose_[hash64(spelling_of(key))], {row, NameFit::spelling});
  if (const std::string bones = consonants_of(spelling_of(key)); !bones.empty()) {
    enter(loose_[hash64(bones)], {row, NameFit::sound});
  }
  if (letters) {
    each_without_letter(key, [&](const std::string& less) {
      enter(loose_[hash64(less)], {row, NameFit::letter});
    });
  }
  for (const std::string& part :
       {without_size(folded), without_head(folded), first_of_two(folded)}) {
    const std::string rest = folded_key(part);
    if (rest.size() >= kShortest) enter(loose_[hash64(spelling_of(rest))], {row, NameFit::part});
  }
}

const std::vector<std::uint32_t>& PlaceNames::plain(std::string_view name) const {
  static const std::vector<std::uint32_t> kNone;
  const auto found = plain_.find(hash64(place_key(name)));
  return found == plain_.end() ? kNone : found->second;
}

void PlaceNames::find(std::string_view name, std::vector<NamedRow>& out, bool letters) const {
  const std::string folded = text::fold_word(name);
  const std::string key = folded_key(folded);
  if (key.empty()) return;
  std::vector<NamedRow> found;
  if (const auto rows = plain_.find(hash64(key)); rows != plain_.end()) {
    for (const std::uint32_t row : rows->second) found.push_back({row, NameFit::plain});
  }
  const auto loosely = [&](const std::string& of, NameFit least, bool parts) {
    const auto rows = loose_.find(hash64(of));
    if (rows == loose_.end()) return;
    for (const NamedRow& r : rows->second) {
      const NameFit fit = std::max(r.fit, least);
      if (r.fit == NameFit::part && (!parts || rows->second.size() > kMostParts)) continue;
      note(found, {r.row, fit});
    }
  };
  if (key.size() >= kShortest) loosely(spelling_of(key), NameFit::spelling, true);
  const std::string bones = consonants_of(spelling_of(key));
  if (!bones.empty()) loosely(bones, NameFit::sound, false);
  if (const std::string rest = folded_key(without_size(folded)); found.empty() && !rest.empty()) {
    loosely(spelling_of(rest), NameFit::part, false);
  }
  if (letters || found.empty()) {
    each_without_letter(key,
                        [&](const std::string& less) { loosely(less, NameFit::letter, false); });
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NamedRow& a, const NamedRow& b) { return a.fit < b.fit; });
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace tawatur::resolve
