// SPDX-License-Identifier: Apache-2.0
#include "pipeline/reasons.h"

#include <algorithm>
#include <cmath>

#include "decode/features.h"

namespace tawatur::pipeline {
namespace {

/// The feature's name without what it found: "mn=air_strike|a" is mn.
std::string_view name_of(std::string_view feature) { return feature.substr(0, feature.find('=')); }

}  // namespace

Reasons::Reasons(const lexicon::Pack& pack, const learn::Weights& weights) : weights_(weights) {
  const lexicon::Table table = pack.table("reasons");
  if (!table) return;
  const int decision = table.column("decision"), features = table.column("features"),
            topic = table.column("topic");
  if (decision < 0 || features < 0 || topic < 0) return;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string group(table.cell(row, decision));
    std::string_view rest = table.cell(row, features);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      topics_.emplace(group + " " + std::string(rest.substr(0, end)), table.cell(row, topic));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

std::string Reasons::topic_of(std::size_t decision, std::string_view feature) const {
  static const std::vector<learn::Group> groups = decode::weight_groups();
  const auto it = topics_.find(groups[decision].name + " " + std::string(name_of(feature)));
  return "reason." + (it == topics_.end() ? std::string(name_of(feature)) : it->second);
}

std::vector<Reason> Reasons::of(std::size_t decision, std::size_t output,
                                const learn::FeatureSink& sink) const {
  std::vector<Reason> out;
  std::vector<float> best;
  for (std::size_t i = 0; i < sink.hashes().size(); ++i) {
    const float w = weights_.weight(decision, output, sink.hashes()[i]);
    if (w == 0) continue;
    const std::string topic = topic_of(decision, sink.names()[i]);
    auto it =
        std::find_if(out.begin(), out.end(), [&](const Reason& r) { return r.topic == topic; });
    if (it == out.end()) {
      out.push_back({topic, 0, {}});
      best.push_back(0);
      it = out.end() - 1;
    }
    it->weight += w;
    float& most = best[static_cast<std::size_t>(it - out.begin())];
    if (std::fabs(w) > most) {
      most = std::fabs(w);
      it->strongest = sink.names()[i];
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Reason& a, const Reason& b) {
    return std::fabs(a.weight) > std::fabs(b.weight);
  });
  return out;
}

}  // namespace tawatur::pipeline
