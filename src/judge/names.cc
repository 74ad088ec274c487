// SPDX-License-Identifier: Apache-2.0
#include "judge/names.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace tawatur::judge {
namespace {

constexpr char32_t kAlef = 0x627, kBa = 0x628, kHa = 0x647, kWaw = 0x648, kYa = 0x64A, kLam = 0x644,
                   kFa = 0x641, kKaf = 0x643;
constexpr std::string_view kArabicSemicolon = "\xD8\x9B";

bool is_dropped(UChar32 c) {
  return (c >= 0x64B && c <= 0x652) || c == 0x670 || c == 0x640 || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char32_t folded(UChar32 c) {
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return kAlef;
    case 0x649:
    case 0x626:
      return kYa;
    case 0x624:
      return kWaw;
    case 0x629:
      return kHa;
    default:
      return static_cast<char32_t>(c);
  }
}

bool is_word(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  return u == '_' || u_isalpha(u) || u_getNumericValue(u) != U_NO_NUMERIC_VALUE;
}

std::u32string from_icu(const icu::UnicodeString& text) {
  std::u32string out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

/// Words of a text, compatibility forms resolved, marks off, letters folded, lower case.
std::vector<std::u32string> normal_words(const std::string& text) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(code);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  if (U_SUCCESS(code)) wide = nfkc->normalize(wide, code);
  wide.toLower(icu::Locale::getRoot());
  std::vector<std::u32string> out;
  bool inside = false;
  for (char32_t raw : from_icu(wide)) {
    if (is_dropped(static_cast<UChar32>(raw))) continue;
    const char32_t c = folded(static_cast<UChar32>(raw));
    if (!is_word(c)) {
      inside = false;
      continue;
    }
    if (!inside) out.emplace_back();
    inside = true;
    out.back() += c;
  }
  return out;
}

/// Takes the article off, with the clitic letter in front of it.
std::u32string without_article(const std::u32string& word) {
  static const std::u32string kFronts[] = {{kWaw, kAlef, kLam}, {kBa, kAlef, kLam},
                                           {kKaf, kAlef, kLam}, {kFa, kAlef, kLam},
                                           {kLam, kLam},        {kAlef, kLam}};
  for (const std::u32string& front : kFronts) {
    if (word.starts_with(front) && word.size() >= front.size() + 2) {
      return word.substr(front.size());
    }
  }
  return word;
}

bool weak_end(char32_t c) { return c == kAlef || c == kHa || c == kYa; }
bool clitic(char32_t c) { return c == kWaw || c == kBa || c == kLam || c == kFa || c == kKaf; }

bool same_word(const std::u32string& first, const std::u32string& second) {
  if (first == second) return true;
  if (first.size() > 3 && first.size() == second.size() && weak_end(first.back()) &&
      weak_end(second.back()) &&
      first.compare(0, first.size() - 1, second, 0, second.size() - 1) == 0) {
    return true;
  }
  const std::u32string& a = first.size() > second.size() ? second : first;
  const std::u32string& b = first.size() > second.size() ? first : second;
  if (a.size() > 3 && b.starts_with(a) && b.size() - a.size() <= 3) return true;
  return a.size() > 2 && clitic(b[0]) && b.compare(1, std::u32string::npos, a) == 0;
}

bool each_stands_in(const std::vector<std::u32string>& few,
                    const std::vector<std::u32string>& many) {
  return std::all_of(few.begin(), few.end(), [&](const std::u32string& w) {
    return std::any_of(many.begin(), many.end(),
                       [&](const std::u32string& u) { return same_word(w, u); });
  });
}

std::vector<std::string_view> split_on(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + separator.size());
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

struct Columns {
  std::size_t id = 0, name = 1, other = 4;
  std::string_view separator = kArabicSemicolon;
};

Columns columns_of(const std::vector<std::string_view>& header) {
  Columns out;
  out.other = header.size();
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == "name_ar") out.name = i;
    if (header[i] == "also" || header[i] == "other") {
      out.other = i;
      out.separator = header[i] == "also" ? kArabicSemicolon : std::string_view("|");
    }
  }
  return out;
}

}  // namespace

