// SPDX-License-Identifier: Apache-2.0
#include "judge/matching.h"

#include <deque>
#include <optional>
#include <set>
#include <utility>

namespace tawatur::judge {
namespace {

constexpr std::size_t kFree = static_cast<std::size_t>(-1);
constexpr double kSmall = 1e-9;

/// A left (0) or right (1) side. Left sorts first, as ties between ends are broken by it.
using Node = std::pair<int, std::size_t>;

/// The search for one augmenting path of best gain from a free left side.
class Search {
 public:
  Search(const Weights& weight, std::map<std::size_t, std::size_t>& answer,
         std::map<std::size_t, std::size_t>& owner)
      : weight_(weight), answer_(answer), owner_(owner) {}

  void improve(std::size_t start) {
    best_.clear();
    back_.clear();
    start_ = {0, start};
    best_[start_] = 0;
    queue_.assign(1, start_);
    queued_ = {start_};
    while (!queue_.empty()) {
      const Node node = queue_.front();
      queue_.pop_front();
      queued_.erase(node);
      spread(node);
    }
    std::optional<std::pair<double, Node>> end;
    for (const auto& [node, gain] : best_) {
      if (node.first == 1 ? owner_.contains(node.second) : node == start_) continue;
      if (!end || std::pair(gain, node) > *end) end = {gain, node};
    }
    if (end && end->first > kSmall) walk_back(end->second);
  }

 private:
  void spread(Node node) {
    if (node.first == 0) {
      const auto taken = answer_.find(node.second);
      for (const auto& [right, w] : weight_.at(node.second)) {
        if (taken == answer_.end() || taken->second != right) step(node, {1, right}, w);
      }
    } else if (const auto it = owner_.find(node.second); it != owner_.end()) {
      step(node, {0, it->second}, -weight_.at(it->second).at(node.second));
    }
  }

  void step(Node node, Node next, double w) {
    const auto it = best_.find(next);
    const double known = it == best_.end() ? -1e9 : it->second;
    const double gain = best_.at(node) + w;
    if (gain <= known + kSmall || next == start_) return;
    best_[next] = gain;
    back_[next] = node;
    if (queued_.insert(next).second) queue_.push_back(next);
  }

  void walk_back(Node node) {
    if (node.first == 0) answer_.erase(node.second);
    for (auto it = back_.find(node); it != back_.end(); it = back_.find(node)) {
      const Node before = it->second;
      if (node.first == 1) answer_[before.second] = node.second;
      node = before;
    }
    owner_.clear();
    for (const auto& [left, right] : answer_) owner_[right] = left;
  }

  const Weights& weight_;
  std::map<std::size_t, std::size_t>& answer_;
  std::map<std::size_t, std::size_t>& owner_;
  std::map<Node, double> best_;
  std::map<Node, Node> back_;
  Node start_;
  std::deque<Node> queue_;
  std::set<Node> queued_;
};

}  // namespace

std::size_t largest_matching(const std::vector<std::vector<std::size_t>>& edges,
                             std::size_t right_count) {
  std::vector<std::size_t> owner(right_count, kFree), from(right_count);
  std::vector<std::size_t> mate(edges.size(), kFree);
  std::size_t size = 0;
  for (std::size_t start = 0; start < edges.size(); ++start) {
    std::vector<bool> seen(right_count, false);
    std::deque<std::size_t> queue(1, start);
    std::size_t end = kFree;
    while (!queue.empty() && end == kFree) {
      const std::size_t left = queue.front();
      queue.pop_front();
      for (std::size_t right : edges[left]) {
        if (seen[right]) continue;
        seen[right] = true;
        from[right] = left;
        if (owner[right] == kFree) {
          end = right;
          break;
        }
        queue.push_back(owner[right]);
      }
    }
    if (end == kFree) continue;
    ++size;
    while (end != kFree) {
      const std::size_t left = from[end];
      owner[end] = left;
      std::swap(end, mate[left]);
    }
  }
  return size;
}

std::map<std::size_t, std::size_t> heaviest_matching(const Weights& weight) {
  std::map<std::size_t, std::size_t> answer, owner;
  Search search(weight, answer, owner);
  for (const auto& [left, ignored] : weight) search.improve(left);
  return answer;
}

}  // namespace tawatur::judge
