// SPDX-License-Identifier: Apache-2.0
#include "article/zones.h"

#include <algorithm>
#include <unordered_map>

namespace tawatur::article {
namespace {

using Kind = BlockKind;

constexpr std::uint32_t kMostStartWords = 45;  ///< of a line that a phrase makes furniture
constexpr std::uint32_t kMostBylineWords = 8;
constexpr std::uint32_t kMostTagWords = 4;
constexpr std::uint32_t kRepeatedWords = 5;  ///< least words of a line that counts as repeated
constexpr std::uint32_t kSubheadingWords = 6;
constexpr std::size_t kPageTitleReach = 60;  ///< lines from a page title to the headline
constexpr std::size_t kTailSeries = 3;       ///< headlines in a row at the end
constexpr double kStoppedShare = 0.75;       ///< paragraphs with full stops that make lines
constexpr std::size_t kLeastStopped = 3;     ///< without one stand out
constexpr std::uint32_t kLoneLeast = 9, kLoneMost = 20;  ///< words of a headline inside the body

Kind kind_of(KindSet kinds) {
  const auto has = [kinds](FurnitureKind k) { return (kinds & bit(k)) != 0; };
  if (has(FurnitureKind::related) || has(FurnitureKind::tags)) return Kind::related;
  if (has(FurnitureKind::share)) return Kind::share;
  if (has(FurnitureKind::contact)) return Kind::contact;
  if (has(FurnitureKind::caption)) return Kind::caption;
  if (has(FurnitureKind::byline) || has(FurnitureKind::date) || has(FurnitureKind::agency)) {
    return Kind::byline;
  }
  return has(FurnitureKind::menu) ? Kind::menu : Kind::other_furniture;
}

class Classifier {
 public:
  Classifier(const Page& page, const std::vector<Line>& lines, std::uint64_t title_key,
             std::vector<Kind>& kinds)
      : page_(page), lines_(lines), title_key_(title_key), kinds_(kinds) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (open(i)) kinds_[i] = by_itself(lines_[i]);
    }
    find_prose();
    repeated_lines();
    after_cues();
    if (first_prose_ < lines_.size()) {
      head();
      tail();
      teasers();
      lone_headlines();
    }
  }

 private:
  bool open(std::size_t i) const { return kinds_[i] == Kind::body; }
  bool prose(std::size_t i) const { return open(i) && lines_[i].prose(); }

  /// Furniture by its own words, wherever it stands.
  Kind by_itself(const Line& line) const {
    if (line.covered && line.kinds == 0 && line.numbers >= 3) return Kind::byline;  // 05/10/2023
    if (line.covered) return kind_of(line.kinds);
    if (line.starts != 0 && line.words <= kMostStartWords) {
      const bool byline = (line.starts & bit(FurnitureKind::byline)) != 0;
      const bool caption = (line.starts & bit(FurnitureKind::caption)) != 0;
      if (!(byline && !caption) || line.words <= kMostBylineWords) return kind_of(line.starts);
    }
    if (line.words >= 4 && line.arabic * 3 < line.words) return Kind::other_furniture;
    if (names_outlet(line)) return Kind::byline;
    if (ends_as_caption(line)) return Kind::caption;
    if (is_signature(line)) return Kind::other_furniture;
    return Kind::body;
  }

  /// "City - outlet" and "outlet - author" alone on a line.
  bool names_outlet(const Line& line) const {
    if (line.words > kMostBylineWords || line.ends_stop) return false;
    std::uint32_t t = line.tokens.first, others = 0;
    bool outlet = false, dash = false;
    while (t < line.tokens.last) {
      const FurnitureHit* hit = page_.hit(t, line.tokens.last, FurnitureKind::agency);
      if (hit != nullptr) {
        outlet = true;
        t = hit->tokens.last;
        continue;
      }
      const Token& token = page_.tokens()[t++];
      dash = dash || page_.is(t - 1, "-") || page_.is(t - 1, "|");
      if (token.kind == TokenKind::word) ++others;
      if (token.folded == ":" || token.folded == ",") return false;
    }
    return outlet && dash && others <= 3;
  }

