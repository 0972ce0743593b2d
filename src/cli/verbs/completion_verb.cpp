// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/grammar.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {

void add_completion(CLI::App& app, Action& chosen)
{
  auto const shell = std::make_shared<std::string>();
  CLI::App& verb = *app.add_subcommand(
      "completion",
      "Example: ghostcast completion bash > ~/.local/share/bash-completion/completions/ghostcast\n\n"
      "Prints a script that completes verbs, flags and files in a shell.");
  verb.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  verb.final_callback([shell, &app, &chosen] {
    chosen = [shell, &app] {
      VerbText const program = grammar_of(app);
      print_out(*shell == "bash" ? bash_completion(program) : *shell == "zsh" ? zsh_completion(program) : fish_completion(program));
      return ExitCode::success;
    };
  });
}

void add_man(CLI::App& app, Action& chosen)
{
  CLI::App& verb = *app.add_subcommand(
      "man",
      "Example: ghostcast man | man -l -\n\n"
      "Prints the manual page, ghostcast(1).");
  verb.final_callback([&app, &chosen] {
    chosen = [&app] {
      print_out(manual_page(grammar_of(app), program_version));
      return ExitCode::success;
    };
  });
}

}  // namespace ghostcast::cli
