// SPDX-License-Identifier: Apache-2.0
// Events of stories in languages other than English, which has the program's own words.
import {events as french} from "./texts/fr_events.js";
import {checkText, checksText, peopleText, settingText} from "./texts/fr_event_parts.js";

const languages = {fr: {events: french, checkText, checksText, peopleText, settingText}};
const never = Number.POSITIVE_INFINITY;

/** Decimals, and as many more as it takes to tell a value from the limit that it misses. */
export function decimalsBeside(value, limit, least) {
  let decimals = least;
  while (decimals < 8 && value !== limit && value.toFixed(decimals) === limit.toFixed(decimals)) ++decimals;
  return decimals;
}

/** What a text of an event can call: numbers, people, criteria. */
function wordsFor(view, table) {
  const {t, f, language} = view;
  const fixed = (value, decimals) =>
    new Intl.NumberFormat(language, {minimumFractionDigits: decimals, maximumFractionDigits: decimals}).format(value ?? 0);
  const words = {
    fixed,
    size: (value) => f.size(value ?? never),
    count: (value) => f.count(value ?? 0),
    plain: (value) => new Intl.NumberFormat(language, {maximumFractionDigits: 6}).format(value),
    percent: (value) => f.probability(value ?? 0),
    months: (count) => f.months(count ?? 0),
    counted: (count, one, many) => `${f.count(count ?? 0)} ${count < 2 ? one : many}`,
    beside: (value, limit, least) => fixed(value, decimalsBeside(value, limit, least)),
    criterion: (name) => t(`criterion.${name}`),
    rule: (definition) => t(`rule.${askedOf(view, definition).share ?? "counterfactual"}`),
    anybody: (definition, criterion) => criterion === "headcount" && askedOf(view, definition).headcount_share >= 1,
    when: (month) => view.calendar.name(month)
  };
  words.people = (people) => table.peopleText(people, words);
  words.setting = (text) => table.settingText(text);
  words.check = (event, check) => table.checkText(event.definition, check, words);
  words.checks = (event) => table.checksText(...checksOf(event, words));
  return words;
}

const askedOf = (view, definition) =>
  view.result.resolved_scenario.definitions.find((each) => each.name === definition) ?? {};

/** The checks of a month in words: those that failed, by how much; those that held, since when. */
function checksOf(event, words) {
  const asked = event.checks.filter((check) => check.asked && !words.anybody(event.definition, check.criterion));
  const list = (holds) =>
    asked
      .filter((check) => check.holds === holds)
      .map((check) => words.check(event, {...check, month: event.month, detail: true}));
  return [list(false), list(true)];
}

/**
 * What an event says in the page's language, as {text, lang}.
 * @param {import("./view.js").View} view
 */
export function eventWords(view, event) {
  const table = languages[view.language];
  const tell = table?.events[event.kind];
  if (tell) return {text: tell(event, wordsFor(view, table))};
  return {text: event.text, lang: view.language === "en" ? undefined : "en"};
}
