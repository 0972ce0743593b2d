// SPDX-License-Identifier: Apache-2.0
/** Hands the reader a file. */
export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export const saveText = (name, text, type) => save(name, new Blob([text], {type}));

/** Draws an SVG text as a picture of twice its size. */
export function savePng(name, svg, width, height) {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => save(name, blob), "image/png");
  };
  image.src = url;
}
