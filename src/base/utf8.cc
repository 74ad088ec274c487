// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace tawatur {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::uint32_t kSampleBytes = 64;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

/// What a lead byte promises: sequence length (0 = no lead byte) and the range of its second byte
/// (table 3-7 of the Unicode standard).
struct Lead {
  std::uint32_t size = 0;
  std::uint8_t low = 0x80, high = 0xBF;
};

Lead lead_of(std::uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

bool is_continuation(char c) { return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80; }

/// First byte at or after `at` that isn't ASCII; eight bytes a step.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & 0x8080808080808080u) != 0) break;
    at += 8;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

/// Code points that start in text[begin, end).
std::uint32_t count_starts(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t count = 0;
  for (std::uint32_t i = begin; i < end; ++i) count += is_continuation(text[i]) ? 0 : 1;
  return count;
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0, true};
  const std::uint8_t first = byte_at(text, at);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = lead_of(first);
  if (lead.size == 0) return {kReplacement, 1, false};
  char32_t value = first & (0x7Fu >> lead.size);
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    const std::uint8_t low = i == 1 ? lead.low : std::uint8_t{0x80};
    const std::uint8_t high = i == 1 ? lead.high : std::uint8_t{0xBF};
    if (at + i >= text.size()) return {kReplacement, i, false};
    const std::uint8_t byte = byte_at(text, at + i);
    if (byte < low || byte > high) return {kReplacement, i, false};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {value, lead.size, true};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  const auto put = [&out](char32_t value) { out += static_cast<char>(value); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

Utf8Repair repair_utf8(std::string& text) {
  Utf8Repair found;
  std::string repaired;
  std::size_t kept = 0;  // text[0, kept) is in `repaired` (once something was bad)
  std::size_t at = 0;
  while ((at = skip_ascii(text, at)) < text.size()) {
    const Decoded decoded = decode_utf8(text, at);
    if (!decoded.valid) {
      if (found.bad_subparts == 0) {
        found.first_bad_byte = at;
        repaired.reserve(text.size() + text.size() / 8 + 16);
      }
      ++found.bad_subparts;
      found.bad_bytes += decoded.size;
      repaired.append(text, kept, at - kept);
      append_utf8(repaired, kReplacement);
      kept = at + decoded.size;
    }
    at += decoded.size;
  }
  if (found.bad_subparts != 0) {
    repaired.append(text, kept);
    text = std::move(repaired);
  }
  return found;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  before_.reserve(size / kSampleBytes + 2);
  for (std::uint32_t at = 0; at < size; at += kSampleBytes) {
    before_.push_back(count_);
    count_ += count_starts(text, at, std::min(size, at + kSampleBytes));
  }
  before_.push_back(count_);  // so that the end has a sample to start from
}

std::uint32_t CodePoints::at_byte(std::uint32_t at) const {
  at = std::min(at, static_cast<std::uint32_t>(text_.size()));
  if (before_.empty()) return 0;
  if (at == text_.size()) return count_;
  const std::uint32_t sample = at / kSampleBytes;
  return before_[sample] + count_starts(text_, sample * kSampleBytes, at);
}

std::uint32_t CodePoints::byte_of(std::uint32_t index) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (index >= count_) return size;
  // The last sample with at most `index` code points before it holds the one that is asked for.
  const auto after = std::upper_bound(before_.begin(), before_.end(), index);
  const auto sample = static_cast<std::uint32_t>(after - before_.begin()) - 1;
  std::uint32_t left = index - before_[sample];
  std::uint32_t at = sample * kSampleBytes;
  while (is_continuation(text_[at])) ++at;
  while (left > 0) {
    ++at;
    while (at < size && is_continuation(text_[at])) ++at;
    --left;
  }
  return at;
}

}  // namespace tawatur
