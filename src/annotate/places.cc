// SPDX-License-Identifier: Apache-2.0
#include "annotate/places.h"

#include <algorithm>

#include "annotate/places_phrase.h"
#include "annotate/places_words.h"

namespace tawatur::annotate {
namespace {

using namespace place_flag;

/// A list that may go on: "A, B and C".
struct OpenList {
  std::uint32_t id = Mention::kNoList;
  std::uint32_t end = 0;  ///< token after the last member
  std::uint16_t size = 0;
  std::size_t first = 0;           ///< mention index of the first member
  std::uint32_t head = kNoLexeme;  ///< of a plural head
  PlaceCategory category = PlaceCategory::none;
  bool headed = false;  ///< the last member has a category word of its own
  bool lands = false;   ///< `base` is "al-aradi": adjectives of countries may follow
  std::string base;     ///< "rif X" of "rif X al-gharbi", where "wa-l-janubi" may follow
};

bool is_comma(std::string_view folded) { return folded == "," || folded == ";"; }

/// Facilities that stand for a place by themselves wherever they occur.
bool is_facility(PlaceCategory c) {
  return c == PlaceCategory::airport || c == PlaceCategory::port || c == PlaceCategory::dam ||
         c == PlaceCategory::crossing || c == PlaceCategory::prison || c == PlaceCategory::base ||
         c == PlaceCategory::camp;
}

/// Heads whose plural or dual heads a list of names.
bool heads_list(PlaceCategory c) {
  return is_settlement(c) || c == PlaceCategory::governorate || c == PlaceCategory::district ||
         c == PlaceCategory::subdistrict || c == PlaceCategory::area ||
         c == PlaceCategory::countryside || c == PlaceCategory::front || c == PlaceCategory::base ||
         c == PlaceCategory::airport || c == PlaceCategory::checkpoint ||
         c == PlaceCategory::hill || c == PlaceCategory::road || c == PlaceCategory::mountain ||
         c == PlaceCategory::crossing || c == PlaceCategory::region ||
         c == PlaceCategory::hospital || c == PlaceCategory::school;
}

/// Heads that lead away from the place that they are named after.
bool leads_beside(PlaceCategory c) {
  return c == PlaceCategory::none || c == PlaceCategory::part || c == PlaceCategory::side ||
         c == PlaceCategory::countryside || c == PlaceCategory::front || c == PlaceCategory::line ||
         c == PlaceCategory::road || c == PlaceCategory::border || c == PlaceCategory::area ||
         c == PlaceCategory::desert || c == PlaceCategory::land;
}

/// One pass over a document.
class Pass {
 public:
  Pass(const Context& context, const PlaceLexicon& lexicon, std::vector<Mention>& out)
      : context_(context),
        lexicon_(lexicon),
        words_(context, lexicon),
        parser_(context, lexicon, words_),
        out_(out),
        base_(out.size()) {}

  void run() {
    for (const Mention& m : out_) {
      if (m.list != Mention::kNoList) next_list_ = std::max(next_list_, m.list + 1);
    }
    const auto count = static_cast<std::uint32_t>(words_.size());
    for (std::uint32_t t = 0; t < count;) t = step(t);
    contain();
  }

 private:
  const Token& token(std::uint32_t t) const { return context_.text.tokens[t]; }
  std::string_view slice(std::uint32_t first, std::uint32_t byte, std::uint32_t last) const {
    const std::uint32_t from = words_.source_at(first, byte);
    return context_.text.source.substr(from, token(last - 1).span.end - from);
  }

