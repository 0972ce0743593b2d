// SPDX-License-Identifier: Apache-2.0
// node run.mjs BINARY SOURCE WORK WHAT: opens reports in a browser. WHAT is "scenarios", "hostile" or "look".
// Prints "SKIPPED: reason" where the npm packages, a browser or the page are missing.
import {execFileSync} from "node:child_process";
import {copyFileSync, existsSync, mkdirSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [, , binary, source, work, what] = process.argv;
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function skip(reason) {
  console.log(`SKIPPED: ${reason}`);
  process.exit(0);
}

/** The packages, installed once into the build folder. */
function packages() {
  const folder = join(work, "packages");
  mkdirSync(folder, {recursive: true});
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, name), join(folder, name));
  if (!existsSync(join(folder, "node_modules", "axe-core")) || !existsSync(join(folder, "node_modules", "playwright-core"))) {
    try {
      execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--loglevel=error"], {
        cwd: folder,
        stdio: "pipe"
      });
    } catch {
      skip("npm could not install playwright-core and axe-core");
    }
  }
  return createRequire(join(folder, "package.json"));
}

const browser = [
  process.env.CHROMIUM,
  ...names.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)))
].find((file) => file && existsSync(file));
if (!browser) skip("no Chromium");
const require_ = packages();
const {reportOf} = await import("./reports.mjs");
if (reportOf.missing(binary)) skip("the program was built without the report page");

const {chromium} = require_("playwright-core");
const axe = require_("axe-core").source;
const options = {executablePath: browser, args: process.getuid?.() === 0 ? ["--no-sandbox"] : []};
const opened = await chromium.launch(options).catch((error) => skip(`Chromium does not start: ${error.message.split("\n")[0]}`));
const {suites} = await import("./suites.mjs");
let failures = 0;
for (const [name, test] of suites[what]({binary, source, work})) {
  try {
    await test({browser: opened, axe});
    console.log(`ok ${name}`);
  } catch (error) {
    ++failures;
    console.log(`FAILED ${name}: ${error.stack}`);
  }
}
await opened.close();
process.exit(failures === 0 ? 0 : 1);
