// SPDX-License-Identifier: Apache-2.0
import {criterion} from "./criterion.js";
import {dates} from "./dates.js";
import {definitions} from "./definitions.js";
import {fans} from "./fans.js";
import {incidence} from "./incidence.js";
import {planCurves} from "./plan_curves.js";
import {plans} from "./plans.js";
import {probability} from "./probability.js";
import {rho} from "./rho.js";
import {story} from "./story.js";
import {surface} from "./surface.js";
import {tornado} from "./tornado.js";
import {concentration, units} from "./units.js";

const there = (charts) => charts.filter((chart) => chart !== null);

/** The charts of each section; empty where the document has none. @param {import("../types.js").View} view */
export const chartsOf = {
  when: (view) => [incidence(view), probability(view)],
  way: (view) => fans(view),
  date: (view) => there([dates(view), criterion(view)]),
  definition: (view) => [...view.page.surfaces.map((each, k) => surface(view, each, k)), definitions(view)],
  rho: (view) => there([rho(view)]),
  units: (view) => there([units(view), ...concentration(view)]),
  why: (view) => (view.page.sensitivity ? [tornado(view)] : []),
  plans: (view) => (view.page.comparison ? [plans(view), planCurves(view)] : []),
  stories: (view) => view.page.stories.map((each, k) => story(view, each, k))
};

/** @returns {import("../types.js").Chart[]} */
export const allCharts = (view) => Object.values(chartsOf).flatMap((make) => make(view));
