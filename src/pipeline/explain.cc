// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/utf8.h"

namespace tawatur::pipeline {
namespace {

constexpr std::size_t kReasons = 6;

std::string decimals(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.2f", value);
  return out;
}

std::string at(CpSpan span) {
  return "[" + std::to_string(span.begin) + ":" + std::to_string(span.end) + "]";
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

/// "   agent       syria-gov  [21:33]  words": Latin first, the Arabic words last.
void line(std::string& out, std::string_view field, const std::string& what, CpSpan span,
          std::string_view words) {
  out += "   ";
  out += field;
  out.append(field.size() < 12 ? 12 - field.size() : 1, ' ');
  out += what + "  " + at(span) + "  " + one_line(words) + "\n";
}

template <class T>
std::string who(const T& f) {
  if (f.id.empty()) return "unknown";
  return f.name_en.empty() ? f.id : f.name_en + " (" + f.id + ")";
}

std::string where(const PlaceFiller& p) {
  std::string out = who(p);
  if (p.lat && p.lon) out += "  " + decimals(*p.lat) + "," + decimals(*p.lon);
  if (!p.precision.empty()) out += "  " + p.precision;
  return out;
}

std::string how_many(const Quantity& q) {
  std::string out(to_string(q.kind));
  if (!q.low && !q.high) return out + " ?";
  out += " " + (q.low ? std::to_string(*q.low) : std::string("0"));
  out += !q.high ? "+" : q.low == q.high ? "" : "-" + std::to_string(*q.high);
  return out;
}

std::string when(const TimeRef& t) {
  if (t.from.empty()) return "day unknown";
  return t.from + (t.to.empty() || t.to == t.from ? "" : " to " + t.to) +
         (t.clash.empty() ? "" : " (" + t.clash + ")");
}

class Writer {
 public:
  explicit Writer(const Explained& what)
      : what_(what), text_(what.document.text), points_(what.document.text) {}

  std::string write() {
    all_ = what_.decoder.candidates(what_.scene);
    const double bound = what_.decoder.threshold();
    std::size_t n = 0;
    for (std::size_t i = 0; i < what_.claims.size(); ++i) {
      if (what_.claims[i].confidence < bound) continue;
      claim(what_.claims[i], ++n);
      weighed("agent", 0, what_.coded[i], what_.coded[i].weighed_agent);
      weighed("target", 1, what_.coded[i], what_.coded[i].weighed_target);
    }
    if (n == 0) out_ += "No claim above " + decimals(bound) + ".\n";
    doubtful(bound);
    refused(bound);
    mentions();
    sentences(bound);
    return std::move(out_);
  }

 private:
  std::string_view words(CpSpan span) const {
    if (span.begin > span.end || span.end > points_.count()) return {};
    return points_.bytes(span).of(text_);
  }

  void claim(const Claim& c, std::size_t n) {
    out_ += std::to_string(n) + "  " + std::string(to_string(c.frame)) + "  " +
            std::string(to_string(c.modality)) + "  confidence " + decimals(c.confidence) +
            (c.background ? "  background" : "") +
            (c.cause.empty() ? "" : "  effect of " + c.cause) + "  " + c.claim_id + "\n";
    line(out_, "trigger", c.rule, c.trigger, words(c.trigger));
    for (const Filler& f : c.agent) line(out_, "agent", who(f), f.span, f.text);
    for (const Filler& f : c.target) line(out_, "target", who(f), f.span, f.text);
    for (const PlaceFiller& p : c.place) line(out_, "place", where(p), p.span, p.text);
    for (const Quantity& q : c.quantity) line(out_, "quantity", how_many(q), q.span, q.text);
    if (c.time) line(out_, "time", when(*c.time), c.time->span, c.time->text);
    for (const Filler& f : c.source) {
      line(out_, "source", who(f) + (f.stance.empty() ? "" : ", " + f.stance), f.span, f.text);
    }
    for (const Worded& w : c.means) line(out_, "means", "", w.span, w.text);
    for (const Worded& w : c.framing) line(out_, "framing", "", w.span, w.text);
    reasons(c);
  }

  /// Who was weighed for a role, the likeliest first, and what spoke for and against each.
  void weighed(const char* role, std::size_t output, const decode::Coded& coded,
               std::vector<decode::Chosen> list) {
    constexpr std::size_t kShown = 3;
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    if (list.size() > kShown) list.resize(kShown);
    std::size_t self = 0;
    while (self < all_.size() && (all_[self].trigger != coded.candidate.trigger ||
                                  all_[self].frame != coded.candidate.frame)) {
      ++self;
    }
    for (const decode::Chosen& c : list) {
      if (c.share < 0.05f) continue;
      const Mention& m = what_.scene.mention(c.mention);
      const CpSpan span = points_.span(m.span);
      line(out_, std::string(role) + "?", decimals(static_cast<double>(c.share)), span,
           words(span));
      learn::FeatureSink sink(true);
      decode::filler_features(what_.scene, all_, self, c.mention, coded.memory, sink);
      strongest(decode::kActor, output, sink);
    }
  }

  /// The features of the trigger's decision that weighed most.
  void reasons(const Claim& c) {
    for (const decode::Candidate& candidate : all_) {
      if (candidate.frame != c.frame || trigger_span(candidate) != c.trigger) continue;
      learn::FeatureSink sink(true);
      decode::trigger_features(what_.scene, candidate.trigger, candidate.frame, sink);
      strongest(decode::kTrigger, 0, sink);
      return;
    }
  }

  void strongest(std::size_t group, std::size_t output, const learn::FeatureSink& sink) {
    std::vector<std::pair<float, std::string>> found;
    for (std::size_t i = 0; i < sink.hashes().size(); ++i) {
      const float w = what_.weights.weight(group, output, sink.hashes()[i]);
      if (w != 0) found.emplace_back(w, sink.names()[i]);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::fabs(a.first) > std::fabs(b.first);
    });
    if (found.size() > kReasons) found.resize(kReasons);
    for (const auto& [w, name] : found) {
      out_ += "   because     " + std::string(w > 0 ? "+" : "") + decimals(w) + "  " + name + "\n";
    }
  }

  CpSpan trigger_span(const decode::Candidate& c) const {
    return points_.span(what_.scene.triggers[c.trigger].span);
  }

  void doubtful(double bound) {
    bool any = false;
    for (const Claim& c : what_.claims) {
      if (c.confidence >= bound) continue;
      if (!any) out_ += "\nDoubtful (kept, not printed unless asked for):\n";
      any = true;
      line(out_, to_string(c.frame), decimals(c.confidence), c.trigger, words(c.trigger));
    }
  }

  void refused(double bound) {
    bool any = false;
    for (const decode::Candidate& c : all_) {
      const CpSpan span = trigger_span(c);
      const bool kept = std::any_of(what_.claims.begin(), what_.claims.end(), [&](const Claim& k) {
        return k.frame == c.frame && k.trigger.begin < span.end && span.begin < k.trigger.end;
      });
      if (kept || learn::logistic(c.score) >= bound) continue;
      if (!any) out_ += "\nRefused:\n";
      any = true;
      line(out_, to_string(c.frame), decimals(learn::logistic(c.score)), span, words(span));
    }
  }

  /// Sentence by sentence the readings of its words, and why a sentence without a claim has none.
  void sentences(double bound) {
    const FoldedText& text = what_.analysed.analysis.text;
    std::vector<Tally> tallies(text.sentences.size());
    for (const decode::Candidate& c : all_) {
      Tally& tally = tallies[what_.scene.triggers[c.trigger].sentence];
      const double p = learn::logistic(static_cast<double>(c.score));
      ++tally.candidates;
      tally.claims += p >= bound;
      tally.best = std::max(tally.best, p);
    }
    out_ += "\nSentences:\n";
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
      const Sentence& sentence = text.sentences[i];
      const CpSpan span = points_.span(sentence.span);
      out_ += std::to_string(i + 1) + "  " + at(span) + "  " + one_line(words(span)) + "\n";
      out_ += "   " + verdict(i, tallies[i], bound) + "\n";
      for (auto t = sentence.tokens.first; t < sentence.tokens.last; ++t) readings(t);
    }
  }

