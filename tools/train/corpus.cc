// SPDX-License-Identifier: Apache-2.0
#include "corpus.h"

#include <map>
#include <unordered_map>
#include <utility>

#include "base/file.h"
#include "ingest/reader.h"

namespace tawatur::train {
namespace {

using Fold = std::pair<std::string, std::string>;

Result<std::map<std::string, Fold>> read_folds(const std::string& path) {
  std::map<std::string, Fold> out;
  auto text = read_file(path);
  if (!text) return text.error();
  std::string_view rest = *text;
  while (!rest.empty()) {
    auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    auto a = line.find('\t'), b = line.find('\t', a + 1);
    if (line.empty() || line[0] == '#' || b == std::string_view::npos) continue;
    out[std::string(line.substr(0, a))] = {std::string(line.substr(a + 1, b - a - 1)),
                                           std::string(line.substr(b + 1))};
  }
  return out;
}

Result<void> analyse(Item& item, const pipeline::Analyst& analyst, const decode::Decoder& decoder) {
  auto analysed = analyst.analyse(*item.document);
  if (!analysed) return analysed.error();
  item.analysed = std::make_unique<pipeline::Analysed>(std::move(*analysed));
  item.points = std::make_unique<CodePoints>(std::string_view(item.document->text));
  item.scene = std::make_unique<decode::Scene>(
      decoder.scene(item.analysed->analysis, item.analysed->hits, analyst.limits()));
  return {};
}

/// Trigger features don't depend on weights: they are written down once for all folds.
void write_down_triggers(Material& material) {
  std::unordered_map<std::string, std::uint32_t> ids;
  learn::FeatureSink sink(true);
  for (Item& item : material.items) {
    for (const decode::Candidate& c : bare_candidates(*item.scene)) {
      sink.clear();
      decode::trigger_features(*item.scene, c.trigger, c.frame, sink);
      std::vector<std::uint32_t>& row = item.trigger_features.emplace_back();
      for (const std::string& name : sink.names()) {
        auto [it, fresh] = ids.try_emplace(name, static_cast<std::uint32_t>(ids.size()));
        if (fresh) material.trigger_names.push_back(name);
        row.push_back(it->second);
      }
    }
  }
}

Result<void> read_gold_folder(const std::string& folder, const std::string& folds_file, bool own,
                              const pipeline::Analyst& analyst, const decode::Decoder& decoder,
                              Material& out) {
  auto gold = judge::read_gold(folder);
  if (!gold) return gold.error();
  const auto folds = read_folds(folds_file);
  if (!folds) return folds.error();
  for (judge::GoldDocument& g : *gold) {
    Item item;
    item.document = std::make_unique<Document>();
    item.document->id = g.doc;
    item.document->text = std::move(g.text);
    item.document->published = g.published;
    item.document->outlet = g.outlet;
    item.gold = std::move(g.claims);
    item.own = own;
    // Without a row it would be learned from where its own conflict is measured.
    const auto fold = folds->find(g.doc);
    if (fold == folds->end()) {
      return Error{ErrorCode::kNotFound, "no outlet and conflict of " + g.doc, folds_file};
    }
    item.outlet = fold->second.first;
    item.conflict = fold->second.second;
    if (auto done = analyse(item, analyst, decoder); !done) return done.error();
    out.items.push_back(std::move(item));
  }
  return {};
}

}  // namespace

std::vector<decode::Candidate> bare_candidates(const decode::Scene& scene) {
  std::vector<decode::Candidate> out;
  for (std::uint32_t i = 0; i < scene.triggers.size(); ++i) {
    for (Frame f : scene.triggers[i].event->frames) out.push_back({i, f, 0, 0});
  }
  return out;
}

Result<Material> read_material(const Sources& sources, const pipeline::Analyst& analyst,
                               const decode::Decoder& decoder) {
  Material out;
  auto read = read_gold_folder(sources.gold, sources.folds, false, analyst, decoder, out);
  if (read && !sources.own.empty()) {
    read = read_gold_folder(sources.own, sources.own + "/folds.tsv", true, analyst, decoder, out);
  }
  if (!read) return read.error();
  if (!sources.quiet.empty()) {
    ingest::DocumentReader reader({sources.quiet}, analyst.limits());
    for (;;) {
      auto next = reader.next();
      if (!next) return next.error();
      if (!next->has_value()) break;
      Item item;
      item.document = std::make_unique<Document>(std::move(**next));
      item.quiet = true;
      item.outlet = "quiet";
      if (auto done = analyse(item, analyst, decoder); !done) return done.error();
      out.items.push_back(std::move(item));
    }
  }
  write_down_triggers(out);
  return out;
}

}  // namespace tawatur::train
