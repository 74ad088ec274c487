// SPDX-License-Identifier: Apache-2.0
// JSON text, written by hand so that the same value is the same bytes everywhere: keys in the order
// they are given, UTF-8 unescaped, numbers without locale and without exponents.
//
//   std::string out;
//   JsonText json(out);
//   json.open('{').key("id").text("a").key("n").number(3).close('}');   // {"id":"a","n":3}
//
// Never fails: text that isn't valid UTF-8 is the caller's fault and goes out as it is; a number
// that isn't finite becomes 0. Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tawatur::emit {

/// `value` with at most `decimals` decimals, no trailing zeros: 0.8, 36.372, 1.
void append_number(std::string& out, double value, int decimals);
/// `text` as a JSON string with its quotes. Only ", \ and control characters are escaped.
void append_quoted(std::string& out, std::string_view text);

class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}
  JsonText& open(char bracket);   ///< '{' or '['
  JsonText& close(char bracket);  ///< '}' or ']'
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& text_or_null(std::string_view value);  ///< null when empty
  JsonText& number(std::int64_t value);
  JsonText& number(double value, int decimals);
  JsonText& number_or_null(const std::optional<std::int64_t>& value);
  JsonText& number_or_null(const std::optional<double>& value, int decimals);
  JsonText& boolean(bool value);
  JsonText& null();

 private:
  void comma();
  std::string& out_;
  bool first_ = true;  ///< nothing stands yet behind the bracket or colon in hand
};

}  // namespace tawatur::emit
