// SPDX-License-Identifier: Apache-2.0
#include "annotate/number_words.h"

#include <array>
#include <charconv>
#include <utility>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

constexpr std::int64_t kLargest = 999'999'999;
constexpr std::string_view kAnd = " \xD9\x88";  // space, waw

template <class Enum, std::size_t N>
Enum named(std::string_view name, const std::array<std::pair<std::string_view, Enum>, N>& names,
           Enum other) {
  for (const auto& [text, value] : names) {
    if (text == name) return value;
  }
  return other;
}

NumberRank rank_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, NumberRank>, 10> kNames{{
      {"unit", NumberRank::unit},
      {"teen", NumberRank::teen},
      {"tail", NumberRank::tail},
      {"tens", NumberRank::tens},
      {"hundred", NumberRank::hundred},
      {"hundreds", NumberRank::hundreds},
      {"scale", NumberRank::scale},
      {"fraction", NumberRank::fraction},
      {"ordinal", NumberRank::ordinal},
      {"ordinal-teen", NumberRank::ordinal_teen},
  }};
  return named(name, kNames, NumberRank::unit);
}

NumberState state_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, NumberState>, 7> kNames{{
      {"alone", NumberState::alone},
      {"construct", NumberState::construct},
      {"single", NumberState::single},
      {"accusative", NumberState::accusative},
      {"plural", NumberState::plural},
      {"dual", NumberState::dual},
      {"dual-construct", NumberState::dual_construct},
  }};
  return named(name, kNames, NumberState::any);
}

Gender gender_of(std::string_view name) {
  return name == "m" ? Gender::masc : name == "f" ? Gender::fem : Gender::none;
}

Case case_of(std::string_view name) {
  return name == "nom" ? Case::nom : name == "obl" ? Case::obl : Case::none;
}

std::uint8_t variant_of(std::string_view name) {
  return static_cast<std::uint8_t>(name == "alt" ? 1 : name.empty() || name == "-" ? 0 : 2);
}

std::vector<NumberAtom> atoms_from(const lexicon::Table& table) {
  std::vector<NumberAtom> atoms;
  if (!table) return atoms;
  std::array<int, kNumberColumns.size()> columns{};
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = table.column(kNumberColumns[i]);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::array<std::string_view, kNumberColumns.size()> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = table.cell(row, columns[i]);
    atoms.push_back(number_atom(cells));
  }
  return atoms;
}

void append_part(std::string& out, const std::string& part) {
  if (part.empty()) return;
  if (!out.empty()) out += kAnd;
  out += part;
}

}  // namespace

NumberAtom number_atom(const std::array<std::string_view, kNumberColumns.size()>& cells) {
  NumberAtom atom;
  atom.text = cells[0];
  std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), atom.value);
  atom.rank = rank_of(cells[2]);
  atom.gender = gender_of(cells[3]);
  atom.kase = case_of(cells[4]);
  atom.state = state_of(cells[5]);
  atom.variant = variant_of(cells[6]);
  return atom;
}

NumberWords::NumberWords(const lexicon::Table& table) : NumberWords(atoms_from(table)) {}

NumberWords::NumberWords(std::vector<NumberAtom> atoms) : atoms_(std::move(atoms)) { index(); }

void NumberWords::index() {
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    by_form_[text::fold_word(atoms_[i].text)].push_back(static_cast<std::uint16_t>(i));
  }
}

const std::vector<std::uint16_t>& NumberWords::find(std::string_view folded) const {
  static const std::vector<std::uint16_t> kNone;
  // The longest atom has 22 bytes; longer words needn't be hashed.
  if (folded.size() < 4 || folded.size() > 26) return kNone;
  const auto at = by_form_.find(folded);
  return at == by_form_.end() ? kNone : at->second;
}

std::int64_t NumberWords::fraction_of(std::string_view folded) const {
  for (const std::uint16_t i : find(folded)) {
    if (atoms_[i].rank == NumberRank::fraction) return atoms_[i].value;
  }
  return 0;
}

std::int64_t NumberWords::scale_of(std::string_view folded) const {
  for (const std::uint16_t i : find(folded)) {
    const NumberAtom& a = atoms_[i];
    if (a.rank == NumberRank::scale && a.state != NumberState::dual &&
        a.state != NumberState::dual_construct) {
      return a.value;
    }
  }
  return 0;
}

const NumberAtom* NumberWords::pick(std::int64_t value, NumberRank rank, Gender gender, Case kase,
                                    NumberState state, std::uint8_t variant) const {
  const NumberAtom* best = nullptr;
  for (const NumberAtom& a : atoms_) {
    if (a.value != value || a.rank != rank) continue;
    if (a.gender != Gender::none && a.gender != gender) continue;
    if (a.kase != Case::none && a.kase != kase) continue;
    if (a.state != state && a.state != NumberState::any) continue;
    if (a.variant == variant) return &a;
    if (a.variant == 0) best = &a;
  }
  return best;
}

