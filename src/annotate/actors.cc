// SPDX-License-Identifier: Apache-2.0
#include "annotate/actors.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "annotate/actors_identity.h"
#include "annotate/actors_phrase.h"

namespace tawatur::annotate {
namespace {

/// Longest list of conjoined names; a longer one is a table, not a sentence.
constexpr std::uint16_t kMaxList = 64;

/// One pass over a document.
class Pass {
 public:
  Pass(const Context& context, const ActorLexicon& lexicon, std::vector<Mention>& out)
      : context_(context),
        lexicon_(lexicon),
        words_(context, lexicon),
        reader_(context, lexicon, words_),
        out_(out),
        base_(out.size()) {}

  void run() {
    for (const Mention& m : out_) {
      if (m.list != Mention::kNoList) next_list_ = std::max(next_list_, m.list + 1);
    }
    const auto count = static_cast<std::uint32_t>(words_.size());
    for (std::uint32_t t = 0; t < count;) t = step(t);
    later_surnames(count);
    lists();
  }

 private:
  const Token& token(std::uint32_t t) const { return context_.text.tokens[t]; }

  std::uint32_t step(std::uint32_t t) {
    const Token& tok = token(t);
    if (tok.kind == TokenKind::number || tok.kind == TokenKind::latin) return latin(t);
    if (conjoined_adjective(t)) return t + 1;
    auto p = reader_.read(t);
    if (p && wanted(*p)) {
      emit(*p);
      remember(*p);
      return std::max(t + 1, p->tokens.last);
    }
    if (shared_head(t) || event_adjective(t)) {
      return t + 1;
    }
    return t + 1;
  }

  std::uint32_t latin(std::uint32_t t) {
    if (const auto* hit = words_.name_at(t); hit != nullptr) {
      if (auto p = reader_.read(t)) {
        emit(*p);
        return std::max(t + 1, p->tokens.last);
      }
    }
    return t + 1;
  }

  /// Things are mentions only where they are somebody's.
  bool wanted(const ActorPhrase& p) const {
    using namespace role;
    if (!p.names.empty() || !p.nisbas.empty() || p.named) return !place_only(p);
    if (p.place) return false;
    const std::uint32_t things = kPosition | kVehicle | kArtillery;
    const std::uint32_t actors = kHeads & ~things;
    return (p.roles & actors) != 0;
  }

  /// "in Russia" is a place.
  bool place_only(const ActorPhrase& p) const {
    if (!p.from_name || p.tokens.size() != p.names.front().hit->tokens.size()) return false;
    const auto* hit = p.names.front().hit;
    if (hit->source != lexicon::Source::actors || words_.place_at(p.tokens.first) == nullptr) {
      return false;
    }
    if ((p.proclitics & proclitic::kBi) != 0) return true;
    return p.tokens.first > 0 && words_[p.tokens.first - 1].prep == Prep::fi && p.proclitics == 0;
  }

  Mention blank(std::uint32_t first, std::uint32_t last) const {
    Mention m;
    m.kind = MentionKind::actor;
    m.tokens = {first, last};
    m.sentence = token(first).sentence;
    return m;
  }

  void emit(const ActorPhrase& p) {
    Mention m = blank(p.tokens.first, p.tokens.last);
    m.span = {p.begin_byte, p.end_byte};
    m.head = p.head;
    m.proclitics = p.proclitics;
    identify(p, context_, lexicon_, m);
    out_.push_back(std::move(m));
    last_ = p;
  }

  // ---- what stands without a head of its own ----

  Mention word_mention(std::uint32_t t) const {
    const ActorWord& w = words_[t];
    Mention m = blank(t, t + 1);
    m.span = {words_.source_at(t, w.stem_begin), token(t).span.end};
    m.head = t;
    m.proclitics = w.proclitics;
    m.gender = w.morph.gender();
    m.number = w.morph.number();
    return m;
  }

