// SPDX-License-Identifier: Apache-2.0
// tawatur-packc DATA_DIR OUT.pack [--check]: compiles the lexicon. Rows that can't be used are told
// on stderr and left out; with --check any finding of the linter makes it exit 1 and write nothing.
#include <cstdio>
#include <string>
#include <vector>

#include "base/file.h"
#include "decode/features.h"
#include "decode/role_reader.h"
#include "learn/net.h"
#include "learn/weights.h"
#include "lexicon/compile/compiler.h"
#include "lexicon/compile/lint.h"
#include "lexicon/pack.h"

namespace {

using tawatur::lexicon::Compiled;
using tawatur::lexicon::Issue;

int usage() {
  std::fputs("usage: tawatur-packc DATA_DIR OUT.pack [--check]\n", stderr);
  return 2;
}

int fail(const tawatur::Error& error) {
  std::fprintf(stderr, "tawatur-packc: %s\n", error.to_string().c_str());
  return 1;
}

void print(const std::vector<Issue>& issues) {
  for (const Issue& issue : issues) std::fprintf(stderr, "%s\n", issue.to_string().c_str());
}

/// What was learned as the engine holds it, beside the text that people read.
tawatur::Result<void> add_images(std::vector<tawatur::lexicon::InputFile>& inputs) {
  tawatur::learn::Weights weights(tawatur::decode::weight_groups());
  tawatur::learn::Net roles = tawatur::decode::roles_net();
  for (const auto& input : inputs) {
    tawatur::Result<void> parsed;
    if (input.name == "weights.tsv") parsed = weights.parse(input.bytes, input.name);
    if (input.name == "roles.tsv") parsed = roles.parse(input.bytes, input.name);
    if (parsed) parsed = tawatur::decode::fits(roles);
    if (!parsed) return parsed.error();
  }
  inputs.push_back({"weights.bin", weights.image()});
  inputs.push_back({"roles.bin", roles.image()});
  return {};
}

int compile(const std::string& folder, const std::string& out, bool check) {
  auto inputs = tawatur::lexicon::read_inputs(folder);
  if (!inputs) return fail(inputs.error());
  if (check) {
    const std::vector<Issue> issues = tawatur::lexicon::lint(*inputs);
    print(issues);
    if (!issues.empty()) return 1;
  }
  if (auto added = add_images(*inputs); !added) return fail(added.error());
  Compiled compiled = tawatur::lexicon::compile_pack(*inputs);
  print(compiled.issues);
  const std::size_t size = compiled.bytes.size();
  auto written = tawatur::write_file_atomic(out, compiled.bytes);
  if (!written) return fail(written.error());
  auto pack = tawatur::lexicon::Pack::open(out);
  if (!pack) return fail(pack.error());
  std::fprintf(stderr, "%s: %zu lexemes, %zu forms, %zu names and phrases, %zu bytes, version %s\n",
               out.c_str(), compiled.lexemes, compiled.forms, compiled.sequences, size,
               std::string(pack->version()).c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths;
  bool check = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--check") {
      check = true;
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  if (paths.size() != 2) return usage();
  return compile(paths[0], paths[1], check);
}
