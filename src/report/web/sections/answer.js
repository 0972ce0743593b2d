// SPDX-License-Identifier: Apache-2.0
import {h, rich, withStyle} from "../parts/dom.js";

const many = 4;

/** The bar under an answer: ghosts and others of all futures. */
function strip(view, last) {
  const share = `${(100 * last.probability).toFixed(2)}%`;
  return withStyle(
    h(
      "div",
      {
        class: "strip",
        role: "img",
        "aria-label": `${view.t("pGhost")} ${view.f.probability(last.probability)}, ${view.t("never")} ${view.f.probability(last.never)}`
      },
      h("span")
    ),
    {"--share": share}
  );
}

function sentence(view, each) {
  const {t, f, calendar} = each;
  const definition = each.definition;
  const last = each.last();
  const earlier =
    definition.ghost_probability.length > 1 ? definition.ghost_probability[definition.ghost_probability.length - 2] : null;
  const values = {
    unit: each.unit.name,
    definition: definition.name,
    date: calendar.name(last.month),
    p: f.probability(last.probability),
    range: f.bracket(last.low, last.high),
    never: f.probability(last.never),
    neverRange: f.bracket(last.never_low, last.never_high),
    earlierDate: earlier ? calendar.name(earlier.month) : "",
    earlierP: earlier ? f.probability(earlier.probability) : "",
    earlierRange: earlier ? f.bracket(earlier.low, earlier.high) : ""
  };
  return rich(t, earlier ? "answer.two" : "answer.one", values);
}

/** The half of all futures, and who turned back. */
function more(each) {
  const {t, f, calendar, definition} = each;
  const median = definition.ghost_dates.find((date) => date.level === 0.5);
  const ghosts = definition.outcomes.ghost.by_month[each.horizon - 1] + definition.born_ghost;
  const date =
    median?.month === null || median === undefined
      ? t("answer.noMedian", {date: calendar.name(each.horizon)})
      : t("answer.median", {date: calendar.name(median.month)});
  return ghosts > 0 ? `${date} ${t("answer.relapsed", {share: f.probability(definition.relapsed / ghosts)})}` : date;
}

function card(view, unit) {
  const each = view.with({unit});
  return h(
    "article",
    {class: "answer"},
    h("h3", {}, each.unit.name),
    h("p", {class: "sentence"}, sentence(view, each)),
    strip(view, each.last()),
    h("p", {class: "note"}, `${more(each)} ${wordsOf(each)}`)
  );
}

const wordsOf = (each) =>
  each.t("answer.words", {
    words: each.words(),
    start: each.t("answer.start", {
      people: each.f.count(each.unit.start.people),
      gpus: each.f.size(each.unit.start.gpus),
      value: each.f.short(each.unit.start.monthly_value)
    })
  });

/** The question, and one sentence of answer a unit. @param {import("../types.js").View} view */
export function answer(view) {
  const {t, result} = view;
  return [
    h("p", {class: "question"}, t("question", {definition: view.definition.name})),
    h(
      "div",
      {class: result.units.length > many ? "answers small" : "answers"},
      result.units.map((_, unit) => card(view, unit))
    ),
    h(
      "p",
      {class: "note"},
      `${t("definitionNote", {definition: view.definition.name, unit: view.unit.name, words: view.words()})} ${view.basis()} ${t("answer.definition")}`
    )
  ];
}
