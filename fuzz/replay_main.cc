// SPDX-License-Identifier: Apache-2.0
// Replays inputs through a fuzzer without libFuzzer: files, or all files of folders. With "--random
// N" it also makes N mutations of them, the same ones each time. Exit code 2: nothing to replay.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutated(const std::vector<std::string>& inputs, std::mt19937& random) {
  std::string bytes = inputs[random() % inputs.size()];
  for (std::size_t edits = 1 + random() % 8; edits > 0; --edits) {
    const std::size_t at = bytes.empty() ? 0 : random() % bytes.size();
    const std::string& other = inputs[random() % inputs.size()];
    switch (random() % 4) {
      case 0:
        bytes.insert(at, 1, static_cast<char>(random() % 256));
        break;
      case 1:
        if (!bytes.empty()) bytes[at] = static_cast<char>(random() % 256);
        break;
      case 2:
        bytes.erase(at, random() % 16);
        break;
      default:
        if (!other.empty()) bytes.insert(at, other, random() % other.size(), random() % 64);
    }
  }
  return bytes;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> inputs;
  unsigned long mutations = 0;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    if (path == "--random" && i + 1 < argc) {
      mutations = std::strtoul(argv[++i], nullptr, 10);
    } else if (std::filesystem::is_directory(path)) {
      for (const auto& entry : std::filesystem::directory_iterator(path)) {
        if (entry.is_regular_file()) inputs.push_back(read(entry.path()));
      }
    } else {
      inputs.push_back(read(path));
    }
  }
  if (inputs.empty()) {
    std::cerr << "nothing to replay\n";
    return 2;
  }
  for (const std::string& bytes : inputs) run(bytes);
  std::mt19937 random(1);
  for (unsigned long i = 0; i < mutations; ++i) run(mutated(inputs, random));
  std::cout << inputs.size() << " inputs and " << mutations << " mutations\n";
  return 0;
}
