// SPDX-License-Identifier: Apache-2.0
import {h} from "../parts/dom.js";
import {warningParts} from "../warnings.js";

/** Terms and what they are. @param {import("../types.js").View} view */
export function provenanceRows(view) {
  const {t, f, result, page} = view;
  const {engine, program} = result;
  return [
    [t("provenance.scenario"), `${result.scenario.name} (${result.resolved_scenario.file})`],
    [t("provenance.hash"), result.scenario.sha256],
    [t("provenance.plan"), [result.plan, ...result.changes].join(", ")],
    [t("provenance.seed"), String(result.seed)],
    [
      t("provenance.size"),
      t("provenance.counts", {trajectories: f.count(result.trajectories), beliefs: f.count(result.beliefs)})
    ],
    [t("provenance.digest"), result.digest],
    [t("provenance.engine"), [engine.name, engine.device, engine.isa].filter(Boolean).join(", ")],
    [t("provenance.version"), `${program.version} (${program.commit})`],
    [t("provenance.command"), page.command]
  ];
}

/** A part of a warning: words, code, or words of another language. */
function warningPart({text, code, lang}) {
  if (code) return h("code", {}, text);
  return lang ? h("span", {lang}, text) : text;
}

/** @param {import("../types.js").View} view */
export function provenance(view) {
  const {t, page, result} = view;
  const gaps = page.gaps.map((gap) =>
    h("li", {}, t(`gap.${gap.part}`), " ", t(`reason.${gap.reason}`), gap.command ? [" ", h("code", {}, gap.command)] : null)
  );
  return [
    h(
      "dl",
      {},
      provenanceRows(view).map(([term, text]) => h("div", {}, h("dt", {}, term), h("dd", {class: "code"}, text)))
    ),
    h("p", {}, t("provenance.reproduce")),
    result.warnings.length
      ? [
          h("h3", {}, t("warnings")),
          h(
            "ul",
            {class: "warnings"},
            result.warnings.map((text) => h("li", {}, warningParts(view, text).map(warningPart)))
          )
        ]
      : null,
    gaps.length ? [h("h3", {}, t("gaps")), h("ul", {class: "gaps"}, gaps)] : null
  ].flat();
}
