// SPDX-License-Identifier: Apache-2.0
#include "roles.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "base/file.h"
#include "decode/role_reader.h"
#include "emit/json.h"
#include "state.h"

namespace tawatur::train {
namespace {

constexpr std::array<const char*, 3> kTables = {"token", "claim", "mention"};

/// Names of inputs to numbers, a list for each table.
class Inputs {
 public:
  /// The numbers of a sink's features. Any thread.
  std::vector<std::uint32_t> numbers(decode::RoleTable table, const learn::FeatureSink& sink) {
    const std::lock_guard lock(mutex_);
    std::vector<std::uint32_t> out;
    for (const std::string& name : sink.names()) {
      auto& of = of_[table];
      const auto [at, fresh] = of.try_emplace(name, static_cast<std::uint32_t>(of.size()));
      if (fresh) names_[table].push_back(name);
      out.push_back(at->second);
    }
    return out;
  }
  const std::vector<std::string>& names(decode::RoleTable table) const { return names_[table]; }

 private:
  std::mutex mutex_;
  std::array<std::map<std::string, std::uint32_t>, kTables.size()> of_;
  std::array<std::vector<std::string>, kTables.size()> names_;
};

void write(emit::JsonText& json, const std::vector<std::uint32_t>& numbers) {
  json.open('[');
  for (const std::uint32_t n : numbers) json.number(std::int64_t{n});
  json.close(']');
}

/// One article's examples.
class Article {
 public:
  Article(const Lesson& lesson, const Item& item, Inputs& inputs, std::string& out)
      : lesson_(lesson), item_(item), scene_(*item.scene), inputs_(inputs), json_(out) {}

  void write_with(const decode::Decoder& decoder) {
    State state;
    state.candidates = decoder.candidates(scene_);
    assign(item_, state);
    json_.open('{').key("doc").text(item_.document->id).key("outlet").text(item_.outlet);
    json_.key("conflict").text(item_.conflict).key("own").boolean(item_.own);
    words();
    // What answers gold is decoded, nothing else, as if it were sure.
    std::vector<decode::Candidate> sure = state.candidates;
    for (std::size_t c = 0; c < sure.size(); ++c) {
      sure[c].score = state.gold_of[c] == kNoGold ? -20.0f : 10.0f - 0.001f * static_cast<float>(c);
    }
    json_.key("claims").open('[');
    decoder.decode(scene_, sure, 0.5,
                   [&](std::size_t c, const decode::Memory& memory,
                       const std::vector<decode::RoleRow>& rows, const float* nobody) {
                     claim(sure[c], item_.gold[state.gold_of[c]], memory, rows, nobody);
                   });
    json_.close(']').close('}');
  }

 private:
  void words() {
    const auto& sentences = scene_.analysis->text.sentences;
    json_.key("sentences").open('[');
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      json_.open('[');
      const TokenRange read = decode::read_part(scene_, s);
      const std::vector<std::uint32_t> mentions = decode::mentions_at(scene_, read);
      for (auto t = read.first; t < read.last; ++t) {
        sink_.clear();
        decode::token_inputs(scene_, t, mentions[t - read.first], sink_);
        write(json_, inputs_.numbers(decode::kTokenRows, sink_));
      }
      json_.close(']');
    }
    json_.close(']');
  }

  void claim(const decode::Candidate& c, const judge::Statement& gold, const decode::Memory& memory,
             const std::vector<decode::RoleRow>& rows, const float* nobody) {
    const decode::RoleSpan at = decode::span_of(scene_, scene_.triggers[c.trigger]);
    json_.open('{').key("optional").boolean(gold.optional);
    json_.key("at").open('[').number(std::int64_t{at.sentence}).number(std::int64_t{at.first});
    json_.number(std::int64_t{at.last}).close(']');
    sink_.clear();
    decode::claim_inputs(scene_, c, sink_);
    json_.key("inputs");
    write(json_, inputs_.numbers(decode::kClaimRows, sink_));
    json_.key("nobody");
    scores(nobody);
    json_.key("rows").open('[');
    for (const std::uint32_t i : decode::shown_rows(rows, nobody)) row(c, gold, memory, rows[i]);
    json_.close(']');
    // A role with gold that no row answers teaches nothing.
    json_.key("filled").open('[').boolean(!gold.agent.empty()).boolean(!gold.target.empty());
    json_.close(']').close('}');
  }

