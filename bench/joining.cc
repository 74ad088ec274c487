// SPDX-License-Identifier: Apache-2.0
// Joining: claims of JSON Lines files (claims first, then their articles), each document TIMES
// times, one lot after the other; time of each step.
//
//   bench_joining PACK TIMES CLAIMS ARTICLES...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "ingest/reader.h"
#include "pipeline/events.h"

namespace {

namespace rec = tawatur::reconcile;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void read(tawatur::pipeline::EventMaker& maker, std::vector<std::string> files) {
  std::map<std::string, std::vector<tawatur::Claim>> given;
  tawatur::ingest::DocumentReader reader(std::move(files));
  reader.set_claims([&](tawatur::Claim claim) -> tawatur::Result<void> {
    given[claim.doc].push_back(std::move(claim));
    return {};
  });
  for (;;) {
    auto next = reader.next();
    if (!next) {
      std::fprintf(stderr, "bench_joining: %s\n", next.error().to_string().c_str());
      continue;
    }
    if (!*next) break;
    if ((*next)->published.empty()) continue;  // those are compared with every lot
    maker.add(**next, std::move(given[(*next)->id]));
  }
}

/// Claims and documents, each a number of times, every time behind all that came before.
struct World {
  std::vector<tawatur::Claim> claims;
  std::vector<rec::Told> told;
  std::vector<rec::Report> reports;
};

World times(const tawatur::pipeline::EventMaker& maker, int count) {
  World out;
  const std::vector<rec::Report> reports = maker.reports();
  rec::Day first_day = rec::kNoDay, last_day = rec::kNoDay;
  for (const rec::Report& r : reports) {
    first_day = first_day == rec::kNoDay ? r.published : std::min(first_day, r.published);
    last_day = std::max(last_day, r.published);
  }
  for (int turn = 0; turn < count; ++turn) {
    const auto later = [&](rec::Day& day) {
      if (day != rec::kNoDay) day += turn * (last_day - first_day + 10);
    };
    const std::string suffix = "@" + std::to_string(turn);
    const auto first = static_cast<std::uint32_t>(out.reports.size());
    for (rec::Report r : reports) {
      r.doc += suffix;
      r.copy_of += first;
      later(r.published);
      out.reports.push_back(std::move(r));
    }
    for (std::size_t i = 0; i < maker.claims().size(); ++i) {
      tawatur::Claim c = maker.claims()[i];
      rec::Told t = maker.told()[i];
      c.claim_id += suffix;
      t.claim_id += suffix;
      t.report += first;
      later(t.from);
      later(t.to);
      out.claims.push_back(std::move(c));
      out.told.push_back(std::move(t));
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  const auto pack = tawatur::lexicon::Pack::open(argv[1]);
  if (!pack) return 1;
  auto maker = tawatur::pipeline::EventMaker::open(*pack);
  const auto joining = tawatur::pipeline::joining(*pack);
  if (!maker || !joining) return 1;
  read(*maker, std::vector<std::string>(argv + 3, argv + argc));
  const World w = times(*maker, std::atoi(argv[2]));
  const rec::Material m{w.claims, w.told, w.reports};
  const Clock::time_point start = Clock::now();
  const std::size_t pairs = rec::candidate_pairs(w.told, w.reports, joining->options.pairs).size();
  const double pairing = seconds_since(start);
  const Clock::time_point joined = Clock::now();
  (void)rec::join(m, joining->model, joining->options);
  const double join = seconds_since(joined);
  const Clock::time_point all = Clock::now();
  const std::size_t events = rec::reconcile(m, joining->model, joining->options).size();
  const double whole = seconds_since(all);
  std::printf(
      "%zu claims, %zu pairs, %zu events; pairs %.2f s, join %.2f s, events %.2f s: "
      "%.0f claims/s\n",
      w.claims.size(), pairs, events, pairing, join, whole,
      static_cast<double>(w.claims.size()) / whole);
  return 0;
}
