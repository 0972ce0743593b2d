// SPDX-License-Identifier: Apache-2.0
// What the program itself says of parameters, in the page's language.
import {meanings} from "./texts/fr_parameters.js";
import {sources} from "./texts/fr_sources.js";
import {units} from "./texts/fr_units.js";
import {typeset} from "./texts/typeset.js";

const languages = {fr: {meanings, sources, units}};

/**
 * Each gives {text, lang}; where a language has no words for it the text is the program's own, and lang is "en".
 * @param {any} page  ghostcast.page/1
 */
export function makeWords(language, page) {
  const table = languages[language];
  const own = language === "en" ? undefined : "en";
  const said = (english, words) => (words === undefined ? {text: english, lang: own} : {text: typeset(words)});
  return {
    meaning: (section, key) =>
      said(page.parameters[section]?.[key]?.meaning ?? "", table?.meanings[section]?.[key]),
    source: (text) => said(text, table?.sources[text]),
    unit: (text) => said(text, table?.units[text])
  };
}
