// SPDX-License-Identifier: Apache-2.0
#include "trainer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "decode/places.h"
#include "judge/matching.h"
#include "train/choice.h"
#include "train/logistic.h"

namespace tawatur::train {
namespace {

using decode::Candidate;
using decode::GroupId;
using learn::FeatureSink;

/// Features of one group: name and in how many documents each occurs.
class Dictionary {
 public:
  std::uint32_t id(const std::string& name, std::size_t document) {
    auto [it, fresh] = ids_.try_emplace(name, ids_.size());
    if (fresh) {
      names_.push_back(&it->first);
      documents_.push_back(0);
      last_.push_back(static_cast<std::size_t>(-1));
    }
    if (last_[it->second] != document) {
      last_[it->second] = document;
      ++documents_[it->second];
    }
    return it->second;
  }
  std::size_t size() const { return names_.size(); }
  const std::string& name(std::uint32_t id) const { return *names_[id]; }
  int documents(std::uint32_t id) const { return documents_[id]; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<const std::string*> names_;
  std::vector<int> documents_;
  std::vector<std::size_t> last_;
};

/// Templates whose parts are single words.
bool names_word(const std::string& feature) {
  static const std::unordered_set<std::string> kTemplates = {"fl",  "flk", "dl",  "pl", "wl", "wlf",
                                                             "wr",  "wrf", "fnl", "cl", "lk", "wl2",
                                                             "ngl", "ol",  "rl",  "gl", "pbl"};
  return kTemplates.count(feature.substr(0, feature.find('='))) != 0;
}

int least(const std::string& feature, const TrainOptions& options) {
  return names_word(feature) ? options.least_documents_word : options.least_documents;
}

constexpr double kLeastWeight = 0.01;  ///< smaller ones aren't worth their line

/// Rows of one group with several outputs.
struct Table {
  Dictionary dictionary;
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0};
  std::vector<std::vector<float>> label, weight;  ///< [output][row]
  explicit Table(std::size_t outputs) : label(outputs), weight(outputs) {}
  std::size_t rows() const { return first.size() - 1; }
  void add(const FeatureSink& sink, std::size_t document, const std::vector<float>& labels,
           const std::vector<float>& weights) {
    for (const std::string& n : sink.names()) features.push_back(dictionary.id(n, document));
    first.push_back(features.size());
    for (std::size_t o = 0; o < label.size(); ++o) {
      label[o].push_back(labels[o]);
      weight[o].push_back(weights[o]);
    }
  }
};

/// Trains every output of a table and appends the weights. Rare features are left out first.
void fit(const Table& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out) {
  std::vector<std::uint32_t> kept(table.dictionary.size(), decode::kNone);
  std::vector<std::uint32_t> back;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    if (table.dictionary.documents(i) < least(table.dictionary.name(i), options)) continue;
    kept[i] = static_cast<std::uint32_t>(back.size());
    back.push_back(i);
  }
  learn::Examples x;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    for (auto i = table.first[r]; i < table.first[r + 1]; ++i) {
      if (kept[table.features[i]] != decode::kNone) x.features.push_back(kept[table.features[i]]);
    }
    x.first.push_back(x.features.size());
  }
  for (std::size_t o = 0; o < table.label.size(); ++o) {
    x.label = table.label[o];
    x.weight = table.weight[o];
    learn::LogisticOptions lo;
    lo.l2 = l2;
    const std::vector<double> w = learn::train_logistic(x, back.size(), lo);
    for (std::uint32_t i = 0; i < back.size(); ++i) {
      if (std::abs(w[i]) >= kLeastWeight)
        out.push_back({group, o, table.dictionary.name(back[i]), w[i]});
    }
  }
}

/// Rows of a choice with several outputs, each of which has right answers of its own.
struct ChoiceTable {
  Dictionary dictionary;
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0}, group_first{0};
  std::vector<std::vector<std::vector<std::vector<std::size_t>>>> right;  ///< [output][group]
  std::vector<float> weight;
  explicit ChoiceTable(std::size_t outputs) : right(outputs) {}
  std::size_t rows() const { return first.size() - 1; }
  void add_row(const FeatureSink& sink, std::size_t document) {
    for (const std::string& n : sink.names()) features.push_back(dictionary.id(n, document));
    first.push_back(features.size());
  }
};