NameWords words_from_tsv(std::string_view tsv) {
  NameWords out;
  for (std::string_view line : split_on(tsv, "\n")) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split_on(line, "\t");
    if (cells.size() < 2) continue;
    if (cells[1] == "stop") out.stop.emplace(cells[0]);
    if (cells[1] == "generic") out.generic.emplace(cells[0]);
  }
  return out;
}

Aliases aliases_from_tsv(std::string_view tsv) {
  Aliases out;
  Columns columns;
  for (std::string_view line : split_on(tsv, "\n")) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split_on(line, "\t");
    if (cells[0] == "id") {
      columns = columns_of(cells);
      continue;
    }
    if (cells.size() <= columns.name) continue;
    auto& names = out[std::string(trimmed(cells[columns.id]))];
    names.emplace_back(trimmed(cells[columns.name]));
    if (columns.other >= cells.size()) continue;
    for (std::string_view name : split_on(cells[columns.other], columns.separator)) {
      name = trimmed(name.substr(0, name.find('{')));
      if (!name.empty() && name != "-") names.emplace_back(name);
    }
  }
  return out;
}

Names::Names(NameWords words, Aliases aliases) : aliases_(std::move(aliases)) {
  const auto wide = [](const std::unordered_set<std::string>& from) {
    std::unordered_set<std::u32string> out;
    for (const std::string& word : from) out.insert(from_icu(icu::UnicodeString::fromUTF8(word)));
    return out;
  };
  stop_ = wide(words.stop);
  generic_ = wide(words.generic);
}

const Names::Split& Names::split(const std::string& text) const {
  const auto [it, added] = cache_.try_emplace(text);
  Split& out = it->second;
  if (!added) return out;
  for (const std::u32string& word : normal_words(text)) {
    out.all.push_back(without_article(word));
    if (!stop_.contains(out.all.back())) out.content.push_back(out.all.back());
  }
  if (out.content.empty()) out.content = out.all;
  for (const std::u32string& word : out.content) out.joined += word;
  return out;
}

bool Names::all_generic(const std::vector<std::u32string>& words) const {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::u32string& word) { return generic_.contains(word); });
}

bool Names::same_name(const std::string& a, const std::string& b) const {
  const Split& first = split(a);
  const Split& second = split(b);
  if (first.content.empty() || second.content.empty()) return false;
  if (first.joined == second.joined) return true;
  const bool swap = first.content.size() > second.content.size();
  const auto& few = swap ? second.content : first.content;
  const auto& many = swap ? first.content : second.content;
  if (many.size() > 2 * few.size() + 4) return false;
  if (all_generic(few) && !all_generic(many)) return false;
  return each_stands_in(few, many);
}

bool Names::is_called(const std::string& alias, const std::string& text) const {
  const auto& few = split(alias).all;
  const auto& many = split(text).all;
  return many.size() <= 2 * few.size() + 4 && each_stands_in(few, many);
}

bool Names::same_ref(const Ref& gold, const Ref& claim) const {
  const auto known = aliases_.find(gold.id);
  if (!gold.id.empty() && !claim.id.empty() &&
      (gold.id == claim.id || (known != aliases_.end() && aliases_.contains(claim.id)))) {
    return gold.id == claim.id;
  }
  for (const std::string* text : {&claim.text, &claim.name, &claim.name_ar}) {
    if (text->empty()) continue;
    if (!gold.text.empty() && same_name(gold.text, *text)) return true;
    if (known == aliases_.end()) continue;
    for (const std::string& alias : known->second) {
      if (is_called(alias, *text)) return true;
    }
  }
  return false;
}

}  // namespace tawatur::judge