  struct Tally {
    std::size_t candidates = 0, claims = 0;
    double best = 0;
  };
  std::string verdict(std::uint32_t sentence, const Tally& tally, double bound) const {
    const FoldedText& text = what_.analysed.analysis.text;
    if (!is_coded(text.blocks[text.sentences[sentence].block].kind)) {
      return "no claim: page furniture, not article";
    }
    const std::string candidates = std::to_string(tally.candidates);
    if (tally.candidates == 0) return "no claim: no word names an act that the lexicon knows";
    if (tally.claims == 0) {
      return "no claim: of " + candidates + " candidates the likeliest has " +
             decimals(tally.best) + ", below " + decimals(bound);
    }
    return std::to_string(tally.claims) + " of " + candidates + " candidates";
  }

  void readings(std::uint32_t token) {
    constexpr float kLeast = 0.05f;
    constexpr int kShown = 3;
    const Analysis& a = what_.analysed.analysis;
    if (a.text.tokens[token].kind != TokenKind::word) return;
    std::string found;
    int shown = 0;
    for (const Arc& arc : a.lattice.of(token)) {
      if (arc.posterior < kLeast || shown++ == kShown) break;
      found += (found.empty() ? "" : ", ") + std::string(to_string(arc.pos));
      if (arc.morph.voice() == Voice::passive) found += " passive";
      if (arc.origin == Origin::guess) found += " (guess)";
      found += " " + decimals(static_cast<double>(arc.posterior));
      if (arc.lexeme != kNoLexeme) {
        found += " " + std::string(what_.scene.pack->lexeme(arc.lexeme).lemma);
      }
    }
    const CpSpan span = points_.span(a.text.tokens[token].span);
    line(out_, "reading", found, span, words(span));
  }

