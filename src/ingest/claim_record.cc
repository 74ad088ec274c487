// SPDX-License-Identifier: Apache-2.0
#include "ingest/claim_record.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "ingest/json_fields.h"

namespace tawatur::ingest {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kWhat = "claim";

constexpr std::string_view kSchema = "tawatur/claim/1";

/// Reads one claim.
class Reader : JsonFields {
 public:
  explicit Reader(dom::element root) : root_(root) {}

  Result<Claim> read() {
    Claim c;
    c.doc = text(root_, "doc");
    c.doc_sha256 = text(root_, "doc_sha256");
    c.claim_id = text(root_, "claim_id");
    c.frame = known(frame_from(text(root_, "frame")), "frame", Frame::clash);
    c.modality = known(modality_from(text(root_, "modality")), "modality", Modality::asserted);
    each(root_, "agent", [&](dom::element e) { c.agent.push_back(filler(e)); });
    each(root_, "target", [&](dom::element e) { c.target.push_back(filler(e)); });
    each(root_, "source", [&](dom::element e) { c.source.push_back(filler(e)); });
    each(root_, "place", [&](dom::element e) { c.place.push_back(place(e)); });
    each(root_, "quantity", [&](dom::element e) { c.quantity.push_back(quantity(e)); });
    each(root_, "means", [&](dom::element e) { c.means.push_back(worded(e)); });
    each(root_, "framing", [&](dom::element e) { c.framing.push_back(worded(e)); });
    if (const auto at = object(root_, "time")) c.time = time(*at);
    if (const auto at = object(root_, "name")) c.name = worded(*at);
    c.background = value<bool>(root_, "background").value_or(false);
    c.cause = text(root_, "cause");
    c.answers = text(root_, "answers");
    c.evidence = span(root_, "evidence");
    c.trigger = span(root_, "trigger");
    c.rule = text(root_, "rule");
    c.coder = text(root_, "coder");
    c.confidence = real(root_, "confidence").value_or(1);
    if (c.confidence < 0 || c.confidence > 1) problem = "the confidence isn't between 0 and 1";
    check_parts(c.quantity);
    if (!problem.empty()) return no_record(kWhat, problem);
    return c;
  }

 private:
  /// A part names another quantity of its claim.
  void check_parts(const std::vector<Quantity>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].part_of) continue;
      if (*all[i].part_of >= all.size() || *all[i].part_of == i) {
        problem = "\"part_of\" names no other quantity";
      }
    }
  }

  template <class T>
  void reference(dom::element e, T& out) {
    out.id = text(e, "id");
    out.text = text(e, "text");
    out.span = span(e, "span");
    out.name = text(e, "name");
    out.via = span_or_none(e, "via");
    out.name_ar = text(e, "name_ar");
    out.name_en = text(e, "name_en");
  }

  Filler filler(dom::element e) {
    Filler out;
    reference(e, out);
    out.kind = text(e, "kind");
    out.verb = text(e, "verb");
    out.stance = text(e, "stance");
    return out;
  }

  PlaceFiller place(dom::element e) {
    PlaceFiller out;
    reference(e, out);
    out.lat = real(e, "lat");
    out.lon = real(e, "lon");
    out.precision = text(e, "precision");
    out.admin1 = text(e, "admin1");
    out.admin2 = text(e, "admin2");
    out.admin3 = text(e, "admin3");
    each(e, "candidates", [&](dom::element c) {
      out.candidates.push_back({text(c, "id"), text(c, "name_ar"), real(c, "lat"), real(c, "lon"),
                                real(c, "score").value_or(0)});
    });
    return out;
  }

  Quantity quantity(dom::element e) {
    Quantity out;
    out.kind = known(quantity_kind_from(text(e, "kind")), "quantity", QuantityKind::killed);
    out.low = integer(e, "low");
    out.high = integer(e, "high");
    out.text = text(e, "text");
    out.span = span(e, "span");
    if (const auto part = integer(e, "part_of")) {
      constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
      out.part_of = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*part, -1, kMost));
    }
    return out;
  }

  Worded worded(dom::element e) { return {text(e, "text"), span(e, "span")}; }

  TimeRef time(dom::element e) {
    return {text(e, "text"), span(e, "span"),      text(e, "from"),
            text(e, "to"),   text(e, "precision"), text(e, "clash")};
  }

  dom::element root_;
};

}  // namespace

struct ClaimRecords::State {
  dom::parser parser;
};

ClaimRecords::ClaimRecords() : state_(std::make_unique<State>()) {}
ClaimRecords::~ClaimRecords() = default;
ClaimRecords::ClaimRecords(ClaimRecords&&) noexcept = default;
ClaimRecords& ClaimRecords::operator=(ClaimRecords&&) noexcept = default;

bool ClaimRecords::is_claim(std::string& json) {
  if (json.find(kSchema) == std::string::npos) return false;  // spares articles the parse
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  std::string_view schema;
  return !state_->parser.parse(json.data(), json.size(), false)["schema"].get(schema) &&
         schema == kSchema;
}

Result<Claim> ClaimRecords::read(std::string& json) {
  const Result<dom::element> root = object_of(state_->parser, json, kWhat);
  if (!root) return root.error();
  return Reader(*root).read();
}

}  // namespace tawatur::ingest
