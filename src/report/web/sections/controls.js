// SPDX-License-Identifier: Apache-2.0
import {h} from "../parts/dom.js";

function choice(id, label, names, chosen, act) {
  const select = h(
    "select",
    {id, onchange: (event) => act(Number(event.target.value))},
    names.map((name, k) => h("option", {value: k, selected: k === chosen}, name))
  );
  return h("label", {class: "choice", for: id}, h("span", {}, label), select);
}

function themeButton(t) {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const button = h("button", {type: "button", id: "theme", "aria-pressed": String(dark())}, t("theme.dark"));
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    button.setAttribute("aria-pressed", String(dark()));
  });
  return button;
}

/** What is looked at, and how. @param {(choice: object) => void} look */
export function controls(view, look) {
  const {t, result, unit} = view;
  return h(
    "div",
    {class: "controls", role: "region", "aria-label": t("controls")},
    result.units.length > 1
      ? choice(
          "unit",
          t("unit"),
          result.units.map((each) => each.name),
          view.choice.unit,
          (k) => look({unit: k})
        )
      : null,
    unit.definitions.length > 1
      ? choice(
          "definition-choice",
          t("definition"),
          unit.definitions.map((each) => each.name),
          view.choice.definition,
          (k) => look({definition: k})
        )
      : null,
    themeButton(t),
    h("button", {type: "button", id: "print", onclick: () => print()}, t("print"))
  );
}
