// SPDX-License-Identifier: Apache-2.0
import tokens from "../style/tokens.css";

/** The custom properties of a theme, from the one place where they stand. */
export function themeTokens(theme) {
  const block = tokens.match(theme === "dark" ? /\[data-theme="dark"\]\s*\{([^}]*)\}/ : /:root\s*\{([^}]*)\}/)[1];
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const head = 58;
const line = 18;

function legendText(legend, width) {
  let x = 16;
  let y = head;
  const items = legend.map(({label, colour, shape}) => {
    const wide = 34 + 6.8 * label.length;
    if (x + wide > width && x > 16) [x, y] = [16, y + line];
    const mark =
      shape === "area"
        ? `<rect x="${x}" y="${y - 9}" width="14" height="10" rx="2" fill="${colour}"/>`
        : `<path d="M${x},${y - 4}h14" stroke="${colour}" stroke-width="2.5"${shape === "dash" ? ' stroke-dasharray="4,2"' : ""}/>`;
    const item = `${mark}<text x="${x + 20}" y="${y}" font-size="12">${escaped(label)}</text>`;
    x += wide;
    return item;
  });
  return {items: items.join(""), bottom: legend.length ? y + 12 : head - 14};
}

/** Lines of at most so many characters, broken at spaces. */
export function wrapped(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] !== "" && lines[last].length + word.length >= most) lines.push(word);
    else lines[last] += (lines[last] === "" ? "" : " ") + word;
  }
  return lines;
}

/** What must stand beside the numbers, and where they come from. */
function footText(chart, y, look) {
  const lines = [...wrapped(chart.note ?? "", look.width / 5.6), look.source].filter((text) => text !== "");
  const items = lines.map(
    (text, k) => `<text x="16" y="${y + 14 * k}" font-size="10.5" fill="var(--soft)">${escaped(text)}</text>`
  );
  return {items: items.join(""), bottom: y + 14 * lines.length};
}

/**
 * A chart as a file of its own: title, legend, drawing, note and source on the theme's paper.
 * @param {import("../types.js").Chart} chart @param {SVGElement} drawing @param {{theme: string, width: number, source: string}} look
 */
export function svgText(chart, drawing, look) {
  const colours = themeTokens(look.theme);
  const inner = drawing.outerHTML.replace(/<style>[\s\S]*?<\/style>/, "");
  const height = Number(drawing.getAttribute("height"));
  const legend = legendText(chart.legend ?? [], look.width);
  const foot = footText(chart, legend.bottom + height + 16, look);
  const total = foot.bottom + 2;
  const placed = inner
    .replace(/^<svg /, `<svg x="${(look.width - Number(drawing.getAttribute("width"))) / 2}" y="${legend.bottom}" `)
    .replace(/ xmlns="[^"]*"/, "");
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${look.width}" height="${total}" viewBox="0 0 ${look.width} ${total}" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif" fill="var(--ink)" color="var(--ink)">` +
    `<title>${escaped(chart.title)}</title><desc>${escaped(chart.summary)}</desc><rect width="100%" height="100%" fill="var(--paper)"/>` +
    `<text x="16" y="30" font-size="17" font-weight="650">${escaped(chart.title)}</text>${legend.items}${placed}${foot.items}</svg>`;
  return text.replace(/var\(--([\w-]+)\)/g, (_, name) => colours[name] ?? "currentColor");
}