  std::uint32_t step(std::uint32_t t) {
    const bool joins = joins_list(t);
    if (joins && !list_.base.empty() && shared_adjective(t)) return list_.end;
    const bool sure = joins && (list_.head != kNoLexeme || list_.size > 3);
    auto phrase = parser_.read(t);
    bool taken = phrase && accept(*phrase, joins);
    if (taken && sure && phrase->heads == 0 && !phrase->bare) widen(*phrase);
    if (!taken && joins && (sure || list_.size > 1)) {
      phrase = sure ? parser_.read_member(t, is_comma(token(t - 1).folded)) : parser_.read_name(t);
      taken = phrase && accept_member(*phrase);
    } else if (!taken && joins && words_[t].conj) {
      // "the village of A and B": B unlisted, or a name of several words.
      phrase = parser_.read_member(t, false);
      const PlaceWord& w = words_[t];
      taken = phrase && (phrase->proclitics & ~proclitic::kWa) == 0 &&
              (phrase->tokens.size() > 1 || (w.guess && !w.listed && list_.headed));
    }
    if (!taken) {
      phrase = after_in(t);
      taken = phrase.has_value();
    }
    if (!taken) return t + 1;
    add(*phrase, joins);
    return phrase->tokens.last;
  }

  /// In a list of names the whole stretch up to the next comma is one name ("X", known, in "X Y").
  void widen(PlacePhrase& p) const {
    std::uint32_t end = p.tokens.last;
    while (end < p.tokens.first + 3 && !parser_.ends_member(p.tokens.first, end)) ++end;
    if (end == p.tokens.last || !parser_.ends_member(p.tokens.first, end)) return;
    p.tokens.last = p.core.last = end;
    p.hits.clear();
    p.core_name.clear();
  }

  bool before(std::uint32_t t, std::uint16_t flag) const {
    return t > 0 && token(t).sentence == token(t - 1).sentence &&
           (words_[t - 1].function & flag) != 0;
  }

  /// A preposition of place stands before the phrase or is written together with it.
  bool located(const PlacePhrase& p) const {
    return before(p.tokens.first, kLocative) || (p.proclitics & proclitic::kBi) != 0 ||
           (p.proclitics & proclitic::kLi) != 0;
  }

  /// The same without "from" and "for", which people and things follow as often.
  bool strictly_located(const PlacePhrase& p) const {
    if ((p.proclitics & proclitic::kBi) != 0) return true;
    return before(p.tokens.first, kLocative) && !before(p.tokens.first, kFrom);
  }

  /// The word alone is the name of an actor or outlet (al-Qaida, al-Jazeera).
  bool named_otherwise(std::uint32_t t) const {
    for (std::uint32_t i = words_[t].first_hit; i < words_[t].last_hit; ++i) {
      const auto source = context_.hits[i].source;
      if (source == lexicon::Source::actors || source == lexicon::Source::outlets) return true;
    }
    return false;
  }

  bool inside_actor(std::uint32_t t) const { return words_.actor_end(t) != 0; }

  bool accept(const PlacePhrase& p, bool in_list) const {
    const std::uint32_t t = p.tokens.first;
    if (p.hits.empty() && inside_actor(p.core.first)) return false;
    if (p.bare) {
      if (p.core.size() > 1) return true;
      if (p.category == PlaceCategory::none) return before(t, kIn);
      if (named_otherwise(t)) return false;
      // "they entered the city", "the storming of the city".
      const bool object = is_settlement(p.category) && p.proclitics == 0;
      return object || located(p) || (is_facility(p.category) && (p.proclitics == 0 || in_list));
    }
    if (p.hits.empty() || p.heads > 0) return true;
    if (p.imported && p.core.size() > 1) return strictly_located(p) || in_list;
    return p.core.size() > 1 || accept_word(p, in_list);
  }

  /// A known name of one word that stands alone: is it the place, or the common word?
  bool accept_word(const PlacePhrase& p, bool in_list) const {
    const PlaceWord& w = words_[p.core.first];
    bool known = false;
    for (const PlaceHit& h : p.hits) known = known || lexicon_.row(h.row).known;
    if (!known) return w.function == 0 && !w.listed && (located(p) || in_list);
    if (w.function != 0) return false;
    if (!p.weak && !(w.verb && w.listed)) return true;
    // "the province of A <B>"
    const std::uint32_t t = p.core.first;
    const bool apposed = t > 0 && list_.end == t - 1 && token(t - 1).folded == "\"";
    return strictly_located(p) || in_list || apposed;
  }

