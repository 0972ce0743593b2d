// SPDX-License-Identifier: Apache-2.0
/** As French is set: narrow spaces before ; ? and !, others before : and % and inside quotation marks, none of them breaks. */
export const typeset = (text) =>
  text
    .replace(/ ([;?!])/g, "\u202f$1")
    .replace(/ ([:»×%])/g, "\u00a0$1")
    .replace(/(« |× )/g, (mark) => `${mark[0]}\u00a0`)
    .replace(/'/g, "’");

/** The same for a template: its own words are set, its values stay what they are. */
export const french = (words, ...values) =>
  words.map((part, k) => typeset(part) + (k < values.length ? String(values[k]) : "")).join("");