void fit(const ChoiceTable& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out) {
  std::vector<std::uint32_t> kept(table.dictionary.size(), decode::kNone), back;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    if (table.dictionary.documents(i) < least(table.dictionary.name(i), options)) continue;
    kept[i] = static_cast<std::uint32_t>(back.size());
    back.push_back(i);
  }
  learn::Choices x;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    for (auto i = table.first[r]; i < table.first[r + 1]; ++i) {
      if (kept[table.features[i]] != decode::kNone) x.features.push_back(kept[table.features[i]]);
    }
    x.first.push_back(x.features.size());
  }
  x.group_first = table.group_first;
  x.weight = table.weight;
  for (std::size_t o = 0; o < table.right.size(); ++o) {
    x.right = table.right[o];
    learn::LogisticOptions lo;
    lo.l2 = l2;
    const std::vector<double> w = learn::train_choice(x, back.size(), lo);
    for (std::uint32_t i = 0; i < back.size(); ++i) {
      if (std::abs(w[i]) >= kLeastWeight) {
        out.push_back({group, o, table.dictionary.name(back[i]), w[i]});
      }
    }
  }
}

/// One document in training: its candidates, which gold claim each answers, what was chosen.
struct State {
  std::vector<Candidate> candidates;
  std::vector<std::size_t> gold_of;  ///< per candidate: index of the gold claim, or npos
  std::vector<bool> inside;          ///< per candidate: its words lie in a gold claim of its frame
  std::size_t strong() const {
    std::size_t n = 0;
    for (const auto& c : candidates) n += c.first > 0;
    return n;
  }
};
constexpr std::size_t kNoGold = static_cast<std::size_t>(-1);

/// Does a candidate's trigger touch a gold span (code points)? 2 overlaps, 1 near, 0 no.
int touches(const Item& item, const Candidate& c, const judge::Statement& g) {
  if (to_string(c.frame) != g.frame) return 0;
  const CpSpan t = item.points->span(item.scene->triggers[c.trigger].span);
  if (t.begin < g.end && t.end > g.begin) return 2;
  return t.begin < g.end + 12 && t.end + 12 > g.begin ? 1 : 0;
}

void assign(const Item& item, State& state) {
  state.inside.assign(state.candidates.size(), false);
  judge::Weights weight;
  for (std::size_t g = 0; g < item.gold.size(); ++g) {
    for (std::size_t c = 0; c < state.candidates.size(); ++c) {
      const int near = touches(item, state.candidates[c], item.gold[g]);
      if (near == 0) continue;
      if (near == 2) state.inside[c] = true;
      const double score = std::clamp(static_cast<double>(state.candidates[c].first), -6.0, 6.0);
      weight[g][c] = (item.gold[g].optional ? 60 : 100) + (near == 2 ? 20 : 0) + 3 * score;
    }
  }
  state.gold_of.assign(state.candidates.size(), kNoGold);
  for (auto [g, c] : judge::heaviest_matching(weight)) state.gold_of[c] = g;
}

class Run {
 public:
  Run(const Material& m, const std::vector<std::size_t>& use, const judge::Names& names,
      const TrainOptions& o)
      : material_(m), use_(use), names_(names), options_(o), states_(m.items.size()) {}

  std::vector<NamedWeight> run(std::string* report) {
    start();
    for (int round = 0; round < 2; ++round) {
      const std::vector<double> w = fit_triggers(use_);
      for (auto i : use_) {
        score_first(i, w);
        if (!material_.items[i].quiet) assign(material_.items[i], states_[i]);
      }
    }
    const std::vector<double> triggers = fit_triggers(use_);
    std::vector<NamedWeight> out;
    for (std::size_t f = 0; f < triggers.size(); ++f) {
      if (std::abs(triggers[f]) >= kLeastWeight) {
        out.push_back({decode::kTrigger, 0, material_.trigger_names[f], triggers[f]});
      }
    }
    jackknife();
    train_rivals(out);
    if (!options_.claims_only) {
      train_fillers(out);
      train_places(out);
      train_context(out);
    }
    if (report) *report = missing_report();
    return out;
  }

