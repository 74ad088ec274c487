// SPDX-License-Identifier: Apache-2.0
#include "decode/role_reader.h"

#include <algorithm>

namespace tawatur::decode {
namespace {

void rectify(std::vector<float>& v) {
  for (float& x : v) x = std::max(x, 0.0f);
}
void add(const float* from, std::vector<float>& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

}  // namespace

learn::Net roles_net() {
  return learn::Net(
      {"token", "claim", "mention"},
      {"forward",        "backward",           "forward_bias", "backward_bias", "claim_first",
       "claim_last",     "mention_first",      "mention_last", "between",       "sentence",
       "hidden_mention", "hidden_nobody",      "rivals",       "rivals_nobody", "nobody_rival",
       "hidden_bias",    "hidden_nobody_bias", "out_mention",  "out_nobody",    "out_bias",
       "scale"});
}

std::vector<std::uint32_t> shown_rows(const std::vector<RoleRow>& rows, const float nobody[2],
                                      RoleTask task) {
  const std::size_t outputs = task == RoleTask::actor ? 2 : 1;
  float best[2] = {nobody[0], nobody[1]};
  for (const RoleRow& r : rows) {
    for (std::size_t o = 0; o < outputs; ++o) best[o] = std::max(best[o], r.score[o]);
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    bool shown = false;
    for (std::size_t o = 0; o < outputs; ++o) shown |= rows[i].score[o] > best[o] - kHopeless;
    if (shown) out.push_back(i);
  }
  return out;
}

const RoleReader::Sentence& RoleReader::sentence(std::uint32_t index) {
  if (sentences_.empty()) sentences_.resize(scene_.analysis->text.sentences.size());
  Sentence& out = sentences_[index];
  if (out.words != 0) return out;
  const TokenRange read = read_part(scene_, index);
  const std::size_t n = read.size(), h = net_.matrix(kForward).rows,
                    width = net_.rows(kTokenRows).width();
  const std::vector<std::uint32_t> mentions = mentions_at(scene_, read);
  std::vector<float> gates(n * width);
  for (std::size_t i = 0; i < n; ++i) {
    sink_.clear();
    token_inputs(scene_, read.first + static_cast<std::uint32_t>(i), mentions[i], sink_);
    net_.rows(kTokenRows).add(sink_, &gates[i * width]);
  }
  out.words = n;
  out.states.resize(n * 2 * h);
  learn::run_unit(net_.matrix(kForward), net_.matrix(kForwardBias), n, false, gates.data(), width,
                  out.states.data(), 2 * h);
  learn::run_unit(net_.matrix(kBackward), net_.matrix(kBackwardBias), n, true, gates.data() + 3 * h,
                  width, out.states.data() + h, 2 * h);
  out.sums.resize((n + 1) * 2 * h);
  for (std::size_t i = 0; i < n * 2 * h; ++i) out.sums[i + 2 * h] = out.sums[i] + out.states[i];
  return out;
}

std::vector<float> RoleReader::claim_vector(const Candidate& candidate, RoleTask task) {
  const coder::Trigger& t = scene_.triggers[candidate.trigger];
  const Sentence& here = sentence(t.sentence);
  const RoleSpan at = span_of(scene_, t);
  const std::size_t wide = 2 * net_.matrix(kForward).rows;
  std::vector<float> out(net_.rows(kClaimRows).width());
  sink_.clear();
  claim_inputs(scene_, candidate, task, sink_);
  net_.rows(kClaimRows).add(sink_, out.data());
  learn::add_product(net_.matrix(kClaimFirst), &here.states[at.first * wide], out.data());
  learn::add_product(net_.matrix(kClaimLast), &here.states[at.last * wide], out.data());
  rectify(out);
  return out;
}

void RoleReader::weigh(const Candidate& candidate, const Memory& memory, RoleTask task,
                       std::vector<RoleRow>& rows, float nobody[2]) {
  if (net_.empty()) return;
  const coder::Trigger& t = scene_.triggers[candidate.trigger];
  const std::size_t wide = 2 * net_.matrix(kForward).rows;
  const std::vector<float> claim = claim_vector(candidate, task);
  const std::size_t k = claim.size();
  const auto shown = shown_rows(rows, nobody, task);

  // Each mention by itself, and the strongest of all in each respect.
  std::vector<std::vector<float>> mentions;
  std::vector<float> strongest(k), mean(wide);
  for (std::uint32_t i : shown) {
    const Mention& m = scene_.mention(rows[i].mention);
    const RoleSpan at = span_of(scene_, t, m);
    std::vector<float> z = claim;
    sink_.clear();
    mention_inputs(scene_, candidate, rows[i].mention, memory, task, sink_);
    net_.rows(kMentionRows).add(sink_, z.data());
    const Sentence& there = sentence(at.sentence);
    learn::add_product(net_.matrix(kMentionFirst), &there.states[at.first * wide], z.data());
    learn::add_product(net_.matrix(kMentionLast), &there.states[at.last * wide], z.data());
    if (at.to > at.from) {
      const std::vector<float>& sums = sentence(t.sentence).sums;
      const float share = 1.0f / static_cast<float>(at.to - at.from);
      for (std::size_t j = 0; j < wide; ++j) {
        mean[j] = (sums[at.to * wide + j] - sums[at.from * wide + j]) * share;
      }
      learn::add_product(net_.matrix(kBetween), mean.data(), z.data());
    }
    rectify(z);
    for (std::size_t j = 0; j < k; ++j) strongest[j] = std::max(strongest[j], z[j]);
    mentions.push_back(std::move(z));
  }

  // Nobody, from the claim and its sentence as a whole.
  const Sentence& here = sentence(t.sentence);
  std::vector<float> none = claim;
  for (std::size_t j = 0; j < wide; ++j) {
    mean[j] = here.sums[here.words * wide + j] / static_cast<float>(here.words);
  }
  learn::add_product(net_.matrix(kSentence), mean.data(), none.data());
  rectify(none);

  // All against one another.
  std::vector<float> common(net_.matrix(kHiddenBias).row(0), net_.matrix(kHiddenBias).row(0) + k);
  learn::add_product(net_.matrix(kRivals), strongest.data(), common.data());
  learn::add_product(net_.matrix(kNobodyRival), none.data(), common.data());
  const std::size_t first = task == RoleTask::actor ? kAgentRole : kPlaceRole,
                    outputs = task == RoleTask::actor ? 2 : 1;
  const learn::Matrix& scale = net_.matrix(kScale);
  const auto answer = [&](const std::vector<float>& hidden, RoleMatrix by, std::size_t bias,
                          float* opinion) {
    float out[kRoles] = {};
    learn::add_product(net_.matrix(by), hidden.data(), out);
    for (std::size_t o = 0; o < outputs; ++o) {
      opinion[o] = out[first + o] + net_.matrix(kOutBias).row(bias)[first + o];
    }
  };
  std::vector<float> hidden(k);
  add(net_.matrix(kHiddenNobodyBias).row(0), hidden);
  learn::add_product(net_.matrix(kHiddenNobody), none.data(), hidden.data());
  learn::add_product(net_.matrix(kRivalsNobody), strongest.data(), hidden.data());
  rectify(hidden);
  float of_nobody[2] = {};
  answer(hidden, kOutNobody, 1, of_nobody);
  for (std::size_t n = 0; n < shown.size(); ++n) {
    hidden = common;
    learn::add_product(net_.matrix(kHiddenMention), mentions[n].data(), hidden.data());
    rectify(hidden);
    RoleRow& row = rows[shown[n]];
    answer(hidden, kOutMention, 0, row.opinion);
    for (std::size_t o = 0; o < outputs; ++o) row.opinion[o] -= of_nobody[o];
  }
  for (RoleRow& r : rows) {
    for (std::size_t o = 0; o < outputs; ++o) {
      r.score[o] = scale.row(0)[first + o] * r.score[o] + r.opinion[o];
    }
  }
  for (std::size_t o = 0; o < outputs; ++o) nobody[o] *= scale.row(0)[first + o];
}

}  // namespace tawatur::decode