  bool accept_member(const PlacePhrase& p) const {
    if (!p.hits.empty()) return true;
    const auto conj = proclitic::kWa;
    return (p.proclitics & ~conj) == 0;
  }

  /// "fi" + an unlisted word without the article, in quotes or not; any preposition of place + a
  /// word that only starts names ("dhu X").
  std::optional<PlacePhrase> after_in(std::uint32_t t) const {
    const PlaceWord& w = words_[t];
    const bool quote = t > 1 && token(t - 1).folded == "\"";
    const std::uint32_t at = quote ? t - 1 : t;
    if (quote && w.guess && !w.listed && before(at, kIn)) {
      PlacePhrase p;
      p.core = p.tokens = {t, t + 1};
      return p;
    }
    const bool first = (w.flags & kFirst) != 0 && w.category == PlaceCategory::none;
    if (!before(at, first ? kLocative : kIn) || w.name_proclitics != 0) return std::nullopt;
    if (!first && (!w.guess || w.articled || w.possessed || w.listed)) return std::nullopt;
    auto phrase = parser_.read_name(t);
    if (phrase && first && phrase->tokens.size() < 2) phrase.reset();
    return phrase;
  }

  bool joins_list(std::uint32_t t) const {
    if (list_.end == 0 || t < list_.end || token(t).sentence != token(list_.end - 1).sentence) {
      return false;
    }
    if (token(t).blank_before) return false;
    if (t == list_.end) return starts_with_and(t);
    const std::string_view mark = token(list_.end).folded;
    return t == list_.end + 1 && (is_comma(mark) || words_.is_and(list_.end));
  }

  bool starts_with_and(std::uint32_t t) const { return words_[t].conj; }

  /// What a second adjective would share: "rif X" of "rif X al-gharbi", "al-aradi" of "al-aradi
  /// l-lubnaniya".
  std::string shared_base(const PlacePhrase& p) const {
    if (p.adjectives &&
        (p.inner == PlaceCategory::countryside || p.category == PlaceCategory::countryside)) {
      return std::string(slice(p.tokens.first, p.begin_byte, p.adjectives_from));
    }
    const bool lands = p.category == PlaceCategory::land || p.category == PlaceCategory::border;
    if (p.bare && lands && p.core.size() > 1) {
      return std::string(slice(p.core.first, p.core_byte, p.core.first + 1));
    }
    return {};
  }

  /// "rif X al-gharbi wa-l-janubi": the second adjective is a place of its own.
  bool shared_adjective(std::uint32_t t) {
    const PlaceWord& w = words_[t];
    const bool direction = (w.flags & kDirection) != 0 && w.definite;
    const bool land = w.articled && (w.adjective || w.guess) && list_.lands;
    if (!w.conj || !(direction || land)) return false;
    std::uint32_t end = t + 1;
    if (direction && parser_.same_sentence(t, end) && (words_[end].flags & kDirection) != 0 &&
        words_[end].definite && words_[end].proclitics == 0) {
      ++end;
    }
    PlacePhrase p;
    p.tokens = p.core = {t, end};
    p.begin_byte = p.core_byte = direction ? w.stem_begin : w.name_begin;
    p.proclitics = direction ? w.proclitics : w.name_proclitics;
    p.category = list_.category;
    push(p).name = list_.base + " " + std::string(slice(t, p.begin_byte, end));
    join(out_.size() - 1);
    list_.end = end;
    return true;
  }

