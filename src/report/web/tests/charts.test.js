// SPDX-License-Identifier: Apache-2.0
// What charts show against counts that can be reckoned by hand.
import assert from "node:assert/strict";
import test from "node:test";
import {allCharts} from "../charts/all.js";
import {criterion, criterionRows} from "../charts/criterion.js";
import {barMonths, dateRows} from "../charts/dates.js";
import {fanRows} from "../charts/fan.js";
import {incidenceRows, presentOutcomes} from "../charts/incidence.js";
import {probabilityRows} from "../charts/probability.js";
import {endsOf, multipleTicks} from "../charts/ticks.js";
import {meaningOf, tornadoRows} from "../charts/tornado.js";
import {outcomes} from "../charts/base.js";
import {View} from "../view.js";
import {samplePage} from "./sample.js";

const view = (changes) => new View(samplePage(changes));
const near = (a, b) => Math.abs(a - b) < 1e-12;

test("outcomes of a month are stacked to 1", () => {
  for (const row of incidenceRows(view()))
    assert.ok(
      near(
        outcomes.reduce((sum, name) => sum + row[name], row.human),
        1
      )
    );
});

test("a fan of some of the trajectories says of how many", () => {
  const of = (recorded) => {
    const page = samplePage();
    page.result.recorded_trajectories = recorded;
    return allCharts(new View(page)).find((chart) => chart.id === "headcount").note;
  };
  assert.doesNotMatch(of(200), /trajectories/);
  assert.match(of(120), /Of 120 of the 200 trajectories/);
});

test("a page opens with the unit and definition whose parts it has", () => {
  const page = samplePage();
  const [unit] = page.result.units;
  const other = {...unit, name: "Other", definitions: [...unit.definitions, {...unit.definitions[0], name: "second"}]};
  page.result.units = [unit, other];
  assert.deepEqual(new View({...page, surfaces: []}).choice, {unit: 0, definition: 0});
  assert.deepEqual(new View({...page, surfaces: [{unit: "Other", definition: "second"}]}).choice, {
    unit: 1,
    definition: other.definitions.length - 1
  });
  assert.deepEqual(new View({...page, surfaces: [{unit: "gone", definition: "gone"}]}, {definition: 0}).choice, {unit: 0, definition: 0});
});

test("multiples have three ticks at least, however little they spread", () => {
  assert.deepEqual(multipleTicks(0.02, 300), [0.1, 1, 10, 100]);
  assert.deepEqual(multipleTicks(0.4, 6), [0.5, 1, 2, 5]);
  assert.deepEqual(multipleTicks(0.93, 1.31), [0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3]);
  assert.deepEqual(multipleTicks(1, 1), [1]);
  assert.deepEqual(multipleTicks(2.1, 4.9), [2.5, 3, 3.5, 4, 4.5]);
  for (let low = 0.01; low < 20; low *= 1.7)
    for (let ratio = 1.2; ratio < 2000; ratio *= 1.3) {
      const ticks = multipleTicks(low, low * ratio);
      assert.ok(ticks.length >= 3, `${low} ${ratio}: ${ticks}`);
      assert.ok(ticks.every((tick) => tick >= low && tick <= low * ratio));
    }
});

test("an axis of values that do not differ has a length", () => {
  assert.deepEqual(endsOf([0, 0, 0]), [0, 0.01]);
  assert.deepEqual(endsOf([0.2, 0.9, 0.5]), [0.2, 0.9]);
});

test("born ghosts are ghosts from month 0 on", () => {
  const rows = incidenceRows(view());
  assert.equal(rows[0].ghost, 20 / 200);
  assert.equal(rows[24].ghost, 120 / 200);
});

test("an outcome that never came is not drawn; ghosts always are", () => {
  assert.deepEqual(presentOutcomes(view()), ["ghost", "dead_gpu", "human"]);
  const none = samplePage().result.units[0].definitions[0].outcomes.abandoned;
  const quiet = view({born_ghost: 0, outcomes: Object.fromEntries(outcomes.map((name) => [name, none]))});
  assert.deepEqual(presentOutcomes(quiet), ["ghost", "human"]);
});

test("the credible band stands in the months in which groups are counted, and there alone", () => {
  const rows = probabilityRows(view());
  assert.equal(rows[12].q95, 0.7);
  assert.equal(rows[13].q95, undefined);
});

test("bars of ghost dates add to the ghosts that were not born", () => {
  const rows = dateRows(view());
  assert.equal(
    rows.reduce((sum, row) => sum + row.trajectories, 0),
    100
  );
  assert.equal(rows[0].first, 1);
  assert.equal(rows[rows.length - 1].last, 24);
});

test("bars are of months in short runs and of years in long ones", () => {
  assert.deepEqual([12, 60, 480].map(barMonths), [1, 3, 12]);
});

test("shares of criteria add to 1, and there is no chart without a ghost", () => {
  assert.ok(
    near(
      criterionRows(view()).reduce((sum, row) => sum + row.share, 0),
      1
    )
  );
  assert.equal(criterion(view({last_criterion: {share: 0, headcount: 0, value: 0, supervisor: 0, tie: 0}})), null);
});

test("a fan has no quantiles where no unit runs", () => {
  const rows = fanRows(view(), view().unit.fan.headcount);
  assert.equal(rows[20].q50, null);
  assert.equal(rows[19].q95, 5);
});

test("a tornado is sorted by the width of its bars", () => {
  const of = (name, low, high) => ({
    name,
    unit: "1",
    low: 0,
    high: 1,
    at_low: {ghost: {value: low, error: 0}},
    at_high: {ghost: {value: high, error: 0}},
    information: {ghost: {value: 0, error: 0}}
  });
  const rows = tornadoRows({parameters: [of("a", 0.4, 0.5), of("b", 0.9, 0.1), of("c", null, 1)]});
  assert.deepEqual(
    rows.map((row) => row.name),
    ["b", "a"]
  );
});

test("a parameter means what its key means, whosever it is", () => {
  for (const name of ["gpus", "u: gpus", "a: b: gpus"]) assert.equal(meaningOf(view(), name), "m");
  assert.equal(meaningOf(view(), "u: nothing known"), "");
});

test("every chart has a title, a text alternative, columns of its rows and an id of its own", () => {
  const charts = allCharts(view());
  assert.equal(new Set(charts.map((chart) => chart.id)).size, charts.length);
  for (const chart of charts) {
    assert.ok(chart.title && chart.summary && chart.rows.length > 0, chart.id);
    for (const column of chart.columns)
      assert.ok(
        chart.rows.some((row) => column.key in row),
        `${chart.id} ${column.key}`
      );
  }
});
