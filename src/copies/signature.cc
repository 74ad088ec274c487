// SPDX-License-Identifier: Apache-2.0
#include "copies/signature.h"

#include <algorithm>

#include "base/hash.h"
#include "text/tokenize.h"

namespace tawatur::copies {
namespace {

constexpr std::size_t kHeadBytes = 12;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint64_t get(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

/// Hashes of the words, without marks.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  text::RawTokens raw = text::tokenize(text);
  text::join_broken_words(text, raw);
  std::vector<std::uint64_t> words;
  words.reserve(raw.tokens.size());
  for (const text::RawToken& t : raw.tokens) {
    if (t.token.kind != TokenKind::punct) words.push_back(hash64(raw.folded(t)));
  }
  return words;
}

std::string_view as_bytes(const std::uint64_t* words, std::size_t count) {
  return {reinterpret_cast<const char*>(words), count * sizeof(std::uint64_t)};
}

}  // namespace

Signature sign(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  Signature out;
  out.words = static_cast<std::uint32_t>(words.size());
  if (words.empty()) return out;
  out.whole = hash64(as_bytes(words.data(), words.size())) | 1u;
  if (words.size() < kGroupWords) return out;
  out.groups.reserve(words.size());
  for (std::size_t i = 0; i + kGroupWords <= words.size(); ++i) {
    out.groups.push_back(static_cast<std::uint32_t>(hash64(as_bytes(&words[i], kGroupWords))));
  }
  std::sort(out.groups.begin(), out.groups.end());
  out.groups.erase(std::unique(out.groups.begin(), out.groups.end()), out.groups.end());
  if (out.groups.size() > kMostGroups) out.groups.resize(kMostGroups);
  out.groups.shrink_to_fit();
  return out;
}

std::string to_bytes(const Signature& s) {
  std::string out;
  out.reserve(kHeadBytes + 4 * s.groups.size());
  put(out, s.whole, 8);
  put(out, s.words, 4);
  for (const std::uint32_t g : s.groups) put(out, g, 4);
  return out;
}

Result<Signature> from_bytes(std::string_view bytes) {
  const auto bad = [] { return Error{ErrorCode::kIntegrity, "not the signature of a text"}; };
  if (bytes.size() < kHeadBytes || (bytes.size() - kHeadBytes) % 4 != 0) return bad();
  Signature out;
  out.whole = get(bytes, 0, 8);
  out.words = static_cast<std::uint32_t>(get(bytes, 8, 4));
  out.groups.reserve((bytes.size() - kHeadBytes) / 4);
  for (std::size_t at = kHeadBytes; at < bytes.size(); at += 4) {
    const auto g = static_cast<std::uint32_t>(get(bytes, at, 4));
    if (!out.groups.empty() && out.groups.back() >= g) return bad();
    out.groups.push_back(g);
  }
  if (out.groups.size() > out.words || (out.words == 0) != (out.whole == 0)) return bad();
  return out;
}

}  // namespace tawatur::copies