 private:
  /// First scores: how often the lemma stands in gold spans of the frame.
  void start() {
    std::map<std::pair<Frame, std::string_view>, std::pair<double, double>> counts;
    for (auto i : use_) {
      const Item& item = material_.items[i];
      State& s = states_[i];
      s.candidates = bare_candidates(*item.scene);
      s.gold_of.assign(s.candidates.size(), kNoGold);
      for (const Candidate& c : s.candidates) {
        auto& n = counts[{c.frame, item.scene->triggers[c.trigger].lemma}];
        n.second += 1;
        for (const auto& g : item.gold) {
          if (touches(item, c, g) == 2) {
            n.first += 1;
            break;
          }
        }
      }
    }
    for (auto i : use_) {
      const Item& item = material_.items[i];
      for (Candidate& c : states_[i].candidates) {
        const auto& n = counts[{c.frame, item.scene->triggers[c.trigger].lemma}];
        c.first = static_cast<float>(std::log((n.first + 0.3) / (n.second - n.first + 0.7)));
      }
      if (!item.quiet) assign(item, states_[i]);
    }
  }

  void score_first(std::size_t i, const std::vector<double>& w) {
    for (std::size_t c = 0; c < states_[i].candidates.size(); ++c) {
      double sum = 0;
      for (auto f : material_.items[i].trigger_features[c]) sum += w[f];
      states_[i].candidates[c].first = static_cast<float>(sum);
    }
  }

  /// Label and weight of a candidate as a claim: optional ones count neither way.
  std::pair<float, float> claim_label(std::size_t i, std::size_t c, bool first) const {
    const Item& item = material_.items[i];
    if (item.quiet) {
      // Whether a text speaks of conflict at all is for the second look to say.
      return {0.0f, first ? 0.0f : static_cast<float>(options_.quiet_weight)};
    }
    const auto g = states_[i].gold_of[c];
    if (g == kNoGold) {
      // Another word of a claim: no example of a word that names none, nor of the one that does.
      if (first && states_[i].inside[c]) return {0.0f, 0.0f};
      return {0.0f, 1.0f};
    }
    return {1.0f, item.gold[g].optional ? 0.0f : 1.0f};
  }

  /// Weights of the trigger model, by id of Material::trigger_names.
  std::vector<double> fit_triggers(const std::vector<std::size_t>& use) const {
    const std::size_t n = material_.trigger_names.size();
    std::vector<int> documents(n, 0);
    std::vector<std::size_t> last(n, kNoGold);
    for (auto i : use) {
      for (const auto& row : material_.items[i].trigger_features) {
        for (auto f : row) {
          if (last[f] != i) ++documents[f];
          last[f] = i;
        }
      }
    }
    std::vector<std::uint32_t> kept(n, decode::kNone), back;
    for (std::uint32_t f = 0; f < n; ++f) {
      if (documents[f] < least(material_.trigger_names[f], options_)) continue;
      kept[f] = static_cast<std::uint32_t>(back.size());
      back.push_back(f);
    }
    learn::Examples x;
    for (auto i : use) {
      for (std::size_t c = 0; c < states_[i].candidates.size(); ++c) {
        const auto [label, weight] = claim_label(i, c, true);
        if (weight == 0) continue;
        for (auto f : material_.items[i].trigger_features[c]) {
          if (kept[f] != decode::kNone) x.features.push_back(kept[f]);
        }
        x.first.push_back(x.features.size());
        x.label.push_back(label);
        x.weight.push_back(weight);
      }
    }
    learn::LogisticOptions lo;
    lo.l2 = options_.l2_trigger;
    const std::vector<double> w = learn::train_logistic(x, back.size(), lo);
    std::vector<double> out(n, 0.0);
    for (std::size_t i = 0; i < back.size(); ++i) out[back[i]] = w[i];
    return out;
  }

