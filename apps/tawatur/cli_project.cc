// SPDX-License-Identifier: Apache-2.0
#include "cli_project.h"

#include <CLI/CLI.hpp>

#include "cli_options.h"

namespace tawatur::cli {
namespace {

class Commands {
 public:
  Commands(CLI::App& app, Invocation& out) : app_(app), out_(out), p_(out.project) {}

  void add_all() {
    writing();
    listing();
    checking();
  }

 private:
  CLI::App* make(const char* name, const char* help, Command command) {
    CLI::App* sub = app_.add_subcommand(name, help);
    sub->fallthrough();
    sub->allow_extras();
    sub->callback([this, sub, command] {
      // A command below this one has said what to do.
      if (sub->get_subcommands().empty()) out_.command = command;
    });
    return sub;
  }

  void output(CLI::App* sub) { add_output_options(sub, out_, kFormats); }

  void paging(CLI::App* sub) {
    sub->add_option("--limit", p_.limit, "At most so many; 0 = all")->type_name("N");
    sub->add_option("--offset", p_.offset, "Leave out so many in front")->type_name("N");
    sub->add_flag("--fail-if-empty", p_.fail_if_empty, "Exit with 4 when nothing is found");
  }

  void days(CLI::App* sub, const char* of) {
    add_days(sub, out_, std::string("First day ") + of, std::string("Last day ") + of);
    sub->add_option("--outlet", out_.outlet, "Outlet, as it was given")->type_name("NAME");
  }

  void words(CLI::App* sub, const char* help) {
    sub->add_option("--text", p_.text, help)->type_name("WORDS");
    sub->add_flag("--exact", p_.exact, "Letter by letter, instead of in any spelling");
  }

