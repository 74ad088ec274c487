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

/// What may stand where a command below or an argument is wanted.
std::vector<std::string> first_words(const CommandTree& tree) {
  std::vector<std::string> out = tree.words;
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

/// Calls each(path, command) for every command: "gazetteer", then "gazetteer import".
template <class Each>
void each_command(const CommandTree& root, Each each) {
  for (const CommandTree& command : root.commands) {
    each(command.name, command);
    for (const CommandTree& sub : command.commands) each(command.name + " " + sub.name, sub);
  }
}

/// Options of any command after which a value follows.
std::vector<std::string> valued(const CommandTree& root) {
  std::vector<std::string> out;
  const auto note = [&](const std::string&, const CommandTree& tree) {
    for (const auto& option : tree.options) {
      if (option.takes_value) out.insert(out.end(), option.names.begin(), option.names.end());
    }
  };
  note("", root);
  each_command(root, note);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// The fixed values of options, as cases of "COMMAND OPTION"; `path` is "*" for those of every
/// command.
void bash_values(const std::string& path, const CommandTree& tree, std::string& out) {
  for (const auto& option : tree.options) {
    if (option.values.empty()) continue;
    std::string cases;
    for (const std::string& name : option.names) {
      const std::string before = path == "*" ? "*' " : "'" + path + " ";
      cases += (cases.empty() ? "" : "|") + before + name + "'";
    }
    out += "    " + cases + ") COMPREPLY=($(compgen -W '" + joined(option.values) +
           "' -- \"$word\")); return ;;\n";
  }
}

/// Finds the command and the one below it; words that are values of options don't count.
std::string bash_path(const CommandTree& root) {
  std::string nested;
  for (const CommandTree& command : root.commands) {
    if (!command.commands.empty()) nested += (nested.empty() ? "" : "|") + command.name;
  }
  return "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= more= w "
         "value=\n"
         "  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    if [[ -n $value ]]; then value=; continue; fi\n"
         "    case $w in\n"
         "      " +
         joined(valued(root), "|") +
         ") value=1 ;;\n"
         "      -*) ;;\n"
         "      *) if [[ -z $path ]]; then path=$w\n"
         "         elif [[ -z $more ]]; then\n"
         "           more=1; case $path in " +
         nested + ") path=\"$path $w\"; more= ;; esac\n         fi ;;\n    esac\n  done\n";
}

std::string bash(const CommandTree& root) {
  const std::string common = joined(option_words(root));
  std::string out =
      "# bash completion of tawatur: eval \"$(tawatur completion bash)\"\n"
      "_tawatur() {\n" +
      bash_path(root) + "  case \"$path $before\" in\n";
  bash_values("*", root, out);
  each_command(root, [&](const std::string& path, const CommandTree& tree) {
    bash_values(path, tree, out);
  });
  out += "  esac\n  local words\n  case $path in\n";
  each_command(root, [&](const std::string& path, const CommandTree& tree) {
    out += "    '" + path + "') words='" + joined(option_words(tree)) + " " + common + "'";
    const std::string first = joined(first_words(tree));
    if (!first.empty()) out += "; [[ -z $more ]] && words=\"" + first + " $words\"";
    out += " ;;\n";
  });
  out += "    *) words='" + joined(first_words(root)) + " " + common +
         "' ;;\n  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  [[ $word == -* || -z $path ]] || COMPREPLY+=($(compgen -f -- \"$word\"))\n"
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

/// The arguments of one command; of one with commands below also those of these.
void zsh_command(const CommandTree& tree, std::string& out) {
  out += "      " + tree.name + ") _arguments" + (tree.commands.empty() ? "" : " -C");
  zsh_options(tree, out);
  const std::string first = joined(first_words(tree));
  if (!first.empty()) out += " '1:what:(" + first + ")'";
  if (tree.commands.empty()) {
    out += " '*:file:_files' ;;\n";
    return;
  }
  out += " '*::argument:->below'\n        [[ $state == below ]] && case $line[1] in\n";
  for (const CommandTree& sub : tree.commands) {
    out += "        " + sub.name + ") _arguments";
    zsh_options(sub, out);
    out += " '*:file:_files' ;;\n";
  }
  out += "        esac ;;\n";
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
  for (const CommandTree& sub : root.commands) zsh_command(sub, out);
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
  }
  each_command(root, [&](const std::string& path, const CommandTree& tree) {
    std::string seen = path;
    if (const std::size_t blank = seen.find(' '); blank != std::string::npos) {
      seen.replace(blank, 1, "; and __fish_seen_subcommand_from ");
    }
    const std::string when = " -n '__fish_seen_subcommand_from " + seen + "'";
    fish_options(tree, when, out);
    const std::string first = joined(first_words(tree));
    if (!first.empty()) out += "complete -c tawatur" + when + " -f -a '" + first + "'\n";
  });
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
