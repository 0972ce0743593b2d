// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/doctor.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {

void add_doctor(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<DoctorOptions>();
  CLI::App& verb = *app.add_subcommand(
      "doctor",
      "Example: ghostcast doctor\n\n"
      "Looks at program, devices, threads, memory and store, and compares the digests of one short run on every engine "
      "and instruction set. Exit code 0: all well, 1: a digest differs, 3: a problem of the machine.");
  add_count(verb, "--seconds", options->seconds, {1, 600}, "Time of the runs together")->default_str("10");
  add_count(verb, "--threads", options->threads, {1, most_threads}, "Threads of the runs on several; default all cores");
  verb.add_flag_callback(
      "--json", [options] { options->format = OutputFormat::json; }, "Print JSON, schema ghostcast.doctor/1");
  verb.add_flag_callback(
      "--quiet", [options] { options->chatter = Chatter::quiet; }, "What is not well alone");
  add_store(verb, options->store);
  verb.final_callback([options, &chosen] {
    settle_store(options->store);
    chosen = [options] { return examine(this_patient(*options), *options); };
  });
}

}  // namespace ghostcast::cli
