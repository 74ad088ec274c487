// SPDX-License-Identifier: Apache-2.0
#include "decode/count_lists.h"

#include <algorithm>

namespace tawatur::decode {
namespace {

/// Between the members of a list of numbers.
constexpr std::uint32_t kGap = 10;
constexpr std::size_t kMostNumbers = 4;

bool conjoined(const Mention& m) { return (m.proclitics & proclitic::kWa) != 0; }
bool may_count(const Mention& m) {
  return m.kind == MentionKind::number && !m.ordinal && !m.part_of && m.low;
}

bool counts_people(const coder::Trigger& t) {
  QuantityKind kind{};
  return std::any_of(t.event->frames.begin(), t.event->frames.end(),
                     [&](Frame f) { return counts(f, kind); });
}

/// Does a word that counts people itself touch these tokens?
bool names_act(const Scene& s, std::uint32_t sentence, TokenRange tokens) {
  const TokenRange range = s.triggers_of_sentence[sentence];
  for (auto i = range.first; i < range.last; ++i) {
    const TokenRange t = s.triggers[i].tokens;
    if (!counts_people(s.triggers[i])) continue;
    if (t.first < tokens.last && tokens.first < t.last) return true;
  }
  return false;
}

/// Is a number the subject of a verb right behind it ("and seven were hurt")?
bool has_verb_behind(const Scene& s, const Mention& m) {
  const std::uint32_t e = s.elements.at_token(m.tokens.last - 1) + 1;
  return e < s.elements.of_sentence(m.sentence).last && s.elements.count(e, e + 1, "VUY") != 0;
}

bool belong(const Scene& s, const coder::Trigger& t, const Mention& first, const Mention& next) {
  if (!may_count(first) || !may_count(next) || !conjoined(next)) return false;
  if (next.tokens.first < first.tokens.last || next.tokens.first - first.tokens.last > kGap) {
    return false;
  }
  const std::uint32_t from = s.elements.at_token(first.tokens.last - 1) + 1;
  const std::uint32_t to = s.elements.at_token(next.tokens.first);
  if (from < to && s.elements.count(from, to, "VUYSR:.") != 0) return false;
  if (names_act(s, t.sentence, {first.tokens.last, next.tokens.last})) return false;
  return t.tokens.first >= next.tokens.last || !has_verb_behind(s, next);
}

/// Numbers of the trigger's sentence in the order of the text.
std::vector<std::uint32_t> numbers_of(const Scene& s, const coder::Trigger& t) {
  std::vector<std::uint32_t> out;
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  for (auto i = range.first; i < range.last; ++i) {
    if (s.mention(i).kind == MentionKind::number) out.push_back(i);
  }
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return s.mention(a).tokens.first < s.mention(b).tokens.first;
  });
  return out;
}

/// "The corporal A, the soldier B and C": one by its first word, several by its targets.
bool heads_list_of_names(const Scene& s, const coder::Trigger& t, const Mention& number,
                         const std::vector<Chosen>& target) {
  if (!number.singular_one) return false;
  const auto holds = [&](const Chosen& c) {
    const TokenRange r = s.mention(c.mention).tokens;
    return r.first < number.tokens.last && number.tokens.first < r.last;
  };
  const auto follows = [&](const Chosen& c) {
    const Mention& m = s.mention(c.mention);
    return m.sentence == t.sentence && conjoined(m) && m.tokens.first >= number.tokens.last &&
           !names_act(s, t.sentence, {number.tokens.last, m.tokens.last});
  };
  return std::any_of(target.begin(), target.end(), holds) &&
         std::any_of(target.begin(), target.end(), follows);
}

}  // namespace

void settle_counts(const Scene& s, const coder::Trigger& t, const std::vector<Chosen>& target,
                   std::vector<Chosen>& number) {
  if (number.size() != 1) return;
  const std::vector<std::uint32_t> all = numbers_of(s, t);
  const auto self = std::find(all.begin(), all.end(), number.front().mention);
  if (self == all.end()) return;
  const Chosen like = number.front();
  for (auto i = self; i + 1 != all.end() && number.size() < kMostNumbers; ++i) {
    if (!belong(s, t, s.mention(*i), s.mention(*(i + 1)))) break;
    number.push_back({*(i + 1), like.score, like.share});
  }
  for (auto i = self; i != all.begin() && number.size() < kMostNumbers; --i) {
    if (!belong(s, t, s.mention(*(i - 1)), s.mention(*i))) break;
    number.push_back({*(i - 1), like.score, like.share});
  }
  if (number.size() == 1 && heads_list_of_names(s, t, s.mention(like.mention), target)) {
    number.clear();
  }
}

}  // namespace tawatur::decode
