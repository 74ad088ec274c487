// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "pipeline/lines.h"
#include "pipeline/messages.h"
#include "pipeline/reasons.h"

namespace tawatur::pipeline {
namespace {

constexpr std::size_t kReasons = 5;  ///< shown for a decision
constexpr float kLeastReason = 0.05f;

class Writer {
 public:
  explicit Writer(const Explained& what, Language language)
      : what_(what),
        text_(what.document.text),
        points_(what.document.text),
        say_(*what.scene.pack, language),
        reasons_(*what.scene.pack, what.weights),
        lines_(say_, out_) {}

  std::string write() {
    all_ = what_.decoder.candidates(what_.scene);
    const double bound = what_.decoder.threshold();
    std::size_t n = 0;
    for (std::size_t i = 0; i < what_.claims.size(); ++i) {
      if (what_.claims[i].confidence < bound) continue;
      claim(what_.claims[i], ++n);
      weighed("agent?", 0, what_.coded[i], what_.coded[i].weighed_agent);
      weighed("target?", 1, what_.coded[i], what_.coded[i].weighed_target);
    }
    if (n == 0) out_ += say_("verdict.no_claim", {decimals(bound)}) + "\n";
    if (what_.scene.nobody_known) out_ += say_("verdict.nobody_known") + "\n";
    sentences(bound);
    return std::move(out_);
  }

 private:
  bool arabic() const { return say_.language() == Language::ar; }

  std::string_view words(CpSpan span) const {
    if (span.begin > span.end || span.end > points_.count()) return {};
    return points_.bytes(span).of(text_);
  }

  template <class T>
  std::string who(const T& f) const {
    if (f.id.empty()) return say_("value.unknown");
    const std::string& name = arabic() ? f.name_ar : f.name_en;
    return name.empty() ? f.id : name + " (" + f.id + ")";
  }

  std::string where(const PlaceFiller& p) const {
    std::string out = who(p);
    if (p.lat && p.lon) out += "  " + decimals(*p.lat) + "," + decimals(*p.lon);
    if (!p.precision.empty()) out += "  " + say_("precision." + p.precision);
    return out;
  }

  std::string how_many(const Quantity& q) const {
    std::string out = say_("kind." + std::string(to_string(q.kind)));
    if (!q.low && !q.high) return out + " ?";
    out += " " + (q.low ? std::to_string(*q.low) : std::string("0"));
    out += !q.high ? "+" : q.low == q.high ? "" : "-" + std::to_string(*q.high);
    return out;
  }

  std::string when(const TimeRef& t) const {
    if (t.from.empty()) return say_("value.day_unknown");
    const bool one = t.to.empty() || t.to == t.from;
    return t.from + (one ? "" : " " + say_("value.to") + " " + t.to) +
           (t.clash.empty() ? "" : " (" + t.clash + ")");
  }

