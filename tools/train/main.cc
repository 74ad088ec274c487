// SPDX-License-Identifier: Apache-2.0
// tawatur-train: weights from gold.
//
//   tawatur-train --pack PACK --gold DIR --folds FILE --words FILE --actors FILE
//                 [--own DIR] [--quiet FILE] [--settings FILE] [--cv CLAIMS.jsonl] [--tune]
//                 [--out WEIGHTS.tsv] [--report FILE] [--threads N]
//                 [--l2 trigger,filler,context,choice]
//                 [--role-examples FILE] [--roles DIR] [--leave outlet|conflict] [--claims-only]
//                 [--quiet-weight W] [--jackknife K]
//
// --role-examples writes what tools/roles/train.py learns the roles nets of the folds from; --roles
// takes those nets for --cv and --tune.
//
// --cv writes the out-of-fold claims, each document's from weights that saw neither its outlet nor
// its conflict (with --leave only one of them: conflict is the quick trial). --claims-only trains
// no roles and prints F1 of claims at each threshold. --tune chooses the thresholds on them. --out
// writes the weights of all documents.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#include "base/file.h"
#include "crossval.h"
#include "emit/writer.h"
#include "roles.h"

namespace {

using namespace tawatur;

int fail(const Error& e) {
  std::fprintf(stderr, "tawatur-train: %s\n", e.to_string().c_str());
  return 1;
}

std::string weights_text(std::vector<train::NamedWeight> rows, const train::Settings& settings) {
  const auto groups = decode::weight_groups();
  std::vector<std::string> lines;
  char number[32];
  for (const auto& r : rows) {
    std::snprintf(number, sizeof number, "%.3f", r.weight);
    lines.push_back(groups[r.group].name + "\t" + groups[r.group].outputs[r.output] + "\t" +
                    r.feature + "\t" + number);
  }
  std::sort(lines.begin(), lines.end());
  std::string out =
      "# Weights of the engine's decisions, learned by tools/train. group, output, feature, "
      "weight;\n"
      "# '@' lines are settings. Don't edit by hand: see HACKING.md.\n";
  for (const auto& [name, value] : settings) {
    std::snprintf(number, sizeof number, "%.3f", value);
    out += "@\t" + name + "\t-\t" + number + "\n";
  }
  for (const auto& line : lines) out += line + "\n";
  return out;
}

train::Settings read_settings(const std::string& path) {
  train::Settings out;
  auto text = read_file(path);
  if (!text) return out;
  std::string_view rest = *text;
  while (!rest.empty()) {
    auto end = rest.find('\n');
    std::string line(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    char name[64];
    double value = 0;
    if (std::sscanf(line.c_str(), "@\t%63[^\t]\t-\t%lf", name, &value) == 2) out[name] = value;
  }
  return out;
}

Result<train::Leave> leave_from(const std::string& name) {
  if (name.empty()) return train::Leave::both;
  if (name == "outlet") return train::Leave::outlet;
  if (name == "conflict") return train::Leave::conflict;
  return Error{ErrorCode::kUsage, "--leave is outlet or conflict, not " + name};
}

constexpr double kLowest = 0.15;  ///< of the thresholds that a quick trial looks at

/// F1 of claims at each threshold: one trial tells the whole curve.
void print_thresholds(const train::Context& context,
                      const std::map<std::size_t, std::vector<Claim>>& claims,
                      const judge::Names& names) {
  for (int percent = 15; percent <= 60; percent += 5) {
    std::map<std::size_t, std::vector<Claim>> kept;
    for (const auto& [i, list] : claims) {
      for (const Claim& c : list) {
        if (c.confidence * 100 >= percent) kept[i].push_back(c);
      }
    }
    const auto p = train::score(context, kept, names).of("claim");
    std::fprintf(stderr, "threshold %.2f  claim P %.3f  R %.3f  F1 %.3f\n", percent / 100.0,
                 p.precision(), p.recall(), p.f1());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> arg;
  for (int i = 1; i < argc; ++i) {
    std::string key = argv[i];
    if (key == "--tune" || key == "--claims-only") {
      arg[key] = "yes";
    } else if (i + 1 < argc) {
      arg[key] = argv[++i];
    }
  }
  auto pack = lexicon::Pack::open(arg["--pack"]);
  if (!pack) return fail(pack.error());
  auto classes = coder::Classes::parse(pack->file("classes.toml"), "classes.toml");
  if (!classes) return fail(classes.error());
  auto words = read_file(arg["--words"]);
  if (!words) return fail(words.error());
  auto actors = read_file(arg["--actors"]);
  if (!actors) return fail(actors.error());
  const auto name_words = judge::words_from_tsv(*words);
  const auto aliases = judge::aliases_from_tsv(*actors);
  const judge::Names names(name_words, aliases);

  const learn::Weights none(decode::weight_groups());
  const learn::Net no_roles = decode::roles_net();
  const decode::Decoder bare(*pack, *classes, none, no_roles);
  const pipeline::Analyst analyst(*pack);
  train::Sources sources;
  sources.gold = arg["--gold"];
  sources.folds = arg["--folds"];
  sources.own = arg["--own"];
  sources.quiet = arg["--quiet"];
  auto material = train::read_material(sources, analyst, bare);
  if (!material) return fail(material.error());

  train::TrainOptions options;
  if (arg.count("--l2")) {
    std::sscanf(arg["--l2"].c_str(), "%lf,%lf,%lf,%lf", &options.l2_trigger, &options.l2_filler,
                &options.l2_context, &options.l2_choice);
  }
  if (arg.count("--least")) {
    std::sscanf(arg["--least"].c_str(), "%d,%d", &options.least_documents,
                &options.least_documents_word);
  }
  options.claims_only = arg.count("--claims-only") != 0;
  if (arg.count("--quiet-weight")) {
    options.quiet_weight = std::atof(arg["--quiet-weight"].c_str());
  }
  if (arg.count("--jackknife")) options.jackknife = std::atoi(arg["--jackknife"].c_str());
  train::Settings settings = read_settings(arg["--settings"]);
  const train::Context context{*material, *pack, *classes};
  const int threads = arg.count("--threads") ? std::atoi(arg["--threads"].c_str()) : 2;
  const auto leave = leave_from(arg["--leave"]);
  if (!leave) return fail(leave.error());
  if (arg.count("--role-examples")) {
    auto done = train::write_role_examples(context, name_words, aliases, options, settings, threads,
                                           *leave, arg["--role-examples"]);
    if (!done) return fail(done.error());
  }
  if (arg.count("--cv")) {
    auto folds = train::cross_validate(*material, name_words, aliases, options, threads, *leave);
    if (arg.count("--roles")) {
      const auto alone =
          train::score(context, train::decode_folds(context, folds, settings), names);
      std::fprintf(stderr, "without the roles nets:\n%s\n", judge::figures_text(alone).c_str());
      if (auto done = train::read_fold_roles(arg["--roles"], folds); !done) {
        return fail(done.error());
      }
    }
    if (options.claims_only) settings["threshold"] = kLowest;
    if (arg.count("--tune")) settings = train::tune(context, folds, names, settings);
    emit::ClaimWriter writer({});
    std::string out;
    const auto claims = train::decode_folds(context, folds, settings);
    writer.begin(out);
    for (const auto& [i, list] : claims) writer.add(list, material->items[i].document->text, out);
    writer.end(out);
    if (auto done = write_file_atomic(arg["--cv"], out); !done) return fail(done.error());
    if (options.claims_only) {
      print_thresholds(context, claims, names);
    } else {
      std::fprintf(stderr, "%s", judge::figures_text(train::score(context, claims, names)).c_str());
    }
  }
  if (arg.count("--out") || arg.count("--report")) {
    std::vector<std::size_t> all(material->items.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    std::string report;
    auto rows = train::train(*material, all, names, options, &report);
    if (arg.count("--report")) {
      if (auto done = write_file_atomic(arg["--report"], report); !done) return fail(done.error());
    }
    if (arg.count("--out")) {
      auto done = write_file_atomic(arg["--out"], weights_text(std::move(rows), settings));
      if (!done) return fail(done.error());
    }
  }
  return 0;
}
