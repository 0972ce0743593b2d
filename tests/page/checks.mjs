// SPDX-License-Identifier: Apache-2.0
// What must hold of every page.
import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {join} from "node:path";

/** Opens a page and watches what it says and asks for. */
export async function open(browser, file, {width = 1280, theme = "light"} = {}) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: theme, acceptDownloads: true});
  const page = await context.newPage();
  const seen = {errors: [], requests: []};
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("dialog", (dialog) => {
    seen.errors.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && request.url() !== `file://${encodeURI(file)}`) seen.requests.push(request.url());
  });
  await page.goto(`file://${encodeURI(file)}`);
  await page.waitForSelector("html[data-ready]", {timeout: 60000});
  await page.waitForFunction(
    () => [...document.querySelectorAll("figure.chart .stage")].every((stage) => stage.querySelector("svg")),
    null,
    {timeout: 60000}
  );
  return {page, seen, close: () => context.close()};
}

export function quiet(seen) {
  assert.deepEqual(seen.errors, [], "the console is silent");
  assert.deepEqual(seen.requests, [], "nothing is loaded");
}

export async function accessible(page, axe) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () =>
    (await window.axe.run(document, {resultTypes: ["violations"]})).violations.map(
      (each) =>
        `${each.id}: ${each.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" | ")}`
    )
  );
  assert.deepEqual(violations, []);
}

export async function noSidewaysScroll(page) {
  const {wide, view, who} = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    view: innerWidth,
    who: [...document.querySelectorAll("body *")]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".scroll, nav, svg"))
      .slice(0, 4)
      .map((each) => each.outerHTML.slice(0, 120))
  }));
  assert.ok(wide <= view, `${wide} pixels wide in ${view}: ${who.join("\n")}`);
}

/** Records of comma-separated values; quoted fields may hold commas, quotes and ends of lines. */
function records(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  return lines.filter((cells) => cells.length > 1);
}

/** The data that a chart's CSV button saves, as rows of numbers where they are. */
export async function csvOf(page, id) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id} .actions button:nth-of-type(3)`)]);
  const text = await readFile(await download.path(), "utf8");
  const [head, ...lines] = records(text.trimEnd());
  const value = (cell) => (cell !== "" && Number.isFinite(Number(cell)) ? Number(cell) : cell);
  return lines.map((cells) => Object.fromEntries(head.map((key, k) => [key, value(cells[k])])));
}

const close = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-5, `${what}: ${a} on the page, ${b} in result.json`);

/** The numbers of the page against result.json, which is counts: six digits stand in the page. */
export async function numbersOf(page, result) {
  const definition = result.units[0].definitions[0];
  const rows = await csvOf(page, "incidence");
  assert.equal(rows.length, result.horizon_months + 1);
  for (const month of [1, Math.ceil(result.horizon_months / 2), result.horizon_months]) {
    const ghosts = definition.outcomes.ghost.by_month[month - 1] + definition.born_ghost;
    close(rows[month].ghost, ghosts / result.trajectories, `ghosts by month ${month}`);
    close(rows[month].ghost_low, definition.intervals.outcomes.ghost.low[month - 1], `lower bound of month ${month}`);
  }
  close(rows[rows.length - 1].human, definition.human / result.trajectories, "still human");
  const dates = await csvOf(page, "dates");
  assert.equal(
    dates.reduce((sum, row) => sum + row.trajectories, 0),
    definition.outcomes.ghost.by_month.at(-1),
    "ghosts in bars"
  );
  const all = await csvOf(page, "definitions");
  const last = definition.ghost_probability.at(-1);
  const shown = all.find((row) => row.month === result.horizon_months && row.probability !== undefined);
  for (const key of ["probability", "low", "high", "never", "never_low", "never_high"]) close(shown[key], last[key], key);
}

/** The upper edge of the ghosts at the horizon, as drawn, against result.json. */
export async function drawnOf(page, result) {
  const share = await page.evaluate(() => {
    const svg = document.querySelector("#incidence svg");
    const area = [...svg.querySelectorAll("path")].find((path) => path.getAttribute("fill") === "var(--blue)");
    const points = area
      .getAttribute("d")
      .match(/-?[\d.]+,-?[\d.]+/g)
      .map((pair) => pair.split(",").map(Number));
    const right = Math.max(...points.map(([x]) => x));
    const top = Math.min(...points.filter(([x]) => x === right).map(([, y]) => y));
    const lines = [...svg.querySelectorAll("line, path")];
    const box = svg.getBBox();
    return {top, height: Number(svg.getAttribute("height")), lines: lines.length, box: box.height};
  });
  const definition = result.units[0].definitions[0];
  const ghosts = (definition.outcomes.ghost.by_month.at(-1) + definition.born_ghost) / result.trajectories;
  const [above, below] = [26, 28 + (result.start ? 0 : 12)];
  const drawn = 1 - (share.top - above) / (share.height - above - below);
  assert.ok(Math.abs(drawn - ghosts) < 0.005, `drawn ${drawn}, ${ghosts} in result.json`);
}

/** Every sentence of the answer names its definition and has the unit's name as its title. */
export async function answersOf(page, result) {
  const cards = await page.$$eval(".answer", (all) =>
    all.map((each) => ({title: each.querySelector("h3").textContent, text: each.querySelector(".sentence").textContent}))
  );
  assert.deepEqual(
    cards.map((card) => card.title),
    result.units.map((unit) => unit.name)
  );
  for (const card of cards) assert.ok(card.text.includes(result.units[0].definitions[0].name), card.text);
}

export const picture = async (page, folder, name) => page.screenshot({path: join(folder, `${name}.png`), fullPage: true});

/** Opens all that can be opened; a table is made a moment after. */
export async function openAll(page) {
  for (const summary of await page.$$("summary"))
    await summary.evaluate((each) => {
      each.parentElement.open = true;
    });
  await page.waitForFunction(() => [...document.querySelectorAll("details")].every((each) => each.children.length > 1));
}
