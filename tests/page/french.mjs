// SPDX-License-Identifier: Apache-2.0
// The French page holds no English but what a scenario's author wrote.
import assert from "node:assert/strict";
import {openAll} from "./checks.mjs";

/** Words that no French sentence has. */
const english =
  /\b(the|of|and|is|are|was|with|by|from|that|which|where|than|per|people|month|months|year|years|weeks|share|shares|future|futures|belief|beliefs|never|ghost|ghosts|units|start|value|limit|default|changed|given|user)\b/i;

/** Names and texts that the scenario's author chose. */
function authored(result, page) {
  const resolved = result.resolved_scenario;
  const names = [result.scenario.name, result.plan, resolved.title, resolved.file];
  for (const list of [resolved.units, resolved.organisations, resolved.definitions, page.comparison?.plans])
    for (const each of list ?? []) names.push(each.name, each.label, each.group, each.plan);
  return [...new Set(names.filter((name) => typeof name === "string" && name !== ""))].sort((a, b) => b.length - a.length);
}

/** Everything that is marked as another language than the page's. */
export const marked = (page) =>
  page.$$eval("body [lang]", (all) => all.map((each) => `${each.tagName} ${each.lang}: ${each.textContent}`));

/** Texts with English words, once names are taken out; code, and values as a file would write them, stay theirs. */
async function englishTexts(page, names) {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement.closest("code, .code, .given, script, style")) found.push(node.textContent);
    for (const name of ["aria-label", "title", "alt"])
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
    return found;
  });
  const bare = (text) => names.reduce((rest, name) => rest.replaceAll(name, "□"), text);
  const cut = (text) => text.endsWith("…"); // a name that a chart has no room for
  return texts.filter((text) => !cut(text) && english.test(bare(text)));
}

/** @param {any} result  of the run @param {any} data  of the page */
export async function allFrench(page, result, data) {
  assert.equal(await page.getAttribute("html", "lang"), "fr");
  await openAll(page);
  assert.deepEqual(await marked(page), []);
  assert.deepEqual(await englishTexts(page, authored(result, data)), []);
}
