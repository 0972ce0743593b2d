// SPDX-License-Identifier: Apache-2.0
import {h} from "../parts/dom.js";

/** A value or a distribution as the scenario would write it, with the page's numbers. */
export function valueText(value, view) {
  const {f, t} = view;
  const list = (parts) => parts.join(`${t("listSeparator")} `);
  const members = (object) => list(Object.entries(object).map(([key, each]) => `${key} ${valueText(each, view)}`));
  if (value === null) return "—";
  if (typeof value === "number") return f.number(value);
  if (Array.isArray(value)) return list(value.map((each) => valueText(each, view)));
  if (typeof value !== "object") return String(value);
  if (!("dist" in value)) return members(value);
  const {dist, ...rest} = value;
  return `${dist}(${members(rest)})`;
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
        source: view.program.source(info.source ?? ""),
        meaning: view.program.meaning(section, key)
      };
    })
  );
}

/** Where a value comes from: a place in a file, a flag, or a group of mechanisms that is off. */
const placeText = ({t}, from) => (from.startsWith("off by ") ? t("assumptions.off", {cause: from.slice(7)}) : from);

/** Who gave the value: the scenario, and where, or the program's default. */
function origin(view, row) {
  const {t} = view;
  if (!row.changed) return t("assumptions.default");
  const usual = row.usual ? h("span", {class: "meaning"}, t("assumptions.instead"), " ", h("code", {}, row.usual)) : null;
  return [h("strong", {}, t("assumptions.changed")), h("span", {class: "meaning given"}, placeText(view, row.from)), usual];
}

function line(view, row) {
  const {t} = view;
  const measure = view.program.unit(row.unit);
  const unit = row.unit && !["1", "-"].includes(row.unit) ? h("span", {class: "unit", lang: measure.lang}, ` ${measure.text}`) : null;
  const name = [h("code", {}, row.key), h("span", {class: "meaning", lang: row.meaning.lang}, row.meaning.text)];
  const cells = [
    h("th", {scope: "row"}, name),
    h("td", {}, h("span", {class: "given"}, valueText(row.value, view)), unit),
    h("td", {}, t(row.drawn ? "assumptions.prior" : "assumptions.fixed")),
    h("td", {lang: row.source.lang}, row.source.text),
    h("td", {}, origin(view, row))
  ];
  return h("tr", {class: row.changed ? "changed" : ""}, cells);
}

function group(view, rows, section) {
  const {t} = view;
  const some = rows.filter((row) => row.section === section);
  const changed = some.filter((row) => row.changed).length;
  const title = t(`assumptions.${section}`, {unit: view.unit.name});
  const heads = ["parameter", "value", "kind", "source", "origin"].map((key) => h("th", {scope: "col"}, t(`assumptions.${key}`)));
  const lines = some.map((row) => line(view, row));
  const caption = h("caption", {class: "hidden"}, title);
  const table = h("table", {class: "assumptions"}, caption, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, lines));
  const box = h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": title}, table);
  return h("details", {}, h("summary", {}, t("assumptions.count", {title, changed, all: some.length})), box);
}

/** @param {import("../types.js").View} view */
export function assumptions(view) {
  const {t} = view;
  const rows = assumptionRows(view);
  const priors = rows.filter((row) => row.drawn).length;
  return [
    h("p", {}, t("assumptions.summary", {all: rows.length, changed: rows.filter((row) => row.changed).length, priors})),
    h("p", {class: "note"}, t("assumptions.marks")),
    ...["unit", "organisation", "market"]
      .filter((section) => rows.some((row) => row.section === section))
      .map((section) => group(view, rows, section))
  ];
}
