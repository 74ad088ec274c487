// SPDX-License-Identifier: Apache-2.0
// Progress of long work on stderr: a bar on a terminal after two seconds, plain lines, or JSON
// lines for other programs: {"done":120,"total":null,"failed":2,"eta_s":41}.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli.h"

namespace tawatur::cli {

class Progress {
 public:
  /// `inputs` are looked through for their sizes, which tell how far the work is.
  Progress(const Invocation& args, const std::vector<std::string>& inputs);
  /// The work is so many documents; done ones tell how far it is.
  void set_documents(std::uint64_t total);
  /// Shows the state when it is time to.
  void show(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes);
  /// Says what the work has come to, once it has lasted.
  void phase(const char* name);
  /// Takes a bar off the screen, so that other lines can be written.
  void clear();
  /// The last line.
  void finish(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes);

 private:
  enum class Style { none, bar, plain, json };
  void print(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes, double seconds);
  double share(std::uint64_t bytes) const;

  Style style_ = Style::none;
  std::uint64_t total_ = 0;  ///< bytes or documents, 0 = not known
  bool by_documents_ = false;
  std::chrono::steady_clock::time_point start_, last_;
  bool shown_ = false;
};

}  // namespace tawatur::cli
