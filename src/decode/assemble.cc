// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "decode/decoder.h"
#include "decode/features_common.h"
#include "decode/quantities.h"

namespace tawatur::decode {
namespace {

constexpr std::uint32_t kTriggerMost = 60;  // code points, claims.schema.json

std::string cell(const lexicon::Table& table, std::uint32_t row, std::string_view column) {
  return std::string(table.cell(row, table.column(column)));
}

std::optional<double> number_cell(const lexicon::Table& table, std::uint32_t row,
                                  std::string_view column) {
  const std::string_view text = table.cell(row, table.column(column));
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

Assembler::Assembler(const Scene& scene, const CodePoints& points, std::string coder)
    : scene_(scene),
      points_(points),
      coder_(std::move(coder)),
      actors_(scene.pack->table("actors")),
      places_(scene.pack->table("places")),
      sha256_(sha256_hex(scene.analysis->document->text)) {}

Filler Assembler::filler(std::uint32_t mention, const coder::Trigger& trigger) const {
  const Mention& m = scene_.mention(mention);
  Filler f;
  f.text = std::string(m.span.of(scene_.analysis->document->text));
  f.span = points_.span(m.span);
  f.name = m.name;
  if (!m.ids.empty()) {
    const auto row = m.ids.front().row;
    f.id = cell(actors_, row, "id");
    f.name_ar = cell(actors_, row, "name_ar");
    f.name_en = cell(actors_, row, "name_en");
  }
  f.kind = std::string(to_string(m.actor_kind));
  if (m.sentence != trigger.sentence) f.via = points_.span(trigger.span);
  return f;
}

PlaceFiller Assembler::place(std::uint32_t mention) const {
  const Mention& own = scene_.mention(mention);
  const Mention& m = own.antecedent ? scene_.mention(*own.antecedent) : own;
  PlaceFiller p;
  if (own.antecedent) p.via = points_.span(own.span);
  p.text = std::string(m.span.of(scene_.analysis->document->text));
  p.span = points_.span(m.span);
  p.name = m.name;
  p.precision = "unknown";
  // Rows that only the user's own table has are filled in by whoever holds it.
  if (m.ids.empty() || m.ids.front().row >= places_.rows()) return p;
  const auto row = m.ids.front().row;
  if (m.ids.size() > 1) {
    // One of these: no identity, only what they have in common.
    p.name_ar = cell(places_, row, "name_ar");
    p.name_en = cell(places_, row, "name_en");
    for (const IdCandidate& c : m.ids) {
      if (c.row >= places_.rows()) continue;
      p.candidates.push_back({cell(places_, c.row, "id"), cell(places_, c.row, "name_ar"),
                              number_cell(places_, c.row, "lat"),
                              number_cell(places_, c.row, "lon"), static_cast<double>(c.score)});
      if (p.candidates.back().name_ar != p.name_ar) p.name_ar.clear();
      if (cell(places_, c.row, "name_en") != p.name_en) p.name_en.clear();
    }
    return p;
  }
  p.id = cell(places_, row, "id");
  p.name_ar = cell(places_, row, "name_ar");
  p.name_en = cell(places_, row, "name_en");
  p.lat = number_cell(places_, row, "lat");
  p.lon = number_cell(places_, row, "lon");
  if (auto precision = cell(places_, row, "precision"); !precision.empty()) {
    p.precision = precision;
  }
  p.admin1 = cell(places_, row, "admin1");
  p.admin2 = cell(places_, row, "admin2");
  return p;
}

Claim Assembler::assemble(const Coded& coded) const {
  const coder::Trigger& t = scene_.triggers[coded.candidate.trigger];
  const std::string& text = scene_.analysis->document->text;
  Claim c;
  c.doc = scene_.analysis->document->id;
  c.doc_sha256 = sha256_;
  c.frame = coded.candidate.frame;
  c.modality = coded.modality;
  c.coder = coder_;
  c.confidence = coded.confidence;
  c.rule = coder::rule_of(t, *scene_.pack);
  Span evidence = t.span;
  auto widen = [&](const Mention& m) {
    if (m.sentence == t.sentence) evidence = join(evidence, m.span);
  };
  for (const Chosen& a : coded.agent) {
    c.agent.push_back(filler(a.mention, t));
    widen(scene_.mention(a.mention));
  }
  for (const Chosen& a : coded.target) {
    c.target.push_back(filler(a.mention, t));
    widen(scene_.mention(a.mention));
  }
  for (const Chosen& p : coded.place) {
    c.place.push_back(place(p.mention));
    widen(scene_.mention(p.mention));
  }
  for (const Chosen& a : coded.agent) {
    const Mention& m = scene_.mention(a.mention);
    if (m.loaded) c.framing.push_back({std::string(m.span.of(text)), points_.span(m.span)});
  }
  for (std::size_t i = 0; i < coded.source.size(); ++i) {
    Filler f = filler(coded.source[i].mention, t);
    const auto report = coded.source_report[i];
    if (report != kNone) {
      const discourse::Report& r = scene_.discourse.reports[report];
      f.verb = std::string(scene_.analysis->text.tokens[r.token].span.of(text));
      f.stance = r.cue == "report.deny" ? "denies" : r.cue == "report.claim" ? "doubts" : "asserts";
    }
    if (scene_.mention(coded.source[i].mention).sentence == t.sentence) f.via.reset();
    c.source.push_back(std::move(f));
  }
  for (const TokenRange& credit : coded.credits) {
    const Span span = join(scene_.analysis->text.tokens[credit.first].span,
                           scene_.analysis->text.tokens[credit.last - 1].span);
    Filler f;
    f.text = std::string(span.of(text));
    f.span = points_.span(span);
    f.kind = "media";
    f.stance = "asserts";
    const TokenRange range =
        scene_.mentions_of_sentence[scene_.analysis->text.tokens[credit.first].sentence];
    for (auto i = range.first; i < range.last; ++i) {
      const Mention& m = scene_.mention(i);
      if (m.kind == MentionKind::actor && m.span == span && !m.ids.empty()) {
        f.id = cell(actors_, m.ids.front().row, "id");
      }
    }
    const bool known = std::any_of(c.source.begin(), c.source.end(),
                                   [&](const Filler& s) { return s.span == f.span; });
    if (!known) c.source.push_back(std::move(f));
  }
  for (const Chosen& n : coded.number) {
    const Mention& m = scene_.mention(n.mention);
    const auto kind = quantity_kind(scene_, t, c.frame, m);
    if (!kind) break;
    Quantity q;
    q.kind = *kind;
    q.low = m.low;
    q.high = m.high;
    q.text = std::string(m.span.of(text));
    q.span = points_.span(m.span);
    c.quantity.push_back(std::move(q));
    widen(m);
  }
  if (!coded.date.empty()) {
    const Mention& m = scene_.mention(coded.date.front().mention);
    c.time = TimeRef{std::string(m.span.of(text)),
                     points_.span(m.span),
                     m.from,
                     m.to,
                     m.precision.empty() ? "unknown" : m.precision,
                     m.clash};
    widen(m);
  }
  const TokenRange sentence = scene_.analysis->text.sentences[t.sentence].tokens;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    if (!scene_.means[i] || t.tokens.contains(i)) continue;
    const auto gap = i >= t.tokens.last ? i - t.tokens.last : t.tokens.first - i;
    if (gap > 6 || group_of(c.frame) != "fire") continue;
    const Span span = scene_.analysis->text.tokens[i].span;
    c.means.push_back({std::string(span.of(text)), points_.span(span)});
  }
  for (auto o = scene_.operator_before[t.sentence]; o < scene_.operator_before[t.sentence + 1];
       ++o) {
    c.background = c.background || scene_.discourse.operators[o].cue == "op.history";
  }
  c.background = c.background || coded.background;
  c.evidence = points_.span(evidence);
  c.trigger = points_.span(t.span);
  c.claim_id = c.doc + "#" + std::to_string(c.trigger.begin) + "-" + std::to_string(c.trigger.end) +
               "." + std::string(to_string(c.frame));
  c.trigger.end = std::min(c.trigger.end, c.trigger.begin + kTriggerMost);
  return c;
}

}  // namespace tawatur::decode
