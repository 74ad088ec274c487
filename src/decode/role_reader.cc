// SPDX-License-Identifier: Apache-2.0
#include "decode/role_reader.h"

#include <algorithm>

namespace tawatur::decode {
namespace {

void rectify(std::vector<float>& v) {
  for (float& x : v) x = std::max(x, 0.0f);
}
std::vector<float> row_of(const learn::Matrix& m) { return {m.row(0), m.row(0) + m.columns}; }

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

Result<void> fits(const learn::Net& net) {
  if (net.empty()) return {};
  const std::size_t h = net.matrix(kForward).rows, k = net.rows(kClaimRows).width();
  const auto is = [&](RoleMatrix m, std::size_t rows, std::size_t columns) {
    return net.matrix(m).rows == rows && net.matrix(m).columns == columns;
  };
  bool good = h > 0 && k > 0 && net.rows(kTokenRows).width() == 6 * h &&
              net.rows(kMentionRows).width() == k && is(kForward, h, 3 * h) &&
              is(kBackward, h, 3 * h) && is(kForwardBias, 1, h) && is(kBackwardBias, 1, h) &&
              is(kHiddenBias, 1, k) && is(kHiddenNobodyBias, 1, k) && is(kOutMention, k, kRoles) &&
              is(kOutNobody, k, kRoles) && is(kOutBias, 2, kRoles) && is(kScale, 1, kRoles);
  for (RoleMatrix m : {kClaimFirst, kClaimLast, kMentionFirst, kMentionLast, kBetween, kSentence}) {
    good = good && is(m, 2 * h, k);
  }
  for (RoleMatrix m : {kHiddenMention, kHiddenNobody, kRivals, kRivalsNobody, kNobodyRival}) {
    good = good && is(m, k, k);
  }
  if (!good) return Error{ErrorCode::kFormat, "the tables of the roles net don't fit one another"};
  return {};
}

std::vector<std::uint32_t> shown_rows(const std::vector<RoleRow>& rows, const float* nobody) {
  float best[kRoles] = {nobody[0], nobody[1]};
  for (const RoleRow& r : rows) {
    for (std::size_t o = 0; o < kRoles; ++o) best[o] = std::max(best[o], r.score[o]);
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    bool shown = false;
    for (std::size_t o = 0; o < kRoles; ++o) shown |= rows[i].score[o] > best[o] - kHopeless;
    if (shown) out.push_back(i);
  }
  return out;
}

std::vector<float> RoleReader::Sentence::mean(std::size_t from, std::size_t to,
                                              std::size_t wide) const {
  std::vector<float> out(wide);
  const float share = 1.0f / static_cast<float>(to - from);
  for (std::size_t j = 0; j < wide; ++j) {
    out[j] = (sums[to * wide + j] - sums[from * wide + j]) * share;
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

std::vector<float> RoleReader::claim_vector(const Candidate& candidate) {
  const coder::Trigger& t = scene_.triggers[candidate.trigger];
  const Sentence& here = sentence(t.sentence);
  const RoleSpan at = span_of(scene_, t);
  const std::size_t wide = 2 * net_.matrix(kForward).rows;
  std::vector<float> out(net_.rows(kClaimRows).width());
  sink_.clear();
  claim_inputs(scene_, candidate, sink_);
  net_.rows(kClaimRows).add(sink_, out.data());
  learn::add_product(net_.matrix(kClaimFirst), &here.states[at.first * wide], out.data());
  learn::add_product(net_.matrix(kClaimLast), &here.states[at.last * wide], out.data());
  rectify(out);
  return out;
}

const std::vector<float>& RoleReader::ends_of(std::uint32_t mention) {
  if (ends_.empty()) ends_.resize(scene_.mentions.size());
  std::vector<float>& out = ends_[mention];
  if (!out.empty()) return out;
  const std::size_t wide = 2 * net_.matrix(kForward).rows;
  const RoleSpan at = span_of(scene_, scene_.mention(mention));
  const Sentence& there = sentence(at.sentence);
  out.resize(net_.rows(kMentionRows).width());
  learn::add_product(net_.matrix(kMentionFirst), &there.states[at.first * wide], out.data());
  learn::add_product(net_.matrix(kMentionLast), &there.states[at.last * wide], out.data());
  return out;
}

std::vector<float> RoleReader::mention_vector(const Candidate& candidate, const Memory& memory,
                                              std::uint32_t mention, std::vector<float> claim) {
  const coder::Trigger& t = scene_.triggers[candidate.trigger];
  const RoleSpan at = span_of(scene_, t, scene_.mention(mention));
  sink_.clear();
  mention_inputs(scene_, candidate, mention, memory, sink_);
  net_.rows(kMentionRows).add(sink_, claim.data());
  const std::vector<float>& ends = ends_of(mention);
  for (std::size_t j = 0; j < claim.size(); ++j) claim[j] += ends[j];
  if (at.to > at.from) {
    const std::size_t wide = 2 * net_.matrix(kForward).rows;
    const std::vector<float> mean = sentence(t.sentence).mean(at.from, at.to, wide);
    learn::add_product(net_.matrix(kBetween), mean.data(), claim.data());
  }
  rectify(claim);
  return claim;
}

std::vector<float> RoleReader::nobody_vector(const Candidate& candidate, std::vector<float> claim) {
  const Sentence& here = sentence(scene_.triggers[candidate.trigger].sentence);
  const std::vector<float> mean = here.mean(0, here.words, 2 * net_.matrix(kForward).rows);
  learn::add_product(net_.matrix(kSentence), mean.data(), claim.data());
  rectify(claim);
  return claim;
}

RoleReader::Opinion RoleReader::answer(const std::vector<float>& hidden, RoleMatrix by,
                                       std::size_t bias) const {
  std::array<float, kRoles> out{};
  learn::add_product(net_.matrix(by), hidden.data(), out.data());
  Opinion opinion{};
  for (std::size_t o = 0; o < kRoles; ++o) {
    opinion[o] = out[o] + net_.matrix(kOutBias).row(bias)[o];
  }
  return opinion;
}

void RoleReader::weigh(const Candidate& candidate, const Memory& memory, std::vector<RoleRow>& rows,
                       float* nobody) {
  if (net_.empty()) return;
  const std::vector<float> claim = claim_vector(candidate), none = nobody_vector(candidate, claim);
  const auto shown = shown_rows(rows, nobody);
  std::vector<std::vector<float>> mentions;
  std::vector<float> strongest(claim.size());
  for (std::uint32_t i : shown) {
    mentions.push_back(mention_vector(candidate, memory, rows[i].mention, claim));
    for (std::size_t j = 0; j < claim.size(); ++j) {
      strongest[j] = std::max(strongest[j], mentions.back()[j]);
    }
  }
  // All against one another, and against nobody.
  std::vector<float> hidden = row_of(net_.matrix(kHiddenNobodyBias));
  learn::add_product(net_.matrix(kHiddenNobody), none.data(), hidden.data());
  learn::add_product(net_.matrix(kRivalsNobody), strongest.data(), hidden.data());
  rectify(hidden);
  const Opinion of_nobody = answer(hidden, kOutNobody, 1);
  std::vector<float> common = row_of(net_.matrix(kHiddenBias));
  learn::add_product(net_.matrix(kRivals), strongest.data(), common.data());
  learn::add_product(net_.matrix(kNobodyRival), none.data(), common.data());
  for (std::size_t n = 0; n < shown.size(); ++n) {
    hidden = common;
    learn::add_product(net_.matrix(kHiddenMention), mentions[n].data(), hidden.data());
    rectify(hidden);
    const Opinion opinion = answer(hidden, kOutMention, 0);
    for (std::size_t o = 0; o < kRoles; ++o) {
      rows[shown[n]].opinion[o] = opinion[o] - of_nobody[o];
    }
  }
  const float* const scale = net_.matrix(kScale).row(0);
  for (std::size_t o = 0; o < kRoles; ++o) {
    nobody[o] *= scale[o];
    for (RoleRow& r : rows) r.score[o] = scale[o] * r.score[o] + r.opinion[o];
  }
}

}  // namespace tawatur::decode