  Mention& push(const PlacePhrase& p) {
    Mention m;
    m.kind = MentionKind::place;
    m.tokens = p.tokens;
    m.span = {words_.source_at(p.tokens.first, p.begin_byte), token(p.tokens.last - 1).span.end};
    m.head = p.tokens.first;
    m.sentence = token(p.tokens.first).sentence;
    m.proclitics = p.proclitics;
    m.category = static_cast<std::uint16_t>(p.category);
    m.inner = static_cast<std::uint16_t>(p.heads > 1 ? p.inner : p.category);
    // "inside the city" is about a city, "the capital of the province" about neither.
    const bool part = p.category == PlaceCategory::none || p.category == PlaceCategory::part ||
                      p.category == PlaceCategory::side;
    m.definite_only = p.bare && p.core.size() == 1 && (p.heads == 0 || part);
    if (m.definite_only && words_[p.core.first].category != PlaceCategory::none) {
      m.category = static_cast<std::uint16_t>(words_[p.core.first].category);
    }
    if (p.bare && words_[p.core.first].several) m.number = Number::plur;
    m.known_name = !p.hits.empty();
    m.core = {words_.source_at(p.core.first, p.core_byte), token(p.core.last - 1).span.end};
    if (p.bare) m.core = {};
    if (p.line_end.size() > 0) {
      m.line_end = {words_.source_at(p.line_end.first, words_[p.line_end.first].name_begin),
                    token(p.line_end.last - 1).span.end};
    }
    m.beside = p.line_end.size() > 0;
    m.beside |= p.heads > 0 && (leads_beside(p.category) || leads_beside(p.inner) ||
                                (p.plural_head && list_.head == kNoLexeme));
    m.unnamed = unnamed(p);
    for (const PlaceHit& h : p.hits) {
      const bool have = std::any_of(m.ids.begin(), m.ids.end(),
                                    [&](const IdCandidate& c) { return c.row == h.row; });
      if (!have) m.ids.push_back({h.row, 0});
    }
    m.country = p.heads == 0 && !p.hits.empty() &&
                lexicon_.row(p.hits.front().row).category == PlaceCategory::country;
    m.inside_name = inside_name(p);
    if (!p.core_name.empty() && p.heads == 0) m.name = p.core_name;
    out_.push_back(std::move(m));
    return out_.back();
  }

  /// No word of it is a name: a definite noun with its adjectives, or a head with a listed noun.
  bool unnamed(const PlacePhrase& p) const {
    if (!p.hits.empty() || (p.bare && p.core.size() == 1)) return false;
    if (p.bare) return (words_[p.core.last - 1].flags & kDirection) == 0;
    if (p.heads == 0) return false;
    for (auto t = p.core.first; t < p.core.last; ++t) {
      if (words_[t].guess || !words_[t].listed) return false;
    }
    return true;
  }

  /// Part of a longer name of an actor.
  bool inside_name(const PlacePhrase& p) const {
    const std::uint32_t end = words_.actor_end(p.core.first);
    if (end == 0) return false;
    const std::uint32_t begin = words_.actor_begin(p.core.first);
    return begin < p.core.first || end > p.core.last;
  }

  void add(const PlacePhrase& p, bool joins) {
    const bool joined = joins && !p.bare;
    if (!joined) {
      list_ = {};
      list_.first = out_.size();
      list_.category = p.category;
      list_.size = 1;
    }
    const bool heads = p.plural_head && heads_list(p.category) && !p.bare && p.heads == 1 &&
                       (p.dual_head || list_follows(p));
    if (heads) {
      list_.head = p.lexeme;
      list_.category = p.category;
    }
    const bool settlement =
        p.hits.empty() || is_settlement(p.category) || p.category == PlaceCategory::governorate;
    const bool member = list_.head != kNoLexeme && (heads || (joined && !p.headed && settlement));
    if (!member) {
      push(p);
      if (p.headed) list_.head = kNoLexeme;
    } else {
      // The head is shared: each name is a mention, the first one too.
      PlacePhrase own = p;
      own.tokens.first = p.core.first;
      own.begin_byte = p.core_byte;
      own.category = list_.category;
      push(own).name = headed_name(p);
    }
    if (joined) join(out_.size() - 1);
    list_.end = p.tokens.last;
    list_.headed = p.headed;
    list_.base = shared_base(p);
    list_.lands = p.bare;
  }

