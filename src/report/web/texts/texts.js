// SPDX-License-Identifier: Apache-2.0
import {en} from "./en.js";
import {fr} from "./fr.js";

/** As French is set: no line breaks before its high punctuation or inside its quotation marks. */
const typeset = (text) =>
  text
    .replace(/ ([:;?!»%×])/g, "\u00a0$1")
    .replace(/« /g, "«\u00a0")
    .replace(/'/g, "’");
const dictionaries = {en, fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, typeset(text)]))};

/** For tests, as the language qaa: every text is its key in brackets, so that one of no dictionary shows. */
const bracketed = (key, values) => `⟦${[key, ...Object.values(values)].join(" ")}⟧`;

/**
 * The texts of a language: t("key", {name: value}) puts values where {name} stands.
 * A key that is missing is a fault of the page and shows as such.
 */
export function makeTexts(language) {
  const texts = dictionaries[language] ?? en;
  const t = (key, values = {}) => {
    if (language === "qaa") return bracketed(key, values);
    if (!(key in texts)) throw new Error(`no text ${key} in ${language}`);
    return texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
  t.has = (key) => key in texts;
  return t;
}