  /// "... - archive", "... (agency)": the credit of a picture at the end of a line without a stop.
  bool ends_as_caption(const Line& line) const {
    if (line.words < 3 || line.words > kLoneMost + 15 || line.stop_inside) return false;
    const std::uint32_t last = line.tokens.last - 1;
    if (line.ends_stop && !page_.is(last, ")")) return false;
    const std::uint32_t from = last >= line.tokens.first + 6 ? last - 6 : line.tokens.first;
    for (std::uint32_t t = last; t > from; --t) {
      const bool bracket = page_.is(t, "(");
      if (!bracket && !page_.is(t, "-")) continue;
      const TokenRange hits = page_.hits_at(t + 1 <= last ? t + 1 : last);
      for (std::uint32_t h = hits.first; h < hits.last; ++h) {
        const FurnitureHit& hit = page_.hits()[h];
        const bool credit = hit.use == FurnitureUse::end || hit.kind == FurnitureKind::agency;
        const bool archive = hit.use == FurnitureUse::end;
        const bool at_end = hit.tokens.last == line.tokens.last ||
                            (bracket && hit.tokens.last == last && page_.is(last, ")"));
        // A dash before an agency may be a headline's; brackets and archives speak of pictures.
        if (credit && at_end && (archive || (bracket && line.headline()))) return true;
      }
    }
    return false;
  }

  /// The line under an embedded post: "- Name (@handle) date".
  bool is_signature(const Line& line) const {
    if (!page_.is(line.tokens.first, "-") || line.words > 14) return false;
    for (std::uint32_t t = line.tokens.first; t + 1 < line.tokens.last; ++t) {
      if (page_.is(t, "(") && page_.is(t + 1, "@")) return true;
    }
    return false;
  }