  void batch(CLI::App* sub) {
    sub->add_option("--batch", p_.batch, "Documents saved at a time, at most (default: 1000)")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1000000}))
        ->type_name("N");
  }

  void writing() {
    CLI::App* init = make("init", "Make a project: a folder with one database", Command::init);
    init->add_option("DIR", out_.folder, "Folder (default: -C, else here)");
    CLI::App* add = make("add", "Take articles into the project", Command::add);
    add->add_option("FILE", out_.inputs, "Text files, JSON Lines, folders of these, or - for stdin")
        ->required();
    add_published(add, out_, "Day of documents that carry none");
    add->add_option("--outlet", out_.outlet, "Outlet of documents that carry none")
        ->type_name("NAME");
    add->add_flag("--keep-bytes", p_.keep_bytes, "Keep the bytes as they came in (compressed)");
    add->add_option("--limit", p_.limit, "At most so many new documents")->type_name("N");
    batch(add);
    add->footer(
        "Adding the same bytes again changes nothing. What can't be read is noted: "
        "tawatur doctor --last.");
    CLI::App* run =
        make("run", "Code what is new in the project, and join it to events", Command::run);
    add_jobs(run, out_);
    add_gazetteer(run, out_);
    run->add_flag("--again", p_.again, "Code all documents anew, after the lexicon changed");
    run->add_option("--limit", p_.limit, "At most so many documents")->type_name("N");
    batch(run);
    run->footer("What is finished is saved batch by batch; stop it and run it again to go on.");
  }

  void listing() {
    CLI::App* documents = make("documents", "Documents with their state", Command::documents);
    output(documents);
    paging(documents);
    days(documents, "of publication");
    words(documents, "Words that the text holds");
    documents->add_option("--state", p_.state, "new, coded, skipped or failed")
        ->check(CLI::IsMember({"new", "coded", "skipped", "failed"}));
    documents->add_flag("--copies", p_.copies, "Only copies and their originals, family by family");
    CLI::App* claims = make("claims", "Claims that stand", Command::claims);
    output(claims);
    paging(claims);
    days(claims, "(of the deed; of publication where the claim has none)");
    words(claims, "Words that all stand in the evidence");
    claims->add_option("--frame", p_.frame, "One of the 38 frames");
    claims->add_option("--actor", p_.actor, "Agent, target or source: id, or part of a name");
    claims->add_option("--source", p_.source, "Who says so: id, or part of a name");
    claims->add_option("--place", p_.place, "Place or its region: id, or part of a name");
    claims->add_option("--modality", p_.modality, "asserted, negated, denied, ...");
    claims->add_option("--coder", p_.coder, "tawatur for our own, else the name of a coder")
        ->type_name("NAME");
    claims->add_option("--document", p_.document, "Claims of this document")->type_name("ID");
    CLI::Option* least = claims->add_option("--min-confidence", out_.min_confidence,
                                            "Leave out claims below this (default: the last "
                                            "run's threshold)");
    least->check(CLI::Range(0.0, 1.0))->type_name("P");
    claims->add_flag("--all", out_.all, "Every claim, however doubtful")->excludes(least);
    importing(claims);
    CLI::App* search =
        make("search", "Documents that hold the words, with the places", Command::search);
    search->add_option("WORDS", p_.words, "Words, in any spelling")->required();
    search->add_flag("--exact", p_.exact, "Letter by letter, as one phrase");
    output(search);
    paging(search);
    days(search, "of publication");
    CLI::App* show = make("show", "One claim, event or document with its evidence", Command::show);
    show->add_option("ID", p_.words, "Id of a claim, event or document")->required();
  }

  void importing(CLI::App* claims) {
    claims->require_subcommand(0, 1);
    CLI::App* sub = claims->add_subcommand(
        "import", "Take claims coded by people or other programs into the project");
    sub->fallthrough();
    sub->allow_extras();
    sub->add_option("FILE", out_.inputs, "JSON Lines of claims, or - for stdin")->required();
    sub->add_option("--coder", p_.coder, "Who coded them (default: what each line says)")
        ->type_name("NAME");
    sub->footer(
        "Each span is checked against the document's text; what doesn't hold is refused with the\n"
        "reason. Claims that the coder gave for a document before stand no longer. The next run\n"
        "joins them to the same events.");
    sub->callback([this] { out_.command = Command::claims_import; });
  }

  void checking() {
    CLI::App* changes = make("changes", "Claims that came, went or changed", Command::changes);
    changes->add_option("--since", p_.since, "Number of a run, or a day")->required();
    output(changes);
    CLI::App* diff = make("diff", "What differs between the claims of two runs", Command::diff);
    diff->add_option("RUN", p_.runs, "Numbers of the runs (see tawatur doctor)")
        ->expected(2)
        ->required();
    output(diff);
    CLI::App* verify = make("verify", "Is everything as it was written?", Command::verify);
    verify
        ->add_option("--head", p_.head, "Hash that an earlier verify printed; must be in the chain")
        ->type_name("HASH");
    verify->footer(
        "Exit code 5 when anything was altered, deleted or put in. The hash that it "
        "prints covers everything; keep it elsewhere, or have it time-stamped.");
    CLI::App* doctor = make("doctor", "Health of the project", Command::doctor);
    doctor->add_flag("--last", p_.last,
                     "List what the last add couldn't read and the last run couldn't code");
  }

  CLI::App& app_;
  Invocation& out_;
  ProjectArgs& p_;
};

}  // namespace

void add_event_filters(CLI::App* sub, Invocation& out) {
  ProjectArgs& p = out.project;
  sub->add_option("--frame", p.frame, "One of the 38 frames");
  sub->add_option("--actor", p.actor, "Agent or target: id, or part of a name");
  sub->add_option("--place", p.place, "Place or its region: id, or part of a name");
  add_days(sub, out, "First day (of the deed; of publication where the event has none)",
           "Last day");
  sub->add_option("--status", p.status, "What is said of it")
      ->check(CLI::IsMember({"reported", "disputed", "denied", "planned", "retracted"}));
  sub->add_option("--sources", p.sources, "At least so many independent sources")->type_name("N");
  sub->add_option("--limit", p.limit, "At most so many; 0 = all")->type_name("N");
  sub->add_option("--offset", p.offset, "Leave out so many in front")->type_name("N");
  sub->add_flag("--fail-if-empty", p.fail_if_empty, "Exit with 4 when nothing is found");
}

void add_project_commands(CLI::App& app, Invocation& out) {
  // The callbacks keep it.
  static std::vector<std::unique_ptr<Commands>> kept;
  kept.push_back(std::make_unique<Commands>(app, out));
  kept.back()->add_all();
}

}  // namespace tawatur::cli
