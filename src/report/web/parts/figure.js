// SPDX-License-Identifier: Apache-2.0
import {Plot} from "../charts/base.js";
import {h, withStyle} from "./dom.js";
import {savePng, saveText} from "./download.js";
import {svgText} from "./svg_text.js";
import {csv, table} from "./table.js";

/** Of a chart as a file, and of the drawing inside it. */
export const exportWidth = 960;
export const drawingWidth = exportWidth - 28;

/** The drawing of a chart. Its style element goes: the page's policy allows none, and the page has the rules. */
export function draw(chart, width, document_) {
  const svg = Plot.plot({...chart.plot(width), ...(document_ ? {document: document_} : {})});
  svg.querySelector("style")?.remove();
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return svg;
}

const theme = () =>
  document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

function standalone(view, chart) {
  return svgText(chart, draw(chart, drawingWidth), {
    theme: theme(),
    width: exportWidth,
    source: view.t("source", {scenario: view.result.scenario.name, digest: view.result.digest})
  });
}

function buttons(view, chart) {
  const {t} = view;
  const name = `${view.result.scenario.name}-${chart.id}`.replace(/[^\w-]+/g, "_");
  const png = () => {
    const text = standalone(view, chart);
    const [, width, height] = text.match(/width="(\d+)" height="([\d.]+)"/);
    savePng(`${name}.png`, text, Number(width), Number(height));
  };
  const button = (label, key, act) =>
    h("button", {type: "button", "aria-label": t(key, {title: chart.title}), onclick: act}, label);
  return h(
    "div",
    {class: "actions"},
    button(t("format.svg"), "save.svg", () => saveText(`${name}.svg`, standalone(view, chart), "image/svg+xml")),
    button(t("format.png"), "save.png", png),
    button(t("format.csv"), "save.csv", () => saveText(`${name}.csv`, csv(chart), "text/csv"))
  );
}

function legend(chart) {
  if (!chart.legend?.length) return null;
  return h(
    "ul",
    {class: "legend"},
    chart.legend.map(({label, colour, shape}) =>
      h("li", {}, withStyle(h("span", {class: `swatch ${shape ?? "area"}`, "aria-hidden": "true"}), {"--swatch": colour}), label)
    )
  );
}

/** The data, made when it is first opened. */
function details(view, chart) {
  const box = h("details", {}, h("summary", {}, view.t("dataOf", {title: chart.title})));
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1)
      box.append(
        h(
          "div",
          {class: "scroll", tabindex: "0", role: "region", "aria-label": view.t("dataOf", {title: chart.title})},
          table(chart)
        )
      );
  });
  return box;
}

/** A figure that redraws when its width changes. @param {import("../types.js").Chart} chart */
export function figure(view, chart) {
  const stage = h("div", {class: "stage"});
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(stage.clientWidth);
    if (width < 50 || width === drawn) return;
    drawn = width;
    const svg = draw(chart, width);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${chart.title}. ${chart.summary}`);
    stage.replaceChildren(svg);
  };
  new ResizeObserver(redraw).observe(stage);
  const element = h(
    "figure",
    {id: chart.id, class: "chart"},
    h("figcaption", {}, h("h3", {}, chart.title), h("p", {class: "summary"}, chart.summary)),
    legend(chart),
    stage,
    chart.note ? h("p", {class: "note"}, chart.note) : null,
    h("div", {class: "below"}, details(view, chart), buttons(view, chart))
  );
  return element;
}
