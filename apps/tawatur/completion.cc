// SPDX-License-Identifier: Apache-2.0
// tawatur completion: scripts for shells, from the tree of commands.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"

namespace tawatur::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::vector<std::string> option_words(const CommandTree& tree) {
  std::vector<std::string> out;
  for (const auto& option : tree.options) {
    out.insert(out.end(), option.names.begin(), option.names.end());
  }
  return out;
}

std::vector<std::string> command_words(const CommandTree& tree) {
  std::vector<std::string> out;
  for (const CommandTree& sub : tree.commands) out.push_back(sub.name);
  return out;
}

/// One line of help, without what a shell would read as its own.
std::string plain(const std::string& help) {
  std::string out;
  for (char c : help.substr(0, help.find_first_of("\n("))) {
    if (c != '\'' && c != '[' && c != ']' && c != ':' && c != '$' && c != '`') out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string bash(const CommandTree& root) {
  const std::string common = joined(option_words(root));
  std::string out =
      "# bash completion of tawatur: eval \"$(tawatur completion bash)\"\n"
      "_tawatur() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= sub= w\n"
      "  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $w in -*) ;; *) if [[ -z $command ]]; then command=$w; else sub=${sub:-$w}; fi ;; "
      "esac\n"
      "  done\n"
      "  case $before in\n";
  const auto values = [&](const CommandTree& tree) {
    for (const auto& option : tree.options) {
      if (option.values.empty()) continue;
      out += "    " + joined(option.names, "|") + ") COMPREPLY=($(compgen -W '" +
             joined(option.values) + "' -- \"$word\")); return ;;\n";
    }
  };
  values(root);
  for (const CommandTree& sub : root.commands) values(sub);
  out += "  esac\n  local words\n  case $command in\n";
  for (const CommandTree& sub : root.commands) {
    out += "    " + sub.name + ") words='" + joined(option_words(sub)) + " " + common + "'";
    const std::string below =
        sub.name == "completion" ? "bash zsh fish" : joined(command_words(sub));
    if (!below.empty()) out += "; [[ -z $sub ]] && words=\"" + below + " $words\"";
    out += " ;;\n";
  }
  out += "    *) words='" + joined(command_words(root)) + " " + common +
         "' ;;\n  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  [[ $word == -* || -z $command ]] || COMPREPLY+=($(compgen -f -- \"$word\"))\n"
         "}\n"
         "complete -o filenames -F _tawatur tawatur\n";
  return out;
}

void zsh_options(const CommandTree& tree, std::string& out) {
  for (const auto& option : tree.options) {
    for (const std::string& name : option.names) {
      out += " \\\n        '" + name + "[" + plain(option.help) + "]";
      if (option.takes_value) {
        out += option.values.empty() ? ":value:_files" : ":value:(" + joined(option.values) + ")";
      }
      out += "'";
    }
  }
}

std::string zsh(const CommandTree& root) {
  std::string out = "#compdef tawatur\n_tawatur() {\n  local -a commands=(";
  for (const CommandTree& sub : root.commands) {
    out += "\n    '" + sub.name + ":" + plain(sub.help) + "'";
  }
  out += ")\n  local context state line\n  _arguments -C";
  zsh_options(root, out);
  out +=
      " \\\n        '1:command:->command' '*::argument:->argument'\n"
      "  case $state in\n"
      "    command) _describe command commands ;;\n"
      "    argument) case $line[1] in\n";
  for (const CommandTree& sub : root.commands) {
    out += "      " + sub.name + ") _arguments";
    zsh_options(sub, out);
    const std::string below =
        sub.name == "completion" ? "bash zsh fish" : joined(command_words(sub));
    out +=
        below.empty() ? " '*:file:_files' ;;\n" : " '1:what:(" + below + ")' '*:file:_files' ;;\n";
  }
  out += "    esac ;;\n  esac\n}\ncompdef _tawatur tawatur\n";
  return out;
}

void fish_options(const CommandTree& tree, const std::string& when, std::string& out) {
  for (const auto& option : tree.options) {
    out += "complete -c tawatur" + when;
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (option.takes_value) out += " -r";
    if (!option.values.empty()) out += " -f -a '" + joined(option.values) + "'";
    out += " -d '" + plain(option.help) + "'\n";
  }
}

std::string fish(const CommandTree& root) {
  std::string out = "# fish completion of tawatur: tawatur completion fish | source\n";
  fish_options(root, "", out);
  for (const CommandTree& sub : root.commands) {
    out += "complete -c tawatur -n __fish_use_subcommand -f -a " + sub.name + " -d '" +
           plain(sub.help) + "'\n";
    const std::string when = " -n '__fish_seen_subcommand_from " + sub.name + "'";
    fish_options(sub, when, out);
    const std::string below =
        sub.name == "completion" ? "bash zsh fish" : joined(command_words(sub));
    if (!below.empty()) out += "complete -c tawatur" + when + " -f -a '" + below + "'\n";
  }
  return out;
}

}  // namespace

int run_completion(const Invocation& args) {
  const CommandTree root = command_tree();
  const std::string text = args.shell == "bash"  ? bash(root)
                           : args.shell == "zsh" ? zsh(root)
                                                 : fish(root);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return kDone;
}

}  // namespace tawatur::cli
