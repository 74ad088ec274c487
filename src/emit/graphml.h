// SPDX-License-Identifier: Apache-2.0
// GraphML: nodes and edges with attributes, for Gephi, igraph, networkx and others.
//
//   Graphml graph({"label"}, {"relation", "first"});
//   graph.node("syria-gov", {"Syrian government forces"});
//   graph.edge("hts", "syria-gov", true, {"fights", "2018-01-11"});
//   out += graph.text();
//
// Attributes are texts; empty ones are left out. Each node once, the first time it is given; what
// XML can't hold is left out. Never fails. Cost: linear. Thread rule: one thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tawatur::emit {

class Graphml {
 public:
  Graphml(std::vector<std::string> of_nodes, std::vector<std::string> of_edges)
      : of_nodes_(std::move(of_nodes)), of_edges_(std::move(of_edges)) {}
  void node(const std::string& id, const std::vector<std::string>& values);
  void edge(std::string_view from, std::string_view to, bool directed,
            const std::vector<std::string>& values);
  std::string text() const;

 private:
  static void data(std::string& out, char kind, const std::vector<std::string>& values);
  std::vector<std::string> of_nodes_, of_edges_;
  std::unordered_set<std::string> known_;
  std::string nodes_, edges_;
};

}  // namespace tawatur::emit
