/* Frames: checks what a page hands over and brings it into the shape that the drawing relies on.
 *
 * Nothing here throws for bad data: what cannot be drawn is left out, and a missing mark becomes
 * "no figure".
 */
(function () {
  "use strict";

  const STATUSES = ["reported", "announced", "worked out", "not reported"];

  function text(value) {
    return typeof value === "string" ? value : "";
  }

  function amount(value) {
    return Number.isFinite(value) && value >= 0 ? value : null;
  }

  function list(value) {
    return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
  }

  function readMark(mark) {
    const source = mark || {};
    return {
      low: amount(source.low),
      high: amount(source.high),
      range: text(source.range) || "no figure",
      state: text(source.state),
      status: STATUSES.includes(source.status) ? source.status : "not reported",
      assumed: source.assumed === true,
      faint: source.faint === true,
    };
  }

  /* Return the frames ready to draw, or null where there is nothing to draw.
   *
   * Each frame's marks become a list in the order of the places.
   */
  function read(given) {
    let source = given;
    if (typeof source === "string") {
      try {
        source = JSON.parse(source);
      } catch {
        return null;
      }
    }
    if (!source || typeof source !== "object") return null;
    const places = list(source.places)
      .filter((place) => typeof place.id === "string")
      .filter((place) => Number.isFinite(place.latitude) && Number.isFinite(place.longitude))
      .filter((place) => Math.abs(place.latitude) <= 85 && Math.abs(place.longitude) <= 360)
      .map((place) => ({
        id: place.id,
        name: text(place.name) || place.id,
        country: place.kind === "country",
        sites: place.has_sites !== false,
        latitude: place.latitude,
        longitude: place.longitude,
      }));
    let marks = new Map();
    const frames = list(source.frames).map((frame) => {
      // Without marks of its own a frame shows those of the frame before.
      if (frame.marks) marks = new Map(list(frame.marks).map((mark) => [mark.place, mark]));
      return {
        title: text(frame.title),
        date: text(frame.date),
        phase_text: text(frame.phase_text),
        evidence: text(frame.evidence),
        after_evidence: frame.after_evidence === true,
        marks: places.map((place) => readMark(marks.get(place.id))),
      };
    });
    if (!frames.length) return null;
    const months = Array.isArray(source.months) ? source.months.map(String) : [];
    const drawn = frames.flatMap((frame) => frame.marks.map((mark) => mark.high ?? mark.low ?? 0));
    return {
      places,
      frames,
      months: frames.map((frame, index) => months[index] ?? String(index)),
      population: text(source.population),
      as_known: text(source.as_known),
      source_line: text(source.source_line),
      banner: text(source.banner),
      largest: Math.max(1, amount(source.largest) || Math.max(0, ...drawn)),
      legend_values: (Array.isArray(source.legend_values) ? source.legend_values : [])
        .filter((value) => Number.isFinite(value) && value > 0)
        .slice(0, 5),
    };
  }

  window.AtlasFrames = { read };
})();
