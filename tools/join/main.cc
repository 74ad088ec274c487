// SPDX-License-Identifier: Apache-2.0
// tawatur-join: weights of pairs of claims (data/joining.tsv) from labelled texts.
//
//   tawatur-join PACK GAZETTEER LABELS.tsv OUT.tsv CV.jsonl TEXTS.jsonl...
//
// LABELS.tsv (made by eval/join_labels.py): fold, document, begin, end, event; begin -1: the event
// is the document's, and which claims tell of it isn't known. CV.jsonl gets the events of each fold
// by weights that haven't seen it. GAZETTEER may be "-".
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "emit/event_json.h"
#include "ingest/reader.h"
#include "pipeline/coder.h"
#include "pipeline/events.h"
#include "train/logistic.h"

namespace {

using namespace tawatur;

constexpr int kRounds = 3;          ///< of choosing which pairs of linked documents tell the event
constexpr std::size_t kChosen = 2;  ///< such pairs of each two documents
constexpr float kLinkedWeight = 0.5f;  ///< of pairs known by their documents alone
constexpr double kL2 = 3.0;

struct Label {
  long begin = 0, end = 0;
  std::string event;
};

struct Gold {
  std::map<std::string, std::string> fold;  ///< of a document
  std::map<std::string, std::vector<Label>> labels;
};

struct Row {
  std::uint32_t a = 0, b = 0;
  reconcile::PairFeatures features;
};

Gold read_gold(const std::string& path) {
  Gold out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string fold, doc, event;
    Label l;
    cells >> fold >> doc >> l.begin >> l.end >> l.event;
    out.fold[doc] = fold;
    out.labels[doc].push_back(l);
  }
  return out;
}

class Trainer {
 public:
  Trainer(const pipeline::EventMaker& maker, const Gold& gold)
      : told_(maker.told()), reports_(maker.reports()), gold_(gold) {
    for (const reconcile::Pair& p : reconcile::candidate_pairs(told_, reports_)) {
      rows_.push_back({p.a, p.b, reconcile::features_of(told_[p.a], told_[p.b], reports_)});
    }
  }

  /// Weights from all folds but one.
  reconcile::PairModel train(const std::string& left_out) const {
    reconcile::PairModel model;
    learn::Examples sure = labelled(left_out);
    fit(sure, model);
    for (int round = 0; round < kRounds; ++round) {
      learn::Examples all = sure;
      add_linked(left_out, model, all);
      fit(all, model);
    }
    return model;
  }

 private:
  const std::string& doc(std::uint32_t claim) const { return reports_[told_[claim].report].doc; }
  const std::string& fold(std::uint32_t claim) const { return gold_.fold.at(doc(claim)); }

  bool by_document(std::uint32_t claim) const {
    return gold_.labels.at(doc(claim)).front().begin < 0;
  }

  std::set<std::string> events(std::uint32_t claim) const {
    std::set<std::string> out;
    for (const Label& l : gold_.labels.at(doc(claim))) {
      const auto begin = static_cast<long>(told_[claim].trigger.begin);
      const auto end = static_cast<long>(told_[claim].trigger.end);
      if (l.begin < 0 || (begin < l.end && l.begin < end)) out.insert(l.event);
    }
    return out;
  }

  static bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
    for (const std::string& x : a) {
      if (b.count(x) != 0) return true;
    }
    return false;
  }

  static void add(learn::Examples& out, const reconcile::PairFeatures& f, bool label,
                  float weight) {
    for (const std::uint16_t id : f.view()) out.features.push_back(id);
    out.features.push_back(static_cast<std::uint32_t>(reconcile::feature_count()));  // the bias
    out.first.push_back(out.features.size());
    out.label.push_back(label ? 1.0f : 0.0f);
    out.weight.push_back(weight);
  }

  learn::Examples labelled(const std::string& left_out) const {
    learn::Examples out;
    for (const Row& r : rows_) {
      if (by_document(r.a) || by_document(r.b) || fold(r.a) != fold(r.b)) continue;
      if (fold(r.a) == left_out) continue;
      const std::set<std::string> a = events(r.a), b = events(r.b);
      if (!a.empty() && !b.empty()) add(out, r.features, meet(a, b), 1);
    }
    return out;
  }

  /// Documents of one event: their likeliest pairs tell it. Of different ones: none does.
  void add_linked(const std::string& left_out, const reconcile::PairModel& model,
                  learn::Examples& out) const {
    std::map<std::pair<std::string, std::string>, std::vector<const Row*>> same;
    for (const Row& r : rows_) {
      if (!by_document(r.a) || !by_document(r.b) || doc(r.a) == doc(r.b)) continue;
      if (fold(r.a) == left_out || fold(r.b) == left_out) continue;
      if (meet(events(r.a), events(r.b))) {
        same[std::minmax(doc(r.a), doc(r.b))].push_back(&r);
      } else {
        add(out, r.features, false, kLinkedWeight);
      }
    }
    for (auto& [docs, list] : same) {
      std::stable_sort(list.begin(), list.end(), [&](const Row* x, const Row* y) {
        return model.score(x->features) > model.score(y->features);
      });
      for (std::size_t i = 0; i < std::min(kChosen, list.size()); ++i) {
        add(out, list[i]->features, true, kLinkedWeight);
      }
    }
  }

  static void fit(const learn::Examples& examples, reconcile::PairModel& model) {
    learn::LogisticOptions options;
    options.l2 = kL2;
    const std::size_t bias = reconcile::feature_count();
    const std::vector<double> w = learn::train_logistic(examples, bias + 1, options);
    for (std::size_t i = 0; i < bias; ++i) model.set(reconcile::feature_name(i), w[i]);
    model.set("bias", w[bias]);
  }

  const std::vector<reconcile::Told>& told_;
  std::vector<reconcile::Report> reports_;
  const Gold& gold_;
  std::vector<Row> rows_;
};

