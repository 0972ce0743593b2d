// SPDX-License-Identifier: Apache-2.0
// What the program says, in French.
import assert from "node:assert/strict";
import test from "node:test";
import {meanings} from "../texts/fr_parameters.js";
import {sources} from "../texts/fr_sources.js";
import {units} from "../texts/fr_units.js";
import {warnings} from "../texts/fr_warnings.js";
import {typeset} from "../texts/typeset.js";
import {valueText} from "../sections/assumptions.js";
import {View} from "../view.js";
import {readWarning, warningParts} from "../warnings.js";
import {makeWords} from "../words.js";
import {samplePage} from "./sample.js";

const patterns = {
  hires: '{place}: {key}: "{unit}" has {people} of role {role}; it will hire',
  below_minimum: '{place}: "{unit}" has {people} of role {role}, fewer than its minimum of {minimum}; it will hire',
  near_rounding:
    '{place}: definition "{definition}" allows {people} in {units}, whose places end at {places} at the medians: the answer hangs on rounding',
  cut_tail: "{place}: {key}: {percent} % of its values lie outside {range}; that tail is cut off",
  repaired_beliefs:
    "{unit}: drawn beliefs with {component} that could not hold at the start were repaired: {repairs} of trajectories",
  lost_devices: "devices were lost, others took their work over: {devices}"
};
const french = (text) => warningParts({language: "fr", page: {warning_texts: patterns}}, text);
const said = (text) =>
  french(text)
    .map((part) => part.text)
    .join("")
    .replace(/[\u00a0\u202f]/g, " ");

test("a key, a source and a unit have French words; what has none is English and says so", () => {
  const words = makeWords("fr", samplePage());
  assert.deepEqual(words.meaning("unit", "gpus"), {text: "GPU à t=0, en équivalents H100"});
  assert.deepEqual(words.meaning("unit", "no such key"), {text: "", lang: "en"});
  assert.deepEqual(words.source("[V] March 2026"), {text: "[V] mars 2026"});
  assert.deepEqual(words.source("of nobody"), {text: "of nobody", lang: "en"});
  assert.equal(words.unit("months of pay").text, "mois de salaire");
  assert.deepEqual(makeWords("en", samplePage()).meaning("unit", "gpus"), {text: "m", lang: undefined});
});

test("a distribution keeps its keys and has the page's numbers, which commas do not part", () => {
  const law = {dist: "normal", mean: 0.5, sd: [0.1, 2]};
  assert.equal(valueText(law, new View(samplePage())), "normal(mean 0.5, sd 0.1, 2)");
  assert.equal(valueText(law, new View({...samplePage(), language: "fr"})).replace(/\u202f/g, " "), "normal(mean 0,5 ; sd 0,1 ; 2)");
});

test("a warning is told in French with its values", () => {
  assert.equal(
    said('a.toml:3:1: definition "mine" allows 14 people in "A", "B", whose places end at 12.5 at the medians: the answer hangs on rounding'),
    "a.toml:3:1 : la définition « mine » permet 14 personnes dans « A », « B » ; aux médianes, 12,5 postes restent à la fin : la réponse dépend d’un arrondi"
  );
  assert.equal(
    said("U: drawn beliefs with component 3 of substitution_rho that could not hold at the start were repaired: automation 25.0 %, ceiling 1.20 % of trajectories"),
    "U : des croyances tirées avec la composante 3 de substitution_rho, impossibles au début, ont été réparées : automatisation 25,0 %, plafond d’automatisation 1,20 % des futurs"
  );
});

test("one person is one", () => {
  assert.match(said('a: definition "d" allows 1 person in "A", whose places end at 2 at the medians: the answer hangs on rounding'), /permet 1 personne dans/);
});

test("keys and places are code, words of a driver are marked as another language's", () => {
  const parts = french("a.toml:1:2: unit.x = 3: 0.35 % of its values lie outside [0, 1]; that tail is cut off");
  assert.deepEqual(
    parts.filter((part) => part.code).map((part) => part.text),
    ["a.toml:1:2", "unit.x = 3", "[0, 1]"]
  );
  const lost = french("devices were lost, others took their work over: cuda error 2");
  assert.deepEqual(lost.at(-1), {text: "cuda error 2", lang: "en"});
});

test("the pattern that says most goes first, and an unknown warning stays English and marked", () => {
  const text = 'a: "U: V" has 1 of role engineer, fewer than its minimum of 2; it will hire';
  assert.equal(readWarning(text, patterns).code, "below_minimum");
  assert.deepEqual(french("something new"), [{text: "something new", lang: "en"}]);
  assert.deepEqual(french("something new\nwith lines"), [{text: "something new\nwith lines", lang: "en"}]);
  assert.deepEqual(warningParts({language: "en", page: {}}, "as it is"), [{text: "as it is"}]);
});

test("a name in a warning brings no places and no patterns of its own", () => {
  const name = "{key} (.*) $& ** <b>";
  assert.match(said(`a: "${name}" has 1 of role engineer, fewer than its minimum of 2; it will hire`), /« \{key\} \(\.\*\) \$& \*\* <b> » compte 1/);
});

test("French is set as French is, in every text", () => {
  const all = [
    ...Object.values(meanings).flatMap((each) => Object.values(each)),
    ...Object.values(sources),
    ...Object.values(units),
    ...Object.values(warnings)
  ];
  for (const text of all) {
    assert.ok(text.trim() === text && text !== "");
    assert.doesNotMatch(typeset(text), / [:;?!»%×]|« |'|\d\.\d/, text);
    assert.doesNotMatch(text, /[^ ][;?!»]|[^ \d./a-z]:|«[^ ]/, text);
  }
});
