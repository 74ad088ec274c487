// SPDX-License-Identifier: Apache-2.0
// Sounds: a word with its vowels, and the way from there to written letters.
//
// Consonants are Arabic letters; the rest are ASCII signs:
//   a i u    short vowels (not written)          A I U   long vowels (alef, ya, waw)
//   w y      a weak last radical, still soft: attach() makes it contract with the ending
//   |        joining alef at the start           Y       final alef maqsura
//   T        ta marbuta                          +       alef written after a plural's waw
//   .        nothing; keeps two equal letters apart, which would else be written as one
//
//   spell(attach(U"rama" + 'y', U"at"))  // "ramat"
//
// Thread rule: pure functions; nothing fails.
#pragma once

#include <string>
#include <string_view>

namespace tawatur::lexicon {

using Sounds = std::u32string;

namespace letter {
inline constexpr char32_t kHamza = 0x621, kMadda = 0x622, kHamzaAlef = 0x623, kHamzaWaw = 0x624,
                          kHamzaBelow = 0x625, kHamzaYeh = 0x626, kAlef = 0x627, kBeh = 0x628,
                          kTehMarbuta = 0x629, kTeh = 0x62A, kDal = 0x62F, kThal = 0x630,
                          kZain = 0x632, kSeen = 0x633, kSad = 0x635, kDad = 0x636, kTah = 0x637,
                          kZah = 0x638, kMeem = 0x645, kNoon = 0x646, kHeh = 0x647, kWaw = 0x648,
                          kMaqsura = 0x649, kYeh = 0x64A;
}  // namespace letter

bool is_short(char32_t sound);
bool is_vowel(char32_t sound);
bool is_soft(char32_t sound);

/// Joins stem and ending, contracting a soft last radical: ramay + U = ramaw, ramiy + u = ramI.
/// A stem that doesn't end in one is left as it is.
Sounds attach(const Sounds& stem, std::u32string_view ending);

/// How a hamza between a and U is written: most use the waw (qara'u with waw), many the alef.
enum class HamzaStyle { waw, alef };

/// Written form in UTF-8.
std::string spell(const Sounds& sounds, HamzaStyle style = HamzaStyle::waw);

/// A written word as sounds that spell() gives back unchanged; its last hamza and ta marbuta are
/// known as such, so that endings may follow.
Sounds sounds_of_written(std::string_view utf8);

/// Letters of a written word without harakat and tatweel.
std::u32string letters_of(std::string_view utf8);

}  // namespace tawatur::lexicon
