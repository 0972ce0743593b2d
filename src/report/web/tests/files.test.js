// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import test from "node:test";
import {parseHTML} from "linkedom";
import {allCharts} from "../charts/all.js";
import {draw} from "../parts/figure.js";
import {svgText, themeTokens, wrapped} from "../parts/svg_text.js";
import {csv} from "../parts/table.js";
import {View} from "../view.js";
import {samplePage} from "./sample.js";

const look = {theme: "light", width: 960, source: "s"};
const files = (page) => {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return allCharts(new View(page)).map((chart) => svgText(chart, draw(chart, 960, document), look));
};

test("a chart as a file has no variable, no style sheet and nothing that is not a number for a coordinate", () => {
  for (const text of files(samplePage())) {
    assert.doesNotMatch(text, /var\(--|<style|NaN|undefined/);
    assert.match(text, /^<svg xmlns=/);
  }
});

test("a name cannot break out of a chart", () => {
  const page = samplePage();
  page.result.units[0].name = "</text><script>alert(1)</script>&\"'";
  for (const text of files(page)) assert.doesNotMatch(text, /<script/);
});

test("light and dark have the same colours by name", () => {
  assert.deepEqual(Object.keys(themeTokens("dark")).sort(), Object.keys(themeTokens("light")).sort());
});

test("CSV quotes what needs it, and sets off what a spreadsheet would run", () => {
  const chart = {
    columns: [
      {key: "a", label: "A"},
      {key: "b", label: "B"}
    ],
    rows: [
      {a: 'x,"y"', b: -1.5},
      {a: "=SUM(A1)", b: null}
    ]
  };
  assert.equal(csv(chart), 'a,b\r\n"x,""y""",-1.5\r\n\'=SUM(A1),\r\n');
});

test("a file says the definition, the interval, the beliefs and never of its probabilities", () => {
  const text = files(samplePage())[0]
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  for (const part of ["“d”", "95 % Wilson", "20 beliefs", "Never a ghost by"]) assert.ok(text.includes(part), part);
});

test("lines are broken at spaces and lose nothing", () => {
  assert.deepEqual(wrapped("one two three", 8), ["one two", "three"]);
  assert.equal(wrapped("a".repeat(30) + " b", 8).join(" "), "a".repeat(30) + " b");
});
