// SPDX-License-Identifier: Apache-2.0
#include "learn/net.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace tawatur::learn {
namespace {

enum { kWords };
enum { kRecurrent, kBias };

Net net_of(const std::string& tsv) {
  Net net({"words"}, {"recurrent", "bias"});
  EXPECT_TRUE(net.parse(tsv, "net.tsv").ok());
  return net;
}

TEST(Net, RowsOfPresentFeaturesAreAddedUp) {
  const Net net =
      net_of("# a comment\nwords\tpos=3\t1 0.5\nwords\tplain\t-2 0.25\nbias\t0\t1 2 3\n");
  FeatureSink sink;
  sink.add("pos", 3);
  sink.add("plain");
  sink.add("pos", 4);  // nobody knows it
  std::vector<float> sum(net.rows(kWords).width(), 10);
  net.rows(kWords).add(sink, sum.data());
  EXPECT_EQ(sum, (std::vector<float>{9, 10.75f}));
  EXPECT_EQ(net.matrix(kBias).rows, 1u);
  EXPECT_EQ(net.matrix(kBias).row(0)[2], 3.0f);
  EXPECT_FALSE(net.empty());
  EXPECT_TRUE(net_of("").empty());
}

TEST(Net, ProductsAreThoseOfTheBook) {
  const Net net = net_of("recurrent\t0\t1 2 3\nrecurrent\t1\t-1 0 4\n");
  const float x[] = {2, 3};
  float y[] = {100, 0, 0};
  add_product(net.matrix(kRecurrent), x, y);
  EXPECT_EQ(y[0], 99.0f);
  EXPECT_EQ(y[1], 4.0f);
  EXPECT_EQ(y[2], 18.0f);
}

TEST(Net, WrongLinesNameTheirPlace) {
  for (const std::string line :
       {"words\tpos=3", "words\tpos=3\t1 x", "words\tpos=3\t", "words\tpos=3\tnan 1",
        "words\tpos=3\t1 2 3", "nothing\tpos=3\t1 2", "words\tpos=3\t1  2"}) {
    Net net({"words"}, {});
    const Result<void> done = net.parse("words\tfirst\t1 2\n\n" + line + "\n", "n.tsv");
    ASSERT_FALSE(done.ok()) << line;
    EXPECT_EQ(done.error().code, ErrorCode::kFormat);
    EXPECT_EQ(done.error().line, 3u) << line;
    EXPECT_EQ(done.error().file, "n.tsv");
  }
}

TEST(Net, ImageHoldsAllThatWasParsed) {
  std::string tsv;
  for (int i = 0; i < 300; ++i) {
    tsv += "words\tf=" + std::to_string(i) + "\t" + std::to_string(i) + " 0.5\n";
  }
  const Net net = net_of(tsv + "bias\t0\t7\n");
  const std::string image = net.image();
  Net back({"words"}, {"recurrent", "bias"});
  ASSERT_TRUE(back.load(image).ok());
  for (int i = 0; i < 300; ++i) {
    FeatureSink sink;
    sink.add("f", i);
    float sum[] = {0, 0};
    back.rows(kWords).add(sink, sum);
    EXPECT_EQ(sum[0], static_cast<float>(i));
  }
  EXPECT_EQ(back.matrix(kBias).row(0)[0], 7.0f);
  for (const std::size_t cut :
       {std::size_t{0}, std::size_t{3}, image.size() / 2, image.size() - 1}) {
    EXPECT_FALSE(
        Net({"words"}, {"recurrent", "bias"}).load(std::string_view(image).substr(0, cut)).ok())
        << cut;
  }
  Net empty({"words"}, {});
  ASSERT_TRUE(empty.load(Net({"words"}, {}).image()).ok());
  EXPECT_TRUE(empty.empty());
}

/// The unit as its paper has it, in double precision and with the library's functions.
std::vector<double> plain_unit(const Matrix& w, const Matrix& bias, std::size_t n, bool backwards,
                               const std::vector<float>& gates) {
  const std::size_t h = w.rows;
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  std::vector<double> state(h), out(n * h);
  for (std::size_t step = 0; step < n; ++step) {
    const std::size_t t = backwards ? n - 1 - step : step;
    std::vector<double> pull(3 * h), next(h);
    for (std::size_t o = 0; o < 3 * h; ++o) {
      for (std::size_t i = 0; i < h; ++i) pull[o] += state[i] * static_cast<double>(w.row(i)[o]);
    }
    for (std::size_t j = 0; j < h; ++j) {
      const auto gate = [&](std::size_t g) {
        return static_cast<double>(gates[t * 3 * h + g * h + j]);
      };
      const double reset = sigmoid(gate(0) + pull[j]), update = sigmoid(gate(1) + pull[h + j]);
      const double fresh =
          std::tanh(gate(2) + reset * (pull[2 * h + j] + static_cast<double>(bias.row(0)[j])));
      next[j] = (1 - update) * fresh + update * state[j];
    }
    state = next;
    for (std::size_t j = 0; j < h; ++j) out[t * h + j] = state[j];
  }
  return out;
}

TEST(Net, UnitAgreesWithThePlainOne) {
  std::mt19937 chance(11);
  const auto number = [&] {
    return std::to_string((static_cast<int>(chance() % 4001) - 2000) / 1000.0);
  };
  constexpr std::size_t kWide = 5, kSteps = 9;
  std::string tsv = "bias\t0\t";
  for (std::size_t i = 0; i < kWide; ++i) tsv += (i ? " " : "") + number();
  for (std::size_t i = 0; i < kWide; ++i) {
    tsv += "\nrecurrent\t" + std::to_string(i) + "\t";
    for (std::size_t o = 0; o < 3 * kWide; ++o) tsv += (o ? " " : "") + number();
  }
  const Net net = net_of(tsv + "\n");
  std::vector<float> gates(kSteps * 3 * kWide);
  for (float& g : gates) g = static_cast<float>(static_cast<int>(chance() % 12001) - 6000) / 1000;
  for (const bool backwards : {false, true}) {
    std::vector<float> states(kSteps * kWide);
    run_unit(net.matrix(kRecurrent), net.matrix(kBias), kSteps, backwards, gates.data(), 3 * kWide,
             states.data(), kWide);
    const std::vector<double> plain =
        plain_unit(net.matrix(kRecurrent), net.matrix(kBias), kSteps, backwards, gates);
    for (std::size_t i = 0; i < states.size(); ++i) {
      EXPECT_NEAR(static_cast<double>(states[i]), plain[i], 2e-5) << i;
    }
  }
}

}  // namespace
}  // namespace tawatur::learn