  /// Scores of models that haven't seen the document, for the models that build on them.
  void jackknife() {
    const std::size_t k = static_cast<std::size_t>(options_.jackknife);
    for (std::size_t fold = 0; fold < k; ++fold) {
      std::vector<std::size_t> rest;
      for (std::size_t n = 0; n < use_.size(); ++n) {
        if (n % k != fold) rest.push_back(use_[n]);
      }
      const std::vector<double> w = fit_triggers(rest);
      for (std::size_t n = fold; n < use_.size(); n += k) score_first(use_[n], w);
    }
  }

  void train_rivals(std::vector<NamedWeight>& out) const {
    Table table(1);
    FeatureSink sink(true);
    for (auto i : use_) {
      const State& s = states_[i];
      const std::size_t strong = s.strong();
      for (std::size_t c = 0; c < s.candidates.size(); ++c) {
        const auto [label, weight] = claim_label(i, c, false);
        if (weight == 0) continue;
        sink.clear();
        decode::rival_features(*material_.items[i].scene, s.candidates, c, strong, sink);
        table.add(sink, i, {label}, {weight});
      }
    }
    fit(table, decode::kRival, options_.l2_trigger, options_, out);
  }

  judge::Ref ref_of(const Item& item, std::uint32_t mention) const {
    const Mention& m = item.scene->mention(mention);
    judge::Ref r;
    r.text = std::string(m.span.of(item.document->text));
    r.name = m.name;
    if (!m.ids.empty() && m.kind == MentionKind::actor) {
      const lexicon::Table t = item.scene->pack->table("actors");
      r.id = std::string(t.cell(m.ids.front().row, t.column("id")));
      r.name_ar = std::string(t.cell(m.ids.front().row, t.column("name_ar")));
    }
    if (m.antecedent) {
      const judge::Ref named = ref_of(item, *m.antecedent);
      return named;
    }
    if (!m.ids.empty() && m.kind == MentionKind::place) {
      const lexicon::Table t = item.scene->pack->table("places");
      r.name_ar = std::string(t.cell(m.ids.front().row, t.column("name_ar")));
    }
    return r;
  }

  bool answers(const Item& item, const std::vector<judge::Ref>& gold, std::uint32_t mention) const {
    const judge::Ref r = ref_of(item, mention);
    return std::any_of(gold.begin(), gold.end(),
                       [&](const judge::Ref& g) { return names_.same_ref(g, r); });
  }

  /// Distance of a mention from a trigger, for the first choice among several that match.
  static double distance(const decode::Scene& s, const coder::Trigger& t, std::uint32_t mention) {
    const Mention& m = s.mention(mention);
    if (m.sentence != t.sentence) return 1000.0 * (t.sentence - m.sentence);
    if (m.tokens.first >= t.tokens.last) return m.tokens.first - t.tokens.last;
    return 1.2 * (t.tokens.first - std::min(m.tokens.last, t.tokens.first)) + 0.5;
  }

  /// Labels of the possible fillers of a role: of those that match one gold filler the nearest is
  /// the right one, the others count neither way.
  void role_labels(const Item& item, const coder::Trigger& t, const std::vector<judge::Ref>& gold,
                   MentionKind kind, const std::vector<std::uint32_t>& fillers,
                   const std::vector<float>& score, std::vector<float>& label,
                   std::vector<float>& weight) const {
    label.assign(fillers.size(), 0);
    weight.assign(fillers.size(), 1);
    for (const judge::Ref& g : gold) {
      std::size_t best = kNoGold;
      double best_value = -1e18;
      for (std::size_t i = 0; i < fillers.size(); ++i) {
        if (item.scene->mention(fillers[i]).kind != kind) continue;
        if (!names_.same_ref(g, ref_of(item, fillers[i]))) continue;
        if (label[i] == 0) weight[i] = 0;
        const double value =
            score.empty() ? -distance(*item.scene, t, fillers[i]) : static_cast<double>(score[i]);
        if (label[i] == 0 && value > best_value) {
          best_value = value;
          best = i;
        }
      }
      if (best != kNoGold) {
        label[best] = 1;
        weight[best] = 1;
      }
    }
  }

