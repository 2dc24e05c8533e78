/* Style: sheets put into the page before anything is drawn.
 *
 * No page asks for a sheet by its address: one that came late would leave marks black for a moment.
 */

export function putStyle(...sheets) {
  const style = document.createElement("style");
  style.textContent = sheets.join("\n");
  document.head.appendChild(style);
}
