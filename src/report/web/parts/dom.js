// SPDX-License-Identifier: Apache-2.0
/**
 * An element: h("a", {href: "#x", onclick: act}, "text", child). Text is never read as HTML.
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Sets custom properties, which a strict policy allows through the object model alone. */
export function withStyle(element, properties) {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/**
 * Text with **strong** parts, as the dictionaries write it. Values come in after the stars were
 * looked for, so that a name cannot bring its own.
 */
export function rich(t, key, values) {
  const marked = Object.fromEntries(Object.keys(values).map((name, k) => [name, `\u0001${k}\u0002`]));
  const names = Object.values(values);
  const fill = (text) => text.replace(/\u0001(\d+)\u0002/g, (_, k) => String(names[Number(k)]));
  return t(key, marked)
    .split("**")
    .map((text, k) => (k % 2 === 1 ? h("strong", {}, fill(text)) : fill(text)));
}
