// SPDX-License-Identifier: Apache-2.0
#include "discourse/voice.h"

#include <span>

namespace tawatur::discourse {
namespace {

constexpr std::uint32_t kQuoteReach = 6;       ///< sentences that an open quotation may go on
constexpr std::uint32_t kStatementReach = 12;  ///< the same for the text of a statement

bool says_we(const Arc& arc) {
  if (arc.origin == Origin::guess) return false;
  if (arc.enclitic == Enclitic::na) return true;
  return arc.pos == Pos::verb && arc.morph.person() == 1 && arc.morph.number() == Number::plur;
}

/// All readings that say so together: "our forces" is a plural of two nouns.
bool says_we(std::span<const Arc> arcs) {
  constexpr float kSure = 0.6f;
  float sum = 0;
  for (const Arc& arc : arcs) sum += says_we(arc) ? arc.posterior : 0;
  return sum >= kSure;
}

class Follower {
 public:
  Follower(const Analysis& a, const syntax::Elements& elements, const lexicon::Pack& pack,
           Discourse& out)
      : a_(a), elements_(elements), pack_(pack), out_(out) {}

  void run() {
    const auto& sentences = a_.text.sentences;
    out_.voice.assign(sentences.size(), kNone);
    out_.first_person.assign(sentences.size(), false);
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (s > 0) enter(s);
      scan(s);
    }
  }

 private:
  bool new_block(std::uint32_t s) const {
    return a_.text.sentences[s].block != a_.text.sentences[s - 1].block;
  }

  /// Decides whose words sentence `s` begins with.
  void enter(std::uint32_t s) {
    if (new_block(s)) straight_ = false;
    const bool own = has_own(s);
    if (!own && (depth_ > 0 || straight_) && quoted_ != kNone && s - since_ <= kQuoteReach) {
      out_.voice[s] = quoted_;
      return;
    }
    depth_ = 0;
    straight_ = false;
    quoted_ = kNone;
    if (own) announced_ = kNone;
    if (announced_ == kNone && !own) {
      announced_ = statement_before(s);
      announced_at_ = s;
    }
    // "We", "our" are still those of the statement.
    if (announced_ != kNone && out_.first_person[s - 1]) announced_at_ = s - 1;
    if (announced_ != kNone && s - announced_at_ < kStatementReach) {
      out_.voice[s] = announced_;
      return;
    }
    announced_ = kNone;
    if (continues(s) && last_before_ != kNone && out_.reports[last_before_].sentence + 1 == s) {
      out_.voice[s] = last_before_;
    }
  }

  /// A report of the sentence that names who speaks.
  bool has_own(std::uint32_t s) const {
    for (auto i = next_; i < out_.reports.size() && out_.reports[i].sentence == s; ++i) {
      if (!out_.reports[i].soft && !out_.reports[i].carried && !out_.reports[i].speakers.empty()) {
        return true;
      }
    }
    return false;
  }

  /// "The statement read:" at the end of the sentence before.
  std::uint32_t statement_before(std::uint32_t s) const {
    if (last_before_ == kNone) return kNone;
    const Report& r = out_.reports[last_before_];
    if (r.sentence + 1 != s) return kNone;
    const TokenRange e = elements_.of_sentence(r.sentence);
    if (e.size() == 0) return kNone;
    const std::uint32_t left = e.last - elements_.at_token(r.token);
    const bool colon = elements_.all()[e.last - 1].letter == ':';
    return left <= (colon ? 12 : r.cue == "report.stated" ? 5 : 0) ? last_before_ : kNone;
  }

  /// The sentence begins with "(and) that".
  bool continues(std::uint32_t s) const {
    const TokenRange e = elements_.of_sentence(s);
    if (e.size() < 2) return false;
    const auto& all = elements_.all();
    const auto at = all[e.first].letter == 'w' ? e.first + 1 : e.first;
    const Arc& arc = a_.lattice.best(all[at].token);
    return all[at].letter == 'S' && arc.lexeme != kNoLexeme &&
           pack_.lexeme(arc.lexeme).role == "sub:an";
  }

  void scan(std::uint32_t s) {
    const TokenRange range = a_.text.sentences[s].tokens;
    for (auto t = range.first; t < range.last; ++t) {
      while (next_ < out_.reports.size() && out_.reports[next_].token <= t) {
        if (!out_.reports[next_].soft) last_before_ = next_;
        ++next_;
      }
      if (a_.text.tokens[t].kind == TokenKind::punct) {
        mark(t, s);
      } else if (a_.text.tokens[t].kind == TokenKind::word && says_we(a_.lattice.of(t))) {
        out_.first_person[s] = true;
      }
    }
  }

  /// Guillemets nest; other quotation marks only alternate, whichever way they look.
  void mark(std::uint32_t t, std::uint32_t s) {
    const std::string_view m = a_.text.tokens[t].folded;
    if (m == "\xC2\xAB") {
      if (depth_ == 0) open(s);
      if (depth_ < 4) ++depth_;
    } else if (m == "\xC2\xBB") {
      if (depth_ > 0) --depth_;
    } else if (m == "\"" || m == "\xE2\x80\x9C" || m == "\xE2\x80\x9D") {
      straight_ = !straight_;
      if (straight_ && depth_ == 0) open(s);
    }
  }

  void open(std::uint32_t s) {
    since_ = s;
    quoted_ = kNone;
    if (last_before_ != kNone && out_.reports[last_before_].sentence == s) quoted_ = last_before_;
    if (quoted_ == kNone) quoted_ = out_.voice[s];
  }

  const Analysis& a_;
  const syntax::Elements& elements_;
  const lexicon::Pack& pack_;
  Discourse& out_;
  std::uint32_t depth_ = 0;
  bool straight_ = false;
  std::uint32_t quoted_ = kNone, since_ = 0;
  std::uint32_t announced_ = kNone, announced_at_ = 0;
  std::uint32_t last_before_ = kNone;
  std::uint32_t next_ = 0;
};

}  // namespace

void follow_voices(const Analysis& analysis, const syntax::Elements& elements,
                   const lexicon::Pack& pack, Discourse& out) {
  Follower(analysis, elements, pack, out).run();
}

}  // namespace tawatur::discourse