  struct FillerTables {
    ChoiceTable actor{2};
    Table number{1}, date{1};
  };

  /// Rows of the possible actors and of nobody, with the right answers of agent and target.
  void add_actors(std::size_t i, std::size_t c, const judge::Statement& g, float base,
                  const std::vector<std::uint32_t>& fillers, const decode::Memory& memory,
                  ChoiceTable& table) const {
    const Item& item = material_.items[i];
    const State& s = states_[i];
    FeatureSink sink(true);
    decode::nobody_features(*item.scene, s.candidates[c], memory, sink);
    const std::size_t nobody = table.rows();
    table.add_row(sink, i);
    std::vector<std::uint32_t> actors;
    for (auto m : fillers) {
      if (item.scene->mention(m).kind != MentionKind::actor) continue;
      actors.push_back(m);
      sink.clear();
      decode::filler_features(*item.scene, s.candidates, c, m, memory, sink);
      table.add_row(sink, i);
    }
    table.group_first.push_back(table.rows());
    table.weight.push_back(base);
    for (std::size_t o = 0; o < 2; ++o) {
      std::vector<std::vector<std::size_t>> right;
      for (const judge::Ref& r : o == 0 ? g.agent : g.target) {
        std::vector<std::size_t> rows;
        for (std::size_t n = 0; n < actors.size(); ++n) {
          if (names_.same_ref(r, ref_of(item, actors[n]))) rows.push_back(nobody + 1 + n);
        }
        if (!rows.empty()) right.push_back(std::move(rows));
      }
      if (right.empty()) right.push_back({nobody});
      table.right[o].push_back(std::move(right));
    }
  }

  /// Memory after a gold claim, as far as mentions answer it.
  decode::Memory gold_memory(const Item& item, const judge::Statement& g, const coder::Trigger& t,
                             Frame frame, const std::vector<std::uint32_t>& fillers,
                             decode::Memory memory) const {
    auto find = [&](const std::vector<judge::Ref>& refs, MentionKind kind,
                    std::uint32_t& identity) {
      if (refs.empty()) return;
      double best = 1e18;
      for (auto m : fillers) {
        if (item.scene->mention(m).kind != kind) continue;
        if (!names_.same_ref(refs.front(), ref_of(item, m))) continue;
        const double d = distance(*item.scene, t, m);
        if (d < best) {
          best = d;
          identity = item.scene->mentions[m].identity;
        }
      }
    };
    find(g.agent, MentionKind::actor, memory.agent);
    find(g.target, MentionKind::actor, memory.target);
    find(g.place, MentionKind::place, memory.place);
    memory.sentence = t.sentence;
    memory.frame = frame;
    return memory;
  }

