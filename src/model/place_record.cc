// SPDX-License-Identifier: Apache-2.0
#include "model/place_record.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace tawatur {
namespace {

struct FeatureCode {
  std::string_view code;
  PlaceCategory category;
};
constexpr FeatureCode kFeatures[] = {{"PCLI", PlaceCategory::country},
                                     {"ADM1", PlaceCategory::governorate},
                                     {"ADM2", PlaceCategory::district},
                                     {"ADM3", PlaceCategory::subdistrict},
                                     {"ADM4", PlaceCategory::area},
                                     {"PPLC", PlaceCategory::city},
                                     {"PPLA", PlaceCategory::city},
                                     {"PPLA2", PlaceCategory::town},
                                     {"PPLA3", PlaceCategory::town},
                                     {"PPLA4", PlaceCategory::town},
                                     {"PPLX", PlaceCategory::neighbourhood},
                                     {"AIRP", PlaceCategory::airport},
                                     {"AIRB", PlaceCategory::base},
                                     {"AIRF", PlaceCategory::airport},
                                     {"INSM", PlaceCategory::base},
                                     {"MILB", PlaceCategory::base},
                                     {"CMP", PlaceCategory::camp},
                                     {"CMPRF", PlaceCategory::camp},
                                     {"HLL", PlaceCategory::hill},
                                     {"MT", PlaceCategory::mountain},
                                     {"MTS", PlaceCategory::mountain},
                                     {"PLN", PlaceCategory::plain},
                                     {"RGN", PlaceCategory::region},
                                     {"STM", PlaceCategory::river},
                                     {"DAM", PlaceCategory::dam},
                                     {"ISL", PlaceCategory::island},
                                     {"PSTB", PlaceCategory::crossing},
                                     {"STLMT", PlaceCategory::village},
                                     {"AREA", PlaceCategory::area},
                                     {"LCTY", PlaceCategory::area},
                                     {"PRT", PlaceCategory::port}};

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

std::optional<double> degrees(std::string_view text, double most) {
  text = trim(text);
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end || !std::isfinite(value)) return std::nullopt;
  if (std::abs(value) > most) return std::nullopt;
  return value;
}

/// Letters of the Arabic block that Arabic has.
bool arabic_letter(char32_t c) {
  return (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A) || c == 0x671;
}

}  // namespace

std::vector<std::string_view> names_of(const PlaceRecord& record) {
  std::vector<std::string_view> out;
  for (const std::string_view name :
       {std::string_view(record.name_ar), std::string_view(record.name_en)}) {
    if (!name.empty()) out.push_back(name);
  }
  for (std::string_view rest = record.other; !rest.empty();) {
    const auto end = std::min(rest.find('|'), rest.size());
    const std::string_view part = rest.substr(0, end);
    const std::string_view name = trim(part.substr(0, part.find('{')));
    if (!name.empty() && name != "-") out.push_back(name);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string_view default_precision(const PlaceRecord& r) {
  if (r.category == PlaceCategory::country) return "country";
  if (!r.lat) return "unknown";
  if (r.category == PlaceCategory::governorate) return "governorate";
  if (r.category == PlaceCategory::district || r.category == PlaceCategory::subdistrict) {
    return "district";
  }
  return r.category == PlaceCategory::region ? "region" : "point";
}

PlaceCategory category_of_kind(std::string_view kind) {
  const PlaceCategory known = place_category(kind);
  if (known != PlaceCategory::none) return known;
  for (const FeatureCode& f : kFeatures) {
    if (f.code == kind) return f.category;
  }
  return kind.starts_with("PPL") ? PlaceCategory::village : PlaceCategory::none;
}

std::uint32_t population_of(std::string_view text) {
  constexpr double kMost = 4e9;
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end || !(value > 0 && value < kMost)) return 0;
  return static_cast<std::uint32_t>(value);
}

std::optional<double> latitude(std::string_view text) { return degrees(text, 90); }
std::optional<double> longitude(std::string_view text) { return degrees(text, 180); }

NameScript script_of(std::string_view name) {
  NameScript out = NameScript::none;
  for (std::size_t at = 0; at < name.size();) {
    const Decoded got = decode_utf8(name, at);
    at += std::max<std::uint32_t>(got.size, 1);
    const char32_t c = got.value;
    NameScript letter = NameScript::none;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250) ||
        (c >= 0x1E00 && c < 0x1F00)) {
      letter = NameScript::latin;
    } else if (arabic_letter(c)) {
      letter = NameScript::arabic;
    } else if ((c >= 0x620 && c <= 0x6D5 && (c < 0x64B || c > 0x670)) ||
               (c >= 0x6EE && c < 0x780)) {
      letter = NameScript::arabic_other;
    } else if (c >= 0x370 && !(c >= 0x600 && c < 0x700) && !(c >= 0x2000 && c < 0x2070)) {
      letter = NameScript::other;
    }
    if (letter == NameScript::none) continue;
    if (out == NameScript::none ||
        (out == NameScript::arabic && letter == NameScript::arabic_other)) {
      out = letter;
    } else if (out != letter &&
               !(out == NameScript::arabic_other && letter == NameScript::arabic)) {
      return NameScript::other;
    }
  }
  return out;
}

}  // namespace tawatur