  /// The adjective of "gharat rusiyya": who struck.
  bool event_adjective(std::uint32_t t) {
    const ActorWord& w = words_[t];
    if (w.nisba == 0 || w.proclitics != 0 || t == 0) return false;
    std::uint32_t n = t;
    // Back over other adjectives of the same noun.
    for (int i = 0; i < 3 && n > 0; ++i) {
      --n;
      const ActorWord& before = words_[n];
      if ((before.roles & (role::kEvent | role::kVehicle | role::kSource)) != 0 ||
          before.morph.derived() == Derived::masdar) {
        nisba_mention(t, HeadClass::none);
        return true;
      }
      if (!before.adjective) return false;
    }
    return false;
  }

  void nisba_mention(std::uint32_t t, HeadClass head_class) {
    const Nisba& nisba = lexicon_.nisba(words_[t].nisba);
    if (nisba.actor == Nisba::kNoActor) return;
    Mention m = word_mention(t);
    m.ids.push_back({nisba.actor, nisba.weak ? actor_score::kWeakNisba : actor_score::kNisba});
    m.actor_kind = lexicon_.actor(nisba.actor).kind;
    m.loaded = nisba.loaded;
    m.head_class = head_class;
    out_.push_back(std::move(m));
  }

  /// "al-tayaran al-rusi wa-l-suri": the second adjective shares the head.
  bool conjoined_adjective(std::uint32_t t) {
    const ActorWord& w = words_[t];
    if (w.nisba == 0 || (w.all_proclitics & proclitic::kWa) == 0) return false;
    if (out_.size() == base_ || out_.back().tokens.last != t || words_[t - 1].nisba == 0) {
      return false;
    }
    nisba_mention(t, out_.back().head_class);
    return true;
  }

  /// "harakata A wa-B": a listed or unlisted name behind "and" shares the dual head before.
  bool shared_head(std::uint32_t t) {
    if (out_.size() == base_ || out_.back().tokens.last != t) return false;
    const ActorWord& w = words_[t];
    const bool dual = last_.morph.number() == Number::dual && last_.head == last_.tokens.first;
    if (!dual || (w.proclitics & proclitic::kWa) == 0 || !w.nominal || w.verb) return false;
    if (!(w.name || w.definite)) return false;
    Mention m = word_mention(t);
    m.head_class = out_.back().head_class;
    m.name = head_lemma() + " " + std::string(m.span.of(context_.text.source));
    out_.push_back(std::move(m));
    return true;
  }

  std::string head_lemma() const {
    if (words_[last_.head].lexeme == kNoLexeme) return {};
    std::string lemma(context_.pack.lexeme(words_[last_.head].lexeme).lemma);
    // Folding writes ta marbuta as ha.
    if (last_.morph.gender() == Gender::fem && lemma.size() > 2 &&
        lemma.compare(lemma.size() - 2, 2, "\xD9\x87") == 0) {
      lemma.replace(lemma.size() - 2, 2, "\xD8\xA9");
    }
    return lemma;
  }

  // ---- persons named before ----

  void remember(const ActorPhrase& p) {
    if (p.named) remember_name({p.name_first, p.name_last});
    for (const PhraseName& name : p.names) {
      const TokenRange at = name.hit->tokens;
      if ((words_[at.first].roles & role::kGivenName) != 0) remember_name(at);
    }
  }

  void remember_name(TokenRange at) {
    if (at.last < at.first + 2) return;
    const ActorWord& w = words_[at.last - 1];
    if (w.name || w.nisba != 0 || w.definite) surnames_.insert(token(at.last - 1).folded);
  }

  /// Surnames in words that no phrase has, before their full names as well (headlines).
  void later_surnames(std::uint32_t count) {
    if (surnames_.empty()) return;
    const std::size_t phrases = out_.size();
    std::size_t next = base_;
    std::uint32_t covered = 0;
    for (std::uint32_t t = 0; t < count; ++t) {
      for (; next < phrases && out_[next].tokens.first <= t; ++next) {
        covered = std::max(covered, out_[next].tokens.last);
      }
      if (t >= covered) surname(t);
    }
    std::stable_sort(
        out_.begin() + static_cast<std::ptrdiff_t>(base_), out_.end(),
        [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; });
  }

