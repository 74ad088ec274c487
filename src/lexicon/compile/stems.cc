// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/stems.h"

#include <array>
#include <optional>
#include <string_view>

namespace tawatur::lexicon {
namespace {

using letter::kAlef, letter::kHamza, letter::kWaw, letter::kYeh;

/// Patterns of one form and kind of root: past, passive past, present, passive present, each before
/// a vowel and before a consonant.
struct Patterns {
  VerbForm form;
  RootKind kind;
  std::array<std::string_view, 8> patterns;
};

// Forms II, V, QI and QII have no doubled or hollow kind: their middle letter never weakens.
constexpr auto kPatterns = std::to_array<Patterns>({
    {VerbForm::II,
     RootKind::sound,
     {"1a22a3", "1a22a3", "1u22i3", "1u22i3", "1a22i3", "1a22i3", "1a22a3", "1a22a3"}},
    {VerbForm::III,
     RootKind::sound,
     {"1A2a3", "1A2a3", "1U2i3", "1U2i3", "1A2i3", "1A2i3", "1A2a3", "1A2a3"}},
    {VerbForm::III,
     RootKind::doubled,
     {"1A22", "1A2a2", "1U22", "1U2i2", "1A22", "1A2i2", "1A22", "1A2a2"}},
    {VerbForm::IV,
     RootKind::sound,
     {"'a12a3", "'a12a3", "'u12i3", "'u12i3", "12i3", "12i3", "12a3", "12a3"}},
    {VerbForm::IV,
     RootKind::doubled,
     {"'a1a22", "'a12a2", "'u1i22", "'u12i2", "1i22", "12i2", "1a22", "12a2"}},
    {VerbForm::IV,
     RootKind::hollow,
     {"'a1A3", "'a1a3", "'u1I3", "'u1i3", "1I3", "1i3", "1A3", "1a3"}},
    {VerbForm::V,
     RootKind::sound,
     {"ta1a22a3", "ta1a22a3", "tu1u22i3", "tu1u22i3", "ta1a22a3", "ta1a22a3", "ta1a22a3",
      "ta1a22a3"}},
    {VerbForm::VI,
     RootKind::sound,
     {"ta1A2a3", "ta1A2a3", "tu1U2i3", "tu1U2i3", "ta1A2a3", "ta1A2a3", "ta1A2a3", "ta1A2a3"}},
    {VerbForm::VI,
     RootKind::doubled,
     {"ta1A22", "ta1A2a2", "tu1U22", "tu1U2i2", "ta1A22", "ta1A2a2", "ta1A22", "ta1A2a2"}},
    {VerbForm::VII,
     RootKind::sound,
     {"|in1a2a3", "|in1a2a3", "|un1u2i3", "|un1u2i3", "n1a2i3", "n1a2i3", "n1a2a3", "n1a2a3"}},
    {VerbForm::VII,
     RootKind::doubled,
     {"|in1a22", "|in1a2a2", "|un1u22", "|un1u2i2", "n1a22", "n1a2i2", "n1a22", "n1a2a2"}},
    {VerbForm::VII,
     RootKind::hollow,
     {"|in1A3", "|in1a3", "|un1I3", "|un1i3", "n1A3", "n1a3", "n1A3", "n1a3"}},
    {VerbForm::VIII,
     RootKind::sound,
     {"|i1Xa2a3", "|i1Xa2a3", "|u1Xu2i3", "|u1Xu2i3", "1Xa2i3", "1Xa2i3", "1Xa2a3", "1Xa2a3"}},
    {VerbForm::VIII,
     RootKind::doubled,
     {"|i1Xa22", "|i1Xa2a2", "|u1Xu22", "|u1Xu2i2", "1Xa22", "1Xa2i2", "1Xa22", "1Xa2a2"}},
    {VerbForm::VIII,
     RootKind::hollow,
     {"|i1XA3", "|i1Xa3", "|u1XI3", "|u1Xi3", "1XA3", "1Xa3", "1XA3", "1Xa3"}},
    {VerbForm::IX,
     RootKind::sound,
     {"|i12a33", "|i12a3a3", "|u12u33", "|u12u3i3", "12a33", "12a3i3", "12a33", "12a3a3"}},
    {VerbForm::X,
     RootKind::sound,
     {"|ista12a3", "|ista12a3", "|ustu12i3", "|ustu12i3", "sta12i3", "sta12i3", "sta12a3",
      "sta12a3"}},
    {VerbForm::X,
     RootKind::doubled,
     {"|ista1a22", "|ista12a2", "|ustu1i22", "|ustu12i2", "sta1i22", "sta12i2", "sta1a22",
      "sta12a2"}},
    {VerbForm::X,
     RootKind::hollow,
     {"|ista1A3", "|ista1a3", "|ustu1I3", "|ustu1i3", "sta1I3", "sta1i3", "sta1A3", "sta1a3"}},
    {VerbForm::QI,
     RootKind::sound,
     {"1a23a4", "1a23a4", "1u.23i4", "1u.23i4", "1a23i4", "1a23i4", "1a23a4", "1a23a4"}},
    {VerbForm::QII,
     RootKind::sound,
     {"ta1a23a4", "ta1a23a4", "tu1u23i4", "tu1u23i4", "ta1a23a4", "ta1a23a4", "ta1a23a4",
      "ta1a23a4"}},
    {VerbForm::QIV,
     RootKind::sound,
     {"|i12a3a44", "|i12a34a4", "|u12u3i44", "|u12u34i4", "12a3i44", "12a34i4", "12a3a44",
      "12a34a4"}},
});

constexpr std::array<std::string_view, 13> kFormNames = {
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV"};

std::optional<VerbForm> form_of(std::string_view name) {
  for (std::size_t i = 0; i < kFormNames.size(); ++i) {
    if (kFormNames[i] == name) return static_cast<VerbForm>(i);
  }
  return std::nullopt;
}

bool is_seat(char32_t c) {
  return c == letter::kMadda || c == letter::kHamzaAlef || c == letter::kHamzaWaw ||
         c == letter::kHamzaBelow || c == letter::kHamzaYeh;
}

/// Root letters with every hamza bare. Empty when it isn't a root.
Sounds root_of(std::string_view text) {
  Sounds root;
  for (const char32_t c : letters_of(text)) {
    if (c == kAlef || c < 0x621 || c > 0x64A) return {};
    root += is_seat(c) ? kHamza : c;
  }
  return root;
}

/// The vowel that a hamza's seat betrays, a where it is bare or there is none.
char32_t vowel_of_seat(char32_t c) {
  return c == letter::kHamzaYeh ? U'i' : c == letter::kHamzaWaw ? U'u' : U'a';
}

RootKind kind_of(VerbForm form, const Sounds& root, const std::u32string& lemma) {
  const std::size_t n = root.size();
  if (root[n - 1] == kWaw || root[n - 1] == kYeh) return RootKind::defective;
  const bool quadri = form >= VerbForm::QI;
  if (quadri || form == VerbForm::II || form == VerbForm::V || form == VerbForm::IX) {
    return RootKind::sound;
  }
  const std::size_t m = lemma.size();
  if (root[1] == root[2]) {
    const bool both = m >= 2 && lemma[m - 1] == root[2] && lemma[m - 2] == root[1];
    return both ? RootKind::sound : RootKind::doubled;
  }
  // qala, aqama; but istahwadha, izdawaja keep their waw.
  const bool weak = root[1] == kWaw || root[1] == kYeh;
  const char32_t middle = m >= 2 ? lemma[m - 2] : 0;
  // ala (with madda); and usiba, a lemma in the passive.
  const bool alef = middle == kAlef || middle == letter::kMadda ||
                    (root[1] == kWaw && middle == kYeh && form != VerbForm::I);
  const bool may = form == VerbForm::I || form == VerbForm::IV || form == VerbForm::VII ||
                   form == VerbForm::VIII || form == VerbForm::X;
  return weak && alef && may ? RootKind::hollow : RootKind::sound;
}

/// First letter and t of form VIII: ittafaqa, idtaraba, izdahama, idda'a.
void assimilate(Stems& stems, const std::u32string& lemma) {
  const char32_t first = stems.root[0];
  stems.first = Sounds{first};
  stems.infix = Sounds{letter::kTeh};
  switch (first) {
    case kWaw:
    case kYeh:
      stems.first = Sounds{letter::kTeh};
      break;
    case letter::kSad:
    case letter::kDad:
    case letter::kTah:
      stems.infix = Sounds{letter::kTah};
      break;
    case letter::kZah:
      stems.infix = Sounds{letter::kZah};
      break;
    case letter::kDal:
    case letter::kZain:
      stems.infix = Sounds{letter::kDal};
      break;
    case letter::kThal:
      stems.first = stems.infix = Sounds{letter::kDal};
      break;
    default:
      break;
  }
  // ittakhadha from '-kh-dh: the lemma shows that the hamza went into the t.
  if (first == kHamza && lemma.size() >= 2 && lemma[1] == letter::kTeh) {
    stems.first = Sounds{letter::kTeh};
  }
  if (first == letter::kZah && lemma.size() >= 3 && lemma[2] == letter::kTah) {
    stems.infix = Sounds{letter::kTah};
  }
}

void fill_all(Stems& stems, const std::array<std::string_view, 8>& p) {
  stems.past = {stems.fill(p[0]), stems.fill(p[1])};
  stems.past_passive = {stems.fill(p[2]), stems.fill(p[3])};
  stems.present = {stems.fill(p[4]), stems.fill(p[5])};
  stems.present_passive = {stems.fill(p[6]), stems.fill(p[7])};
}

/// ra'a and ara lose their hamza: the rows of their own.
bool is_see(const Sounds& root) {
  return root[0] == 0x631 && root[1] == kHamza && is_soft(root[2]);
}

void fill_hollow_one(Stems& stems, char32_t long_vowel) {
  stems.hollow_vowel = long_vowel;
  if (long_vowel == U'U') {
    fill_all(stems, {"1A3", "1u3", "1I3", "1i3", "1U3", "1u3", "1A3", "1a3"});
  } else if (long_vowel == U'I') {
    fill_all(stems, {"1A3", "1i3", "1I3", "1i3", "1I3", "1i3", "1A3", "1a3"});
  } else {
    fill_all(stems, {"1A3", "1i3", "1I3", "1i3", "1A3", "1a3", "1A3", "1a3"});
  }
}

void fill_doubled_one(Stems& stems) {
  fill_all(stems, {"1a22", "1a2a2", "1u22", "1u2i2", "1u22", "12u2", "1a22", "12a2"});
}

/// Vowel before a soft last radical, and which one it is, by the letter that writes it.
void soften(Sounds& stem, char32_t last_letter) {
  if (last_letter == kWaw) {
    stem += U"uw";
  } else if (last_letter == kYeh) {
    stem += U"iy";
  } else {
    stem += U"ay";
  }
}

Error bad(std::string message) {
  return {.code = ErrorCode::kFormat, .message = std::move(message)};
}

/// Sound and defective verbs of form I, whose vowels the written lemma and present betray.
Result<Stems> fill_one(Stems stems, const std::u32string& lemma, const std::u32string& present) {
  const std::size_t m = lemma.size(), n = present.size();
  const bool defective = stems.kind == RootKind::defective;
  const bool drops_waw = stems.root[0] == kWaw && present[1] != kWaw;
  const Sounds body = stems.fill(is_see(stems.root) ? "1" : drops_waw ? "2" : "12");
  Sounds past = stems.fill("1a2");
  if (defective) {
    // da'a is written with alef, rama with maqsura, radiya with ya.
    if (lemma[m - 1] == kAlef) {
      past += stems.root[2] == U'w' ? U"aw" : U"ay";
    } else {
      soften(past, lemma[m - 1]);
    }
  } else {
    past += vowel_of_seat(stems.root[1] == kHamza ? lemma[m - 2] : lemma[m - 1]);
    past += stems.root[2];
  }
  stems.past = {past, past};
  Sounds passive = stems.fill(defective ? "1u2iy" : "1u2i3");
  stems.past_passive = {passive, passive};
  Sounds now = body;
  if (defective) {
    soften(now, present[n - 1] == kAlef ? letter::kMaqsura : present[n - 1]);
  } else {
    now += vowel_of_seat(stems.root[1] == kHamza ? present[n - 2] : present[n - 1]);
    now += stems.root[2];
  }
  stems.present = {now, now};
  Sounds now_passive =
      is_see(stems.root) ? stems.fill("1ay") : stems.fill(defective ? "12ay" : "12a3");
  stems.present_passive = {now_passive, now_passive};
  return stems;
}

Result<Stems> form_one(Stems stems, const std::u32string& lemma, const std::u32string& present) {
  if (present.size() < 3) return bad("form I needs its present");
  if (lemma.size() < 2) return bad("the lemma is too short");
  if (stems.kind == RootKind::hollow) {
    const char32_t vowel = present[present.size() - 2];
    fill_hollow_one(stems, vowel == kWaw ? U'U' : vowel == kYeh ? U'I' : U'A');
    return stems;
  }
  if (stems.kind == RootKind::doubled) {
    fill_doubled_one(stems);
    return stems;
  }
  return fill_one(std::move(stems), lemma, present);
}

}  // namespace

Sounds Stems::fill(std::string_view pattern) const {
  Sounds out;
  for (const char c : pattern) {
    switch (c) {
      case '1':
        out += first;
        break;
      case 'X':
        out += infix;
        break;
      case '2':
      case '3':
      case '4': {
        const char32_t radical = root[static_cast<std::size_t>(c - '1')];
        // A soft radical after a long a is a hamza: istid'a'.
        out += is_soft(radical) && !out.empty() && out.back() == U'A' ? kHamza : radical;
        break;
      }
      case '\'':
        out += kHamza;
        break;
      case 't':
        out += letter::kTeh;
        break;
      case 'n':
        out += letter::kNoon;
        break;
      case 's':
        out += letter::kSeen;
        break;
      case 'm':
        out += letter::kMeem;
        break;
      case 'Y':
        out += kYeh;
        break;  // a ya that belongs to the pattern: inqiyad
      default:
        out += static_cast<char32_t>(c);
    }
  }
  return out;
}

Result<Stems> stems_of(const VerbEntry& entry) {
  const std::optional<VerbForm> form = form_of(entry.form);
  if (!form) return bad("unknown form " + entry.form);
  const std::u32string lemma = letters_of(entry.lemma);
  Stems stems;
  stems.form = *form;
  stems.root = root_of(entry.root);
  if (stems.root.size() != (*form >= VerbForm::QI ? 4u : 3u))
    return bad("the root has the wrong length");
  stems.kind = kind_of(*form, stems.root, lemma);
  char32_t& last = stems.root.back();
  if (stems.kind == RootKind::defective) last = last == kWaw && *form == VerbForm::I ? U'w' : U'y';
  stems.first = Sounds{stems.root[0]};
  if (*form == VerbForm::VIII) assimilate(stems, lemma);
  stems.has_passive = *form != VerbForm::VII && *form != VerbForm::IX && *form != VerbForm::QII &&
                      *form != VerbForm::QIV;
  const bool short_prefix = *form == VerbForm::II || *form == VerbForm::III ||
                            *form == VerbForm::IV || *form == VerbForm::QI;
  stems.prefix_vowel = short_prefix ? U'u' : U'a';
  if (*form == VerbForm::I) return form_one(std::move(stems), lemma, letters_of(entry.present));
  if (*form == VerbForm::IV && is_see(stems.root)) {
    fill_all(stems, {"'a1a3", "'a1a3", "'u1i3", "'u1i3", "1i3", "1i3", "1a3", "1a3"});
    return stems;
  }
  const RootKind kind = stems.kind == RootKind::defective ? RootKind::sound : stems.kind;
  for (const Patterns& row : kPatterns) {
    if (row.form == *form && row.kind == kind) {
      fill_all(stems, row.patterns);
      return stems;
    }
  }
  return bad("no patterns for this form and root");
}

}  // namespace tawatur::lexicon
