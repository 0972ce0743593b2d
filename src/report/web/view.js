// SPDX-License-Identifier: Apache-2.0
import {makeCalendar} from "./calendar.js";
import {makeFormats} from "./formats.js";
import {makeTexts} from "./texts/texts.js";
import {makeWords} from "./words.js";

const indexOf = (list, name) => Math.max(0, list.findIndex((each) => each.name === name));

/** What the page opens with: the unit and definition whose surface, stories and sensitivity it has. */
function opening(page) {
  const of = page.surfaces?.[0] ?? page.sensitivity?.question ?? {unit: page.stories?.[0]?.unit.name};
  const unit = indexOf(page.result.units, of.unit);
  return {unit, definition: indexOf(page.result.units[unit].definitions, of.definition)};
}

/** What a chart or section sees: the document, the words, and which unit and definition are looked at. */
export class View {
  /** @param {any} page  ghostcast.page/1 @param {{unit?: number, definition?: number}} [choice] */
  constructor(page, choice = {}) {
    this.page = page;
    this.result = page.result;
    this.language = page.language;
    this.choice = {...opening(page), ...choice};
    this.t = makeTexts(page.language);
    this.f = makeFormats(page.language, this.t);
    /** What the program says of parameters. */
    this.program = makeWords(page.language, page);
    this.calendar = makeCalendar(this.result.start, page.language, this.t);
  }

  with(choice) {
    return new View(this.page, {...this.choice, ...choice});
  }

  get unit() {
    return this.result.units[this.choice.unit];
  }
  get definition() {
    return this.unit.definitions[this.choice.definition];
  }
  /** The numbers of the definition that is looked at. */
  get asked() {
    return this.askedOf(this.choice.definition);
  }
  askedOf(index) {
    return this.result.resolved_scenario.definitions[index];
  }
  get horizon() {
    return this.result.horizon_months;
  }
  get total() {
    return this.result.trajectories;
  }
  /** Of how many trajectories the fans are; nothing where they are of all. */
  fanBasis() {
    const recorded = this.result.recorded_trajectories;
    if (recorded === this.total) return "";
    return this.t("fan.recorded", {recorded: this.f.count(recorded), trajectories: this.f.count(this.total)});
  }
  get title() {
    return this.result.resolved_scenario.title || this.result.scenario.name;
  }
  /** The estimate at the horizon. */
  last(definition = this.definition) {
    return definition.ghost_probability[definition.ghost_probability.length - 1];
  }
  /** What stands under every probability: interval, beliefs, trajectories. */
  basis(estimate = this.last()) {
    return this.t("basis", {
      interval: this.f.interval(estimate.interval),
      beliefs: this.f.count(estimate.beliefs),
      trajectories: this.f.count(this.total)
    });
  }
  /** Definition in words, P(never) and the basis: the note of a chart of probabilities. */
  note(definition = this.definition, index = this.choice.definition) {
    const last = this.last(definition);
    return this.t("probabilityNote", {
      definition: definition.name,
      words: this.words(index),
      never: this.f.estimate(last.never, last.never_low, last.never_high),
      date: this.calendar.name(this.horizon),
      basis: this.basis(last)
    });
  }
  /** A definition in words. */
  words(index = this.choice.definition) {
    const asked = this.askedOf(index);
    const allowed = this.unit.definitions[index].people_allowed;
    const parts = [this.t("definitionShare", {rule: this.t(`rule.${asked.share}`), threshold: this.f.percent(asked.threshold)})];
    parts.push(
      allowed === null
        ? this.t("anyPeople")
        : this.t("definitionPeople", {
            people: this.f.count(allowed),
            today: this.f.count(this.unit.start.people),
            limit: this.f.number(asked.headcount_limit),
            share: this.f.percent(asked.headcount_share)
          })
    );
    parts.push(this.t("definitionValue", {growth: this.f.number(asked.growth)}));
    parts.push(this.t("definitionMonths", {months: this.f.months(asked.persistence)}));
    if (asked.needs_supervisor) parts.push(this.t("definitionSupervisor"));
    return parts.join(this.t("comma"));
  }
}
