// SPDX-License-Identifier: Apache-2.0
#include "decode/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tawatur::decode {
namespace {

std::string percent(double p) {
  char out[16];
  std::snprintf(out, sizeof out, "%.0f %%", 100 * p);
  return out;
}

class Printer {
 public:
  Printer(const Scene& s, const Decoder& d, const learn::Weights& w)
      : s_(s), decoder_(d), weights_(w), candidates_(d.candidates(s)) {
    coded_ = d.decode(s, candidates_, 0.05);
  }

  std::string print() {
    const auto& sentences = s_.analysis->text.sentences;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) sentence(i);
    return std::move(out_);
  }

 private:
  std::string_view words(Span span) const { return span.of(s_.analysis->document->text); }
  std::string_view words(const Mention& m) const { return words(m.span); }

  void sentence(std::uint32_t i) {
    const Sentence& sentence = s_.analysis->text.sentences[i];
    const Block& block = s_.analysis->text.blocks[sentence.block];
    out_ +=
        "== sentence " + std::to_string(i + 1) + "\n" + std::string(words(sentence.span)) + "\n";
    if (!is_coded(block.kind)) {
      out_ += "  no claim: this stretch is page furniture, not article\n\n";
      return;
    }
    readings(sentence.tokens);
    mentions(i);
    reports(i);
    candidates(i);
    out_ += "\n";
  }

  void readings(TokenRange tokens) {
    out_ += "  readings\n";
    for (auto t = tokens.first; t < tokens.last; ++t) {
      if (s_.analysis->text.tokens[t].kind != TokenKind::word) continue;
      out_ += "    " + std::string(words(s_.analysis->text.tokens[t].span)) + ":";
      int shown = 0;
      for (const Arc& arc : s_.analysis->lattice.of(t)) {
        if (arc.posterior < 0.05f || shown++ == 3) break;
        out_ += shown == 1 ? " " : ", ";
        out_ += to_string(arc.pos);
        if (arc.lexeme != kNoLexeme) {
          out_ += " " + std::string(s_.pack->lexeme(arc.lexeme).lemma);
        } else if (arc.origin == Origin::guess) {
          out_ += " (guess)";
        }
        if (arc.morph.voice() == Voice::passive) out_ += " passive";
        out_ += " " + percent(static_cast<double>(arc.posterior));
      }
      out_ += "\n";
    }
  }

  void mentions(std::uint32_t i) {
    const TokenRange range = s_.mentions_of_sentence[i];
    if (range.size() == 0) return;
    out_ += "  mentions\n";
    const lexicon::Table actors = s_.pack->table("actors"), places = s_.pack->table("places");
    for (auto m = range.first; m < range.last; ++m) {
      const Mention& x = s_.mention(m);
      out_ += "    " + std::string(words(x)) + ": " + std::string(s_.mentions[m].kind);
      if (x.kind == MentionKind::number && x.low) out_ += " from " + std::to_string(*x.low);
      if (x.kind == MentionKind::number && x.high) out_ += " to " + std::to_string(*x.high);
      if (x.kind == MentionKind::date && !x.from.empty()) out_ += " " + x.from + ".." + x.to;
      if (!x.ids.empty() && (x.kind == MentionKind::actor || x.kind == MentionKind::place)) {
        const lexicon::Table& table = x.kind == MentionKind::actor ? actors : places;
        out_ += " = " + std::string(table.cell(x.ids.front().row, table.column("id")));
        if (x.ids.size() > 1) out_ += " (of " + std::to_string(x.ids.size()) + ")";
      }
      out_ += "\n";
    }
  }

  void reports(std::uint32_t i) {
    for (auto r = s_.report_before[i]; r < s_.report_before[i + 1]; ++r) {
      const discourse::Report& report = s_.discourse.reports[r];
      out_ += "  report " + std::string(words(s_.analysis->text.tokens[report.token].span)) + " (" +
              std::string(report.cue) + ")";
      for (const auto& sp : report.speakers)
        out_ += ", by " + std::string(words(s_.mention(sp.mention)));
      out_ += "\n";
    }
    for (auto o = s_.operator_before[i]; o < s_.operator_before[i + 1]; ++o) {
      const discourse::Operator& op = s_.discourse.operators[o];
      out_ += "  operator " + std::string(words(s_.analysis->text.tokens[op.token].span)) + " (" +
              std::string(op.cue) + ")\n";
    }
  }

