// SPDX-License-Identifier: Apache-2.0
// Engine: articles in, claims out. The public door.
//
//   Result<Engine> engine = Engine::open("tawatur.pack");
//   if (!engine) return engine.error();
//   Document document;
//   document.id = "a1";
//   document.text = text;              // valid UTF-8
//   document.published = "2018-01-11"; // anchors "yesterday"; may stay empty
//   Result<std::vector<Claim>> claims = engine->code(document);
//
// Claims come in the order of the text, all of them with their doubt: print those of at least
// threshold() confidence. Spans are code points of document.text. The same document gives the same
// claims on every machine and thread.
//
// Errors: open() kNotFound, kIo, kFormat, kIntegrity; code() and explain() kEncoding (text that
// isn't UTF-8, with the byte), kLimit (too long).
// Cost: open() some milliseconds; code() is linear in the text. Memory: some hundred bytes a word
// while a document is coded.
// Thread rule: one Engine may code() and explain() from any number of threads at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/claim.h"
#include "tawatur/document.h"
#include "tawatur/language.h"
#include "tawatur/limits.h"
#include "tawatur/result.h"

namespace tawatur {

class Engine;
namespace pipeline {
class Coder;
const Coder& coder_of(const Engine& engine);  ///< for Tawatur's own rooms
}  // namespace pipeline

struct EngineOptions {
  Limits limits;
  std::string gazetteer;  ///< place table of the user's own; empty = none
};

class Engine {
 public:
  /// Opens a pack (made by tawatur-packc, installed as share/tawatur/tawatur.pack).
  static Result<Engine> open(const std::string& pack_path, EngineOptions options = {});
  /// A pack in memory, as the pack compiler made it.
  static Result<Engine> from_bytes(std::string pack, EngineOptions options = {});
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  Result<std::vector<Claim>> code(const Document& document) const;
  /// Why each claim was made and what was refused, as text for people.
  Result<std::string> explain(const Document& document, Language language = Language::en) const;
  /// Confidence at and above which a claim is worth printing unless the user says otherwise.
  double threshold() const;
  /// Version of the pack in use: 16 hex digits.
  std::string_view pack_version() const;
  /// "tawatur 0.1.0 pack 0123456789abcdef": what Claim::coder says.
  const std::string& name() const;

 private:
  friend const pipeline::Coder& pipeline::coder_of(const Engine& engine);
  explicit Engine(std::unique_ptr<pipeline::Coder> coder);
  std::unique_ptr<pipeline::Coder> coder_;
};

}  // namespace tawatur
