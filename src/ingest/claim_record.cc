// SPDX-License-Identifier: Apache-2.0
#include "ingest/claim_record.h"

#include <utility>

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
    dom::element part;
    if (object("time", part)) c.time = time(part);
    if (object("name", part)) c.name = worded(part);
    c.background = value<bool>(root_, "background").value_or(false);
    c.cause = text(root_, "cause");
    c.answers = text(root_, "answers");
    c.evidence = span(root_, "evidence");
    c.trigger = span(root_, "trigger");
    c.rule = text(root_, "rule");
    c.coder = text(root_, "coder");
    c.confidence = real(root_, "confidence").value_or(0);
    if (!problem.empty()) return no_record(kWhat, problem);
    return c;
  }

 private:
  bool object(const char* key, dom::element& out) const {
    return !root_[key].get(out) && out.is_object();
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
    dom::array list;
    if (e["candidates"].get(list)) return out;
    for (dom::element c : list) {
      out.candidates.push_back({text(c, "id"), text(c, "name_ar"), real(c, "lat").value_or(0),
                                real(c, "lon").value_or(0), real(c, "score").value_or(0)});
    }
    return out;
  }

  Quantity quantity(dom::element e) {
    Quantity out;
    out.kind = known(quantity_kind_from(text(e, "kind")), "quantity", QuantityKind::killed);
    out.low = integer(e, "low");
    out.high = integer(e, "high");
    out.text = text(e, "text");
    out.span = span(e, "span");
    if (const auto part = integer(e, "part_of")) out.part_of = static_cast<std::uint32_t>(*part);
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