  void claim(const Claim& c, std::size_t n) {
    out_ += std::to_string(n) + "  " + say_.frame(c.frame) + "  " +
            say_("modality." + std::string(to_string(c.modality))) + "  " +
            say_("field.confidence", {decimals(c.confidence)}) +
            (c.background ? "  " + say_("field.background") : "") +
            (c.cause.empty() ? "" : "  " + say_("field.effect", {c.cause})) + "  " + c.claim_id +
            "\n";
    lines_.add("trigger", c.rule, c.trigger, words(c.trigger));
    for (const Filler& f : c.agent) lines_.add("agent", who(f), f.span, f.text);
    for (const Filler& f : c.target) lines_.add("target", who(f), f.span, f.text);
    for (const PlaceFiller& p : c.place) lines_.add("place", where(p), p.span, p.text);
    for (const Quantity& q : c.quantity) lines_.add("quantity", how_many(q), q.span, q.text);
    if (c.time) lines_.add("time", when(*c.time), c.time->span, c.time->text);
    for (const Filler& f : c.source) {
      lines_.add("source", who(f) + (f.stance.empty() ? "" : ", " + say_("stance." + f.stance)),
                 f.span, f.text);
    }
    for (const Worded& w : c.means) lines_.add("means", "", w.span, w.text);
    for (const Worded& w : c.framing) lines_.add("framing", "", w.span, w.text);
    for (const decode::Candidate& candidate : all_) {
      if (candidate.frame != c.frame || trigger_span(candidate) != c.trigger) continue;
      because(trigger_reasons(candidate), kReasons, 3);
      break;
    }
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
      lines_.add(role, decimals(static_cast<double>(c.share)), span, words(span));
      learn::FeatureSink sink(true);
      decode::filler_features(what_.scene, all_, self, c.mention, coded.memory, sink);
      std::vector<Reason> reasons = reasons_.of(decode::kActor, output, sink);
      for (Reason& r : reasons) r.weight *= what_.decoder.role_scale(output);
      // The features are those of one mention; the net has compared them all.
      reasons.push_back({"reason.sentence", c.opinion, "roles.tsv"});
      std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
        return std::fabs(a.weight) > std::fabs(b.weight);
      });
      because(reasons, kReasons, 6);
    }
  }

  std::vector<Reason> trigger_reasons(const decode::Candidate& candidate) const {
    learn::FeatureSink sink(true);
    decode::trigger_features(what_.scene, candidate.trigger, candidate.frame, sink);
    return reasons_.of(decode::kTrigger, 0, sink);
  }

  /// What spoke for and against, by what was looked at; in brackets the feature that weighed most.
  void because(const std::vector<Reason>& reasons, std::size_t most, std::size_t indent) {
    for (const Reason& r : reasons) {
      if (most == 0 || (r.weight < kLeastReason && r.weight > -kLeastReason)) return;
      --most;
      lines_.add(r.weight > 0 ? "because" : "against",
                 (r.weight > 0 ? "+" : "") + decimals(static_cast<double>(r.weight)) + "  " +
                     say_(r.topic) + "  (" + r.strongest + ")",
                 indent);
    }
  }

  CpSpan trigger_span(const decode::Candidate& c) const {
    return points_.span(what_.scene.triggers[c.trigger].span);
  }

  /// Sentence by sentence: what was claimed, doubted and refused in it, what it mentions, and the
  /// readings of its words.
  void sentences(double bound) {
    const FoldedText& text = what_.analysed.analysis.text;
    out_ += "\n" + say_("head.sentences") + ":\n";
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
      const Sentence& sentence = text.sentences[i];
      const CpSpan span = points_.span(sentence.span);
      out_ += std::to_string(i + 1) + "  " + at(span) + "  " + one_line(words(span)) + "\n";
      out_ += "   " + verdict(i, bound) + "\n";
      acts(i, bound);
      mentions(i);
      for (auto t = sentence.tokens.first; t < sentence.tokens.last; ++t) readings(t);
    }
  }

  std::string verdict(std::uint32_t sentence, double bound) const {
    const FoldedText& text = what_.analysed.analysis.text;
    if (!is_coded(text.blocks[text.sentences[sentence].block].kind)) {
      return say_("verdict.furniture");
    }
    std::size_t candidates = 0, claims = 0;
    double best = 0;
    for (const decode::Candidate& c : all_) {
      if (what_.scene.triggers[c.trigger].sentence != sentence) continue;
      const double p = learn::logistic(static_cast<double>(c.score));
      ++candidates;
      claims += p >= bound;
      best = std::max(best, p);
    }
    if (candidates == 0) return say_("verdict.none");
    if (claims > 0) {
      return say_("verdict.claims", {std::to_string(claims), std::to_string(candidates)});
    }
    return say_("verdict.below", {std::to_string(candidates), decimals(best), decimals(bound)});
  }

  /// Candidates of a sentence with what became of them; of doubtful ones what spoke against them.
  void acts(std::uint32_t sentence, double bound) {
    std::size_t n = 0;
    for (const Claim& k : what_.claims) {
      n += k.confidence >= bound;
      if (k.confidence >= bound && sentence_of(k) == sentence) {
        lines_.add("claim", std::to_string(n) + "  " + say_.frame(k.frame), k.trigger,
                   words(k.trigger));
      }
    }
    for (const decode::Candidate& c : all_) {
      if (what_.scene.triggers[c.trigger].sentence != sentence) continue;
      const CpSpan span = trigger_span(c);
      const double p = learn::logistic(static_cast<double>(c.score));
      const bool kept = std::any_of(what_.claims.begin(), what_.claims.end(), [&](const Claim& k) {
        return k.frame == c.frame && k.trigger.begin < span.end && span.begin < k.trigger.end &&
               k.confidence >= bound;
      });
      if (kept || p >= bound) continue;
      const bool doubtful =
          std::any_of(what_.claims.begin(), what_.claims.end(),
                      [&](const Claim& k) { return k.frame == c.frame && k.trigger == span; });
      lines_.add(doubtful ? "doubtful" : "refused", say_.frame(c.frame) + " " + decimals(p), span,
                 words(span));
      if (doubtful) because(against(c), 2, 6);
    }
  }

  std::vector<Reason> against(const decode::Candidate& candidate) const {
    std::vector<Reason> out = trigger_reasons(candidate);
    std::erase_if(out, [](const Reason& r) { return r.weight >= 0; });
    return out;
  }

  std::uint32_t sentence_of(const Claim& claim) const {
    const FoldedText& text = what_.analysed.analysis.text;
    const Span span = points_.bytes(claim.trigger);
    const auto it =
        std::partition_point(text.sentences.begin(), text.sentences.end(),
                             [&](const Sentence& s) { return s.span.end <= span.begin; });
    return static_cast<std::uint32_t>(it - text.sentences.begin());
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
      found += (found.empty() ? "" : ", ") + say_("pos." + std::string(to_string(arc.pos)));
      if (arc.morph.voice() == Voice::passive) found += " " + say_("value.passive");
      if (arc.origin == Origin::guess) found += " " + say_("value.guess");
      found += " " + decimals(static_cast<double>(arc.posterior));
      if (arc.lexeme != kNoLexeme) {
        found += " " + std::string(what_.scene.pack->lexeme(arc.lexeme).lemma);
      }
    }
    const CpSpan span = points_.span(a.text.tokens[token].span);
    lines_.add("reading", found, span, words(span));
  }

  void mentions(std::uint32_t sentence) {
    static constexpr std::string_view kKinds[] = {"actor", "place", "date", "number"};
    for (const Mention& m : what_.analysed.analysis.mentions) {
      if (m.sentence != sentence) continue;
      std::string what = say_("value.unknown");
      if (m.kind == MentionKind::date) {
        what = m.from.empty() ? say_("value.day_unknown") : m.from;
      } else if (m.kind == MentionKind::number) {
        what = (m.low ? std::to_string(*m.low) : std::string("?")) + ".." +
               (m.high ? std::to_string(*m.high) : std::string("?"));
      } else if (!m.ids.empty()) {
        what = m.kind == MentionKind::actor ? actor_id(m) : place_id(m);
      }
      lines_.add(kKinds[static_cast<std::size_t>(m.kind)], what, points_.span(m.span),
                 m.span.of(text_));
    }
  }

  std::string actor_id(const Mention& m) const {
    const auto table = what_.scene.pack->table("actors");
    return std::string(table.cell(m.ids.front().row, table.column("id")));
  }

  /// All that it may be.
  std::string place_id(const Mention& m) const {
    std::string ids;
    for (const PlacedMention& placed : what_.analysed.placed) {
      if (placed.span != m.span) continue;
      for (const auto& record : placed.records) {
        ids += (ids.empty() ? "" : " " + say_("value.or") + " ") + record.id;
      }
      break;
    }
    return ids;
  }

  const Explained& what_;
  std::string_view text_;
  CodePoints points_;
  Messages say_;
  Reasons reasons_;
  std::vector<decode::Candidate> all_;
  std::string out_;
  Lines lines_;
};

}  // namespace

std::string explanation(const Explained& what, Language language) {
  return Writer(what, language).write();
}

}  // namespace tawatur::pipeline