/// The settings of the table as the pack holds them, which people choose: they stay.
std::string settings_of(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("joining");
  const int feature = table.column("feature"), weight = table.column("weight");
  std::string out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, feature);
    if (!name.starts_with('@')) continue;
    out += std::string(name) + '\t' + std::string(table.cell(row, weight)) + "\t-\tknowledge\n";
  }
  return out;
}

std::string table_of(const lexicon::Pack& pack, const reconcile::PairModel& model) {
  std::string out =
      "# table joining v1\n"
      "# Weights of pairs of claims, learned by tools/join: log odds that two claims tell of one\n"
      "# occurrence. @join: mean score from which groups are joined; @apart: of pairs that have\n"
      "# nothing in common; @attach: from which an effect goes to an act of its document.\n"
      "feature\tweight\tnote\torigin\n" +
      settings_of(pack);
  char number[32];
  const auto row = [&](const std::string& name, double weight) {
    std::snprintf(number, sizeof number, "%.3f", weight);
    if (std::string(number) != "0.000" && std::string(number) != "-0.000") {
      out += name + "\t" + number + "\t-\teval\n";
    }
  };
  row("bias", model.bias());
  for (std::size_t i = 0; i < reconcile::feature_count(); ++i) {
    row(reconcile::feature_name(i), model.weight(i));
  }
  return out;
}

int fail(const Error& e) {
  std::fprintf(stderr, "tawatur-join: %s\n", e.to_string().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 7) {
    std::fputs("tawatur-join PACK GAZETTEER LABELS.tsv OUT.tsv CV.jsonl TEXTS.jsonl...\n", stderr);
    return 2;
  }
  pipeline::CoderOptions options;
  if (std::string(argv[2]) != "-") options.gazetteer = argv[2];
  Result<pipeline::Coder> coder = pipeline::Coder::open(argv[1], options);
  if (!coder) return fail(coder.error());
  Result<pipeline::EventMaker> all = pipeline::EventMaker::open(coder->pack());
  if (!all) return fail(all.error());
  const Gold gold = read_gold(argv[3]);
  std::map<std::string, pipeline::EventMaker> folds;
  ingest::DocumentReader reader(std::vector<std::string>(argv + 6, argv + argc));
  for (;;) {
    Result<std::optional<Document>> next = reader.next();
    if (!next) return fail(next.error());
    if (!*next) break;
    const Document& document = **next;
    const auto fold = gold.fold.find(document.id);
    if (fold == gold.fold.end()) continue;
    Result<std::vector<Claim>> claims = coder->code(document, all->least_confidence());
    if (!claims) return fail(claims.error());
    if (folds.find(fold->second) == folds.end()) {
      Result<pipeline::EventMaker> maker = pipeline::EventMaker::open(coder->pack());
      if (!maker) return fail(maker.error());
      folds.emplace(fold->second, std::move(*maker));
    }
    folds.at(fold->second).add(document, *claims);
    all->add(document, std::move(*claims));
  }
  const Trainer trainer(*all, gold);
  std::string out;
  for (auto& [fold, maker] : folds) {
    maker.set_model(trainer.train(fold));
    for (const Event& e : maker.events()) {
      emit::append_event_json(out, e);
      out += '\n';
    }
  }
  if (Result<void> done = write_file_atomic(argv[5], out); !done) return fail(done.error());
  Result<void> done = write_file_atomic(argv[4], table_of(coder->pack(), trainer.train("")));
  return done ? 0 : fail(done.error());
}
