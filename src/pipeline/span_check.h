// SPDX-License-Identifier: Apache-2.0
// SpanCheck: every span of a claim against the text that it is of.
//
//   const SpanCheck check(text, claim);
//   check.wrong()     // the field whose words don't stand at their span; empty: all do
//
// Never fails. Cost: linear in text and claim. Thread rule: plain value; the text must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "tawatur/claim.h"

namespace tawatur::pipeline {

class SpanCheck {
 public:
  SpanCheck(std::string_view text, const Claim& claim);
  std::uint64_t spans() const { return spans_; }
  const std::string& wrong() const { return wrong_; }

 private:
  bool inside(const char* field, CpSpan span);
  void slice(const char* field, CpSpan span, const std::string& words);
  std::string_view text_;
  CodePoints points_;
  std::uint64_t spans_ = 0;
  std::string wrong_;
};

}  // namespace tawatur::pipeline
