// SPDX-License-Identifier: Apache-2.0
import {estimateChart, estimateRow, twoMonths} from "./estimates.js";

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function definitions(view) {
  const {t, unit} = view;
  const months = twoMonths(view);
  const rows = unit.definitions.flatMap((each) =>
    each.ghost_probability.filter((p) => months.includes(p.month)).map((p) => estimateRow(each.name, p))
  );
  const words = {id: "definitions", first: t("definition"), note: `${t("definitions.note")} ${view.basis()}`, title: {unit: unit.name}};
  return estimateChart(view, words, rows);
}