  void candidates(std::uint32_t i) {
    bool any = false;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const coder::Trigger& t = s_.triggers[candidates_[c].trigger];
      if (t.sentence != i) continue;
      any = true;
      candidate(c, t);
    }
    if (!any) out_ += "  no claim: no word here names an act that the lexicon knows\n";
  }

  void candidate(std::size_t c, const coder::Trigger& t) {
    const double p = learn::logistic(static_cast<double>(candidates_[c].score));
    const bool accepted = p >= decoder_.threshold();
    out_ += accepted ? "  CLAIM " : "  refused ";
    out_ += std::string(to_string(candidates_[c].frame)) + " at " + std::string(words(t.span)) +
            ", " + percent(p) + " (" + coder::rule_of(t, *s_.pack) + ")";
    if (!accepted) out_ += ", below " + percent(decoder_.threshold());
    out_ += "\n";
    learn::FeatureSink sink(true);
    trigger_features(s_, candidates_[c].trigger, candidates_[c].frame, sink);
    why(kTrigger, 0, sink);
    if (!accepted) return;
    for (const Coded& coded : coded_) {
      if (coded.candidate.trigger == candidates_[c].trigger &&
          coded.candidate.frame == candidates_[c].frame) {
        roles(coded, c);
      }
    }
  }

  /// The features that weighed most, for and against.
  void why(std::size_t group, std::size_t output, const learn::FeatureSink& sink) {
    std::vector<std::pair<float, const std::string*>> weights;
    for (std::size_t i = 0; i < sink.names().size(); ++i) {
      const float w = weights_.weight(group, output, sink.hashes()[i]);
      if (w != 0) weights.emplace_back(w, &sink.names()[i]);
    }
    std::stable_sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) {
      return std::abs(a.first) > std::abs(b.first);
    });
    if (weights.size() > 6) weights.resize(6);
    out_ += "    because";
    char number[16];
    for (const auto& [w, name] : weights) {
      std::snprintf(number, sizeof number, " %+.2f", static_cast<double>(w));
      out_ += number;
      out_ += " " + *name;
    }
    out_ += "\n";
  }

  void role(const char* name, const std::vector<Chosen>& chosen, std::size_t group,
            std::size_t output, std::size_t self) {
    for (const Chosen& c : chosen) {
      out_ += "    " + std::string(name) + ": " + std::string(words(s_.mention(c.mention))) + ", " +
              percent(learn::logistic(static_cast<double>(c.score))) + "\n";
      learn::FeatureSink sink(true);
      filler_features(s_, candidates_, self, c.mention, Memory{}, sink);
      out_ += "  ";
      why(group, output, sink);
    }
  }

  void roles(const Coded& coded, std::size_t self) {
    role("agent", coded.agent, kActor, 0, self);
    role("target", coded.target, kActor, 1, self);
    role("place", coded.place, kPlace, 0, self);
    role("quantity", coded.number, kNumber, 0, self);
    role("time", coded.date, kDate, 0, self);
    for (const Chosen& c : coded.source) {
      out_ += "    source: " + std::string(words(s_.mention(c.mention))) + ", " +
              percent(learn::logistic(static_cast<double>(c.score))) + "\n";
    }
    out_ += "    modality: " + std::string(to_string(coded.modality)) + "\n";
    learn::FeatureSink sink(true);
    modality_features(s_, coded.candidate, sink);
    out_ += "  ";
    why(kModality, static_cast<std::size_t>(coded.modality), sink);
  }

  const Scene& s_;
  const Decoder& decoder_;
  const learn::Weights& weights_;
  std::vector<Candidate> candidates_;
  std::vector<Coded> coded_;
  std::string out_;
};

}  // namespace

std::string explain(const Scene& scene, const Decoder& decoder, const learn::Weights& weights) {
  return Printer(scene, decoder, weights).print();
}

}  // namespace tawatur::decode
