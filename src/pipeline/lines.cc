// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lines.h"

#include <algorithm>
#include <cstdio>

namespace tawatur::pipeline {
namespace {

constexpr std::size_t kColumn = 12;  ///< of what stands before, in English

}  // namespace

std::string decimals(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.2f", value);
  return out;
}

std::string at(CpSpan span) {
  return "[" + std::to_string(span.begin) + ":" + std::to_string(span.end) + "]";
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

void Lines::add(std::string_view field, const std::string& what, std::size_t indent) {
  const std::string name = say_("field." + std::string(field));
  out_.append(indent, ' ');
  out_ += name;
  if (say_.language() == Language::ar) {
    out_ += ": ";
  } else {
    out_.append(name.size() < kColumn ? kColumn - name.size() : 1, ' ');
  }
  out_ += what + "\n";
}

void Lines::add(std::string_view field, const std::string& what, CpSpan span,
                std::string_view words, std::size_t indent) {
  add(field, what + (what.empty() ? "" : "  ") + at(span) + "  " + one_line(words), indent);
}

}  // namespace tawatur::pipeline
