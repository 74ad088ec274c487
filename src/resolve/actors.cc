// SPDX-License-Identifier: Apache-2.0
#include "resolve/actors.h"

#include <algorithm>
#include <map>

#include "text/fold.h"

namespace tawatur::resolve {
namespace {

/// What each kind of witness adds to a candidate's score.
constexpr float kCountry = 0.45F;
constexpr float kAntecedent = 0.3F;
constexpr float kSameHead = 0.75F;
constexpr float kSurname = 0.95F;
/// A name used outside its days, and an actor outside its lifetime.
constexpr float kWrongDay = 0.2F, kWrongLife = 0.6F;
/// A place weighs less than an actor: villages are called like common words.
constexpr float kPlaceVote = 0.5F;
/// Votes for no country that every document has: one village's name alone decides nothing.
constexpr float kDoubt = 2.0F;
/// The country raises a candidate no further than this: a name that fits by itself stays ahead.
constexpr float kRaised = 0.89F;
/// From here on a candidate votes for its country.
constexpr float kSure = 0.85F;
/// Shorter last words (ibn) are no surnames.
constexpr std::size_t kSurnameBytes = 6;
/// Longest beginning of a mention that a later one may repeat.
constexpr std::size_t kMaxPrefix = 4;
constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";

std::uint16_t pack_country(std::string_view code) {
  if (code.size() < 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8 |
                                    static_cast<unsigned char>(code[1]));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string_view without_article(std::string_view word) {
  if (word.size() > kArticle.size() + 3 && word.substr(0, kArticle.size()) == kArticle) {
    return word.substr(kArticle.size());
  }
  // "ll" is the preposition with the article.
  constexpr std::string_view kLl = "\xD9\x84\xD9\x84";
  if (word.size() > kLl.size() + 3 && word.substr(0, kLl.size()) == kLl) {
    return word.substr(kLl.size());
  }
  return word;
}

/// Folded words with single blanks and no marks.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text::fold_word(text)) {
    const bool mark = static_cast<unsigned char>(c) < 0x30 || (c >= ':' && c <= '@') ||
                      (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    if (!mark) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// `name` stands in `text` as whole words; its first may lack the article or follow a preposition.
bool stands_in(std::string_view name, std::string_view text) {
  const std::size_t at = text.find(name);
  if (at != std::string_view::npos) {
    const std::size_t end = at + name.size();
    if (end == text.size() || text[end] == ' ') return true;
  }
  return false;
}

std::string_view field(std::string_view flags, std::string_view key) {
  const std::size_t at = flags.find(key);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + key.size();
  return flags.substr(from, flags.find('}', from) - from);
}

/// One document's evidence.
class Scene {
 public:
  Scene(const Document& document, const std::vector<ActorResolver::Actor>& actors,
        const std::vector<std::uint16_t>& place_country)
      : document_(document), actors_(actors), place_country_(place_country) {}

  void run(std::vector<Mention>& mentions) {
    for (Mention& m : mentions) {
      if (m.kind == MentionKind::actor) date(m);
      vote(m);
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].kind != MentionKind::actor) continue;
      if (i + 1 < mentions.size()) apposition(mentions[i], mentions[i + 1]);
      rank(mentions[i]);
    }
  }

 private:
  const ActorResolver::Actor* actor(std::uint32_t row) const {
    return row < actors_.size() ? &actors_[row] : nullptr;
  }
  std::string words(const Mention& m) const { return plain(m.span.of(document_.text)); }

  /// Lowers candidates whose name didn't mean them on the day of the article.
  void date(Mention& m) const {
    if (document_.published.empty() || m.ids.empty()) return;
    const std::string text = words(m);
    for (IdCandidate& c : m.ids) {
      const auto* a = actor(c.row);
      if (a == nullptr) continue;
      const ActorResolver::Name* used = nullptr;
      for (const auto& name : a->names) {
        if (used != nullptr && name.folded.size() <= used->folded.size()) continue;
        if (stands_in(name.folded, text)) used = &name;
      }
      if (used == nullptr) continue;
      const std::string_view day = document_.published;
      const bool early = !used->from.empty() && day < used->from;
      const bool late = !used->to.empty() && day > used->to;
      if (early || late) c.score *= used == &a->names.front() ? kWrongLife : kWrongDay;
    }
  }

  void add_vote(std::uint16_t country, float weight) {
    if (country == 0) return;
    votes_[country] += weight;
    all_votes_ += weight;
  }

  void vote(const Mention& m) {
    if (m.ids.empty()) return;
    if (m.kind == MentionKind::place) {
      const std::uint16_t first = place_country(m.ids.front().row);
      for (const IdCandidate& c : m.ids) {
        if (place_country(c.row) != first) return;
      }
      add_vote(first, kPlaceVote);
      return;
    }
    if (m.kind != MentionKind::actor) return;
    const auto best = std::max_element(
        m.ids.begin(), m.ids.end(),
        [](const IdCandidate& a, const IdCandidate& b) { return a.score < b.score; });
    const auto* a = actor(best->row);
    if (a == nullptr || a->countries.empty() || a->abroad) return;
    if (best->score >= kSure) {
      add_vote(a->countries.front(), 1);
    } else if (m.ids.size() == 1) {
      add_vote(a->countries.front(), 0.5F);
    }
  }

  std::uint16_t place_country(std::uint32_t row) const {
    return row < place_country_.size() ? place_country_[row] : std::uint16_t{0};
  }

  /// Share of the votes that speak for a row's countries: its own in full, others in part.
  float share(const ActorResolver::Actor& a) const {
    if (all_votes_ <= 0) return 0;
    float best = 0;
    for (std::size_t i = 0; i < a.countries.size(); ++i) {
      const auto found = votes_.find(a.countries[i]);
      if (found == votes_.end()) continue;
      const float weight = i == 0 ? 1.0F : a.abroad ? 0.5F : 0.8F;
      best = std::max(best, weight * found->second / (all_votes_ + kDoubt));
    }
    return best;
  }

  /// "X, member of the bureau of Y": the name is the office's.
  void apposition(Mention& name, const Mention& office) const {
    constexpr std::uint32_t kComma = 4;  // bytes of a comma and a blank, or two
    if (name.actor_kind != ActorKind::person || !name.ids.empty()) return;
    if (office.kind != MentionKind::actor || office.head_class != HeadClass::person_role) return;
    if (office.proclitics != 0 || office.span.begin <= name.span.end) return;
    if (office.span.begin - name.span.end > kComma) return;
    const Span gap{name.span.end, office.span.begin};
    const std::string mark = text::fold_word(gap.of(document_.text));
    if (mark.find(',') == std::string::npos) return;
    for (const IdCandidate& c : office.ids) {
      if (c.score >= kSure * 0.9F) name.ids.push_back({c.row, c.score * kSurname});
    }
  }

  void rank(Mention& m) {
    const std::string text = words(m);
    const auto parts = words_of(text);
    if (parts.empty()) return;
    for (IdCandidate& c : m.ids) {
      const auto* a = actor(c.row);
      if (a == nullptr || c.score >= kRaised) continue;
      c.score = std::min(kRaised, c.score + kCountry * share(*a));
    }
    antecedents(m, parts);
    finish(m);
    remember(m, parts);
  }

  void antecedents(Mention& m, const std::vector<std::string_view>& parts) const {
    if (m.actor_kind == ActorKind::person && m.ids.empty()) {
      const auto found = surnames_.find(std::string(parts.back()));
      if (found != surnames_.end()) m.ids.push_back({found->second, kSurname});
      return;
    }
    const bool bare = m.definite_only;
    auto found = heads_.end();
    if (bare) {
      found = heads_.find(std::string(without_article(parts.back())));
    } else if (!enough(m) && last_is_head(m, parts)) {
      found = heads_.find(std::string(without_article(parts.back())));
    } else if (parts.size() > 1 && parts.size() <= kMaxPrefix) {
      found = heads_.find(prefix(parts, parts.size()));
    }
    if (found == heads_.end()) return;
    for (IdCandidate& c : m.ids) {
      if (c.row != found->second) continue;
      c.score += kAntecedent;
      return;
    }
    if (bare || !enough(m)) m.ids.push_back({found->second, kSameHead});
  }

  static bool enough(const Mention& m) {
    return std::any_of(m.ids.begin(), m.ids.end(),
                       [](const IdCandidate& c) { return c.score >= ActorResolver::kEnough; });
  }

  /// "fighters of the movement": the last word is a definite head seen before.
  static bool last_is_head(const Mention& m, const std::vector<std::string_view>& parts) {
    return parts.size() > 1 && m.actor_kind != ActorKind::civilians && !m.known_name &&
           parts.back().substr(0, kArticle.size()) == kArticle;
  }

  /// The first `count` words without their articles, as a key of heads_.
  static std::string prefix(const std::vector<std::string_view>& parts, std::size_t count) {
    std::string key;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) key += ' ';
      key += without_article(parts[i]);
    }
    return key;
  }

