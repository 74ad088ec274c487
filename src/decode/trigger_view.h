// SPDX-License-Identifier: Apache-2.0
// A trigger and its surroundings, looked at once for all of its frames. Internal to decode.
//
//   const TriggerView view(scene, trigger);
//   view.of_any_frame(sink);        // half of the features are the same for each frame
//   view.of_frame(frame, sink);     // the others
//
// Together they are trigger_features(). Holds references into the scene. Thread rule: read-only
// after construction.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "decode/features.h"

namespace tawatur::decode {

class TriggerView {
 public:
  TriggerView(const Scene& scene, std::uint32_t trigger);
  TriggerView(const TriggerView&) = delete;
  TriggerView& operator=(const TriggerView&) = delete;

  void of_any_frame(learn::FeatureSink& out) const;
  void of_frame(Frame frame, learn::FeatureSink& out) const;

 private:
  /// Another trigger of the sentence, and the elements between.
  struct Other {
    const coder::Trigger* trigger = nullptr;
    std::string path;
    learn::Part whole{""}, brief{""};
    void set(const coder::Trigger& other, std::string letters);
  };
  /// A mention beside the trigger.
  struct Near {
    bool there = false;
    std::string_view kind;
    std::string path;
    int gap = 0;
    char direction = '>';
  };

  void find_governor(std::uint32_t trigger);
  void find_company();
  void set_near(std::uint32_t mention, Near& near) const;
  void find_means();
  void find_report();
  int where() const;

  void own_word(learn::FeatureSink& out) const;
  void own_word(const learn::Part& frame, learn::FeatureSink& out) const;
  void neighbours(learn::FeatureSink& out) const;
  void neighbours(const learn::Part& frame, learn::FeatureSink& out) const;
  void governor(learn::FeatureSink& out) const;
  void governor(const learn::Part& frame, learn::FeatureSink& out) const;
  void company(learn::FeatureSink& out) const;
  void company(const learn::Part& frame, learn::FeatureSink& out) const;
  void means(const learn::Part& frame, learn::FeatureSink& out) const;
  void setting(learn::FeatureSink& out) const;
  void setting(Frame frame, const learn::Part& name, const learn::Part& group,
               learn::FeatureSink& out) const;
  void shared(learn::FeatureSink& out) const;
  void shared(Frame frame, const learn::Part& group, learn::FeatureSink& out) const;

  const Scene& s_;
  const coder::Trigger& t_;
  learn::Part form_, cls_, lemma_, scope_{"none"};
  /// Letters of the three elements on either side, the nearest first.
  struct Around {
    std::array<char, 3> left{}, right{};
  } around_;
  Other before_, after_;
  Near actor_after_, actor_before_, number_;
  int parties_ = 0, places_ = 0, dates_ = 0, civilians_ = 0;
  char means_near_ = '-', means_far_ = '-';
};

}  // namespace tawatur::decode