  void row(const decode::Candidate& c, const judge::Statement& gold, const decode::Memory& memory,
           const decode::RoleRow& row) {
    const Mention& m = scene_.mention(row.mention);
    const decode::RoleSpan at = decode::span_of(scene_, scene_.triggers[c.trigger], m);
    json_.open('[').open('[').number(std::int64_t{at.sentence}).number(std::int64_t{at.first});
    json_.number(std::int64_t{at.last}).number(std::int64_t{at.from}).number(std::int64_t{at.to});
    json_.close(']');
    sink_.clear();
    decode::mention_inputs(scene_, c, row.mention, memory, sink_);
    write(json_, inputs_.numbers(decode::kMentionRows, sink_));
    scores(row.score);
    json_.open('[').boolean(answers(lesson_, item_, gold.agent, row.mention));
    json_.boolean(answers(lesson_, item_, gold.target, row.mention)).close(']').close(']');
  }

  void scores(const float* values) {
    json_.open('[');
    for (std::size_t o = 0; o < decode::kRoles; ++o) {
      json_.number(static_cast<double>(values[o]), 3);
    }
    json_.close(']');
  }

  const Lesson& lesson_;
  const Item& item_;
  const decode::Scene& scene_;
  Inputs& inputs_;
  emit::JsonText json_;
  learn::FeatureSink sink_{true};
};

/// Items whose log-linear scores come from weights that saw none of them: those of a conflict, and
/// together all of conflicts of which there is little.
std::vector<std::vector<std::size_t>> held_together(const Material& m) {
  constexpr std::size_t kLittle = 50;
  std::map<std::string, std::vector<std::size_t>> of;
  for (std::size_t i = 0; i < m.items.size(); ++i) {
    if (!m.items[i].quiet) of[m.items[i].conflict].push_back(i);
  }
  std::vector<std::vector<std::size_t>> out(1);
  for (const auto& [conflict, items] : of) {
    if (items.size() < kLittle) {
      out.front().insert(out.front().end(), items.begin(), items.end());
    } else {
      out.push_back(items);
    }
  }
  return out;
}

std::string names_line(const Inputs& inputs) {
  std::string out;
  emit::JsonText json(out);
  json.open('{');
  for (std::size_t t = 0; t < kTables.size(); ++t) {
    json.key(kTables[t]).open('[');
    for (const std::string& n : inputs.names(static_cast<decode::RoleTable>(t))) json.text(n);
    json.close(']');
  }
  json.close('}');
  return out + "\n";
}

}  // namespace

Result<void> write_role_examples(const Context& context, const judge::NameWords& words,
                                 const judge::Aliases& aliases, const TrainOptions& options,
                                 const Settings& settings, int threads, Leave leave,
                                 const std::string& path) {
  const Material& m = context.material;
  const std::vector<std::vector<std::size_t>> groups = held_together(m);
  std::vector<std::string> lines(m.items.size());
  Inputs inputs;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    const judge::Names names(words, aliases);
    for (std::size_t f = next++; f < groups.size(); f = next++) {
      const std::set<std::size_t> held(groups[f].begin(), groups[f].end());
      std::vector<std::size_t> use;
      for (std::size_t i = 0; i < m.items.size(); ++i) {
        if (held.count(i) == 0) use.push_back(i);
      }
      learn::Weights weights = as_weights(train(m, use, names, options, nullptr));
      for (const auto& [name, value] : settings) weights.set_setting(name, value);
      const learn::Net none = decode::roles_net();
      const decode::Decoder decoder(context.pack, context.classes, weights, none);
      const Lesson lesson{m, use, names, options, {}};
      for (std::size_t i : held) {
        Article(lesson, m.items[i], inputs, lines[i]).write_with(decoder);
        lines[i] += '\n';
      }
    }
  };
  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(work);
  work();
  for (auto& t : pool) t.join();

  std::string out;
  emit::JsonText json(out);
  json.open('[');
  for (const Fold& fold : planned_folds(m, leave)) {
    json.open('{').key("name").text(fold.name).key("outlet").text(fold.outlet);
    json.key("conflict").text(fold.conflict).close('}');
  }
  json.close(']');
  out += '\n';
  for (const std::string& line : lines) out += line;
  return write_file_atomic(path, out + names_line(inputs));
}

Result<void> read_fold_roles(const std::string& folder, std::vector<Fold>& folds) {
  for (Fold& fold : folds) {
    const std::string path = folder + "/" + fold.name + ".tsv";
    Result<std::string> text = read_file(path);
    if (!text) return text.error();
    if (Result<void> done = fold.roles.parse(*text, path); !done) return done.error();
    if (Result<void> done = decode::fits(fold.roles); !done) return done.error();
  }
  return {};
}

}  // namespace tawatur::train
