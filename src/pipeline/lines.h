// SPDX-License-Identifier: Apache-2.0
// Lines: "field  what" for people, as explanations of claims and events are made of. In English in
// columns with the Arabic words last, in Arabic unpadded.
//
//   Lines lines(say, out);
//   lines.add("agent", "Russian forces (russia)", span, words);
//
// Never fails. Thread rule: one thread at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/messages.h"
#include "tawatur/claim.h"

namespace tawatur::pipeline {

/// Two decimals, with a point in every locale.
std::string decimals(double value);
/// "[4:19]".
std::string at(CpSpan span);
/// Line breaks become blanks.
std::string one_line(std::string_view text);

class Lines {
 public:
  /// Appends to `out`. Both must outlive it.
  Lines(const Messages& say, std::string& out) : say_(say), out_(out) {}
  /// `field` is a key of Messages, without "field.".
  void add(std::string_view field, const std::string& what, std::size_t indent = 3);
  void add(std::string_view field, const std::string& what, CpSpan span, std::string_view words,
           std::size_t indent = 3);

 private:
  const Messages& say_;
  std::string& out_;
};

}  // namespace tawatur::pipeline