  void mentions() {
    static constexpr std::string_view kKinds[] = {"actor", "place", "date", "number"};
    const auto& pack = what_.scene.pack;
    if (what_.analysed.analysis.mentions.empty()) return;
    out_ += "\nMentions:\n";
    for (const Mention& m : what_.analysed.analysis.mentions) {
      std::string what = "unknown";
      if (m.kind == MentionKind::date) what = m.from.empty() ? "day unknown" : m.from;
      if (m.kind == MentionKind::number) {
        what = (m.low ? std::to_string(*m.low) : std::string("?")) + ".." +
               (m.high ? std::to_string(*m.high) : std::string("?"));
      }
      if (!m.ids.empty() && (m.kind == MentionKind::actor || m.kind == MentionKind::place)) {
        what = m.kind == MentionKind::actor ? actor_id(*pack, m) : place_id(m);
      }
      line(out_, kKinds[static_cast<std::size_t>(m.kind)], what, points_.span(m.span),
           m.span.of(text_));
    }
  }

  static std::string actor_id(const lexicon::Pack& pack, const Mention& m) {
    const auto table = pack.table("actors");
    return std::string(table.cell(m.ids.front().row, table.column("id")));
  }

  /// All that it may be.
  std::string place_id(const Mention& m) const {
    std::string ids;
    for (const PlacedMention& placed : what_.analysed.placed) {
      if (placed.span != m.span) continue;
      for (const auto& record : placed.records) ids += (ids.empty() ? "" : " or ") + record.id;
      break;
    }
    return ids;
  }

  const Explained& what_;
  std::string_view text_;
  CodePoints points_;
  std::vector<decode::Candidate> all_;
  std::string out_;
};

}  // namespace

std::string explanation(const Explained& what) { return Writer(what).write(); }

}  // namespace tawatur::pipeline
