// SPDX-License-Identifier: Apache-2.0
// The sources of a claim: which speakers and credit lines may be one, and which are chosen.
#include <algorithm>

#include "decode/decoder.h"

namespace tawatur::decode {
namespace {

constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kReportsMost = 24;  ///< reports of one claim that are looked at

bool chosen(const Scene& s, const std::vector<Chosen>& list, std::uint32_t mention) {
  return std::any_of(list.begin(), list.end(), [&](const Chosen& c) {
    return c.mention == mention || s.mentions[c.mention].identity == s.mentions[mention].identity;
  });
}

/// Reports that may speak of a token, the last first.
std::vector<std::uint32_t> reports_over(const Scene& s, const coder::Trigger& t) {
  std::vector<std::uint32_t> out;
  const std::uint32_t first = t.sentence >= kSentencesBack ? t.sentence - kSentencesBack : 0;
  const auto& before = s.report_before;
  for (auto r = before[t.sentence + 1]; r-- > before[first] && out.size() < kReportsMost;) {
    out.push_back(r);
  }
  const std::uint32_t voice = s.discourse.voice[t.sentence];
  if (voice != discourse::kNone && std::find(out.begin(), out.end(), voice) == out.end()) {
    out.push_back(voice);
  }
  return out;
}

constexpr std::uint32_t kUnnamed = kNone - 1;

/// Who utters the act that the trigger names ("X demanded"), as an identity; kUnnamed if the text
/// doesn't say so there, kNone if it is no act of speech.
std::uint32_t utterer(const Scene& s, const coder::Trigger& t) {
  std::uint32_t found = kNone;
  for (auto r = s.report_before[t.sentence]; r < s.report_before[t.sentence + 1]; ++r) {
    const auto& report = s.discourse.reports[r];
    if (!t.tokens.contains(report.token)) continue;
    if (!report.speakers.empty()) return s.mentions[report.speakers.front().mention].identity;
    found = kUnnamed;
  }
  return found;
}

/// An agency rather than the outlet whose page it is: listed as one.
bool names_agency(const lexicon::Pack& pack, const std::vector<lexicon::PhraseHit>& hits,
                  TokenRange tokens) {
  const lexicon::Table actors = pack.table("actors"), outlets = pack.table("outlets");
  const int actor_kind = actors.column("kind"), outlet_kind = outlets.column("kind");
  return std::any_of(hits.begin(), hits.end(), [&](const lexicon::PhraseHit& hit) {
    if (hit.tokens.first < tokens.first || hit.tokens.last > tokens.last) return false;
    if (hit.source == lexicon::Source::actors) return actors.cell(hit.row, actor_kind) == "media";
    return hit.source == lexicon::Source::outlets && outlets.cell(hit.row, outlet_kind) == "agency";
  });
}

/// The first sentence of the body that begins at or behind a token.
std::uint32_t first_sentence(const Analysis& a, std::uint32_t token) {
  for (std::uint32_t s = 0; s < a.text.sentences.size(); ++s) {
    const Sentence& sentence = a.text.sentences[s];
    if (sentence.tokens.first >= token && a.text.blocks[sentence.block].kind == BlockKind::body) {
      return s;
    }
  }
  return kNone;
}

/// The outlet's own name: that somebody told it so is no news. A correspondent of its is a source.
bool names_outlet(const Analysis& a, const Mention& m, bool told) {
  const std::string& outlet = a.document->outlet;
  const std::string_view text = m.span.of(a.document->text);
  if (outlet.empty()) return false;
  if (!told) return text == outlet;
  for (auto t = m.tokens.first; t < m.tokens.last; ++t) {
    const std::string_view word = a.text.tokens[t].span.of(a.document->text);
    if (a.text.tokens[t].kind == TokenKind::word && outlet == word) return true;
  }
  return text.find(outlet) != std::string_view::npos || outlet.find(text) != std::string::npos;
}

}  // namespace

std::vector<SpeakerRef> possible_speakers(const Scene& s, const coder::Trigger& t) {
  std::vector<SpeakerRef> out;
  const std::uint32_t speaking = utterer(s, t);
  std::uint32_t inner = 0, own = 0;
  for (auto r = s.report_before[t.sentence]; r < s.report_before[t.sentence + 1]; ++r) {
    own += !s.discourse.reports[r].soft;
  }
  for (const std::uint32_t r : reports_over(s, t)) {
    const discourse::Report& report = s.discourse.reports[r];
    SpeakerRef ref;
    ref.report = r;
    ref.link = discourse::relate(s.discourse, r, t.tokens.first, t.sentence);
    ref.inner = inner;
    ref.own = own;
    if (!report.soft && ref.link.inside()) ++inner;
    for (std::uint32_t i = 0; i < report.speakers.size(); ++i) {
      ref.speaker = i;
      const bool told = report.speakers[i].part == discourse::Part::addressee;
      if (names_outlet(*s.analysis, s.mention(report.speakers[i].mention), told)) continue;
      const std::uint32_t identity = s.mentions[report.speakers[i].mention].identity;
      ref.utters = speaking == kNone ? 0 : speaking == identity ? 1 : speaking == kUnnamed ? 3 : 2;
      out.push_back(ref);
    }
  }
  return out;
}

std::vector<Credit> read_credits(const Analysis& a, const lexicon::Pack& pack,
                                 const std::vector<lexicon::PhraseHit>& hits) {
  std::vector<Credit> out;
  for (const TokenRange& c : a.layout.credits) {
    if (c.size() == 0 || !names_agency(pack, hits, c)) continue;
    const bool dated = a.layout.dateline && a.layout.dateline->contains(c.first);
    // Behind the text it stands for all of it.
    if (!dated && c.first * 3 > a.text.tokens.size() * 2) {
      out.push_back({c, kNone});
    } else if (const std::uint32_t s = first_sentence(a, c.last); s != kNone) {
      out.push_back({c, s});
    }
  }
  return out;
}

void Decoder::fill_source(const Scene& scene, Coded& out) const {
  const coder::Trigger& t = scene.triggers[out.candidate.trigger];
  learn::FeatureSink sink;
  const double bound = weights_.setting("source", 0);
  // Nearest first: the innermost report over the claim, that is the last one before it.
  for (const SpeakerRef& ref : possible_speakers(scene, t)) {
    sink.clear();
    source_features(scene, out.candidate, ref, sink);
    const float score = weights_.score(kSource, sink)[0];
    const auto mention = scene.discourse.reports[ref.report].speakers[ref.speaker].mention;
    if (score < bound || chosen(scene, out.source, mention)) continue;
    out.source.push_back({mention, score});
    out.source_report.push_back(ref.report);
  }
  for (const Credit& credit : scene.credits) {
    if (credit.sentence == kNone || credit.sentence == t.sentence) {
      out.credits.push_back(credit.tokens);
    }
  }
}

}  // namespace tawatur::decode
