// SPDX-License-Identifier: Apache-2.0
#include "crossval.h"

#include <atomic>
#include <set>
#include <thread>

namespace tawatur::train {
namespace {

/// What the settings are tuned for: all that the issue of the linguistic core measures.
double goal(const judge::Figures& f) {
  return f.of("claim").f1() + 1.5 * f.of("tuple").f1() + f.of("exact").f1() +
         0.2 * (f.of("hedged").f1() + f.of("quantity").f1() + f.of("source").f1() +
                f.of("time").f1() + f.of("place").f1() + f.of("agent").f1() + f.of("target").f1());
}

std::vector<std::size_t> rest_of(const Material& m, const Fold& fold) {
  std::vector<std::size_t> use;
  for (std::size_t i = 0; i < m.items.size(); ++i) {
    const Item& item = m.items[i];
    const bool outlet = !fold.outlet.empty() && item.outlet == fold.outlet;
    const bool conflict = !fold.conflict.empty() && item.conflict == fold.conflict;
    if (item.quiet || !(outlet || conflict)) use.push_back(i);
  }
  return use;
}

}  // namespace

/// Documents that the same training set leaves out are tested together: of Leave::both those of an
/// outlet in a conflict, and all of a conflict whose outlets write of nothing else. For these the
/// outlet that stands last is left out of our own gold and marks, not each of them.
std::vector<Fold> planned_folds(const Material& m, Leave leave) {
  std::map<std::string, std::set<std::string>> conflicts_of;
  for (const Item& item : m.items) {
    if (!item.quiet && !item.own) conflicts_of[item.outlet].insert(item.conflict);
  }
  std::map<std::pair<std::string, std::string>, Fold> folds;
  for (std::size_t i = 0; i < m.items.size(); ++i) {
    const Item& item = m.items[i];
    if (item.quiet || item.own) continue;
    const bool only = leave == Leave::conflict || conflicts_of[item.outlet].size() == 1;
    const auto key = leave == Leave::outlet
                         ? std::pair(item.outlet, std::string())
                         : std::pair(only ? std::string() : item.outlet, item.conflict);
    Fold& fold = folds[key];
    if (leave != Leave::conflict) fold.outlet = item.outlet;
    fold.conflict = key.second;
    fold.test.push_back(i);
  }
  std::vector<Fold> out;
  for (auto& [key, fold] : folds) {
    fold.name = std::to_string(100 + out.size()).substr(1);
    out.push_back(std::move(fold));
  }
  return out;
}

std::vector<Fold> cross_validate(const Material& m, const judge::NameWords& words,
                                 const judge::Aliases& aliases, const TrainOptions& options,
                                 int threads, Leave leave) {
  std::vector<Fold> folds = planned_folds(m, leave);
  std::atomic<std::size_t> next{0};
  auto work = [&] {
    const judge::Names names(words, aliases);
    for (std::size_t i = next++; i < folds.size(); i = next++) {
      const std::vector<std::size_t> use = rest_of(m, folds[i]);
      folds[i].weights = as_weights(train(m, use, names, options, nullptr));
    }
  };
  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(work);
  work();
  for (auto& t : pool) t.join();
  return folds;
}

std::map<std::size_t, std::vector<Claim>> decode_folds(const Context& context,
                                                       std::vector<Fold>& folds,
                                                       const Settings& settings) {
  std::map<std::size_t, std::vector<Claim>> out;
  for (Fold& fold : folds) {
    for (const auto& [name, value] : settings) fold.weights.set_setting(name, value);
    const decode::Decoder decoder(context.pack, context.classes, fold.weights, fold.roles);
    for (auto i : fold.test) {
      const Item& item = context.material.items[i];
      const decode::Assembler assembler(*item.scene, *item.points, "tawatur cross-validation");
      std::vector<Claim>& claims = out[i];
      for (const decode::Coded& c : decoder.decode(*item.scene, decoder.threshold())) {
        claims.push_back(assembler.assemble(c));
      }
    }
  }
  return out;
}

judge::Figures score(const Context& context,
                     const std::map<std::size_t, std::vector<Claim>>& claims,
                     const judge::Names& names) {
  judge::Judge judge(names);
  for (const auto& [i, list] : claims) {
    const Item& item = context.material.items[i];
    judge::GoldDocument gold;
    gold.doc = item.document->id;
    gold.text = item.document->text;
    gold.claims = item.gold;
    std::vector<judge::Statement> statements;
    for (const Claim& c : list) statements.push_back(judge::statement_of(c));
    judge.add(gold, std::move(statements));
  }
  return judge.figures();
}

Settings tune(const Context& context, std::vector<Fold>& folds, const judge::Names& names,
              Settings settings) {
  const std::map<std::string, std::vector<double>> grids = {
      {"threshold", {0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55}},
      {"hedged", {0.0, 0.4, 0.8, 1.2}},
      {"sure", {0.5, 0.6, 0.7, 0.8, 0.9}},
      {"rule", {0.0, 0.5, 1.0, 1.5, 2.0}},
      {"agent", {-1.5, -1.0, -0.5, 0.0, 0.5}},
      {"agent_effect", {-1.0, -0.5, 0.0, 0.5, 1.0, 1.5}},
      {"agent_party", {-1.5, -1.0, -0.5, 0.0, 0.5}},
      {"agent2", {-1.6, -1.0, -0.5, 0.0, 1.0, 4.0}},
      {"target", {-1.0, -0.5, 0.0, 0.5, 1.0}},
      {"target2", {-1.6, -1.0, -0.5, 0.0, 1.0, 4.0}},
      {"place", {-1.2, -0.8, -0.4, 0.0, 0.3}},
      {"place2", {-0.5, 0.0, 0.5, 1.0, 2.0}},
      {"source", {-0.8, -0.4, 0.0, 0.4}},
      {"quantity", {-0.8, -0.4, 0.0, 0.4}},
      {"quantity2", {0.0, 0.5, 1.0, 2.0}},
      {"time", {-1.2, -0.8, -0.4, 0.0, 0.4}},
      {"asserted", {-0.5, 0.0, 0.5}}};
  double best = goal(score(context, decode_folds(context, folds, settings), names));
  for (int round = 0; round < 2; ++round) {
    for (const auto& [name, grid] : grids) {
      for (double value : grid) {
        Settings other = settings;
        other[name] = value;
        const double g = goal(score(context, decode_folds(context, folds, other), names));
        if (g > best + 1e-9) {
          best = g;
          settings = other;
        }
      }
    }
  }
  return settings;
}

}  // namespace tawatur::train
