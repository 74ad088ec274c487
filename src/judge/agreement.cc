// SPDX-License-Identifier: Apache-2.0
#include "judge/agreement.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tawatur::judge {
namespace {

const std::string kNone = "none";

using Claims = std::vector<const Claim*>;
using ByDocument = std::map<std::string, Claims>;

/// In an order of the claims' own.
ByDocument by_document(std::span<const Claim> claims) {
  ByDocument out;
  for (const Claim& c : claims) out[c.doc].push_back(&c);
  for (auto& [doc, list] : out) {
    std::sort(list.begin(), list.end(), [](const Claim* x, const Claim* y) {
      return std::tie(x->evidence, x->trigger, x->frame, x->claim_id) <
             std::tie(y->evidence, y->trigger, y->frame, y->claim_id);
    });
  }
  return out;
}

std::uint32_t overlap(const Claim& a, const Claim& b) {
  const std::uint32_t begin = std::max(a.evidence.begin, b.evidence.begin);
  const std::uint32_t end = std::min(a.evidence.end, b.evidence.end);
  return end > begin ? end - begin : 0;
}

struct Candidate {
  bool same_frame;
  std::uint32_t overlap;
  std::size_t a, b;
};

/// Pairs one to one; null: no partner.
std::vector<std::pair<const Claim*, const Claim*>> paired(const Claims& a, const Claims& b) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (const std::uint32_t n = overlap(*a[i], *b[j]); n > 0) {
        candidates.push_back({a[i]->frame == b[j]->frame, n, i, j});
      }
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
    if (x.same_frame != y.same_frame) return x.same_frame;
    if (x.overlap != y.overlap) return x.overlap > y.overlap;
    // The same whichever coder comes first.
    return std::make_tuple(std::min(x.a, x.b), std::max(x.a, x.b)) <
           std::make_tuple(std::min(y.a, y.b), std::max(y.a, y.b));
  });
  std::vector<bool> taken_a(a.size()), taken_b(b.size());
  std::vector<std::pair<const Claim*, const Claim*>> out;
  for (const Candidate& c : candidates) {
    if (taken_a[c.a] || taken_b[c.b]) continue;
    taken_a[c.a] = taken_b[c.b] = true;
    out.emplace_back(a[c.a], b[c.b]);
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!taken_a[i]) out.emplace_back(a[i], nullptr);
  }
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (!taken_b[j]) out.emplace_back(nullptr, b[j]);
  }
  return out;
}

std::string in_order(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::string out;
  for (const std::string& v : values) out += v + "\n";
  return out;
}

template <class T>
std::string fillers(const std::vector<T>& role) {
  std::vector<std::string> out;
  for (const T& f : role) out.push_back(!f.id.empty() ? f.id : f.text);
  return in_order(std::move(out));
}

std::string quantities(const Claim& c) {
  std::vector<std::string> out;
  const auto number = [](const std::optional<std::int64_t>& n) {
    return n ? std::to_string(*n) : std::string("?");
  };
  for (const Quantity& q : c.quantity) {
    out.push_back(std::string(to_string(q.kind)) + " " + number(q.low) + "-" + number(q.high));
  }
  return in_order(std::move(out));
}

/// Values of all fields but the frame, in the order of their names.
constexpr std::array<const char*, 7> kFields = {"modality", "agent", "target",  "place",
                                                "source",   "time",  "quantity"};
std::array<std::string, kFields.size()> values_of(const Claim& c) {
  return {std::string(to_string(c.modality)),
          fillers(c.agent),
          fillers(c.target),
          fillers(c.place),
          fillers(c.source),
          c.time ? c.time->from + "/" + c.time->to : std::string(),
          quantities(c)};
}

}  // namespace

double Overlap::f1() const {
  return a + b == 0 ? 0 : 2.0 * static_cast<double>(both) / static_cast<double>(a + b);
}

void FieldAgreement::add(const std::string& a, const std::string& b) {
  ++units_;
  same_ += a == b;
  ++values_[a].first;
  ++values_[b].second;
}

double FieldAgreement::share() const {
  return units_ == 0 ? 0 : static_cast<double>(same_) / static_cast<double>(units_);
}

std::optional<double> FieldAgreement::kappa() const {
  if (units_ == 0) return std::nullopt;
  const auto n = static_cast<double>(units_);
  double chance = 0;
  for (const auto& [value, counts] : values_) {
    chance += static_cast<double>(counts.first) / n * static_cast<double>(counts.second) / n;
  }
  if (chance >= 1) return std::nullopt;
  return (share() - chance) / (1 - chance);
}

Agreement agreement(std::span<const Claim> a, std::span<const Claim> b) {
  Agreement out;
  out.fields.emplace_back("frame");
  for (const char* field : kFields) out.fields.emplace_back(field);
  std::array<Overlap, kFrameCount> frames{};
  const auto of = [&](Frame f) -> Overlap& { return frames[static_cast<std::size_t>(f)]; };
  const ByDocument ours = by_document(a), theirs = by_document(b);
  for (const auto& [doc, claims] : ours) {
    const auto same = theirs.find(doc);
    if (same == theirs.end()) continue;
    ++out.documents;
    for (const auto& [x, y] : paired(claims, same->second)) {
      if (x != nullptr) ++of(x->frame).a;
      if (y != nullptr) ++of(y->frame).b;
      out.fields[0].add(x != nullptr ? std::string(to_string(x->frame)) : kNone,
                        y != nullptr ? std::string(to_string(y->frame)) : kNone);
      if (x == nullptr || y == nullptr || x->frame != y->frame) continue;
      ++of(x->frame).both;
      const auto values_x = values_of(*x), values_y = values_of(*y);
      for (std::size_t i = 0; i < kFields.size(); ++i) {
        out.fields[i + 1].add(values_x[i], values_y[i]);
      }
    }
  }
  for (std::size_t f = 0; f < kFrameCount; ++f) {
    if (frames[f].a + frames[f].b == 0) continue;
    out.frames.emplace_back(static_cast<Frame>(f), frames[f]);
    out.claims.a += frames[f].a;
    out.claims.b += frames[f].b;
    out.claims.both += frames[f].both;
  }
  return out;
}

}  // namespace tawatur::judge
