// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain_event.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace tawatur::pipeline {
namespace {

std::string decimals(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.2f", value);
  return out;
}

void field(std::string& out, std::string_view name, const std::string& what) {
  if (what.empty()) return;
  out += "   ";
  out += name;
  out.append(name.size() < 12 ? 12 - name.size() : 1, ' ');
  out += what + "\n";
}

template <class T>
std::string names(const std::vector<T>& list) {
  std::string out;
  for (const T& who : list) {
    out += out.empty() ? "" : ", ";
    out += !who.name_en.empty() ? who.name_en : !who.id.empty() ? who.id : who.text;
  }
  return out;
}

std::string days(const std::string& from, const std::string& to) {
  return to.empty() || to == from ? from : from + " to " + to;
}

std::string number(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "?"; }

void toll(std::string& out, std::string_view name, const std::optional<Toll>& toll) {
  if (!toll) return;
  const auto told = [](const Bounds& b) {
    return "low " + number(b.low) + " (" + b.low_claim + "), best " + number(b.best) + " (" +
           b.best_claim + "), high " + number(b.high) + " (" + b.high_claim + ")";
  };
  field(out, name, told(toll->all));
  for (const auto& [side, bounds] : toll->by_side) field(out, "", side + ": " + told(bounds));
}

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : ", ") + s;
  return out;
}

void claim(std::string& out, const EventClaim& in, const EventEvidence& from) {
  const Claim& c = from.claim;
  out += "\n" + in.claim_id + "\n";
  field(out, "says",
        std::string(to_string(c.frame)) + ", " + std::string(to_string(c.modality)) +
            ", confidence " + decimals(c.confidence));
  field(out, "day", c.time ? days(c.time->from, c.time->to) : std::string());
  field(out, "outlet", from.outlet + (from.published.empty() ? "" : ", " + from.published));
  field(out, "source", names(c.source));
  field(out, "joined", in.reason + " (" + decimals(in.score) + ")");
  std::string words = from.words;
  std::replace(words.begin(), words.end(), '\n', ' ');
  field(out, "words", words);
}

std::string_view rule_of(const std::string& grade) {
  if (grade == "A") return "three independent sources, and nobody denies it";
  if (grade == "B") return "two independent sources, or three of whom some deny it";
  if (grade == "C") return "one independent source";
  return "denied, or only planned or possible";
}

}  // namespace

std::string event_explanation(const Event& e, const std::vector<EventEvidence>& evidence) {
  std::string out = e.event_id + "@" + std::to_string(e.revision) + "  " +
                    std::string(to_string(e.frame)) + "  " + std::string(to_string(e.status)) +
                    "\n";
  field(out, "day", days(e.from, e.to));
  field(out, "agent", names(e.agent));
  field(out, "target", names(e.target));
  field(out, "place", names(e.place));
  toll(out, "killed", e.killed);
  toll(out, "wounded", e.wounded);
  toll(out, "captured", e.captured);
  toll(out, "displaced", e.displaced);
  for (const Contradiction& c : e.contradictions) {
    field(out, "disagree on",
          c.field + (c.text.empty() ? "" : ", " + c.text) + ": " + join(c.claims));
  }
  field(out, "caused", join(e.effects));
  field(out, "sources",
        std::to_string(e.independent_sources) + " independent in " + std::to_string(e.docs.size()) +
            " documents");
  field(out, "grade", e.grade + " (suggested): " + std::string(rule_of(e.grade)));
  for (const EventClaim& in : e.claims) {
    for (const EventEvidence& from : evidence) {
      if (from.claim.claim_id == in.claim_id) claim(out, in, from);
    }
  }
  return out;
}

}  // namespace tawatur::pipeline
