// SPDX-License-Identifier: Apache-2.0
#include "pipeline/told.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "lexicon/clitics.h"
#include "model/place.h"
#include "text/tokenize.h"

namespace tawatur::pipeline {
namespace {

using reconcile::Told;
using reconcile::Word;

constexpr std::uint32_t kLeastLetters = 3;
constexpr std::size_t kMostWords = 200;  ///< of an evidence; longer ones are no sentence

std::uint32_t letters(std::string_view word) { return CodePoints(word).count(); }

/// The word without its article and what stands before that, where three letters stay.
std::string_view bare(std::string_view word) {
  std::vector<lexicon::CliticSplit> splits;
  lexicon::clitic_splits(word, splits);
  std::string_view out = word;
  for (const lexicon::CliticSplit& s : splits) {
    if ((s.proclitics & proclitic::kAl) == 0 || s.enclitic != Enclitic::none) continue;
    const std::string_view stem = word.substr(s.stem_begin, s.stem_end - s.stem_begin);
    if (letters(stem) >= kLeastLetters && stem.size() < out.size()) out = stem;
  }
  return out;
}

reconcile::Words words_of(std::string_view text) {
  const text::RawTokens raw = text::tokenize(text);
  std::vector<Word> out;
  for (const text::RawToken& t : raw.tokens) {
    if (t.token.kind == TokenKind::punct || out.size() >= kMostWords) continue;
    const bool number = t.token.kind == TokenKind::number;
    const std::string_view word = number ? raw.folded(t) : bare(raw.folded(t));
    const std::uint32_t length = letters(word);
    if (!number && length < kLeastLetters) continue;
    out.push_back({static_cast<std::uint32_t>(hash64(word)),
                   static_cast<std::uint8_t>(std::min<std::uint32_t>(length, 255))});
  }
  return out;
}

std::vector<std::uint32_t> hashes_of(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (const Word& w : words_of(text)) out.push_back(w.hash);
  return out;
}

std::uint32_t key_of(std::string_view id, const std::vector<std::uint32_t>& name) {
  if (!id.empty()) return static_cast<std::uint32_t>(hash64(id, 1));
  std::string all;
  for (const std::uint32_t h : name) all += std::to_string(h) + " ";
  return static_cast<std::uint32_t>(hash64(all));
}

std::vector<std::uint32_t> actors_of(const std::vector<Filler>& list) {
  std::vector<std::uint32_t> out;
  for (const Filler& f : list)
    out.push_back(key_of(f.id, hashes_of(f.name.empty() ? f.text : f.name)));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// "place:town place:bare": a settlement by one of its roles.
bool heads_settlement(std::string_view roles) {
  constexpr std::string_view kPlace = "place:";
  for (std::string_view rest = roles; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    const std::string_view role = rest.substr(0, end);
    if (role.starts_with(kPlace) && is_settlement(place_category(role.substr(kPlace.size())))) {
      return true;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// Countries and larger regions are no places to join by.
bool is_wide(const PlaceFiller& p) { return p.precision == "country" || p.precision == "region"; }

std::string filler_words(const Claim& c) {
  std::string out;
  for (const auto* list : {&c.agent, &c.target}) {
    for (const Filler& f : *list) out += f.text + " ";
  }
  for (const PlaceFiller& p : c.place) out += p.text + " ";
  for (const Quantity& q : c.quantity) out += q.text + " ";
  for (const Worded& w : c.means) out += w.text + " ";
  if (c.name) out += c.name->text;
  return out;
}

}  // namespace

Teller::Teller(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("nouns");
  if (!table) return;
  const int lemma = table.column("lemma"), roles = table.column("role");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    if (!heads_settlement(table.cell(r, roles))) continue;
    for (const std::uint32_t h : hashes_of(table.cell(r, lemma))) heads_.insert(h);
  }
}

reconcile::ToldPlace Teller::place_of(const PlaceFiller& p, std::uint32_t index) const {
  std::vector<std::uint32_t> name = hashes_of(p.name_ar.empty() ? p.text : p.name_ar);
  if (name.size() > 1 && heads_.count(name.front()) != 0) name.erase(name.begin());
  const std::uint32_t key = key_of(p.id, name);
  std::sort(name.begin(), name.end());
  return {key, std::move(name), p.lat, p.lon, index};
}

Told Teller::told_of(const Claim& c, std::string_view text, const CodePoints& points,
                     std::uint32_t report) const {
  Told out;
  out.report = report;
  out.claim_id = c.claim_id;
  out.frame = c.frame;
  out.modality = c.modality;
  out.confidence = c.confidence;
  out.background = c.background;
  if (c.time) {
    out.from = reconcile::day_of(c.time->from);
    out.to = reconcile::day_of(c.time->to);
    if (out.to == reconcile::kNoDay || out.to < out.from) out.to = out.from;
  }
  out.agent = actors_of(c.agent);
  out.target = actors_of(c.target);
  for (std::uint32_t i = 0; i < c.place.size(); ++i) {
    const PlaceFiller& p = c.place[i];
    if (is_wide(p)) continue;
    out.place.push_back(place_of(p, i));
  }
  for (const Quantity& q : c.quantity) {
    if (q.low && !q.part_of) out.numbers.push_back({q.kind, *q.low, q.high});
  }
  const bool has_text = c.evidence.end <= points.count() && c.evidence.begin < c.evidence.end;
  const Span bytes = has_text ? points.bytes(c.evidence) : Span{};
  out.words = has_text ? words_of(bytes.of(text)) : words_of(filler_words(c));
  out.evidence = c.evidence;
  out.trigger = c.trigger;
  return out;
}

}  // namespace tawatur::pipeline
