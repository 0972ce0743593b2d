// SPDX-License-Identifier: Apache-2.0
// Reports made by the program.
import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

function call(binary, args) {
  const done = spawnSync(binary, args, {encoding: "utf8", maxBuffer: 1 << 28});
  if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.status} ${done.stderr.slice(-2000)}`);
  return done;
}

/** A run with its page. @returns {{file: string, result: any, folder: string}} */
export function reportOf({binary, work}, name, scenario, flags = [], parts = "none") {
  const folder = join(work, name);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const file = join(folder, "report.html");
  call(binary, ["run", scenario, "--quiet", "--out", folder, "--report", file, "--report-parts", parts, ...flags]);
  return {file, folder, result: JSON.parse(readFileSync(join(folder, "result.json"), "utf8"))};
}

/** Whether the program has no page in it. */
reportOf.missing = (binary) =>
  /built without the report page/.test(
    spawnSync(binary, ["run", "--report", "x.html", "nothing.toml"], {encoding: "utf8"}).stderr
  );

/** The page of results that lie in a folder. */
export function pageOf({binary}, report, language) {
  const file = join(report.folder, `${language}.html`);
  call(binary, ["report", report.folder, "-o", file, "--lang", language]);
  return {...report, file};
}

/** The same page in the language of tests, in which every text of a dictionary stands in brackets. */
export function bracketed(report) {
  const file = join(report.folder, "brackets.html");
  writeFileSync(
    file,
    readFileSync(report.file, "utf8").replace(
      '"schema":"ghostcast.page/1","language":"en"',
      '"schema":"ghostcast.page/1","language":"qaa"'
    )
  );
  return {...report, file};
}

export const scenarioFile = (work, name, text) => {
  mkdirSync(work, {recursive: true});
  const file = join(work, `${name}.toml`);
  writeFileSync(file, text);
  return file;
};
