// SPDX-License-Identifier: Apache-2.0
#include "pipeline/coder.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"
#include "coder/classes.h"
#include "decode/answers.h"
#include "decode/causes.h"
#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "pipeline/analyst.h"
#include "pipeline/explain.h"
#include "resolve/gazetteer.h"
#include "tawatur/version.h"

namespace tawatur::pipeline {
namespace {

constexpr std::string_view kWeights = "weights.tsv";
constexpr std::string_view kWeightsImage = "weights.bin";  ///< the same, ready for use
constexpr std::string_view kRoles = "roles.tsv", kRolesImage = "roles.bin";
/// Candidates below this aren't worth keeping: one in fifty of them is a claim.
constexpr double kFloor = 0.02;

Result<learn::Weights> read_weights(const lexicon::Pack& pack, const std::string& path) {
  learn::Weights weights(decode::weight_groups());
  const std::string_view image = path.empty() ? pack.file(kWeightsImage) : std::string_view{};
  Result<void> done;
  if (!path.empty()) {
    Result<std::string> own = read_file(path);
    if (!own) return own.error();
    done = weights.parse(*own, path);
  } else {
    done = image.empty() ? weights.parse(pack.file(kWeights), kWeights) : weights.load(image);
  }
  if (!done) return done.error();
  return weights;
}

Result<learn::Net> read_roles(const lexicon::Pack& pack) {
  learn::Net roles = decode::roles_net();
  const std::string_view image = pack.file(kRolesImage);
  const Result<void> done =
      image.empty() ? roles.parse(pack.file(kRoles), kRoles) : roles.load(image);
  if (!done) return done.error();
  if (const Result<void> whole = decode::fits(roles); !whole) return whole.error();
  return roles;
}

Result<void> import_gazetteer(const std::string& path, Analyst& analyst) {
  if (path.empty()) return {};
  Result<resolve::Gazetteer> read = resolve::read_gazetteer(path);
  if (!read) return read.error();
  analyst.import(std::move(*read));
  return {};
}

/// One place, or several of which it is one: with their shares, and no identity.
void set_place(PlaceFiller& filler, const PlacedMention& placed) {
  filler.candidates.clear();
  const resolve::PlaceRecord& r = placed.records.front();
  if (placed.records.size() > 1) {
    double sum = 0;
    for (const float s : placed.scores) sum += std::exp(s - placed.scores.front());
    for (std::size_t i = 0; i < placed.records.size(); ++i) {
      const resolve::PlaceRecord& one = placed.records[i];
      const double share = std::exp(placed.scores[i] - placed.scores.front()) / sum;
      filler.candidates.push_back(
          {one.id, one.name_ar, one.lat, one.lon, std::round(share * 1000) / 1000});
    }
    return;
  }
  filler.id = r.id;
  filler.name_ar = r.name_ar;
  filler.name_en = r.name_en;
  filler.lat = r.lat;
  filler.lon = r.lon;
  filler.precision = !r.precision.empty() ? r.precision : r.lat ? "point" : "unknown";
  filler.admin1 = r.admin1;
  filler.admin2 = r.admin2;
  filler.admin3 = r.admin3;
}

/// Who a place is, as resolve found it: the user's own table and the words beside the name count.
void fill_places(const std::vector<PlacedMention>& placed, const CodePoints& points, Claim& claim) {
  for (PlaceFiller& filler : claim.place) {
    const Span span = points.bytes(filler.span);
    const auto it = std::lower_bound(
        placed.begin(), placed.end(), span.begin,
        [](const PlacedMention& place, std::uint32_t begin) { return place.span.begin < begin; });
    for (auto same = it; same != placed.end() && same->span.begin == span.begin; ++same) {
      if (same->span == span) set_place(filler, *same);
    }
  }
}

/// One bad document harms only itself: what the library or the system throws (no memory) becomes an
/// error of this document.
template <class T, class Work>
Result<T> guarded(const Document& document, Work work) {
  Error e;
  try {
    return work();
  } catch (const std::exception& problem) {
    e.message = std::string("could not be coded: ") + problem.what();
  }
  e.code = ErrorCode::kInternal;
  e.file = document.file;
  e.record = document.record;
  return e;
}

}  // namespace

/// Stages keep references to pack, classes and weights, so these must not move.
struct Coder::State {
  State(lexicon::Pack opened, coder::Classes read, learn::Weights learnt, learn::Net net,
        Limits limits)
      : pack(std::move(opened)),
        classes(std::move(read)),
        weights(std::move(learnt)),
        roles(std::move(net)),
        analyst(pack, limits),
        decoder(pack, classes, weights, roles),
        causes(pack),
        name("tawatur " + std::string(kVersion) + " pack " + std::string(pack.version())) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  lexicon::Pack pack;
  coder::Classes classes;
  learn::Weights weights;
  learn::Net roles;
  Analyst analyst;
  decode::Decoder decoder;
  decode::Causes causes;
  std::string name;
};

Coder::Coder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

Result<Coder> Coder::open(const std::string& pack_path, const CoderOptions& options) {
  Result<lexicon::Pack> pack = lexicon::Pack::open(pack_path);
  return pack ? open(std::move(*pack), options) : Result<Coder>(pack.error());
}

Result<Coder> Coder::open(lexicon::Pack pack, const CoderOptions& options) {
  Result<coder::Classes> classes = coder::Classes::parse(pack.file("classes.toml"), "classes.toml");
  if (!classes) return classes.error();
  Result<learn::Weights> weights = read_weights(pack, options.weights_path);
  if (!weights) return weights.error();
  Result<learn::Net> roles = read_roles(pack);
  if (!roles) return roles.error();
  auto state = std::make_unique<State>(std::move(pack), std::move(*classes), std::move(*weights),
                                       std::move(*roles), options.limits);
  if (Result<void> done = import_gazetteer(options.gazetteer, state->analyst); !done) {
    return done.error();
  }
  return Coder(std::move(state));
}

Result<std::vector<Claim>> Coder::code(const Document& document, double least) const {
  return guarded<std::vector<Claim>>(document, [&] { return code_unguarded(document, least); });
}

Result<std::string> Coder::explain(const Document& document, Language language) const {
  return guarded<std::string>(document, [&] { return explain_unguarded(document, language); });
}

Result<std::vector<Claim>> Coder::code_unguarded(const Document& document, double least) const {
  if (Result<void> ok = check_utf8(document); !ok) return ok.error();
  Result<Analysed> analysed = state_->analyst.analyse(document);
  if (!analysed) return analysed.error();
  const decode::Scene scene =
      state_->decoder.scene(analysed->analysis, analysed->hits, state_->analyst.limits());
  const CodePoints points(document.text);
  const decode::Assembler assembler(scene, points, state_->name);
  std::vector<Claim> out;
  std::vector<decode::Coded> kept;
  // Claims that are left out still tell later ones who acted, so the decoder is asked for those
  // too.
  const double floor = std::max(kFloor, std::min(least, state_->decoder.least_remembered()));
  for (decode::Coded& coded : state_->decoder.decode(scene, floor)) {
    if (coded.confidence < least) continue;
    out.push_back(assembler.assemble(coded));
    fill_places(analysed->placed, points, out.back());
    kept.push_back(std::move(coded));
  }
  decode::link_answers(out, threshold());
  state_->causes.link(scene, kept, threshold(), out);
  return out;
}

Result<std::string> Coder::explain_unguarded(const Document& document, Language language) const {
  if (Result<void> ok = check_utf8(document); !ok) return ok.error();
  Result<Analysed> analysed = state_->analyst.analyse(document);
  if (!analysed) return analysed.error();
  const decode::Scene scene =
      state_->decoder.scene(analysed->analysis, analysed->hits, state_->analyst.limits());
  const CodePoints points(document.text);
  const decode::Assembler assembler(scene, points, state_->name);
  const std::vector<decode::Coded> coded = state_->decoder.decode(scene, kFloor);
  std::vector<Claim> claims;
  for (const decode::Coded& c : coded) {
    claims.push_back(assembler.assemble(c));
    fill_places(analysed->placed, points, claims.back());
  }
  decode::link_answers(claims, threshold());
  state_->causes.link(scene, coded, threshold(), claims);
  Explained what{document, *analysed, scene, state_->decoder, state_->weights, coded, claims};
  return explanation(what, language);
}

double Coder::threshold() const { return state_->decoder.threshold(); }
const lexicon::Pack& Coder::pack() const { return state_->pack; }
const std::string& Coder::name() const { return state_->name; }

Result<void> check_utf8(const Document& document) {
  const std::string& text = document.text;
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded got = decode_utf8(text, at);
    if (!got.valid) {
      Error e;
      e.code = ErrorCode::kEncoding;
      e.message = "the text isn't valid UTF-8";
      e.file = document.file;
      e.record = document.record;
      e.byte = at;
      e.has_byte = true;
      return e;
    }
    at += got.size;
  }
  return {};
}

}  // namespace tawatur::pipeline
