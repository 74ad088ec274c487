// SPDX-License-Identifier: Apache-2.0
// ActorResolver: which actor a mention means.
//
//   ActorResolver resolver(pack);
//   resolver.resolve(document, mentions);   // orders Mention::ids of actors, best first
//
// A name hit is not a resolution. Each candidate is scored by how much its name says by itself, by
// whether the name meant this actor on the day of the article, by the countries that the document's
// unambiguous actors and places speak of, and by earlier mentions: al-haraka after "harakat X",
// a surname after the full name, the army after "the army of X". A person who speaks or decides for
// a body counts as the body (column acts_as of actors.tsv).
//
// After the call `ids` holds the best candidate and those within kMargin of it; it is empty where
// even the best is below kEnough: unknown is a value. Mentions of other kinds are only read.
//
// Errors: none. Cost: linear in mentions times candidates, and for bare heads in the distinct heads
// of the document. Threads: const calls from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/pack.h"
#include "model/mention.h"
#include "tawatur/document.h"

namespace tawatur::resolve {

class ActorResolver {
 public:
  static constexpr float kEnough = 0.5F;
  static constexpr float kMargin = 0.1F;

  /// Reads the pack's tables actors and places; the pack must outlive the resolver.
  explicit ActorResolver(const lexicon::Pack& pack);
  void resolve(const Document& document, std::vector<Mention>& mentions) const;

  /// One name of a row and the days between which it means the row; empty = no bound.
  struct Name {
    std::string folded;
    std::string_view from, to;
  };
  struct Actor {
    std::vector<Name> names;               ///< name_ar first
    std::vector<std::uint16_t> countries;  ///< two letters packed; the first is its own
    std::uint32_t acts_as = 0;             ///< row; itself for all but persons
    bool person = false;
    bool abroad = false;  ///< an external state or international body: votes for no country
  };

 private:
  void read_actors(const lexicon::Pack& pack);

  std::vector<Actor> actors_;
  std::vector<std::uint16_t> place_country_;
};

}  // namespace tawatur::resolve
