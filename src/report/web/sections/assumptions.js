// SPDX-License-Identifier: Apache-2.0
import {h} from "../parts/dom.js";

/** A value or a distribution as the scenario would write it. */
export function valueText(value, f) {
  if (value === null) return "—";
  if (typeof value === "number") return f.number(value);
  if (Array.isArray(value)) return value.map((each) => valueText(each, f)).join(", ");
  if (typeof value !== "object") return String(value);
  if (!("dist" in value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${valueText(each, f)}`)
      .join(", ");
  const {dist, ...rest} = value;
  return `${dist}(${Object.entries(rest)
    .map(([key, each]) => `${key} ${valueText(each, f)}`)
    .join(", ")})`;
}

const isDrawn = (value) =>
  value !== null &&
  typeof value === "object" &&
  ("dist" in value || Object.values(value).some((each) => each !== null && typeof each === "object" && "dist" in each));

/** Every parameter of the market, the unit that is looked at and its organisation. */
export function assumptionRows(view) {
  const resolved = view.result.resolved_scenario;
  const unit = resolved.units[view.choice.unit];
  const organisation = (resolved.organisations ?? []).find((each) => each.name === unit.group) ?? resolved.organisations?.[0];
  const sections = [
    ["market", resolved.market],
    ["organisation", organisation?.parameters ?? {}],
    ["unit", unit.parameters]
  ];
  return sections.flatMap(([section, parameters]) =>
    Object.entries(parameters).map(([key, {value, from}]) => {
      const info = view.page.parameters[section]?.[key] ?? {};
      return {
        section,
        key,
        value,
        drawn: isDrawn(value),
        from,
        changed: from !== "default",
        unit: info.unit ?? "",
        usual: info.default ?? "",
        source: info.source ?? "",
        meaning: info.meaning ?? ""
      };
    })
  );
}

function line(view, row) {
  const {t, f} = view;
  return h(
    "tr",
    {class: row.changed ? "changed" : ""},
    h("th", {scope: "row"}, h("code", {}, row.key), h("span", {class: "meaning", lang: "en"}, row.meaning)),
    h(
      "td",
      {},
      h("span", {class: "given"}, valueText(row.value, f)),
      row.unit && row.unit !== "1" ? h("span", {class: "unit", lang: "en"}, ` ${row.unit}`) : null
    ),
    h("td", {}, t(row.drawn ? "assumptions.prior" : "assumptions.fixed")),
    h("td", {lang: "en"}, row.source),
    h(
      "td",
      {},
      row.changed
        ? [
            h("strong", {}, t("assumptions.changed")),
            h("span", {class: "meaning given"}, row.from),
            row.usual ? h("span", {class: "meaning"}, t("assumptions.instead", {value: row.usual})) : null
          ]
        : t("assumptions.default")
    )
  );
}

function group(view, rows, section) {
  const {t} = view;
  const some = rows.filter((row) => row.section === section);
  const head = ["assumptions.parameter", "assumptions.value", "assumptions.kind", "assumptions.source", "assumptions.origin"];
  const title = t(`assumptions.${section}`, {unit: view.unit.name});
  return h(
    "details",
    {open: false},
    h("summary", {}, t("assumptions.count", {title, changed: some.filter((row) => row.changed).length, all: some.length})),
    h(
      "div",
      {class: "scroll", tabindex: "0", role: "region", "aria-label": title},
      h(
        "table",
        {class: "assumptions"},
        h("caption", {class: "hidden"}, title),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            head.map((key) => h("th", {scope: "col"}, t(key)))
          )
        ),
        h(
          "tbody",
          {},
          some.map((row) => line(view, row))
        )
      )
    )
  );
}

/** @param {import("../types.js").View} view */
export function assumptions(view) {
  const {t} = view;
  const rows = assumptionRows(view);
  const priors = rows.filter((row) => row.drawn).length;
  return [
    h("p", {}, t("assumptions.summary", {all: rows.length, changed: rows.filter((row) => row.changed).length, priors})),
    ...["unit", "organisation", "market"]
      .filter((section) => rows.some((row) => row.section === section))
      .map((section) => group(view, rows, section))
  ];
}
