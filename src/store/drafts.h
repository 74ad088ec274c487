// SPDX-License-Identifier: Apache-2.0
// Drafts: events as they were joined now, beside those that stand, until it is known under which
// ids they go on. They lie in SQLite's temporary file, so memory doesn't grow with their number.
//
//   Result<Drafts> drafts = Drafts::open(store.db());       // inside a batch of the store's
//   drafts->put_standing("TWT-1", claims);               // all of these first
//   drafts->put(draft);
//   while (piece = drafts->next_piece()) ... drafts->name(no, id), drafts->end(no, into) ...
//   drafts->each_unnamed(...);  drafts->each(...);  drafts->each_ended(...);
//
// A piece is what hangs together by claims: drafts and standing events, none of which shares a
// claim with any other. Events that share none with a draft end without a piece. One lot of drafts
// at a time; opening throws the last away. Errors: those of Store. Thread rule: the connection's.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.h"

namespace tawatur::store {

class Drafts {
 public:
  static Result<Drafts> open(Connection& db);

  /// A claim: its id, and the part of it by which it is known again.
  struct Key {
    std::string claim;
    std::string_view words;  ///< into `claim` or elsewhere; valid during the call
  };
  struct Draft {
    std::string joined;      ///< the id that joining gave
    std::uint64_t seed = 0;  ///< of the id that it gets if it is new
    std::string json;
    std::string reported_from, reported_to;  ///< what the JSON doesn't hold
    double confidence = 0;
  };
  Result<void> put(const Draft& draft, const std::vector<Key>& claims);
  Result<void> put_standing(const std::string& event_id, const std::vector<Key>& claims);

  struct Member {
    std::int64_t number = 0;
    std::string id;  ///< standing: the event's; draft: the one that joining gave
    std::vector<std::string> claims;
  };
  struct Piece {
    std::vector<Member> standing, drafts;  ///< by id; in the order of put()
  };
  /// Empty: there is no other. Only pieces with standing events and drafts.
  Result<std::optional<Piece>> next_piece();
  Result<void> name(std::int64_t draft, const std::string& id);
  /// A standing event ends; `into`: the draft that holds most of its claims.
  Result<void> end(std::int64_t standing, std::optional<std::int64_t> into);

  /// Is there an event of that id, standing, ended or among the drafts?
  Result<bool> is_taken(const std::string& id);
  Result<bool> is_standing(const std::string& id);
  /// The hash of a document's text, 32 bytes; empty where there is no such document.
  Result<std::string> text_sha256(const std::string& document);
  Result<void> each_unnamed(
      const std::function<bool(std::int64_t number, std::uint64_t seed)>& take);
  /// In the order of put(); `joined` is the name by now.
  Result<void> each(const std::function<bool(const Draft&)>& take);
  /// The name of the draft that joining gave this id.
  Result<std::string> name_of(const std::string& joined);
  /// By id; `into` is empty where nothing holds its claims.
  Result<void> each_ended(
      const std::function<bool(const std::string& id, const std::string& into)>& take);

 private:
  explicit Drafts(Connection& db) : db_(&db) {}
  Result<bool> yes(Statement& ask, const std::string& id);
  Result<std::string> text(Statement& ask, const std::string& id);
  Result<Statement*> ready(std::optional<Statement>& statement, const char* sql);
  Result<void> put_claims(std::int64_t number, int standing, const std::vector<Key>& claims);
  Result<std::vector<std::int64_t>> linked(std::int64_t number, int standing);
  Result<void> read_member(std::int64_t number, int standing, Member& out);

  Connection* db_;
  std::int64_t drafts_ = 0, standing_ = 0, looked_at_ = 0;
  std::optional<Statement> put_, put_standing_, put_claim_, linked_, id_of_, claims_of_, mark_,
      seed_, name_, end_, taken_, name_of_, stands_, sha256_;
};

}  // namespace tawatur::store
