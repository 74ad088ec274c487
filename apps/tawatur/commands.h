// SPDX-License-Identifier: Apache-2.0
// What each subcommand does. They take an Invocation and come back with an exit code.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "cli.h"
#include "pipeline/coder.h"
#include "tawatur/language.h"
#include "tawatur/result.h"

namespace tawatur::cli {

/// True once Ctrl-C was pressed; a second one ends the program at once.
extern std::atomic<bool> g_interrupted;

int run_code(const Invocation& args);
int run_events(const Invocation& args);
int run_control(const Invocation& args);
int run_network(const Invocation& args);
int run_deals(const Invocation& args);
int run_agreement(const Invocation& args);
int run_explain(const Invocation& args);
int run_eval(const Invocation& args);
int run_lexicon_check(const Invocation& args);
int run_lexicon_suggest(const Invocation& args);
int run_gazetteer_import(const Invocation& args);
int run_gazetteer_check(const Invocation& args);
int run_places(const Invocation& args);
int run_actors(const Invocation& args);
int run_completion(const Invocation& args);
int run_version(const Invocation& args);
int run_project(const Invocation& args);

/// Where the pack lies. Errors: kNotFound with all places that were tried.
Result<std::string> find_pack(const Invocation& args);
/// The coder of that pack, with the place table of --gazetteer. Errors: those of find_pack and
/// Coder::open.
Result<pipeline::Coder> open_coder(const Invocation& args);

/// "tawatur: error: ..." on stderr.
void tell_error(const Error& error);
void tell_warning(const Invocation& args, const Error& error);
int exit_of(const Error& error);
/// Tells the error and gives its exit code.
int fail(const Error& error);
/// How reading many documents ends: 0 where all went well, 3 where some did; where none did, what
/// the errors say.
int exit_of_reading(bool stopped, std::uint64_t failed, std::uint64_t done, bool all_missing);
/// Day and outlet given on the command line, for documents that carry none.
void fill_document(const Invocation& args, Document& document);
/// Confidence from which on claims are printed.
double least_confidence(const Invocation& args, const pipeline::Coder& coder);
unsigned jobs_of(const Invocation& args);
/// --lang, else what the system's locale says of messages, else English.
Language language_of(const Invocation& args);
/// Are colours wanted on stdout?
bool use_color(const Invocation& args, bool terminal);

}  // namespace tawatur::cli