std::string NumberWords::spell_tens(std::int64_t n, const SpellStyle& s, bool construct) const {
  const auto word = [&](std::int64_t value, NumberRank rank, Gender gender) {
    const NumberAtom* a = pick(value, rank, gender, s.kase, NumberState::any, 0);
    return a == nullptr ? std::string() : a->text;
  };
  if (n == 0) return {};
  if (n <= 10) {
    // Before no noun at all, "eight" (feminine) drops its ya.
    if (n == 8 && s.gender == Gender::fem && !construct && s.variant == 1) {
      const NumberAtom* a =
          pick(8, NumberRank::unit, Gender::fem, Case::nom, NumberState::alone, 1);
      if (a != nullptr) return a->text;
    }
    return word(n, NumberRank::unit, s.gender);
  }
  if (n < 20) {
    const std::int64_t unit = n - 10;
    const NumberRank rank = unit <= 2 ? NumberRank::teen : NumberRank::unit;
    return word(unit, rank, s.gender) + " " + word(10, NumberRank::tail, s.gender);
  }
  std::string out = n % 10 == 0 ? std::string() : word(n % 10, NumberRank::unit, s.gender);
  append_part(out, word(n / 10 * 10, NumberRank::tens, s.gender));
  return out;
}

std::string NumberWords::spell_hundreds(std::int64_t n, const SpellStyle& s, bool construct) const {
  std::string out;
  const std::int64_t hundreds = n / 100, rest = n % 100;
  if (hundreds == 1) {
    const NumberAtom* a =
        pick(100, NumberRank::hundred, s.gender, s.kase, NumberState::any, s.variant);
    if (a != nullptr) out = a->text;
  } else if (hundreds == 2) {
    const NumberState state = construct && rest == 0 ? NumberState::construct : NumberState::any;
    const NumberAtom* a = pick(200, NumberRank::hundreds, s.gender, s.kase, state, s.variant);
    if (a != nullptr) out = a->text;
  } else if (hundreds > 2 && s.fused) {
    const NumberAtom* a =
        pick(hundreds * 100, NumberRank::hundreds, s.gender, s.kase, NumberState::any, s.variant);
    if (a != nullptr) out = a->text;
  } else if (hundreds > 2) {
    const NumberAtom* unit =
        pick(hundreds, NumberRank::unit, Gender::fem, s.kase, NumberState::any, 0);
    const NumberAtom* hundred =
        pick(100, NumberRank::hundred, s.gender, s.kase, NumberState::any, s.variant);
    if (unit != nullptr && hundred != nullptr) out = unit->text + " " + hundred->text;
  }
  append_part(out, spell_tens(rest, s, construct));
  return out;
}

std::string NumberWords::spell_scaled(std::int64_t n, std::int64_t scale, const SpellStyle& s,
                                      bool construct) const {
  const auto word = [&](std::int64_t value, NumberState state) {
    const NumberAtom* a = pick(value, NumberRank::scale, Gender::masc, s.kase, state, 0);
    return a == nullptr ? std::string() : a->text;
  };
  if (n == 0) return {};
  if (n == 1) return word(scale, NumberState::single);
  if (n == 2) {
    return word(2 * scale, construct ? NumberState::dual_construct : NumberState::dual);
  }
  SpellStyle counted = s;  // thousands and millions are masculine nouns
  counted.gender = Gender::masc;
  const std::int64_t last = n % 100;
  const NumberState state = last >= 3 && last <= 10 ? NumberState::plural
                            : last >= 11            ? NumberState::accusative
                                                    : NumberState::single;
  return spell_hundreds(n, counted, true) + " " + word(scale, state);
}

std::string NumberWords::spell(std::int64_t number, const SpellStyle& style) const {
  if (number < 0 || number > kLargest || atoms_.empty()) return {};
  if (number == 0) {
    const NumberAtom* a = pick(0, NumberRank::unit, style.gender, style.kase, NumberState::any, 0);
    return a == nullptr ? std::string() : a->text;
  }
  const std::int64_t thousands = number / 1000 % 1000, rest = number % 1000;
  std::string out = spell_scaled(number / 1'000'000, 1'000'000, style,
                                 style.construct && thousands == 0 && rest == 0);
  append_part(out, spell_scaled(thousands, 1000, style, style.construct && rest == 0));
  append_part(out, spell_hundreds(rest, style, style.construct));
  return out;
}

}  // namespace tawatur::annotate
