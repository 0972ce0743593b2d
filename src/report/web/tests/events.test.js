// SPDX-License-Identifier: Apache-2.0
// Events of stories in French: every number of the English is there.
import assert from "node:assert/strict";
import test from "node:test";
import {decimalsBeside, eventWords} from "../event_words.js";
import {events} from "../texts/fr_events.js";
import {View} from "../view.js";
import {samplePage} from "./sample.js";

const page = {...samplePage(), language: "fr"};
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");
const told = (event) => {
  const {text, lang} = eventWords(new View(page), event);
  assert.equal(lang, undefined);
  return plain(text);
};
const people = {researcher: 4, engineer: 5, manager: 0};
const raid = {kind: "raid", month: 7, before: 0.8126, after: 0.7904, limit: 0.25};
const check = (criterion, holds, value, limit, run) => ({criterion, asked: true, holds, value, limit, months_in_a_row: run});

test("a raid says who, how likely, what knowledge goes, and that a purchase was blocked", () => {
  assert.equal(
    told({...raid, people, purchase_blocked: true}),
    "un débauchage collectif emporte 9 personnes (4 chercheurs, 5 ingénieurs), chaque personne avec une probabilité de 25,0 % ; savoir 0,813 → 0,790 ; le rachat est bloqué, une licence est payée à l’organisation"
  );
  assert.match(told({...raid, people: {supervisor: 1}}), /emporte 1 superviseur,/);
  assert.match(told(raid), /n’emporte personne,/);
});

test("a ghost says its definition, the criterion that came last, and all of them since when", () => {
  const event = {kind: "ghost_confirmed", month: 14, definition: "d", criterion: "share", before: 0, after: 3, limit: 0};
  const checks = [
    check("share", true, 0.9012, 0.9, 3),
    check("headcount", true, 6, 6.4, 20),
    check("value", false, 0.996, 1, 0),
    {...check("supervisor", true, 1, 1, 14), asked: false}
  ];
  assert.equal(
    told({...event, checks}),
    "FANTÔME selon « d », confirmé après 3 mois de suite ; dernier critère rempli : part du calcul ; manqués : valeur 0,996 × celle d’aujourd’hui < 1 (il manque 0,004). Remplis : part contrefactuelle 0,901 ≥ 0,9 depuis janv. 2027 ; 6 personnes ≤ 6 permises depuis le début"
  );
  assert.match(told({...event, criterion: undefined}), /plusieurs critères remplis ensemble en dernier$/);
});

test("a freeze says whether the index or the plan brought it", () => {
  const event = {kind: "freeze_begins", month: 5, before: 0.9, after: 1.1, limit: 1};
  assert.equal(told({...event, cause: "plan"}), "les embauches sont gelées par le plan");
  assert.match(told({...event, cause: "index"}), /rapporte 3,00 fois .* \(indice 0,900 → 1,100, au-dessus de 1,00\)$/);
});

test("a plan's step keeps the words of the file", () => {
  assert.equal(told({kind: "plan_step", text: "plan: Unit of One: pay of engineer = 1.2"}), "le plan : Unit of One: pay (engineer) = 1.2");
});

test("each exit says its months", () => {
  for (const outcome of ["dead_gpu", "dead_money", "abandoned"])
    assert.match(told({kind: "exit", outcome, before: 40, after: 0, limit: 0, months_in_a_row: 6}), /6 mois de suite$/);
  assert.match(told({kind: "exit", outcome: "acquired", people, before: 12, limit: 0.5}), /9 personnes .*au moins 50,0 % de 12 personnes/);
});

test("every kind is told, also of a document that lacks details or has no number", () => {
  for (const kind of Object.keys(events)) {
    const event = {kind, month: 3, definition: "d", criterion: "value", text: "t", before: 1, after: null, limit: 2};
    assert.doesNotMatch(told(kind.startsWith("criterion") ? {...event, after: 1} : event), /undefined|NaN|null/, kind);
  }
});

test("what has no words in the page's language is English and says so", () => {
  assert.deepEqual(eventWords(new View(page), {kind: "new", text: "news"}), {text: "news", lang: "en"});
  assert.deepEqual(eventWords(new View(samplePage()), {...raid, text: "raid"}), {text: "raid", lang: undefined});
});

test("as many decimals as tell a value from its limit", () => {
  assert.equal(decimalsBeside(0.8999, 0.9, 3), 4);
  assert.equal(decimalsBeside(0.9, 0.9, 3), 3);
});
