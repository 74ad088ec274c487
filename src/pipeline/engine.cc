// SPDX-License-Identifier: Apache-2.0
#include "tawatur/engine.h"

#include <utility>

#include "pipeline/coder.h"

namespace tawatur {
namespace {

pipeline::CoderOptions inner_of(const EngineOptions& options) {
  pipeline::CoderOptions out;
  out.limits = options.limits;
  out.gazetteer = options.gazetteer;
  return out;
}

}  // namespace

Engine::Engine(std::unique_ptr<pipeline::Coder> coder) : coder_(std::move(coder)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const std::string& pack_path, EngineOptions options) {
  Result<pipeline::Coder> coder = pipeline::Coder::open(pack_path, inner_of(options));
  if (!coder) return coder.error();
  return Engine(std::make_unique<pipeline::Coder>(std::move(*coder)));
}

Result<Engine> Engine::from_bytes(std::string pack, EngineOptions options) {
  Result<lexicon::Pack> opened = lexicon::Pack::from_bytes(std::move(pack), "pack in memory");
  if (!opened) return opened.error();
  Result<pipeline::Coder> coder = pipeline::Coder::open(std::move(*opened), inner_of(options));
  if (!coder) return coder.error();
  return Engine(std::make_unique<pipeline::Coder>(std::move(*coder)));
}

Result<std::vector<Claim>> Engine::code(const Document& document) const {
  return coder_->code(document);
}

Result<std::string> Engine::explain(const Document& document, Language language) const {
  return coder_->explain(document, language);
}

double Engine::threshold() const { return coder_->threshold(); }
std::string_view Engine::pack_version() const { return coder_->pack().version(); }
const std::string& Engine::name() const { return coder_->name(); }

const pipeline::Coder& pipeline::coder_of(const Engine& engine) { return *engine.coder_; }

}  // namespace tawatur
