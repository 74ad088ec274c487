// SPDX-License-Identifier: Apache-2.0
// Reader of .case files: examples of one phenomenon as plain text, Arabic included.
//
//   # name: tests/cases/text/tatweel.case
//   # about: elongation strokes vanish
//   # room: text
//
//   normalize max=3
//   <input, any number of lines>
//   ----
//   <expected lines, up to a blank line>
//
//   CaseFile file = read_case_file(path);            // file.error: empty when well formed
//   for (const Case& c : file.cases) EXPECT_EQ(run(c), c.expected) << c.where;
//
// The input's last line break is dropped; "\s" at a line's end of the input stands for a blank that
// editors would strip. Not for hot code. Thread rule: pure functions.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace tawatur::testing_support {

struct Case {
  std::string command;
  std::map<std::string, std::string> options;
  std::string input;
  std::string expected;  ///< lines joined by '\n', no final one
  std::string where;     ///< "file:line" of the command
};

struct CaseFile {
  std::string path;
  std::map<std::string, std::string> head;  ///< name, about, room
  std::vector<Case> cases;
  std::string error;  ///< what is wrong with the file; empty when well formed
};

namespace case_file_detail {

inline Case parse_command(const std::string& line, const std::string& where) {
  Case out;
  out.where = where;
  std::istringstream words(line);
  words >> out.command;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    out.options[word.substr(0, equals)] =
        equals == std::string::npos ? std::string() : word.substr(equals + 1);
  }
  return out;
}

inline void add_line(std::string& text, bool first, const std::string& line) {
  if (!first) text += '\n';
  text += line;
}

}  // namespace case_file_detail

inline CaseFile read_case_file(const std::string& path) {
  CaseFile out;
  out.path = path;
  std::ifstream in(path);
  if (!in) out.error = path + ": can't be read";
  enum class State { between, input, expected } state = State::between;
  std::size_t number = 0, lines = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (state == State::between) {
      if (line.starts_with("# ") && out.cases.empty()) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
          out.head[line.substr(2, colon - 2)] = line.substr(colon + 2);
      } else if (!line.empty() && line[0] != '#') {
        out.cases.push_back(
            case_file_detail::parse_command(line, path + ":" + std::to_string(number)));
        state = State::input;
        lines = 0;
      }
    } else if (state == State::input) {
      if (line == "----") {
        state = State::expected;
        lines = 0;
        continue;
      }
      if (line.ends_with("\\s")) line.replace(line.size() - 2, 2, " ");
      case_file_detail::add_line(out.cases.back().input, lines++ == 0, line);
    } else if (line.empty()) {
      state = State::between;
    } else {
      case_file_detail::add_line(out.cases.back().expected, lines++ == 0, line);
    }
  }
  if (state == State::input) out.error = out.cases.back().where + ": no ---- after the input";
  if (out.error.empty() && out.cases.empty()) out.error = path + ": no cases";
  return out;
}

/// All .case files of a folder, sorted by name.
inline std::vector<CaseFile> read_case_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<CaseFile> files;
  for (const std::string& path : paths) files.push_back(read_case_file(path));
  return files;
}

}  // namespace tawatur::testing_support
