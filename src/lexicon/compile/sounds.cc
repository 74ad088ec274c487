// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/sounds.h"

#include "base/utf8.h"

namespace tawatur::lexicon {
namespace {

using letter::kAlef, letter::kHamza, letter::kWaw, letter::kYeh;

bool is_consonant(char32_t sound) {
  return sound > 0x7F || sound == U'.' || sound == U'w' || sound == U'y';
}

char32_t hard(char32_t soft) { return soft == U'w' ? kWaw : kYeh; }

bool starts(std::u32string_view text, std::u32string_view with) {
  return text.substr(0, with.size()) == with;
}

constexpr char32_t kFeminine[] = {U'a', letter::kTeh};
constexpr std::u32string_view kFeminineEnding(kFeminine, 2);

/// Endings after a soft radical with a before it: ramay.
Sounds attach_after_a(Sounds root, char32_t soft, std::u32string_view ending) {
  const char32_t before = root.empty() ? 0 : root.back();
  // The dot: a hamza before it keeps the seat that its vowel gives it (yan'a), as inside a word.
  if (ending.empty()) return root + U"a.";
  if (ending == U"a" || ending == U"u") {
    // A ya before the final alef forbids the maqsura (yahya).
    return root + (soft == U'w' || before == kYeh ? U'A' : U'Y');
  }
  if (starts(ending, kFeminineEnding)) return root + Sounds(ending);
  if (ending == U"aT") return root + U"AT";
  if (ending[0] == U'U') return root + U'a' + kWaw + Sounds(ending.substr(1));
  if (ending[0] == U'I') return root + U'a' + kYeh + Sounds(ending.substr(1));
  return root + U'a' + hard(soft) + Sounds(ending);
}

/// After i: ramiy. A waw has become ya here.
Sounds attach_after_i(Sounds root, std::u32string_view ending) {
  if (ending.empty()) return root + U"i.";
  if (ending == U"u") return root + U'I';
  if (ending[0] == U'U' || ending[0] == U'I') return root + Sounds(ending);
  if (is_vowel(ending[0])) return root + U'i' + kYeh + Sounds(ending);
  return root + U'I' + Sounds(ending);
}

/// After u: yarjuw.
Sounds attach_after_u(Sounds root, std::u32string_view ending) {
  if (ending.empty()) return root + U'u';
  if (ending == U"u") return root + U'U';
  if (ending[0] == U'U' || ending[0] == U'I') return root + Sounds(ending);
  if (is_vowel(ending[0])) return root + U'u' + kWaw + Sounds(ending);
  return root + U'U' + Sounds(ending);
}

char32_t short_of(char32_t vowel) {
  if (vowel == U'I') return U'i';
  if (vowel == U'U') return U'u';
  if (vowel == U'A' || vowel == U'Y') return U'a';
  return is_short(vowel) ? vowel : 0;
}

/// Two hamzas with a vowel between, no vowel after: the second lengthens ('a'mana -> 'Amana).
/// A waw or ya after u or i without a vowel of its own lengthens too (yuwqif -> yUqif).
Sounds settle(const Sounds& in) {
  Sounds out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const char32_t now = in[i];
    const char32_t next = i + 1 < in.size() ? in[i + 1] : 0;
    const char32_t before = out.empty() ? 0 : out.back();
    if (now == kHamza && next == kHamza) continue;  // doubled: ra''asa has one seat
    const bool closed = next != 0 && is_consonant(next) && next != now && is_short(before);
    if (closed && now == kHamza && out.size() >= 2 && out[out.size() - 2] == kHamza) {
      out.back() = before == U'a' ? U'A' : before == U'i' ? U'I' : U'U';
    } else if (closed && (now == kWaw || now == kYeh) && before != U'a') {
      out.back() = before == U'i' ? U'I' : U'U';
    } else {
      out += now;
    }
  }
  return out;
}

/// The seat of the hamza at `at`, by the vowels around it: i before u before a.
char32_t seat(const Sounds& s, std::size_t at, HamzaStyle style) {
  const char32_t p = at > 0 ? s[at - 1] : 0;
  const char32_t n = at + 1 < s.size() ? s[at + 1] : 0;
  const char32_t own = short_of(n), prev = short_of(p);
  if (p == 0) return own == U'i' ? letter::kHamzaBelow : letter::kHamzaAlef;
  const bool final = n == 0 || (is_short(n) && at + 2 == s.size());
  if (final) {
    if (!is_short(p)) return kHamza;
    if (prev == U'i') return letter::kHamzaYeh;
    return prev == U'u' ? letter::kHamzaWaw : letter::kHamzaAlef;
  }
  if (own == U'i' || prev == U'i' || p == kYeh) return letter::kHamzaYeh;
  if (p == U'U' && (own == U'a' || n == U'U')) return kHamza;
  if (own == U'u' && prev == U'a' && n == U'U' && p == U'a' && style == HamzaStyle::alef) {
    return letter::kHamzaAlef;
  }
  if (own == U'u' || prev == U'u') return letter::kHamzaWaw;
  return p == U'A' ? kHamza : letter::kHamzaAlef;
}

char32_t written_sign(char32_t sound) {
  switch (sound) {
    case U'A':
    case U'|':
    case U'+':
      return kAlef;
    case U'U':
    case U'w':
      return kWaw;
    case U'I':
    case U'y':
      return kYeh;
    case U'Y':
      return letter::kMaqsura;
    case U'T':
      return letter::kTehMarbuta;
    default:
      return sound;
  }
}

}  // namespace