  bool surname(std::uint32_t t) {
    if (surnames_.empty() || token(t).kind != TokenKind::word) return false;
    std::string_view folded = token(t).folded;
    Mention m = word_mention(t);
    if (surnames_.count(folded) == 0) {
      // Behind "wa", "bi" ...: the name as the lattice takes it apart.
      const ActorWord& w = words_[t];
      if (!w.nominal || w.proclitics == 0) return false;
      folded.remove_prefix(std::min<std::size_t>(w.stem_begin, folded.size()));
      if (surnames_.count(folded) == 0) return false;
    } else {
      m.span.begin = token(t).span.begin;
      m.proclitics = 0;
    }
    m.head_class = HeadClass::person_role;
    m.actor_kind = ActorKind::person;
    m.gender = Gender::masc;
    m.number = Number::sing;
    out_.push_back(std::move(m));
    return true;
  }

  // ---- lists ----

  /// Members follow each other with nothing but "and" or a comma between. Commas alone don't make a
  /// list: at least one "and" must stand in it.
  void lists() {
    for (std::size_t i = base_; i < out_.size();) {
      std::size_t j = i;
      bool conjunction = false;
      while (j + 1 < out_.size() && j + 1 - i < kMaxList) {
        const int link = linked(out_[j], out_[j + 1]);
        if (link == 0) break;
        conjunction = conjunction || link == 2;
        ++j;
      }
      if (j > i && conjunction) {
        for (std::size_t k = i; k <= j; ++k) {
          out_[k].list = next_list_;
          out_[k].list_index = static_cast<std::uint16_t>(k - i);
        }
        ++next_list_;
        name_forces(i, j + 1);
      }
      i = j + 1;
    }
  }

  /// "The militia of X and Saleh": whoever stands beside an armed group stands for his own.
  void name_forces(std::size_t first, std::size_t last) {
    const auto armed = [&](const Mention& m) {
      return m.actor_kind == ActorKind::rebel_group || m.actor_kind == ActorKind::militia ||
             m.actor_kind == ActorKind::armed_group;
    };
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first),
               end = out_.begin() + static_cast<std::ptrdiff_t>(last);
    if (std::none_of(begin, end, armed)) return;
    for (auto m = begin; m != end; ++m) {
      if (m->title || m->ids.empty()) continue;
      for (IdCandidate& c : m->ids) {
        const ActorRow& row = lexicon_.actor(c.row);
        if (row.kind == ActorKind::person && row.parent != Nisba::kNoActor) c.row = row.parent;
      }
      m->actor_kind = lexicon_.actor(m->ids.front().row).kind;
    }
  }

  /// 0 not linked, 1 by a comma, 2 by "and".
  int linked(const Mention& a, const Mention& b) const {
    if (a.sentence != b.sentence || b.tokens.first < a.tokens.last) return 0;
    const std::uint32_t gap = b.tokens.first - a.tokens.last;
    const bool wa = (b.proclitics & proclitic::kWa) != 0;
    if (gap == 0) return wa ? 2 : 0;
    const Mark mark = words_.mark(a.tokens.last);
    if (gap == 1 && mark == Mark::comma) return wa ? 2 : 1;
    const bool lone_wa = token(b.tokens.first - 1).folded == "\xD9\x88";
    if (gap == 1 && lone_wa) return 2;
    return gap == 2 && mark == Mark::comma && lone_wa ? 2 : 0;
  }

  const Context& context_;
  const ActorLexicon& lexicon_;
  ActorWords words_;
  ActorPhraseReader reader_;
  std::vector<Mention>& out_;
  std::size_t base_;
  ActorPhrase last_;
  std::unordered_set<std::string_view> surnames_;
  std::uint32_t next_list_ = 0;
};

}  // namespace

ActorFinder::ActorFinder(const lexicon::Pack& pack) : lexicon_(pack) {}

void ActorFinder::find(const Context& context, std::vector<Mention>& out) const {
  if (context.lattice.first.size() <= context.text.tokens.size()) return;
  Pass(context, lexicon_, out).run();
}

}  // namespace tawatur::annotate