  void find_prose() {
    first_prose_ = lines_.size();
    last_prose_ = 0;
    std::size_t stopped = 0, all = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!prose(i)) continue;
      first_prose_ = std::min(first_prose_, i);
      last_prose_ = i;
      ++all;
      stopped += lines_[i].ends_stop ? 1 : 0;
    }
    stops_ = all >= kLeastStopped &&
             static_cast<double>(stopped) >= kStoppedShare * static_cast<double>(all);
  }

  /// Second and later copies of a line, page titles, posts copied twice.
  void repeated_lines() {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!open(i) || lines_[i].words < kRepeatedWords) continue;
      const auto [at, fresh] = seen.emplace(lines_[i].key, i);
      if (!fresh) {
        kinds_[i] = Kind::caption;
        continue;
      }
      if (i > 0 && lines_[i].link && contained_in(lines_[i - 1], lines_[i]))
        kinds_[i] = Kind::share;
    }
    for (std::size_t i = 0; i < std::min(first_prose_, lines_.size()); ++i) page_title(i);
  }

  /// Whether nearly all words of `copy` stand in `line`: a post with its hashtags pulled apart.
  bool contained_in(const Line& line, const Line& copy) const {
    if (copy.words < 8) return false;
    std::vector<std::string_view> words;
    for (std::uint32_t t = line.tokens.first; t < line.tokens.last; ++t)
      words.push_back(page_.word(t));
    std::sort(words.begin(), words.end());
    std::size_t found = 0;
    for (std::uint32_t t = copy.tokens.first; t < copy.tokens.last; ++t) {
      found += std::binary_search(words.begin(), words.end(), page_.word(t)) ? 1 : 0;
    }
    return found * 5 >= copy.tokens.size() * 4;
  }

  /// A line that holds a later headline and the outlet's name besides.
  void page_title(std::size_t i) {
    if (!open(i)) return;
    for (std::size_t k = i + 1; k < std::min(first_prose_, i + kPageTitleReach); ++k) {
      const Line& title = lines_[k];
      const Line& line = lines_[i];
      if (!open(k) || title.words < kRepeatedWords || title.tokens.size() >= line.tokens.size())
        continue;
      if (line.words > title.words + 8) continue;
      const std::uint32_t size = title.tokens.size();
      const bool front =
          page_.same_words({line.tokens.first, line.tokens.first + size}, title.tokens);
      const bool back = page_.same_words({line.tokens.last - size, line.tokens.last}, title.tokens);
      if (front || back) kinds_[i] = Kind::other_furniture;
    }
  }

  /// Lines after "read also" and its like, up to running text.
  void after_cues() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].cue) continue;
      std::size_t k = i + 1;
      for (; k < lines_.size() && !prose(k) && !lines_[k].bullet; ++k) {
        if (open(k)) kinds_[k] = Kind::related;
      }
      i = k - 1;
    }
  }

  /// Lines before the first paragraph.
  void head() {
    std::size_t title = first_prose_;
    for (std::size_t i = 0; i < first_prose_ && title == first_prose_; ++i) {
      if (open(i) && (lines_[i].headline() || lines_[i].key == title_key_)) title = i;
    }
    ticker(title);
    while (title < first_prose_ && !open(title)) ++title;
    for (std::size_t i = 0; i < first_prose_; ++i) {
      if (!open(i)) continue;
      const Line& line = lines_[i];
      if (i == title) {
        kinds_[i] = Kind::title;
      } else if (i < title) {
        const bool beside =
            (i > 0 && !open(i - 1)) || (i + 1 < title && lines_[i + 1].words <= kMostTagWords);
        if (line.words <= kMostTagWords && beside) kinds_[i] = Kind::menu;
      } else if (line.words <= kMostTagWords && line.numbers == 0 && !line.ends_stop &&
                 !line.ends_colon && !line.bullet) {
        kinds_[i] = Kind::byline;
      } else if (line.headline() && !line.ends_stop) {
        kinds_[i] = page_.is(line.tokens.last - 1, ")") ? Kind::caption : Kind::subtitle;
      }
    }
  }

  /// A series of "date time headline" lines above the title, and the real title after it.
  void ticker(std::size_t& title) {
    std::size_t dated = 0;
    for (std::size_t i = title; i < first_prose_; ++i) dated += starts_dated(i) ? 1 : 0;
    if (dated < kTailSeries) return;
    std::size_t next = first_prose_;
    for (std::size_t i = title; i < first_prose_; ++i) {
      if (starts_dated(i)) {
        kinds_[i] = Kind::related;
      } else if (open(i) && next == first_prose_ && lines_[i].headline()) {
        next = i;
      }
    }
    title = next;
  }

  bool starts_dated(std::size_t i) const {
    const std::uint32_t t = lines_[i].tokens.first;
    return open(i) && lines_[i].tokens.size() > 8 && lines_[i].numbers >= 3 &&
           page_.tokens()[t].kind == TokenKind::number &&
           (page_.is(t + 1, "/") || page_.is(t + 1, "-") || page_.is(t + 1, ":"));
  }

  /// Lines after the last paragraph: a series of headlines, tags or furniture.
  void tail() {
    std::size_t from = last_prose_ + 1, headlines = 0, lists = 0, furniture = 0;
    for (std::size_t i = from; i < lines_.size(); ++i) {
      if (!open(i)) {
        ++furniture;
        continue;
      }
      lists += lines_[i].bullet || lines_[i].ends_colon ? 1 : 0;
      headlines += !lines_[i].ends_stop ? 1 : 0;
    }
    if (lists > 0 || !stops_ || headlines + furniture < kTailSeries) return;
    for (std::size_t i = from; i < lines_.size(); ++i) {
      if (open(i)) kinds_[i] = Kind::related;
    }
  }

  /// Teasers of other articles in full sentences, on pages that end in a copyright note: the
  /// story's paragraphs mostly go on with "and", the teasers never do.
  void teasers() {
    constexpr std::size_t kLeast = 4;
    constexpr std::string_view kWaw = "\xD9\x88";
    if (lines_.size() < 2 * kLeast || !has_copyright(lines_.back())) return;
    std::vector<std::size_t> at;            // paragraphs
    std::vector<std::size_t> joined(1, 0);  // joined[k]: of the first k of them, those that go on
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!prose(i)) continue;
      at.push_back(i);
      const bool on = page_.word(lines_[i].tokens.first).starts_with(kWaw);
      joined.push_back(joined.back() + (on ? 1 : 0));
    }
    const auto share = [&joined](std::size_t from, std::size_t to) {
      return static_cast<double>(joined[to] - joined[from]) / static_cast<double>(to - from);
    };
    // The cut that leaves the most "and" before it and the fewest after it.
    std::size_t best = 0;
    double best_gap = 0;
    for (std::size_t k = kLeast; k + kLeast <= at.size(); ++k) {
      const double gap = share(0, k) - share(k, at.size());
      if (gap > best_gap) {
        best_gap = gap;
        best = k;
      }
    }
    constexpr double kLeastGap = 0.4, kMostAfter = 0.25;
    if (best == 0 || best_gap < kLeastGap || share(best, at.size()) > kMostAfter) return;
    for (std::size_t i = at[best]; i < lines_.size(); ++i) {
      if (open(i)) kinds_[i] = Kind::related;
    }
  }

  bool has_copyright(const Line& line) const {
    for (std::uint32_t t = line.tokens.first; t < line.tokens.last; ++t) {
      if (page_.hit(t, line.tokens.last, FurnitureKind::copyright) != nullptr) return true;
    }
    return false;
  }

  /// A headline between two paragraphs, where paragraphs end in full stops: a link to another
  /// article, a caption, or a subheading, none of which says anything new.
  void lone_headlines() {
    if (!stops_) return;
    for (std::size_t i = first_prose_ + 1; i < last_prose_; ++i) {
      const Line& line = lines_[i];
      if (!open(i) || line.prose() || line.ends_stop || line.ends_colon || line.bullet) continue;
      if (line.words < kLoneLeast || line.words > kLoneMost || line.comma || line.link) continue;
      if (lines_[i - 1].ends_colon || labelled(line)) continue;
      if (neighbour(i, -1) && neighbour(i, +1)) kinds_[i] = Kind::related;
    }
  }

  /// "Place:: what happened": an item of a round-up.
  bool labelled(const Line& line) const {
    for (std::uint32_t t = line.tokens.first; t < line.tokens.last; ++t) {
      if (page_.is(t, "::")) return true;
    }
    return false;
  }

  /// Whether the next coded line in a direction, subheadings aside, is a paragraph with a full
  /// stop.
  bool neighbour(std::size_t i, int step) const {
    std::size_t k = i;
    do {
      if ((step < 0 && k == 0) || (step > 0 && k + 1 == lines_.size())) return false;
      k = step < 0 ? k - 1 : k + 1;
    } while (!is_coded(kinds_[k]) || (lines_[k].words <= kSubheadingWords && !lines_[k].ends_stop));
    return lines_[k].words >= 8 && lines_[k].ends_stop;
  }

  const Page& page_;
  const std::vector<Line>& lines_;
  std::uint64_t title_key_;
  std::vector<Kind>& kinds_;
  std::size_t first_prose_ = 0, last_prose_ = 0;
  bool stops_ = false;  ///< paragraphs of this article end in full stops
};

}  // namespace

void classify(const Page& page, const std::vector<Line>& lines, std::uint64_t title_key,
              std::vector<BlockKind>& kinds) {
  Classifier(page, lines, title_key, kinds).run();
}

}  // namespace tawatur::article