bool is_short(char32_t sound) { return sound == U'a' || sound == U'i' || sound == U'u'; }
bool is_vowel(char32_t sound) {
  return is_short(sound) || sound == U'A' || sound == U'I' || sound == U'U' || sound == U'Y';
}
bool is_soft(char32_t sound) { return sound == U'w' || sound == U'y'; }

Sounds attach(const Sounds& stem, std::u32string_view ending) {
  const std::size_t n = stem.size();
  if (n < 2 || !is_soft(stem[n - 1]) || !is_short(stem[n - 2])) return stem + Sounds(ending);
  const Sounds root = stem.substr(0, n - 2);
  if (stem[n - 2] == U'a') return attach_after_a(root, stem[n - 1], ending);
  if (stem[n - 2] == U'i') return attach_after_i(root, ending);
  return attach_after_u(root, ending);
}

std::string spell(const Sounds& sounds, HamzaStyle style) {
  const Sounds s = settle(sounds);
  std::u32string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char32_t now = s[i];
    if (is_short(now) || now == U'.') continue;
    if (now == kHamza) {
      out += seat(s, i, style);
      continue;
    }
    if (now == U'A' && !out.empty() && i > 0 && s[i - 1] == kHamza &&
        out.back() == letter::kHamzaAlef) {
      out.back() = letter::kMadda;
      continue;
    }
    out += written_sign(now);
    if (now > 0x7F && i + 1 < s.size() && s[i + 1] == now) ++i;  // one letter with shadda
  }
  std::string utf8;
  for (const char32_t c : out) append_utf8(utf8, c);
  return utf8;
}

std::u32string letters_of(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded d = decode_utf8(utf8, at);
    if (d.size == 0) break;
    at += d.size;
    const bool mark =
        (d.value >= 0x64B && d.value <= 0x652) || d.value == 0x670 || d.value == 0x640;
    if (!mark) out += d.value;
  }
  return out;
}

Sounds sounds_of_written(std::string_view utf8) {
  const std::u32string letters = letters_of(utf8);
  Sounds out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    const bool last = i + 1 == letters.size();
    if (i > 0 && letters[i - 1] == c) out += U'.';
    if (c == kAlef && i > 0) {
      out += U'A';
    } else if (last && c == letter::kTehMarbuta) {
      out += U"aT";
    } else if (last && c == letter::kMaqsura) {
      out += U"ay";
    } else if (last && c == letter::kHamzaAlef) {
      out += Sounds{U'a', kHamza};
    } else if (last && c == letter::kHamzaWaw) {
      out += Sounds{U'u', kHamza};
    } else if (last && c == letter::kHamzaYeh) {
      out += Sounds{U'i', kHamza};
    } else if (last && c == kHamza && i > 0 && letters[i - 1] == kWaw) {
      out.back() = U'U';
      out += kHamza;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace tawatur::lexicon
