// SPDX-License-Identifier: Apache-2.0
import {h} from "./parts/dom.js";
import {controls} from "./sections/controls.js";
import {sections} from "./sections/page.js";
import {View} from "./view.js";

const data = JSON.parse(document.getElementById("data").textContent);

function facts(view) {
  const {t, f, result, calendar} = view;
  const spans = calendar.dated
    ? t("facts.dates", {from: calendar.name(0), to: calendar.name(view.horizon)})
    : t("facts.months", {months: f.months(view.horizon)});
  return [
    t("facts.plan", {plan: result.plan}),
    spans,
    t("facts.trajectories", {count: f.count(result.trajectories)}),
    t("facts.beliefs", {count: f.count(result.beliefs)})
  ].join(" · ");
}

/** What a reader must know first of a run that did not end as planned. */
function alarm(view) {
  const {t, f, result} = view;
  if (result.completion === "complete" && result.non_finite === 0) return null;
  const text =
    result.non_finite > 0
      ? t("alarm.nonFinite", {count: f.count(result.non_finite)})
      : t("alarm.interrupted", {done: f.count(result.trajectories), planned: f.count(result.planned.trajectories)});
  return h("p", {class: "alarm", role: "note"}, text);
}

function navigation(view, parts) {
  return h(
    "nav",
    {"aria-label": view.t("contents")},
    h(
      "ul",
      {},
      parts.map((part) => h("li", {}, h("a", {href: `#${part.id}`}, view.t(`nav.${part.id}`))))
    )
  );
}

/** Builds the page for what is looked at; the place in the page and the focus stay. */
function show(choice) {
  const view = new View(data, choice);
  const {t} = view;
  const focused = document.activeElement?.id;
  const place = scrollY;
  document.documentElement.lang = view.language;
  document.title = t("pageTitle", {title: view.title});
  const parts = sections(view);
  document.body.replaceChildren(
    h("a", {class: "skip", href: "#the-answer"}, t("skip")),
    h(
      "header",
      {class: "masthead"},
      h("p", {class: "brand"}, t("brand")),
      h("h1", {}, view.title),
      h("p", {class: "facts"}, facts(view)),
      alarm(view)
    ),
    h(
      "div",
      {class: "bar"},
      navigation(view, parts),
      controls(view, (next) => show({...view.choice, ...next}))
    ),
    h("main", {}, parts),
    h("footer", {}, h("p", {}, t("footer", {version: view.result.program.version, digest: view.result.digest})))
  );
  if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  scrollTo(0, place);
}

show({});
document.documentElement.dataset.ready = "true";
