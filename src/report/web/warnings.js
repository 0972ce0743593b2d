// SPDX-License-Identifier: Apache-2.0
// Warnings come as English sentences. Their values are found by the program's own patterns, and put into the
// sentence of the page's language; what no pattern knows stays English and is marked as such.
import {numberWords, valueWords} from "./texts/fr_warning_values.js";
import {warnings} from "./texts/fr_warnings.js";
import {typeset} from "./texts/typeset.js";

const languages = {fr: {warnings, valueWords, numberWords}};

/** Values that are code, and one that is another program's words. */
const code = ["place", "key", "example", "suggestion", "range", "cause"];
const foreign = ["devices"];
const names = ["unit", "definition"];

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const places = /\{(\w+)\}/;

/** "{a} is {b}" as a pattern and the names of its groups. */
function pattern(text) {
  const parts = text.split(places);
  const source = parts.map((part, k) => (k % 2 === 1 ? "(.+?)" : escaped(part))).join("");
  return {
    expression: new RegExp(`^${source}$`, "s"),
    names: parts.filter((_, k) => k % 2 === 1),
    fixed: parts.filter((_, k) => k % 2 === 0).join("").length
  };
}

/** The code and values of a sentence; the pattern with most words of its own goes first. */
export function readWarning(text, patterns) {
  const known = Object.entries(patterns).map(([code_, each]) => ({code: code_, ...pattern(each)}));
  for (const each of known.sort((a, b) => b.fixed - a.fixed)) {
    const match = text.match(each.expression);
    if (match) return {code: each.code, values: Object.fromEntries(each.names.map((name, k) => [name, match[k + 1]]))};
  }
  return null;
}

function valuePart(name, value, language) {
  if (code.includes(name)) return {text: value, code: true};
  if (foreign.includes(name)) return {text: value, lang: "en"};
  if (names.includes(name)) return {text: value};
  return {text: language.valueWords[name]?.(value) ?? language.numberWords(value)};
}

/**
 * A warning as parts: {text, code?, lang?}.
 * @param {{language: string, page: any}} view
 */
export function warningParts({language, page}, text) {
  if (language === "en") return [{text}];
  const words = languages[language];
  const found = words && readWarning(text, page.warning_texts ?? {});
  const sentence = found && words.warnings[found.code];
  if (!sentence) return [{text, lang: "en"}];
  return sentence
    .split(places)
    .map((part, k) => (k % 2 === 1 ? valuePart(part, found.values[part], words) : {text: typeset(part)}))
    .filter((part) => part.text !== "");
}
