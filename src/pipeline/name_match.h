// SPDX-License-Identifier: Apache-2.0
// NameMatch: is an identity meant by the words of a filter: its id, or part of a name in any
// spelling?
//
//   const NameMatch match("Abu Shouk");
//   match("kn:sd:abu-shouk-camp", {name_ar, name_en});   // true
//
// Never fails. Cost: linear in the names. Thread rule: const calls from any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tawatur::pipeline {

class NameMatch {
 public:
  explicit NameMatch(std::string words);
  bool empty() const { return words_.empty(); }
  bool operator()(std::string_view id, std::initializer_list<std::string_view> names) const;

 private:
  std::string words_, folded_;
};

}  // namespace tawatur::pipeline