  std::string headed_name(const PlacePhrase& p) const {
    std::string name(lexicon_.written(list_.head));
    name += ' ';
    name += slice(p.core.first, p.core_byte, p.tokens.last);
    return name;
  }

  bool list_follows(const PlacePhrase& p) const {
    std::uint32_t t = p.tokens.last;
    if (t >= words_.size() || token(t).sentence != token(t - 1).sentence) return false;
    if (is_comma(token(t).folded)) {
      if (++t >= words_.size() || token(t).sentence != token(t - 1).sentence) return false;
    } else if (!starts_with_and(t)) {
      return false;
    }
    const auto next = parser_.read_member(t, t > p.tokens.last);
    return next && accept_member(*next);
  }

  void join(std::size_t mention) {
    if (list_.id == Mention::kNoList) {
      list_.id = next_list_++;
      out_[list_.first].list = list_.id;
      out_[list_.first].list_index = 0;
    }
    out_[mention].list = list_.id;
    out_[mention].list_index = list_.size++;
  }

  /// `within`: "X bi-rif Y", "X fi Y", "X (Y)", "X shamali Y", right to left so that chains add up.
  void contain() {
    for (std::size_t i = out_.size(); i-- > base_;) {
      if (i + 1 >= out_.size() || out_[i].country || out_[i].unnamed) continue;
      const Mention& next = out_[i + 1];
      if (next.sentence != out_[i].sentence || !contains(out_[i], next)) continue;
      std::vector<std::uint32_t> within(1, static_cast<std::uint32_t>(i + 1));
      within.insert(within.end(), next.within.begin(), next.within.end());
      // A region named after a list holds all of its members.
      for (std::size_t k = i + 1; k-- > base_;) {
        if (k != i && (out_[i].list == Mention::kNoList || out_[k].list != out_[i].list)) break;
        out_[k].within = within;
      }
    }
  }

  bool contains(const Mention& inner, const Mention& outer) const {
    const auto category = static_cast<PlaceCategory>(outer.category);
    if (outer.tokens.first < inner.tokens.last) return false;
    std::uint32_t gap = outer.tokens.first - inner.tokens.last;
    if (gap > 0 && token(inner.tokens.last).folded == "\"") --gap;  // "the town <X> in Y"
    if (gap > 2) return false;
    if (outer.list != Mention::kNoList && outer.list == inner.list) return false;
    if (gap == 0) {
      if ((outer.proclitics & proclitic::kBi) != 0) return true;
      if (outer.proclitics != 0) return false;
      return category == PlaceCategory::countryside || is_direction(outer.tokens.first);
    }
    const std::uint32_t between = outer.tokens.first - 1;
    if (gap == 1) {
      if (token(between).folded == "(") return true;
      if ((words_[between].function & kIn) != 0) return outer.proclitics == 0;
      return (outer.proclitics & proclitic::kLi) != 0 && words_[between].articled;
    }
    return is_comma(token(between - 1).folded) && (words_[between].function & kIn) != 0;
  }

  bool is_direction(std::uint32_t t) const {
    return (words_[t].flags & kDirection) != 0 && !words_[t].definite;
  }

  const Context& context_;
  const PlaceLexicon& lexicon_;
  PlaceWords words_;
  PlaceParser parser_;
  std::vector<Mention>& out_;
  const std::size_t base_;
  std::uint32_t next_list_ = 0;
  OpenList list_;
};

}  // namespace

void PlaceFinder::find(const Context& context, std::vector<Mention>& out) const {
  Pass(context, lexicon_, out).run();
}

}  // namespace tawatur::annotate
