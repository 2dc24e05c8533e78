/* What one script finds of another's on a page, and what is built in as text. */

interface Window {
  /* In a map's own page or frame: the map. */
  atlas: import("./timelayer/timelayer.js").TimeLayer & { bridge?: unknown };
  /* In the app's page: what mounts its panels. */
  atlasPanels?: import("../ui/panels/panels.js").Panels;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.woff2" {
  const address: string;
  export default address;
}
