// SPDX-License-Identifier: Apache-2.0
// Bundles the page and the program that draws charts as files: node build.mjs FOLDER, where FOLDER has
// node_modules. The script and the style get their hashes in the Content-Security-Policy.
import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const esbuild = createRequire(join(folder, "package.json"))("esbuild");

const common = {
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
  nodePaths: [join(folder, "node_modules")],
  loader: {".css": "text"},
  logLevel: "warning"
};

/** @returns {Promise<string>} the bundle of an entry file, without what would end a script element */
async function bundle(entry, options) {
  const result = await esbuild.build({...common, ...options, entryPoints: [join(web, entry)]});
  return result.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

const styles = ["tokens", "page", "figure", "parts", "print"];
const style = (await Promise.all(styles.map((name) => readFile(join(web, "style", `${name}.css`), "utf8")))).join("\n");
const css = (await esbuild.transform(style, {loader: "css", minify: true})).code;
const script = await bundle("main.js", {format: "iife", target: "es2020"});
const parts = {style: css, script, "style-hash": hash(css), "script-hash": hash(script)};
const shell = await readFile(join(web, "page.html"), "utf8");
await writeFile(
  join(folder, "page.html"),
  shell.replace(/\{\{(style|script|style-hash|script-hash)\}\}/g, (_, name) => parts[name])
);
await writeFile(
  join(folder, "page_svg.cjs"),
  await bundle("svg.js", {format: "cjs", platform: "node", target: "node18", external: ["canvas"]})
);
await writeFile(
  join(folder, "page_tests.cjs"),
  await bundle("tests/all.js", {format: "cjs", platform: "node", target: "node18", external: ["canvas"], minify: false})
);
