// SPDX-License-Identifier: Apache-2.0
// A project made of JSON Lines, phase by phase: add, index, code, index, copies, events.
//
//   bench_project PACK FILE FOLDER JOBS       "phase <tab> CPU seconds <tab> seconds <tab> peak MB
//                                             until its end" on stdout
#include "tawatur/project.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

rusage usage() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used;
}

double cpu_seconds() {
  const rusage used = usage();
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Prints a phase when the next one begins.
class Phases {
 public:
  void next(const std::string& name) {
    const auto now = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    if (!name_.empty()) {
      const std::chrono::duration<double> wall = now - wall_;
      std::printf("%s\t%.3f\t%.3f\t%.1f\n", name_.c_str(), cpu - cpu_, wall.count(),
                  static_cast<double>(usage().ru_maxrss) / 1024);
    }
    name_ = name;
    wall_ = now;
    cpu_ = cpu;
  }

 private:
  std::string name_;
  std::chrono::steady_clock::time_point wall_;
  double cpu_ = 0;
};

int fail(const tawatur::Error& error) {
  std::fprintf(stderr, "bench_project: %s\n", error.to_string().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  auto engine = tawatur::Engine::open(argv[1]);
  if (!engine) return fail(engine.error());
  auto project = tawatur::Project::create(argv[3]);
  if (!project) return fail(project.error());
  Phases phases;
  tawatur::ProjectNews news;
  news.phase = [&](const char* name) { phases.next(name); };
  auto added = project->add({argv[2]}, {}, news);
  if (!added) return fail(added.error());
  tawatur::CodeOptions options;
  options.threads = static_cast<unsigned>(std::atoi(argv[4]));
  auto run = project->run(*engine, options, news);
  if (!run) return fail(run.error());
  phases.next("");
  std::printf("documents\t%llu\t0\t0\n", static_cast<unsigned long long>(run->documents));
  return 0;
}
