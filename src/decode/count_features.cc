// SPDX-License-Identifier: Apache-2.0
// Features of numbers and days as fillers: which clause a day belongs to, and what it dates.
#include <algorithm>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

/// Does a day date the speaking and not what is said: it stands between the reporting word and its
/// complement, the claim inside the complement? '+' yes, '=' both inside, '-' no report over them.
char dates_speech(const Scene& s, const coder::Trigger& t, const Mention& m) {
  char out = '-';
  for (auto r = s.report_before[t.sentence]; r < s.report_before[t.sentence + 1]; ++r) {
    const auto& report = s.discourse.reports[r];
    if (report.soft || !report.scope.contains(t.tokens.first)) continue;
    if (report.scope.contains(m.tokens.first)) {
      if (out == '-') out = '=';
    } else {
      out = '+';
    }
  }
  return out;
}

/// Clause breaks ("while", "but") between two tokens.
std::size_t breaks_between(const Scene& s, std::uint32_t lo, std::uint32_t hi) {
  const auto& b = s.discourse.breaks;
  return static_cast<std::size_t>(std::lower_bound(b.begin(), b.end(), hi) -
                                  std::lower_bound(b.begin(), b.end(), lo));
}

/// Words of cause between two tokens: what was caused happened on the same day.
std::size_t causes_between(const Scene& s, std::uint32_t lo, std::uint32_t hi) {
  const auto& all = s.discourse.lights;
  auto it =
      std::lower_bound(all.begin(), all.end(), lo,
                       [](const discourse::Operator& o, std::uint32_t at) { return o.token < at; });
  std::size_t n = 0;
  for (; it != all.end() && it->token < hi; ++it) {
    n += it->cue == "light.cause" || it->cue == "cause";
  }
  return n;
}

/// What a day hangs on, as far as order tells: the nearest verb or event before it in its clause.
/// 't' the trigger itself, 'y' a word of speech, 'v' another verb, 'e' another event, '-' nothing.
char host_of(const Scene& s, const coder::Trigger& t, const Mention& m) {
  const std::uint32_t first = s.elements.of_sentence(t.sentence).first;
  const std::uint32_t trigger = s.element_of(t);
  for (std::uint32_t e = s.elements.at_token(m.tokens.first); e-- > first;) {
    if (e == trigger) return 't';
    switch (s.elements.all()[e].letter) {
      case 'Y':
        return 'y';
      case 'V':
      case 'U':
        return 'v';
      case 'E':
        return 'e';
      case 'S':
      case 'R':
      case ':':
        return '-';
      default:
        break;
    }
  }
  return '-';
}

/// Other days of the sentence that stand nearer to the trigger, before the claim's day or behind.
std::size_t nearer_days(const Scene& s, const coder::Trigger& t, const Mention& m) {
  auto gap = [&](const Mention& d) {
    return d.tokens.first >= t.tokens.last ? d.tokens.first - t.tokens.last
                                           : t.tokens.first - d.tokens.first;
  };
  std::size_t n = 0;
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& d = s.mention(i);
    n += d.kind == MentionKind::date && d.span != m.span && gap(d) < gap(m);
  }
  return n;
}

/// What the rules alone would say of a day: 0 fine, 5 fine and beside the word, the others why not.
int verdict_on(const Scene& s, const coder::Trigger& t, const Candidate& c, const Mention& m,
               const Between& b, char speech, std::size_t breaks) {
  const char host = host_of(s, t, m);
  if (speech == '+' || host == 'y') return 1;
  const std::string& published = s.analysis->document->published;
  const bool future =
      !m.from.empty() && published.size() >= 10 && m.from.compare(0, 10, published, 0, 10) > 0;
  if (future && s.modality_of(c.trigger, c.frame) == Modality::asserted) return 2;
  if (breaks > 0 || s.elements.count(b.first, b.last, "R") > 0) return 3;
  if (nearer_days(s, t, m) > 0) return 4;
  if (host == 't') return 5;
  return s.elements.count(b.first, b.last, "VY") > 1 ? 6 : 0;
}

void day(const Scene& s, const coder::Trigger& t, const Candidate& c, const Mention& m,
         const Between& b, learn::FeatureSink& out) {
  const learn::Part k = form_of(t), g = group_of(c.frame);
  const auto lo = std::min(t.tokens.first, m.tokens.first);
  const auto hi = std::max(t.tokens.first, m.tokens.first);
  const auto breaks = std::min<std::size_t>(breaks_between(s, lo, hi), 2);
  const auto causes = std::min<std::size_t>(causes_between(s, lo, hi), 1);
  const auto verbs = std::min<std::size_t>(s.elements.count(b.first, b.last, "VY"), 2);
  const auto events = std::min<std::size_t>(s.elements.count(b.first, b.last, "E"), 2);
  const char speech = dates_speech(s, t, m);
  out.add("sp", speech, b.direction);
  out.add("spk", speech, k);
  out.add("br", b.direction, breaks);
  out.add("brv", b.direction, breaks, verbs, causes);
  out.add("bre", b.direction, breaks, verbs, events);
  out.add("ca", b.direction, causes, g);
  // A day at the head of its clause dates the chain that follows it.
  const std::uint32_t e = s.elements.at_token(m.tokens.first);
  out.add("dh", letter_at(s, t.sentence, static_cast<std::int64_t>(e) - 1), b.direction, breaks);
  out.add("op", s.scopes[c.trigger].over.empty(), breaks, verbs);
  const int verdict = verdict_on(s, t, c, m, b, speech, breaks);
  out.add("v", verdict);
  out.add("vd", verdict, b.direction);
}

}  // namespace

void count_features(const Scene& s, const Candidate& c, std::uint32_t mention,
                    learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const Between b = between(s, t, s.mentions[mention], m);
  if (m.kind == MentionKind::date) {
    day(s, t, c, m, b, out);
  } else if (m.kind == MentionKind::number) {
    // "usiba ... bi-juruh": the persons stand before the word that names the claim.
    const bool bi = (t.proclitics & proclitic::kBi) != 0 && t.verb * 2 < t.posterior;
    out.add("bi", b.direction, bi, group_of(c.frame));
    out.add("one", m.singular_one, b.direction, b.last - b.first == 0, group_of(c.frame));
    const auto verbs = std::min<std::size_t>(s.elements.count(b.first, b.last, "VY"), 2);
    const auto others = std::min<std::size_t>(s.elements.count(b.first, b.last, "EQ"), 2);
    out.add("ve", b.direction, verbs, others);
  }
}

}  // namespace tawatur::decode
