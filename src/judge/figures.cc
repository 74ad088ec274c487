// SPDX-License-Identifier: Apache-2.0
// Sums, intervals and print-outs of the judge's counts.
#include <algorithm>
#include <cstdio>

#include "judge/score.h"

namespace tawatur::judge {
namespace {

constexpr std::string_view kFigures[] = {"claim", "tuple",  "exact",    "agent", "target",
                                         "place", "source", "quantity", "time",  "hedged"};
constexpr std::string_view kGroups[] = {"fight", "fire", "harm", "politics"};
constexpr std::string_view kWithHalf[] = {"claim", "tuple", "exact"};
constexpr int kRounds = 300;

const Count& find(const Counts& counts, std::string_view key) {
  static const Count kNone;
  const auto it = counts.find(key);
  return it == counts.end() ? kNone : it->second;
}

void join(Counts& into, const Counts& from) {
  for (const auto& [key, c] : from) {
    Count& sum = into[key];
    sum.right += c.right;
    sum.spare += c.spare;
    sum.missed += c.missed;
  }
}

std::string group_key(std::string_view group) { return "group:" + std::string(group); }

double ratio(std::int64_t part, std::int64_t rest) {
  const std::int64_t all = part + rest;
  return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

/// A generator of our own, so that intervals are the same everywhere.
class Random {
 public:
  std::size_t below(std::size_t n) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % n);
  }

 private:
  std::uint64_t state_ = 1;
};

double half_width(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size()))];
  };
  return (at(0.975) - at(0.025)) / 2;
}

std::string fixed(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.3f", value);
  return out;
}

/// Three decimals without trailing zeros, as JSON numbers are written: 0.5, 1.0.
std::string json_number(double value) {
  std::string out = fixed(value);
  while (out.back() == '0' && out[out.size() - 2] != '.') out.pop_back();
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

std::string prf_text(const Count& c) {
  return "P " + fixed(c.precision()) + "  R " + fixed(c.recall()) + "  F1 " + fixed(c.f1());
}

}  // namespace

double Count::precision() const { return ratio(right, spare); }
double Count::recall() const { return ratio(right, missed); }
double Count::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

const Count& Figures::of(std::string_view key) const { return find(counts, key); }

double macro_f1(const Counts& counts) {
  double sum = 0;
  int groups = 0;
  for (std::string_view group : kGroups) {
    const Count& c = find(counts, group_key(group));
    if (c.right + c.spare + c.missed == 0) continue;
    sum += c.f1();
    ++groups;
  }
  return groups == 0 ? 0 : sum / groups;
}

Figures Judge::figures() const {
  Figures out;
  out.documents = documents_.size();
  for (const Counts& c : documents_) join(out.counts, c);
  out.macro = macro_f1(out.counts);
  if (documents_.size() <= 2) return out;
  Random random;
  std::map<std::string_view, std::vector<double>> drawn;
  for (int round = 0; round < kRounds; ++round) {
    Counts sum;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      join(sum, documents_[random.below(documents_.size())]);
    }
    for (std::string_view key : kWithHalf) drawn[key].push_back(find(sum, key).f1());
  }
  for (auto& [key, values] : drawn) out.half[std::string(key)] = half_width(std::move(values));
  return out;
}

std::string figures_text(const Figures& f, bool frames) {
  const Count& claims = f.of("claim");
  std::string out = std::to_string(f.documents) + " documents, " +
                    std::to_string(claims.right + claims.missed) + " required gold claims\n";
  for (std::string_view key : kFigures) {
    out += padded(key, 9) + " " + prf_text(f.of(key));
    if (const auto it = f.half.find(key); it != f.half.end()) {
      out += " \xC2\xB1 " + fixed(it->second);
    }
    out += '\n';
  }
  out += "macro     F1 " + fixed(f.macro) + "  (";
  for (std::string_view group : kGroups) {
    if (out.back() != '(') out += ", ";
    out += std::string(group) + " " + fixed(f.of(group_key(group)).f1());
  }
  const Count& modality = f.of("modality");
  const std::int64_t answered = modality.right + modality.missed;
  out += ")\nmodality  accuracy " + (answered ? json_number(modality.recall()) : "None") + " of " +
         std::to_string(answered) + "\nleak      " + std::to_string(f.of("leak").right) +
         "\ninvalid   " + std::to_string(f.of("invalid").right) + "\n";
  if (!frames) return out;
  for (const auto& [key, c] : f.counts) {
    if (!key.starts_with("frame:")) continue;
    out += padded(std::string_view(key).substr(6), 18) + " " + prf_text(c) + "  n " +
           std::to_string(c.right + c.missed) + "\n";
  }
  return out;
}

std::string figures_json(const Figures& f) {
  std::string out = "{";
  for (std::string_view key : kFigures) {
    const Count& c = f.of(key);
    out += "\"" + std::string(key) + "\": {\"p\": " + json_number(c.precision()) +
           ", \"r\": " + json_number(c.recall()) + ", \"f\": " + json_number(c.f1());
    const bool with_half =
        std::find(std::begin(kWithHalf), std::end(kWithHalf), key) != std::end(kWithHalf);
    if (with_half) {
      const auto it = f.half.find(key);
      out += ", \"half\": " + (it == f.half.end() ? "null" : json_number(it->second));
    }
    out += "}, ";
  }
  const Count& modality = f.of("modality");
  const Count& claims = f.of("claim");
  const std::int64_t answered = modality.right + modality.missed;
  out += "\"macro\": {\"f\": " + json_number(f.macro) +
         "}, \"modality\": {\"acc\": " + (answered ? json_number(modality.recall()) : "null") +
         ", \"n\": " + std::to_string(answered) +
         "}, \"leak\": " + std::to_string(f.of("leak").right) +
         ", \"invalid\": " + std::to_string(f.of("invalid").right) +
         ", \"docs\": " + std::to_string(f.documents) +
         ", \"gold_claims\": " + std::to_string(claims.right + claims.missed) + ", \"groups\": {";
  bool first = true;
  for (std::string_view group : kGroups) {
    out += first ? "" : ", ";
    first = false;
    out += "\"" + std::string(group) + "\": " + json_number(f.of(group_key(group)).f1());
  }
  return out + "}}";
}

}  // namespace tawatur::judge