  void finish(Mention& m) const {
    for (IdCandidate& c : m.ids) {
      if (const auto* a = actor(c.row)) c.row = a->acts_as;
    }
    std::stable_sort(m.ids.begin(), m.ids.end(), [](const IdCandidate& a, const IdCandidate& b) {
      return a.score != b.score ? a.score > b.score : a.row < b.row;
    });
    std::vector<IdCandidate> kept;
    for (const IdCandidate& c : m.ids) {
      if (c.score < ActorResolver::kEnough) break;
      if (!kept.empty() && kept.front().score - c.score > ActorResolver::kMargin) break;
      const bool again = std::any_of(kept.begin(), kept.end(),
                                     [&c](const IdCandidate& k) { return k.row == c.row; });
      if (!again) kept.push_back(c);
    }
    m.ids = std::move(kept);
  }

  /// Later bare heads and surnames look here. The nearest mention wins, so it overwrites.
  void remember(const Mention& m, const std::vector<std::string_view>& parts) {
    if (m.ids.empty()) return;
    const std::uint32_t row = m.ids.front().row;
    if (m.actor_kind == ActorKind::person && parts.size() > 1 &&
        parts.back().size() >= kSurnameBytes) {
      surnames_[std::string(parts.back())] = row;
    }
    if (m.actor_kind == ActorKind::civilians) return;
    // An adjective alone names only forces for later: "the banks" aren't Greece.
    const bool forces = m.head_class == HeadClass::force || m.head_class == HeadClass::aircraft;
    if (!m.known_name && !forces) {
      if (m.head_class == HeadClass::source) {
        heads_[std::string(without_article(parts.front()))] = row;
      }
      return;
    }
    if (!m.definite_only) {
      for (const std::string_view part : parts) heads_[std::string(without_article(part))] = row;
      for (std::size_t n = 2; n <= parts.size() && n <= kMaxPrefix; ++n) {
        heads_[prefix(parts, n)] = row;
      }
    }
    const auto* a = actor(row);
    if (a == nullptr || a->person || a->names.empty()) return;
    const auto name = words_of(a->names.front().folded);
    if (name.size() > 1) heads_[std::string(without_article(name.front()))] = row;
  }

