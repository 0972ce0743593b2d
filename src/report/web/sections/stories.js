// SPDX-License-Identifier: Apache-2.0
import {h} from "../parts/dom.js";
import {figure} from "../parts/figure.js";

const shown = 60;

/** What an event says in the page's language; English has the program's own words. */
export function eventText(view, event) {
  const {t, f} = view;
  if (view.language === "en") return event.text;
  const people = event.people ? Object.values(event.people).reduce((sum, count) => sum + count, 0) : 0;
  const values = {
    before: f.size(event.before ?? 0),
    after: f.size(event.after ?? 0),
    limit: f.size(event.limit ?? 0),
    limitPercent: f.percent(event.limit ?? 0),
    people: f.count(people),
    definition: event.definition ?? "",
    criterion: event.criterion ? t(`criterion.${event.criterion}`) : "",
    outcome: event.outcome ? t(`outcome.${event.outcome}`) : ""
  };
  return t(`event.${event.kind}`, values);
}

function events(view, story) {
  const {t, calendar} = view;
  const all = story.events.filter((event) => event.month > 0);
  const some = all.filter((event) => event.weight === "headline").slice(0, shown);
  return h(
    "details",
    {class: "events", open: true},
    h("summary", {}, t("story.list", {count: some.length, all: all.length})),
    h(
      "ol",
      {},
      some.map((event) =>
        h("li", {}, h("span", {class: "when"}, calendar.name(event.month)), h("span", {}, eventText(view, event)))
      )
    )
  );
}

/** @param {import("../types.js").View} view @param {import("../types.js").Chart[]} charts */
export function stories(view, charts) {
  return charts.flatMap((chart, k) => [figure(view, chart), events(view, view.page.stories[k])]);
}
