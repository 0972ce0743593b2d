// SPDX-License-Identifier: Apache-2.0
// Writes every chart of a page as SVG: node page_svg.cjs PAGE.json FOLDER. Of each unit, by the first
// definition; charts that are the same for all units once.
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {allCharts} from "./charts/all.js";
import {draw, drawingWidth, exportWidth} from "./parts/figure.js";
import {svgText} from "./parts/svg_text.js";
import {View} from "./view.js";

const [, , file, folder] = process.argv;
const {document} = parseHTML("<!doctype html><html><body></body></html>");
const page = JSON.parse(readFileSync(file, "utf8"));
const common = /^(units|gpu_gini|gpu_top_share|tornado|surface.*|story-.*)$/;

page.result.units.forEach((_, unit) => {
  const view = new View(page, {unit});
  const source = view.t("source", {scenario: view.result.scenario.name, digest: view.result.digest});
  for (const chart of allCharts(view)) {
    const once = common.test(chart.id);
    if (once && unit > 0) continue;
    const name = once || page.result.units.length === 1 ? chart.id : `unit-${unit + 1}-${chart.id}`;
    writeFileSync(
      join(folder, `${name}.svg`),
      svgText(chart, draw(chart, drawingWidth, document), {theme: "light", width: exportWidth, source})
    );
  }
});
