// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";

/** Texts of a page in the language of tests that no dictionary gave and no data holds. */
export async function strayTexts(page) {
  return page.evaluate(() => {
    const known = new Set();
    const gather = (value) => {
      if (typeof value === "string") known.add(value);
      else if (value !== null && typeof value === "object")
        for (const [key, each] of Object.entries(value)) {
          known.add(key);
          gather(each);
        }
    };
    gather(window.pageData);
    const plain = /^[\s\d.,%×[\]<>≥≤±ρ=−+\-–—$:;()/|·KMBT]*$/;
    const month = /^(M\d\d|[A-Z][a-z]{2}) \d{4}$|^\d{4}( M\d\d|-\d\d)?$/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const stray = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const own = node.parentElement.closest("[lang=en], code, .code, .given, script, style, title");
      if (
        !own &&
        !text.includes("⟦") &&
        !text.includes("⟧") &&
        !known.has(text.replace(/…$/, "")) &&
        !plain.test(text) &&
        !month.test(text) &&
        ![...known].some((word) => text.endsWith("…") && word.startsWith(text.slice(0, -1)))
      )
        stray.push(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (element.hasAttribute(name) && !element.getAttribute(name).includes("⟦"))
          stray.push(`${name}=${element.getAttribute(name)}`);
    }
    return stray;
  });
}

export async function noStrayText(page) {
  assert.deepEqual(await strayTexts(page), []);
}
