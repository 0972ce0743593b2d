// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import test from "node:test";
import {makeCalendar} from "../calendar.js";
import {makeFormats} from "../formats.js";
import {en} from "../texts/en.js";
import {fr} from "../texts/fr.js";
import {makeTexts} from "../texts/texts.js";

const names = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();

test("both languages have the same texts", () => {
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
});

test("a text has the same values in both languages", () => {
  for (const key of Object.keys(en)) assert.deepEqual(names(fr[key]), names(en[key]), key);
});

test("no text is empty, and strong marks come in pairs", () => {
  for (const texts of [en, fr]) {
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim().length > 0 || key === "comma", key);
      assert.equal(text.split("**").length % 2, 1, key);
    }
  }
});

test("a key that is missing is a fault, not a blank", () => {
  assert.throws(() => makeTexts("en")("no such text"), /no text/);
});

test("a value cannot bring places of its own", () => {
  assert.equal(makeTexts("en")("definitionNote", {definition: "{words}", unit: "u", words: "w"}), "“{words}”, u: w.");
});

test("a word goes with its count as the language has it", () => {
  const start = (language, people) => makeTexts(language)("answer.start", {people, gpus: "8", value: "1"});
  for (const count of ["0", "2", "1,000"]) assert.match(start("en", count), / people,/, count);
  assert.match(start("en", "1"), / 1 person,/);
  for (const count of ["0", "1", "1,5"]) assert.match(start("fr", count), / personne,/, count);
  for (const count of ["2", "10", "1\u202f000"]) assert.match(start("fr", count), / personnes,/, count);
});

test("0 and 1 are said only of probabilities that are so", () => {
  const f = makeFormats("en", makeTexts("en"));
  assert.deepEqual([0, 1e-6, 0.4285, 1 - 1e-6, 1].map(f.probability), ["0%", "<0.01%", "42.9%", ">99.99%", "100%"]);
});

test("numbers are written as the language writes them", () => {
  const f = makeFormats("fr", makeTexts("fr"));
  assert.match(f.probability(0.4285), /^42,9\s%$/);
  assert.match(f.count(20000), /^20\s000$/);
});

test("months are dates where the scenario has a start, and numbers where it has none", () => {
  const dated = makeCalendar("2025-12", "en", makeTexts("en"));
  assert.deepEqual([0, 1, 480].map(dated.code), ["2025-12", "2026-01", "2065-12"]);
  assert.equal(dated.name(480), "Dec 2065");
  assert.equal(makeCalendar(null, "en", makeTexts("en")).name(7), "month 7");
});

test("ticks of long runs are Januaries, no more than asked for", () => {
  const calendar = makeCalendar("2025-12", "en", makeTexts("en"));
  const ticks = calendar.ticks(0, 480, 9);
  assert.ok(ticks.length <= 9 && ticks.every((month) => calendar.code(month).endsWith("-01")));
});

test("bounds of an interval are rounded outward, as in the program's text", () => {
  const f = makeFormats("en", makeTexts("en"));
  assert.equal(f.bracket(0.0866999, 0.12041), "[8.66,\u00a012.1]");
  assert.equal(f.bracket(0, 1), "[0,\u00a0100]");
  assert.equal(f.bracket(0.5, 0.6), "[50.0,\u00a060.0]");
});
