// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain_event.h"

#include <string_view>

#include "pipeline/lines.h"

namespace tawatur::pipeline {
namespace {

std::string number(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "?"; }

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : ", ") + s;
  return out;
}

class Writer {
 public:
  explicit Writer(const Messages& say) : say_(say), lines_(say, out_) {}

  std::string write(const Event& e, const std::vector<EventEvidence>& evidence) {
    out_ = e.event_id + "@" + std::to_string(e.revision) + "  " + say_.frame(e.frame) + "  " +
           say_("status." + std::string(to_string(e.status))) + "\n";
    field("day", days(e.from, e.to));
    field("agent", names(e.agent));
    field("target", names(e.target));
    field("place", names(e.place));
    toll("killed", e.killed);
    toll("wounded", e.wounded);
    toll("captured", e.captured);
    toll("displaced", e.displaced);
    for (const Contradiction& c : e.contradictions) {
      field("disagree", c.field + (c.text.empty() ? "" : ", " + c.text) + ": " + join(c.claims));
    }
    field("caused", join(e.effects));
    field("sources", say_("value.sources",
                          {std::to_string(e.independent_sources), std::to_string(e.docs.size())}));
    field("grade", say_("value.suggested", {e.grade, say_("grade." + e.grade)}));
    for (const EventClaim& in : e.claims) {
      for (const EventEvidence& from : evidence) {
        if (from.claim.claim_id == in.claim_id) claim(in, from);
      }
    }
    return std::move(out_);
  }

 private:
  void field(std::string_view name, const std::string& what) {
    if (!what.empty()) lines_.add(name, what);
  }

  template <class T>
  std::string names(const std::vector<T>& list) const {
    std::string out;
    for (const T& who : list) {
      const std::string& name = say_.language() == Language::ar ? who.name_ar : who.name_en;
      out += out.empty() ? "" : ", ";
      out += !name.empty() ? name : !who.id.empty() ? who.id : who.text;
    }
    return out;
  }

  std::string days(const std::string& from, const std::string& to) const {
    return to.empty() || to == from ? from : from + " " + say_("value.to") + " " + to;
  }

  void toll(std::string_view name, const std::optional<Toll>& toll) {
    if (!toll) return;
    const auto told = [&](const Bounds& b) {
      return say_("value.toll", {number(b.low), b.low_claim, number(b.best), b.best_claim,
                                 number(b.high), b.high_claim});
    };
    field(name, told(toll->all));
    for (const auto& [side, bounds] : toll->by_side) field(name, side + ": " + told(bounds));
  }

  void claim(const EventClaim& in, const EventEvidence& from) {
    const Claim& c = from.claim;
    out_ += "\n" + in.claim_id + "\n";
    field("says", say_.frame(c.frame) + ", " +
                      say_("modality." + std::string(to_string(c.modality))) + ", " +
                      say_("field.confidence", {decimals(c.confidence)}));
    field("day", c.time ? days(c.time->from, c.time->to) : std::string());
    field("outlet", from.outlet + (from.published.empty() ? "" : ", " + from.published));
    field("source", names(c.source));
    field("joined", in.reason + " (" + decimals(in.score) + ")");
    field("words", one_line(from.words));
  }

  const Messages& say_;
  std::string out_;
  Lines lines_;
};

}  // namespace

std::string event_explanation(const Event& event, const std::vector<EventEvidence>& evidence,
                              const Messages& say) {
  return Writer(say).write(event, evidence);
}

}  // namespace tawatur::pipeline