  void add_fillers(std::size_t i, FillerTables& tables) const {
    const Item& item = material_.items[i];
    const State& s = states_[i];
    decode::Memory memory;
    FeatureSink sink(true);
    std::vector<std::size_t> answered;
    for (std::size_t c = 0; c < s.candidates.size(); ++c) {
      if (s.gold_of[c] != kNoGold) answered.push_back(c);
    }
    std::vector<decode::FilledAct> acts;
    std::uint32_t sentence = decode::kNone;
    for (std::size_t c : decode::filling_order(*item.scene, s.candidates, std::move(answered))) {
      const std::uint32_t here = item.scene->triggers[s.candidates[c].trigger].sentence;
      if (here != sentence) acts.clear();
      sentence = here;
      const auto gi = s.gold_of[c];
      const judge::Statement& g = item.gold[gi];
      const float base = static_cast<float>(g.optional ? options_.optional_weight : 1.0);
      const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
      const auto fillers = decode::possible_fillers(*item.scene, t);
      // The engine's memory is sometimes wrong, the gold's never is: half of the time it is
      // withheld, so that nobody learns to lean on it.
      const bool recalled = (c * 2654435761u >> 7) % 2 == 0;
      add_actors(i, c, g, base, fillers,
                 decode::with_cause(*item.scene, s.candidates[c], acts,
                                    recalled ? memory : decode::Memory{}),
                 tables.actor);
      QuantityKind kind{};
      const bool counted = decode::counts(s.candidates[c].frame, kind);
      for (std::size_t n = 0; n < fillers.size(); ++n) {
        const Mention& m = item.scene->mention(fillers[n]);
        if (m.kind == MentionKind::actor || m.kind == MentionKind::place) continue;
        if ((m.kind == MentionKind::number && !counted)) continue;
        sink.clear();
        decode::filler_features(*item.scene, s.candidates, c, fillers[n], memory, sink);
        if (m.kind == MentionKind::number) {
          const bool right = std::any_of(g.quantity.begin(), g.quantity.end(), [&](const auto& q) {
            return q.low == m.low && q.high == m.high;
          });
          tables.number.add(sink, i, {right ? 1.0f : 0.0f}, {base});
        } else {
          const bool right = !g.days.empty() && !m.from.empty() && g.days.front().from == m.from &&
                             g.days.front().to == (m.to.empty() ? m.from : m.to);
          tables.date.add(sink, i, {right ? 1.0f : 0.0f}, {base});
        }
      }
      if (!g.optional) {
        memory = gold_memory(item, g, t, s.candidates[c].frame, fillers, memory);
        if (decode::is_act(s.candidates[c].frame)) {
          acts.push_back({s.candidates[c].trigger, s.candidates[c].frame,
                          g.agent.empty() ? decode::kNone : memory.agent,
                          g.target.empty() ? decode::kNone : memory.target});
        }
      }
    }
  }

  void train_fillers(std::vector<NamedWeight>& out) const {
    FillerTables tables;
    for (auto i : use_) add_fillers(i, tables);
    fit(tables.actor, decode::kActor, options_.l2_choice, options_, out);
    fit(tables.number, decode::kNumber, options_.l2_filler, options_, out);
    fit(tables.date, decode::kDate, options_.l2_filler, options_, out);
  }

  /// Rows of a document for the first place model, or with its weights for the joint one.
  void add_places(std::size_t i, const learn::Weights* first, Table& table) const {
    const Item& item = material_.items[i];
    const State& s = states_[i];
    const learn::Weights none(decode::weight_groups());
    decode::PlaceBoard board(*item.scene, s.candidates, first ? *first : none);
    FeatureSink sink(true);
    for (std::size_t c = 0; c < s.candidates.size(); ++c) {
      const auto gi = s.gold_of[c];
      if (gi == kNoGold) continue;
      const judge::Statement& g = item.gold[gi];
      const float base = static_cast<float>(g.optional ? options_.optional_weight : 1.0);
      const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
      board.enter(c);
      const decode::Owners owners = decode::owners_of(*item.scene, s.candidates, c);
      std::vector<float> label, weight, score;
      if (first) {
        for (std::size_t n = 0; n < board.mentions().size(); ++n) score.push_back(board.first(n));
      }
      role_labels(item, t, g.place, MentionKind::place, board.mentions(), score, label, weight);
      for (std::size_t n = 0; n < board.mentions().size(); ++n) {
        if (!decode::may_hold(*item.scene, t, board.mentions()[n])) continue;
        sink.clear();
        if (first) {
          board.joint_features(c, n, sink);
        } else {
          decode::place_features(*item.scene, s.candidates, c, board.mentions()[n], owners, sink);
        }
        table.add(sink, i, {label[n]}, {weight[n] * base});
      }
    }
  }

  /// The joint model learns from scores of first models that haven't seen the document.
  void train_places(std::vector<NamedWeight>& out) const {
    Table first(1), joint(1);
    std::vector<std::size_t> end;
    for (auto i : use_) {
      add_places(i, nullptr, first);
      end.push_back(first.rows());
    }
    const std::size_t k = static_cast<std::size_t>(options_.jackknife);
    const std::vector<float> weight = first.weight[0];
    for (std::size_t fold = 0; fold < k; ++fold) {
      for (std::size_t n = fold; n < use_.size(); n += k) {
        for (std::size_t r = n ? end[n - 1] : 0; r < end[n]; ++r) first.weight[0][r] = 0;
      }
      std::vector<NamedWeight> rows;
      fit(first, decode::kPlaceFirst, options_.l2_place, options_, rows);
      first.weight[0] = weight;
      const learn::Weights w = as_weights(rows);
      for (std::size_t n = fold; n < use_.size(); n += k) add_places(use_[n], &w, joint);
    }
    fit(first, decode::kPlaceFirst, options_.l2_place, options_, out);
    fit(joint, decode::kPlace, options_.l2_place, options_, out);
  }

