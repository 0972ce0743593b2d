// SPDX-License-Identifier: Apache-2.0
import {en} from "./en.js";
import {fr} from "./fr.js";
import {typeset} from "./typeset.js";

const dictionaries = {en, fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, typeset(text)]))};

/** Whether a count, as it is written, takes the singular: in French 0 and 1.5 do too. */
const singular = {en: (count) => count === "1", fr: (count) => /^[01](,\d+)?$/.test(count)};
const place = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** For tests, as the language qaa: every text is its key in brackets, so that one of no dictionary shows. */
const bracketed = (key, values) => `⟦${[key, ...Object.values(values)].join(" ")}⟧`;

/**
 * The texts of a language: t("key", {name: value}) puts values where {name} stands, and where {name|one|many}
 * stands the word that goes with it.
 * A key that is missing is a fault of the page and shows as such.
 */
export function makeTexts(language) {
  const texts = dictionaries[language] ?? en;
  const t = (key, values = {}) => {
    if (language === "qaa") return bracketed(key, values);
    if (!(key in texts)) throw new Error(`no text ${key} in ${language}`);
    return texts[key].replace(place, (_, name, one, many) => {
      const value = String(values[name]);
      if (one === undefined) return value;
      return (singular[language] ?? singular.en)(value) ? one : many;
    });
  };
  t.has = (key) => key in texts;
  return t;
}
