// SPDX-License-Identifier: Apache-2.0
#include "pipeline/runner.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace tawatur::pipeline {
namespace {

/// A document, or what went wrong with it, on its way from reader to sink.
struct Job {
  std::vector<Error> warnings;
  std::optional<Document> document;
  std::optional<Error> error;
  std::vector<Claim> claims;
  std::size_t bytes = 0;
  bool done = false;
};

/// Documents that are coded before the sink is woken, unless there is nothing else to do.
constexpr std::size_t kTogether = 8;

class Run {
 public:
  Run(const Source& source, const CodeOne& code, const RunOptions& options, const RunSink& sink)
      : source_(source),
        code_(code),
        options_(options),
        sink_(sink),
        most_(kAhead * std::max(1u, options.threads)) {}

  RunSummary go() {
    source_.set_stop(&quit_);
    std::vector<std::thread> threads;
    threads.emplace_back([this] { read_all(); });
    for (unsigned i = 0; i < std::max(1u, options_.threads); ++i) {
      threads.emplace_back([this] { code_all(); });
    }
    hand_out();
    {
      const std::lock_guard lock(mutex_);
      quit_ = true;
    }
    room_.notify_all();
    work_.notify_all();
    for (std::thread& thread : threads) thread.join();
    source_.set_stop(nullptr);
    return summary_;
  }

 private:
  void read_all() {
    bool more = true;
    while (more && !quit_) {
      auto job = std::make_unique<Job>();
      Result<std::optional<Document>> next = source_.next();
      job->warnings = source_.take_warnings();
      if (!next) {
        job->error = next.error();
      } else if (*next) {
        job->document = std::move(**next);
        job->bytes = job->document->text.size();
      } else {
        more = false;
      }
      job->done = !job->document;
      if (!more && job->warnings.empty()) break;
      add(std::move(job));
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    work_.notify_all();
    result_.notify_all();
  }

  void add(std::unique_ptr<Job> job) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return quit_ || jobs_.empty() || (jobs_.size() < most_ && bytes_ + job->bytes <= kBytesAhead);
    });
    bytes_ += job->bytes;
    const bool done = job->done;
    if (!done) to_do_.push_back(job.get());
    jobs_.push_back(std::move(job));
    if (done) {
      result_.notify_one();
    } else {
      work_.notify_one();
    }
  }

  void code_all() {
    for (;;) {
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return quit_ || ended_ || !to_do_.empty(); });
        if (quit_ || to_do_.empty()) return;
        job = to_do_.front();
        to_do_.pop_front();
      }
      Result<std::vector<Claim>> claims = code_(*job->document);
      if (claims) {
        job->claims = std::move(*claims);
      } else {
        job->error = claims.error();
      }
      const std::lock_guard lock(mutex_);
      job->done = true;
      // Waking the sink for each document costs a twentieth of the work.
      if (++ready_ >= kTogether || to_do_.empty()) result_.notify_one();
    }
  }

  bool asked_to_stop() const {
    return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
  }

  void hand_out() {
    for (;;) {
      std::unique_ptr<Job> job;
      bool wake = false;  // the reader, when there is room for several
      {
        std::unique_lock lock(mutex_);
        const auto ready = [&] {
          return asked_to_stop() || (!jobs_.empty() && jobs_.front()->done) ||
                 (ended_ && jobs_.empty());
        };
        while (!ready()) {
          // A stop comes from a signal, which can't wake a condition: look now and then.
          result_.wait_for(lock, std::chrono::milliseconds(100));
          if (ready() || !sink_.tick) continue;
          lock.unlock();
          sink_.tick();
          lock.lock();
        }
        const bool first_done = !jobs_.empty() && jobs_.front()->done;
        if (!first_done) {
          summary_.stopped = asked_to_stop();
          return;
        }
        job = std::move(jobs_.front());
        jobs_.pop_front();
        bytes_ -= job->bytes;
        if (job->document && ready_ > 0) --ready_;
        wake = jobs_.size() <= most_ / 2 && bytes_ <= kBytesAhead / 2;
      }
      if (wake) room_.notify_one();
      if (!give(*job)) {
        summary_.stopped = true;
        return;
      }
      if (sink_.tick) sink_.tick();
    }
  }

  bool give(Job& job) {
    for (const Error& warning : job.warnings) {
      ++summary_.warnings;
      if (sink_.warned) sink_.warned(warning);
    }
    if (job.error) {
      ++summary_.failed;
      if (job.document && sink_.refused) return sink_.refused(*job.document, *job.error);
      if (sink_.failed) sink_.failed(*job.error);
      return true;
    }
    if (!job.document) return true;
    ++summary_.documents;
    summary_.claims += job.claims.size();
    return !sink_.coded || sink_.coded(*job.document, std::move(job.claims));
  }

  const Source& source_;
  const CodeOne& code_;
  const RunOptions& options_;
  const RunSink& sink_;
  const std::size_t most_;

  std::mutex mutex_;
  std::condition_variable room_, work_, result_;
  std::deque<std::unique_ptr<Job>> jobs_;  ///< in the order of the input
  std::deque<Job*> to_do_;
  std::size_t bytes_ = 0;
  std::size_t ready_ = 0;  ///< coded and not yet handed out
  bool ended_ = false;
  std::atomic<bool> quit_{false};
  RunSummary summary_;
};

}  // namespace

RunSummary run(const Source& source, const CodeOne& code, const RunOptions& options,
               const RunSink& sink) {
  return Run(source, code, options, sink).go();
}

RunSummary run(ingest::DocumentReader& reader, const CodeOne& code, const RunOptions& options,
               const RunSink& sink) {
  const Source source = {[&] { return reader.next(); }, [&] { return reader.take_warnings(); },
                         [&](const std::atomic<bool>* stop) { reader.set_stop(stop); }};
  return run(source, code, options, sink);
}

}  // namespace tawatur::pipeline