  void add_sources(std::size_t i, Table& table) const {
    const Item& item = material_.items[i];
    const State& s = states_[i];
    FeatureSink sink(true);
    for (std::size_t c = 0; c < s.candidates.size(); ++c) {
      const auto gi = s.gold_of[c];
      if (gi == kNoGold) continue;
      const judge::Statement& g = item.gold[gi];
      const float base = static_cast<float>(g.optional ? options_.optional_weight : 1.0);
      const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
      const auto speakers = decode::possible_speakers(*item.scene, t);
      std::vector<bool> right(speakers.size());
      bool any_inside = false;
      auto inside = [&](std::size_t n) {
        return speakers[n].link.inside() || speakers[n].link.relation == discourse::Relation::voice;
      };
      for (std::size_t n = 0; n < speakers.size(); ++n) {
        const auto& r = item.scene->discourse.reports[speakers[n].report];
        right[n] = answers(item, g.source, r.speakers[speakers[n].speaker].mention);
        any_inside = any_inside || (right[n] && inside(n));
      }
      // The nearest comes first.
      std::size_t nearest = kNoGold;
      for (std::size_t n = speakers.size(); n-- > 0;) {
        if (right[n]) nearest = n;
      }
      for (std::size_t n = 0; n < speakers.size(); ++n) {
        const bool label = right[n] && (any_inside ? inside(n) : n == nearest);
        const float weight = right[n] && !label ? 0.0f : base;
        sink.clear();
        decode::source_features(*item.scene, s.candidates[c], speakers[n], sink);
        table.add(sink, i, {label ? 1.0f : 0.0f}, {weight});
      }
    }
  }

  void train_context(std::vector<NamedWeight>& out) const {
    Table source(1), modality(kModalityCount);
    FeatureSink sink(true);
    for (auto i : use_) {
      add_sources(i, source);
      const Item& item = material_.items[i];
      const State& s = states_[i];
      for (std::size_t c = 0; c < s.candidates.size(); ++c) {
        const auto gi = s.gold_of[c];
        if (gi == kNoGold) continue;
        const judge::Statement& g = item.gold[gi];
        const float base = static_cast<float>(g.optional ? options_.optional_weight : 1.0);
        std::vector<float> label(kModalityCount, 0), weight(kModalityCount, base);
        if (auto m = modality_from(g.modality)) label[static_cast<std::size_t>(*m)] = 1;
        sink.clear();
        decode::modality_features(*item.scene, s.candidates[c], sink);
        modality.add(sink, i, label, weight);
      }
    }
    fit(source, decode::kSource, options_.l2_context, options_, out);
    fit(modality, decode::kModality, options_.l2_context, options_, out);
  }

