// SPDX-License-Identifier: Apache-2.0
import {eventWords} from "../event_words.js";
import {h} from "../parts/dom.js";
import {figure} from "../parts/figure.js";

const shown = 60;

function line(view, event) {
  const {text, lang} = eventWords(view, event);
  return h("li", {}, h("span", {class: "when"}, view.calendar.name(event.month)), h("span", {lang}, text));
}

function events(view, story) {
  const {t} = view;
  const all = story.events.filter((event) => event.month > 0);
  const some = all.filter((event) => event.weight === "headline").slice(0, shown);
  return h(
    "details",
    {class: "events", open: true},
    h("summary", {}, t("story.list", {count: some.length, all: all.length})),
    h(
      "ol",
      {},
      some.map((event) => line(view, event))
    )
  );
}

/** @param {import("../types.js").View} view @param {import("../types.js").Chart[]} charts */
export function stories(view, charts) {
  return charts.flatMap((chart, k) => [figure(view, chart), events(view, view.page.stories[k])]);
}
