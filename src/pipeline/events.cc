// SPDX-License-Identifier: Apache-2.0
#include "pipeline/events.h"

#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "pipeline/outlets.h"
#include "pipeline/told.h"

namespace tawatur::pipeline {
namespace {

constexpr std::string_view kTable = "joining";
constexpr double kLeast = 0.0995;  ///< written out as 0.1
constexpr double kWritten = 1000;  ///< confidences have three decimals where they are written

/// As a reader of the claim's JSON sees it: claims that come from a file join like our own.
double as_written(double confidence) { return std::round(confidence * kWritten) / kWritten; }

Error bad_row(const lexicon::Table& table, std::size_t row, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = table.place(row);
  return e;
}

bool read_number(std::string_view cell, double& out) {
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return read.ec == std::errc() && read.ptr == cell.data() + cell.size();
}

}  // namespace

/// Rows "@join", "@apart" and "@attach" are options, all others weights.
Result<Joining> joining(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table(kTable);
  if (!table) return Error{ErrorCode::kFormat, "the pack has no table joining"};
  Joining out;
  const int feature = table.column("feature"), weight = table.column("weight");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, feature);
    double value = 0;
    if (!read_number(table.cell(row, weight), value)) {
      return bad_row(table, row, "the weight is no number");
    }
    if (name == "@join") {
      out.options.cluster.join = value;
    } else if (name == "@apart") {
      out.options.cluster.apart = value;
    } else if (name == "@attach") {
      out.options.attach = value;
    } else if (!out.model.set(name, value)) {
      return bad_row(table, row, "no feature of pairs: " + std::string(name));
    }
  }
  return out;
}

void keep_joinable(std::vector<Claim>& claims) {
  std::erase_if(claims, [](const Claim& c) { return c.confidence < kLeast; });
  for (Claim& c : claims) c.confidence = as_written(c.confidence);
}

struct EventMaker::State {
  explicit State(const lexicon::Pack& pack) : outlets(pack), teller(pack) {}
  Joining joining;
  Outlets outlets;
  Teller teller;
  std::vector<reconcile::Report> reports;
  std::vector<copies::Signature> signatures;
  std::vector<copies::Origin> origins;
  std::vector<Claim> claims;
  std::vector<reconcile::Told> told;
};

EventMaker::EventMaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
EventMaker::EventMaker(EventMaker&&) noexcept = default;
EventMaker& EventMaker::operator=(EventMaker&&) noexcept = default;
EventMaker::~EventMaker() = default;

Result<EventMaker> EventMaker::open(const lexicon::Pack& pack) {
  auto state = std::make_unique<State>(pack);
  Result<Joining> read = joining(pack);
  if (!read) return read.error();
  state->joining = std::move(*read);
  return EventMaker(std::move(state));
}

void EventMaker::add(const Document& document, std::vector<Claim> claims) {
  State& s = *state_;
  const auto index = static_cast<std::uint32_t>(s.reports.size());
  s.reports.push_back({document.id, reconcile::day_of(document.published), document.outlet, index});
  s.signatures.push_back(copies::sign(document.text));
  s.origins.push_back(s.outlets.origin(document));
  const CodePoints points(document.text);
  keep_joinable(claims);
  const std::size_t first = s.told.size();
  for (Claim& c : claims) {
    s.told.push_back(s.teller.told_of(c, document.text, points, index));
    s.claims.push_back(std::move(c));
  }
  reconcile::look_around(std::span(s.told).subspan(first));
}

std::vector<reconcile::Report> EventMaker::reports() const {
  std::vector<reconcile::Report> out = state_->reports;
  const copies::Copies found = copies::find_copies(state_->signatures);
  const std::vector<std::uint32_t> group = copies::copy_groups(found, state_->origins);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].copy_of = group[i];
  return out;
}

std::vector<Event> EventMaker::events() const {
  const std::vector<reconcile::Report> all = reports();
  return reconcile::reconcile({state_->claims, state_->told, all}, state_->joining.model,
                              state_->joining.options);
}

std::vector<std::uint32_t> EventMaker::groups(const std::vector<reconcile::Report>& reports) const {
  return reconcile::join({state_->claims, state_->told, reports}, state_->joining.model,
                         state_->joining.options)
      .group;
}

const std::vector<Claim>& EventMaker::claims() const { return state_->claims; }
const std::vector<reconcile::Told>& EventMaker::told() const { return state_->told; }
void EventMaker::set_model(reconcile::PairModel model) { state_->joining.model = std::move(model); }
double EventMaker::least_confidence() const { return kLeast; }

}  // namespace tawatur::pipeline
