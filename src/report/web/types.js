// SPDX-License-Identifier: Apache-2.0
/**
 * @typedef {object} Column  of a chart's data
 * @property {string} key    member of the rows
 * @property {string} label  with its unit
 * @property {(value: any) => string} [format]  how a table shows it; CSV has the number itself
 *
 * @typedef {object} Chart  what every module of charts/ gives
 * @property {string} id           of the figure and of its files
 * @property {string} title
 * @property {string} summary      what the chart shows, in words: its text alternative
 * @property {string} [note]       how to read it, definition, interval and beliefs
 * @property {Column[]} columns
 * @property {object[]} rows       the data as a table
 * @property {{label: string, colour: string, shape?: "area"|"line"|"dash"|"band"}[]} [legend]
 * @property {(width: number) => object} plot  options of Observable Plot for this width in pixels
 *
 * @typedef {import("./view.js").View} View
 */
export {};