  const Document& document_;
  const std::vector<ActorResolver::Actor>& actors_;
  const std::vector<std::uint16_t>& place_country_;
  std::map<std::uint16_t, float> votes_;
  float all_votes_ = 0;
  std::unordered_map<std::string, std::uint32_t> heads_, surnames_;
};

}  // namespace

ActorResolver::ActorResolver(const lexicon::Pack& pack) {
  read_actors(pack);
  const lexicon::Table places = pack.table("places");
  if (!places) return;
  const int country = places.column("country");
  place_country_.reserve(places.rows());
  for (std::size_t r = 0; r < places.rows(); ++r) {
    place_country_.push_back(pack_country(places.cell(r, country)));
  }
}

void ActorResolver::resolve(const Document& document, std::vector<Mention>& mentions) const {
  Scene(document, actors_, place_country_).run(mentions);
}

void ActorResolver::read_actors(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("actors");
  if (!table) return;
  const int id = table.column("id"), name = table.column("name_ar"), other = table.column("other"),
            country = table.column("country"), kind = table.column("kind"),
            acts_as = table.column("acts_as"), from = table.column("from"), to = table.column("to");
  std::unordered_map<std::string_view, std::uint32_t> row_of;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    row_of.emplace(table.cell(r, id), static_cast<std::uint32_t>(r));
  }
  actors_.resize(table.rows());
  for (std::size_t r = 0; r < table.rows(); ++r) {
    Actor& a = actors_[r];
    a.names.push_back({plain(table.cell(r, name)), table.cell(r, from), table.cell(r, to)});
    std::string_view list = table.cell(r, other);
    while (!list.empty()) {
      const std::size_t cut = list.find('|');
      const std::string_view part = list.substr(0, cut);
      list = cut == std::string_view::npos ? std::string_view() : list.substr(cut + 1);
      const std::string_view flags = part.substr(std::min(part.find('{'), part.size()));
      std::string folded = plain(part.substr(0, part.size() - flags.size()));
      if (!folded.empty() && folded.front() == ' ') folded.erase(0, 1);
      a.names.push_back({std::move(folded), field(flags, "{from="), field(flags, "{to=")});
    }
    for (const std::string_view code : words_of(table.cell(r, country))) {
      a.countries.push_back(pack_country(code));
    }
    const std::string_view k = table.cell(r, kind);
    a.person = k == "person";
    a.abroad = k == "external state" || k == "international body" || k == "media";
    const auto found = row_of.find(table.cell(r, acts_as));
    a.acts_as = found == row_of.end() ? static_cast<std::uint32_t>(r) : found->second;
  }
}

}  // namespace tawatur::resolve
