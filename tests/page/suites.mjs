// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {noStrayText} from "./brackets.mjs";
import {accessible, answersOf, drawnOf, noSidewaysScroll, numbersOf, open, openAll, picture, quiet} from "./checks.mjs";
import {allFrench} from "./french.mjs";
import {flags, hostile} from "./hostile.mjs";
import {bracketed, pageOf, reportOf, scenarioFile} from "./reports.mjs";

const few = ["--trajectories", "200"];
const shipped = (source) =>
  readdirSync(join(source, "scenarios"))
    .filter((name) => name.endsWith(".toml"))
    .sort();

/** Opens, looks at all of it, and closes. */
async function visit(browser, report, look, name, check) {
  const {page, seen, close} = await open(browser, report.file, look);
  await check(page);
  await picture(page, report.folder, name);
  quiet(seen);
  await close();
}

/** What every page goes through: numbers, both themes, a phone, accessibility. */
async function all({browser, axe}, report) {
  await visit(browser, report, {}, "light", async (page) => {
    await answersOf(page, report.result);
    await numbersOf(page, report.result);
    await drawnOf(page, report.result);
    await accessible(page, axe);
  });
  await visit(browser, report, {theme: "dark"}, "dark", (page) => accessible(page, axe));
  await visit(browser, report, {width: 390}, "phone", noSidewaysScroll);
}

const dataOf = (report) => readFileSync(report.file, "utf8").match(/id="data">([^<]*)</)[1];

/** The same page in French. */
async function inFrench(setting, {browser, axe}, report) {
  const french = pageOf(setting, report, "fr");
  await visit(browser, french, {}, "french", async (page) => {
    await allFrench(page, report.result, JSON.parse(dataOf(french)));
    await accessible(page, axe);
  });
}

/** Every shipped scenario, and its page in French. */
function scenarios(setting) {
  return shipped(setting.source).map((name) => [
    name,
    async (tools) => {
      const report = reportOf(setting, name.replace(".toml", ""), join(setting.source, "scenarios", name), few);
      await all(tools, report);
      await inFrench(setting, tools, report);
    }
  ]);
}

function hostileOnes(setting) {
  const shared = readFileSync(join(setting.source, "tests", "support", "hostile_names.toml"), "utf8");
  return Object.entries({...hostile, shared}).map(([name, text]) => [
    name,
    async (tools) => {
      const report = reportOf(setting, name, scenarioFile(setting.work, name, text), [...few, ...(flags[name] ?? [])]);
      await all(tools, report);
    }
  ]);
}

const everyPart = "surface,comparison,stories,sensitivity";

/** Every text is of a dictionary, once all that can be opened is open. */
async function textsOf(browser, report) {
  const data = dataOf(report);
  await visit(browser, bracketed(report), {}, "brackets", async (page) => {
    await page.evaluate((text) => {
      window.pageData = JSON.parse(text);
    }, data);
    await openAll(page);
    await noStrayText(page);
  });
}

async function choicesOf(page, result) {
  const names = result.units[0].definitions.map((each) => each.name);
  await page.focus("#definition-choice");
  await page.selectOption("#definition-choice", String(names.length - 1));
  assert.ok((await page.textContent(".question")).includes(names.at(-1)));
  assert.equal(await page.evaluate(() => document.activeElement.id), "definition-choice");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await paper();
  await page.click("#theme");
  assert.notEqual(await paper(), before);
}

async function keyboardOf(page) {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.focus("#incidence summary");
  await page.keyboard.press("Enter");
  await page.locator("#incidence table tbody tr").nth(1).waitFor(); // a table is made when it is opened, a moment later
}

/** What the SVG and PNG buttons save. */
async function picturesOf(page) {
  for (const [k, type] of [
    [1, /^<svg xmlns/],
    [2, /^\x89PNG/]
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`#incidence .actions button:nth-of-type(${k})`)
    ]);
    assert.match(readFileSync(await download.path(), "latin1"), type);
  }
}

/** --svg writes a file for each chart of the page. */
async function filesOf(setting, browser, report) {
  const folder = join(report.folder, "charts");
  const done = spawnSync(setting.binary, ["report", report.folder, "--svg", folder], {encoding: "utf8"});
  assert.equal(done.status, 0, done.stderr);
  const files = readdirSync(folder);
  await visit(browser, report, {}, "files", async (page) => {
    const ids = await page.$$eval("figure.chart", (all) => all.map((each) => each.id));
    for (const id of ids)
      assert.ok(
        files.some((file) => file.endsWith(`${id}.svg`)),
        `${id} in ${files}`
      );
  });
  for (const file of files) assert.doesNotMatch(readFileSync(join(folder, file), "utf8"), /var\(--|NaN|<script/, file);
}

/** One page with all of its parts: texts of dictionaries alone, controls, keyboard, files of charts. */
function look(setting) {
  let report;
  const make = async (tools) => {
    report = reportOf(setting, "look", join(setting.source, "scenarios", "freeze_twelve_seniors.toml"), few, everyPart);
    await all(tools, report);
    await visit(tools.browser, report, {}, "parts", async (page) => {
      for (const id of ["surface", "tornado", "plans", "plan-curves", "story-1"])
        assert.equal(await page.locator(`#${id} svg`).count(), 1, id);
    });
  };
  return [
    ["all parts", make],
    ["French is French", (tools) => inFrench(setting, tools, report)],
    ["texts come from dictionaries alone", ({browser}) => textsOf(browser, report)],
    ["choices and themes", ({browser}) => visit(browser, report, {}, "choices", (page) => choicesOf(page, report.result))],
    ["keyboard", ({browser}) => visit(browser, report, {}, "keyboard", keyboardOf)],
    ["pictures of a chart", ({browser}) => visit(browser, report, {}, "pictures", picturesOf)],
    ["charts as files are those of the page", ({browser}) => filesOf(setting, browser, report)]
  ];
}

/** The picture of the README: the first screen of a full run. */
function pictureOfReadme(setting) {
  return [
    [
      "picture",
      async ({browser}) => {
        const report = reportOf(setting, "readme", join(setting.source, "scenarios", "phantom_unit.toml"), []);
        const {page, close} = await open(browser, report.file, {});
        await page.screenshot({
          path: join(setting.work, "report.png"),
          clip: {x: 0, y: 0, width: 1280, height: 1900},
          fullPage: true
        });
        await close();
      }
    ]
  ];
}

export const suites = {scenarios, hostile: hostileOnes, look, picture: pictureOfReadme};