  /// Required gold claims that no candidate could answer, and fillers that no mention could.
  std::string missing_report() const {
    std::string out;
    std::size_t claims = 0, answered = 0;
    std::map<std::string, std::pair<std::size_t, std::size_t>> roles;
    for (auto i : use_) {
      const Item& item = material_.items[i];
      std::vector<std::size_t> candidate(item.gold.size(), kNoGold);
      for (std::size_t c = 0; c < states_[i].gold_of.size(); ++c) {
        if (states_[i].gold_of[c] != kNoGold) candidate[states_[i].gold_of[c]] = c;
      }
      for (std::size_t g = 0; g < item.gold.size(); ++g) {
        if (item.gold[g].optional) continue;
        ++claims;
        const Span span = item.points->bytes({static_cast<std::uint32_t>(item.gold[g].begin),
                                              static_cast<std::uint32_t>(item.gold[g].end)});
        if (candidate[g] == kNoGold) {
          out += "MISS\t" + item.gold[g].doc + "\t" + item.gold[g].frame + "\t" +
                 std::string(span.of(item.document->text)) + "\n";
          continue;
        }
        ++answered;
        const coder::Trigger& t = item.scene->triggers[states_[i].candidates[candidate[g]].trigger];
        const auto fillers = decode::possible_fillers(*item.scene, t);
        auto role = [&](const char* name, const std::vector<judge::Ref>& refs, MentionKind kind) {
          for (const judge::Ref& r : refs) {
            auto& n = roles[name];
            ++n.second;
            const bool found = std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
              return item.scene->mention(m).kind == kind && names_.same_ref(r, ref_of(item, m));
            });
            n.first += found;
            if (!found) {
              out += "NOFILLER\t" + item.gold[g].doc + "\t" + name + "\t" + r.id + "\t" + r.text +
                     "\t" + std::string(span.of(item.document->text)) + "\n";
            }
          }
        };
        role("agent", item.gold[g].agent, MentionKind::actor);
        role("target", item.gold[g].target, MentionKind::actor);
        role("place", item.gold[g].place, MentionKind::place);
        for (const judge::Ref& r : item.gold[g].source) {
          auto& n = roles["source"];
          ++n.second;
          const auto speakers = decode::possible_speakers(*item.scene, t);
          bool found = std::any_of(speakers.begin(), speakers.end(), [&](const auto& sp) {
            return names_.same_ref(
                r, ref_of(item,
                          item.scene->discourse.reports[sp.report].speakers[sp.speaker].mention));
          });
          for (const decode::Credit& line : item.scene->credits) {
            if (line.sentence != decode::kNone && line.sentence != t.sentence) continue;
            const TokenRange tokens = line.tokens;
            const auto& text = item.analysed->analysis.text;
            judge::Ref credit;
            credit.text =
                std::string(join(text.tokens[tokens.first].span, text.tokens[tokens.last - 1].span)
                                .of(item.document->text));
            found = found || names_.same_ref(r, credit);
          }
          n.first += found;
          if (!found) out += "NOSOURCE\t" + item.gold[g].doc + "\t" + r.id + "\t" + r.text + "\n";
        }
        for (const auto& q : item.gold[g].quantity) {
          auto& n = roles["quantity"];
          ++n.second;
          const bool found = std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
            const Mention& x = item.scene->mention(m);
            return x.kind == MentionKind::number && x.low == q.low && x.high == q.high;
          });
          n.first += found;
          if (!found) {
            out += "NOQUANTITY\t" + item.gold[g].doc + "\t" +
                   std::string(span.of(item.document->text)) + "\n";
          }
        }
        for (const auto& d : item.gold[g].days) {
          auto& n = roles["time"];
          ++n.second;
          n.first += std::any_of(fillers.begin(), fillers.end(), [&](std::uint32_t m) {
            const Mention& x = item.scene->mention(m);
            return x.kind == MentionKind::date && x.from == d.from &&
                   (x.to.empty() ? x.from : x.to) == d.to;
          });
        }
      }
    }
    out += "REACH\tclaim\t" + std::to_string(answered) + "/" + std::to_string(claims) + "\n";
    for (auto& [name, n] : roles) {
      out +=
          "REACH\t" + name + "\t" + std::to_string(n.first) + "/" + std::to_string(n.second) + "\n";
    }
    return out;
  }

  const Material& material_;
  const std::vector<std::size_t>& use_;
  const judge::Names& names_;
  const TrainOptions& options_;
  std::vector<State> states_;
};

}  // namespace

std::vector<NamedWeight> train(const Material& material, const std::vector<std::size_t>& use,
                               const judge::Names& names, const TrainOptions& options,
                               std::string* report) {
  return Run(material, use, names, options).run(report);
}

learn::Weights as_weights(const std::vector<NamedWeight>& rows) {
  learn::Weights out(decode::weight_groups());
  for (const NamedWeight& r : rows) {
    out.set(r.group, r.output, r.feature, static_cast<float>(r.weight));
  }
  return out;
}

}  // namespace tawatur::train
