// SPDX-License-Identifier: Apache-2.0
import {estimateChart, estimateRow, twoMonths} from "./estimates.js";
import {fanChart} from "./fan.js";

/** @returns {import("../types.js").Chart|null} null of one unit */
export function units(view) {
  const {t, result} = view;
  if (result.units.length < 2) return null;
  const months = twoMonths(view);
  const rows = result.units.flatMap((unit) =>
    unit.definitions[view.choice.definition].ghost_probability
      .filter((p) => months.includes(p.month))
      .map((p) => estimateRow(unit.name, p))
  );
  const named = {definition: view.definition.name, unit: view.unit.name, words: view.words()};
  const note = `${t("definitionNote", named)} ${view.basis()}`;
  return estimateChart(view, {id: "units", first: t("unit"), note, title: {definition: view.definition.name}}, rows);
}

/** How GPUs are spread over units. @returns {import("../types.js").Chart[]} */
export function concentration(view) {
  const {t, f, result} = view;
  const market = result.organisation?.market ?? {};
  if (result.units.length < 2) return [];
  const make = (key, colour) =>
    market[key]
      ? [
          fanChart(view, key, market[key], {
            share: true,
            colour,
            format: f.percent,
            title: t(`${key}.title`),
            axis: t(`${key}.axis`),
            noLimit: t(`${key}.note`)
          })
        ]
      : [];
  return [...make("gpu_gini", "orange"), ...make("gpu_top_share", "purple")];
}
