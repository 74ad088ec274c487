// SPDX-License-Identifier: Apache-2.0
#include "reach.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace tawatur::train {
namespace {

/// The gold claim in question, its words and the trigger that answers it.
struct Question {
  const Item& item;
  const judge::Statement& gold;
  std::string_view words;
  const coder::Trigger& trigger;
};

class Reach {
 public:
  explicit Reach(const Lesson& lesson) : lesson_(lesson) {}

  std::string text() {
    for (auto i : lesson_.use) document(lesson_.material.items[i], lesson_.states[i]);
    total("claim", claims_);
    for (const auto& [name, n] : roles_) total(name, n);
    return std::move(out_);
  }

 private:
  using Count = std::pair<std::size_t, std::size_t>;  ///< found, asked

  void total(const std::string& name, const Count& n) {
    row({"REACH", name, std::to_string(n.first) + "/" + std::to_string(n.second)});
  }

  void row(const std::vector<std::string_view>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out_.append(cells[i]).append(i + 1 < cells.size() ? "\t" : "\n");
    }
  }

  bool count(const char* role, bool found) {
    auto& n = roles_[role];
    ++n.second;
    n.first += found;
    return found;
  }

  void document(const Item& item, const State& state) {
    std::vector<std::size_t> candidate(item.gold.size(), kNoGold);
    for (std::size_t c = 0; c < state.gold_of.size(); ++c) {
      if (state.gold_of[c] != kNoGold) candidate[state.gold_of[c]] = c;
    }
    for (std::size_t g = 0; g < item.gold.size(); ++g) {
      const judge::Statement& gold = item.gold[g];
      if (gold.optional) continue;
      ++claims_.second;
      const Span span = item.points->bytes(
          {static_cast<std::uint32_t>(gold.begin), static_cast<std::uint32_t>(gold.end)});
      const std::string_view words = span.of(item.document->text);
      if (candidate[g] == kNoGold) {
        row({"MISS", gold.doc, gold.frame, words});
        continue;
      }
      ++claims_.first;
      claim({item, gold, words, item.scene->triggers[state.candidates[candidate[g]].trigger]});
    }
  }

  void claim(const Question& q) {
    const auto fillers = decode::possible_fillers(*q.item.scene, q.trigger);
    role("agent", q, q.gold.agent, MentionKind::actor, fillers);
    role("target", q, q.gold.target, MentionKind::actor, fillers);
    role("place", q, q.gold.place, MentionKind::place, fillers);
    sources(q);
    numbers(q, fillers);
    dates(q, fillers);
  }

  void role(const char* name, const Question& q, const std::vector<judge::Ref>& refs,
            MentionKind kind, const std::vector<std::uint32_t>& fillers) {
    for (const judge::Ref& r : refs) {
      const bool found = std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
        return q.item.scene->mention(m).kind == kind &&
               lesson_.names.same_ref(r, ref_of(q.item, m));
      });
      if (!count(name, found)) row({"NOFILLER", q.gold.doc, name, r.id, r.text, q.words});
    }
  }

  void sources(const Question& q) {
    for (const judge::Ref& r : q.gold.source) {
      if (!count("source", speaks(q, r) || credited(q, r))) {
        row({"NOSOURCE", q.gold.doc, r.id, r.text});
      }
    }
  }

  bool speaks(const Question& q, const judge::Ref& source) const {
    const auto speakers = decode::possible_speakers(*q.item.scene, q.trigger);
    return std::any_of(speakers.begin(), speakers.end(), [&](const auto& s) {
      const auto& report = q.item.scene->discourse.reports[s.report];
      return lesson_.names.same_ref(source, ref_of(q.item, report.speakers[s.speaker].mention));
    });
  }

  bool credited(const Question& q, const judge::Ref& source) const {
    const auto& tokens = q.item.analysed->analysis.text.tokens;
    const auto& credits = q.item.scene->credits;
    return std::any_of(credits.begin(), credits.end(), [&](const decode::Credit& line) {
      if (line.sentence != decode::kNone && line.sentence != q.trigger.sentence) return false;
      const Span span = join(tokens[line.tokens.first].span, tokens[line.tokens.last - 1].span);
      judge::Ref credit;
      credit.text = std::string(span.of(q.item.document->text));
      return lesson_.names.same_ref(source, credit);
    });
  }

  void numbers(const Question& q, const std::vector<std::uint32_t>& fillers) {
    for (const auto& number : q.gold.quantity) {
      const bool found = std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
        const Mention& x = q.item.scene->mention(m);
        return x.kind == MentionKind::number && x.low == number.low && x.high == number.high;
      });
      if (!count("quantity", found)) row({"NOQUANTITY", q.gold.doc, q.words});
    }
  }

  void dates(const Question& q, const std::vector<std::uint32_t>& fillers) {
    for (const auto& day : q.gold.days) {
      count("time", std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
              const Mention& x = q.item.scene->mention(m);
              return x.kind == MentionKind::date && x.from == day.from &&
                     (x.to.empty() ? x.from : x.to) == day.to;
            }));
    }
  }

  const Lesson& lesson_;
  std::string out_;
  Count claims_;
  std::map<std::string, Count> roles_;
};

}  // namespace

std::string missing_report(const Lesson& lesson) { return Reach(lesson).text(); }

}  // namespace tawatur::train
