// SPDX-License-Identifier: Apache-2.0
#include "trainer.h"

#include <cmath>

#include "claims.h"
#include "context.h"
#include "fillers.h"
#include "places.h"
#include "reach.h"
#include "state.h"

namespace tawatur::train {

std::vector<NamedWeight> train(const Material& material, const std::vector<std::size_t>& use,
                               const judge::Names& names, const TrainOptions& options,
                               std::string* report) {
  Lesson lesson{material, use, names, options, std::vector<State>(material.items.size())};
  start(lesson);
  for (int round = 0; round < 2; ++round) {
    const std::vector<double> w = fit_triggers(lesson, use);
    for (auto i : use) {
      score_first(lesson, i, w);
      if (!material.items[i].quiet) assign(material.items[i], lesson.states[i]);
    }
  }
  const std::vector<double> triggers = fit_triggers(lesson, use);
  std::vector<NamedWeight> out;
  for (std::size_t f = 0; f < triggers.size(); ++f) {
    if (std::abs(triggers[f]) >= kLeastWeight) {
      out.push_back({decode::kTrigger, 0, material.trigger_names[f], triggers[f]});
    }
  }
  jackknife(lesson);
  train_rivals(lesson, out);
  if (!options.claims_only) {
    train_fillers(lesson, out);
    train_places(lesson, out);
    train_context(lesson, out);
  }
  if (report) *report = missing_report(lesson);
  return out;
}

learn::Weights as_weights(const std::vector<NamedWeight>& rows) {
  learn::Weights out(decode::weight_groups());
  for (const NamedWeight& r : rows) {
    out.set(r.group, r.output, r.feature, static_cast<float>(r.weight));
  }
  return out;
}

}  // namespace tawatur::train
