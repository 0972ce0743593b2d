// SPDX-License-Identifier: Apache-2.0
import {page} from "./fr_page.js";
import {typeset} from "./typeset.js";

const scales = {bn: "Md", tn: "billions"};
const roles = {
  researcher: "chercheur",
  engineer: "ingénieur",
  infrastructure: "infrastructure",
  operations: "exploitation",
  supervisor: "superviseur",
  manager: "encadrement"
};
const repaired = {
  share: "part du calcul",
  automation: "automatisation",
  ceiling: "plafond d’automatisation",
  utilisation: "utilisation"
};

/** Numbers as French writes them, wherever they stand in a text. */
export const numberWords = (text) =>
  text
    .replace(/\d[\d,]*(\.\d+)?/g, (number) => number.replace(/,/g, "\u202f").replace(".", ","))
    .replace(/ %/g, "\u00a0%")
    .replace(/ (bn|tn)$/, (_, scale) => `\u00a0${scales[scale]}`)
    .replace(/ to /, " à ");

/** « A », « B » */
const quoted = (text) => text.replace(/"(.*?)"(?=, "|$)/gs, "«\u00a0$1\u00a0»");

/** Values that are words, by their names. */
export const valueWords = {
  units: quoted,
  definitions: quoted,
  components: (text) => text,
  role: (text) => `«\u00a0${roles[text] ?? text}\u00a0»`,
  share: (text) => typeset(page[`rule.${text}`] ?? text),
  people: (text) => numberWords(text).replace(/ person$/, "\u00a0personne").replace(/ people$/, "\u00a0personnes"),
  component: (text) => text.replace(/^component (\d+) of /, "la composante $1 de "),
  repairs: (text) =>
    text
      .split(", ")
      .map((part) => part.replace(/^\w+/, (word) => repaired[word] ?? word))
      .map(numberWords)
      .join(", ")
};
