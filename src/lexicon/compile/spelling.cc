// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/spelling.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace tawatur::lexicon {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

std::string named(char32_t value) {
  std::string out = "U+";
  for (int shift = value > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    out += kHex[(value >> shift) & 0xF];
  }
  return out;
}

bool is_arabic_letter(char32_t c) {
  return (c >= 0x620 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D3);
}

bool is_latin_letter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F);
}

/// Zero-width and bidi controls, soft hyphen, byte order mark, other than plain spaces.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0xA0 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c < 0x20;
}

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::string> misspelling(std::string_view cell) {
  if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ')) return "blank at an end";
  if (cell.find("  ") != std::string_view::npos) return "two blanks together";
  char32_t before = 0;
  std::size_t letters = 0;  // of the word so far
  for (std::size_t at = 0; at < cell.size();) {
    const Decoded decoded = decode_utf8(cell, at);
    if (!decoded.valid) return "is not UTF-8";
    const char32_t c = decoded.value;
    // One letter and a tatweel is an abbreviation: the h of Hijri years.
    if (c == 0x640) {
      const char32_t after = decode_utf8(cell, at + decoded.size).value;
      if (letters != 1 || is_arabic_letter(after)) return "tatweel";
    }
    if (is_presentation_form(c)) return "presentation form " + named(c);
    if (is_invisible(c)) return "invisible character " + named(c);
    if ((is_arabic_letter(before) && is_latin_letter(c)) ||
        (is_latin_letter(before) && is_arabic_letter(c))) {
      return "Latin letter inside an Arabic word";
    }
    letters = is_arabic_letter(c) ? letters + 1 : 0;
    before = c;
    at += decoded.size;
  }
  return std::nullopt;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
            day = number(text.substr(8, 2));
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  return day <= days;
}

}  // namespace tawatur::lexicon
