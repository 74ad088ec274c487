// SPDX-License-Identifier: Apache-2.0
// Errors as values. Every call of Tawatur that can fail returns a Result; nothing throws across the
// door, prints or exits.
//
//   Result<Engine> engine = Engine::open("tawatur.pack");
//   if (!engine) { std::cerr << engine.error().to_string(); return 1; }
//   engine->code(document);
//
// Thread rule: plain values, safe to copy and to move between threads.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace tawatur {

/// What went wrong, as a number that stays the same in later releases.
enum class ErrorCode : int {
  kIo = 1,         ///< a file can't be opened, read, mapped or written
  kNotFound = 2,   ///< a file, record or id doesn't exist
  kFormat = 3,     ///< the bytes aren't what they should be (JSON, TSV, TOML, pack)
  kEncoding = 4,   ///< too much of the text is not UTF-8, or it is binary
  kLimit = 5,      ///< an appetite ran into its limit (see limits.h)
  kUsage = 6,      ///< the caller asked for something that makes no sense
  kIntegrity = 7,  ///< a self-test, hash or span doesn't hold
  kInternal = 8,   ///< a fault of ours; please report it
};

/// An error with its place. Fields that don't apply are empty or 0.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;     ///< one sentence, no full stop, no file name
  std::string file = {};   ///< path as the caller gave it, "-" for stdin
  std::uint64_t line = 0;  ///< 1-based line, 0 = not known
  std::uint64_t byte = 0;  ///< 0-based byte offset in the file; meaningful when has_byte
  bool has_byte = false;
  std::uint64_t record = 0;  ///< 1-based record (JSON line, document), 0 = not known

  /// "file:line: byte N: record N: message", leaving out what isn't known.
  std::string to_string() const;
};

/// A value or an Error. Asking for the value of a failed Result is a programmer's mistake and
/// ends the program through std::variant's own check.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: conversion is the point
  Result(Error error) : state_(std::move(error)) {}  // NOLINT
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  const Error& error() const { return std::get<1>(state_); }
  Error& error() { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// Result of a call that has nothing to give back.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT
  bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const { return error_; }
  Error& error() { return error_; }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace tawatur
