/* Style: sheets put into the page before anything is drawn.
 *
 * No page asks for a sheet by its address: one that came late would leave marks black for a moment.
 */

export function putStyle(...sheets) {
  const style = document.createElement("style");
  style.textContent = sheets.join("\n");
  document.head.appendChild(style);
}

/* The bundled font from its addresses: regular and bold. */
export function fontFaces(...addresses) {
  const weights = ["100 599", "600 900"];
  const face = (address, at) =>
    `@font-face{font-family:"Atlas Sans";font-weight:${weights[at]};font-display:swap;src:url("${address}") format("woff2")}`;
  return addresses.map(face).join("\n");
}
