// SPDX-License-Identifier: Apache-2.0
// Messages: what the explanation says, in the user's language, from data/messages.tsv and the
// labels of data/frames.toml. The door is tawatur/engine.h.
//
//   Messages say(pack, Language::ar);
//   say("field.agent")                       // the heading of an agent
//   say("verdict.below", {"7", "0.12"})      // {1} and {2} of the message are replaced
//
// A key without a row is its own last part ("field.agent" gives "agent"), so a table of an older
// pack explains as well. Never fails. Thread rule: const calls from any thread.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "lexicon/pack.h"
#include "tawatur/claim.h"
#include "tawatur/language.h"

namespace tawatur::pipeline {

class Messages {
 public:
  Messages(const lexicon::Pack& pack, Language language);
  std::string operator()(std::string_view key) const;
  std::string operator()(std::string_view key, std::initializer_list<std::string> values) const;
  /// "Air strike (air_strike)".
  std::string frame(Frame frame) const;
  Language language() const { return language_; }

 private:
  void read_frames(std::string_view toml);

  Language language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace tawatur::pipeline
