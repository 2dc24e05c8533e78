/* The time layer: marks, labels and furniture upon a Leaflet map, for one month at a time.
 *
 *   const layer = AtlasTimeLayer.create(map, {bounds, region, countries, controls, fill, frames});
 *   layer.setFrames(json); layer.show(index); layer.current();
 *
 * It knows nothing of Streamlit: bridge.js ties it to a page, other pages call it themselves.
 */
(function () {
  "use strict";

  const Layout = window.AtlasLayout;
  const Furniture = window.AtlasFurniture;
  const Marks = window.AtlasMarks;
  const { shape } = Furniture;

  const NARROW = 46;
  const LEVELS = ["full", "short", "name"];

  /* Make a time layer on a map.
   *
   * options:
   *   bounds     [[south, west], [north, east]] to fit
   *   region     the same for what the base map covers; the map cannot be moved beyond it
   *   countries  list of L.GeoJSON layers, each feature with the properties name, labels and place
   *   controls   false leaves out the buttons
   *   fill       true fills the window, false (default) the box that the map had
   *   frames     what setFrames takes
   *   onSelect   called with a place's id when its mark or badge is chosen
   */
  function create(map, options) {
    const container = map.getContainer();
    const parts = Furniture.build(container, options.fill);
    const { root, stage } = parts;
    const pane = map.createPane("atlas");
    pane.style.zIndex = 450;
    const svg = shape("svg", { class: "atlas-marks", role: "group", "aria-label": "Places" }, pane);
    const namesNode = shape("g", { class: "atlas-names", "aria-hidden": "true" }, svg);
    const marksNode = shape("g", {}, svg);
    const listeners = options.onSelect ? [options.onSelect] : [];
    const names = neighbours(options.countries, namesNode);

    let frames = null;
    let source = null;
    let index = 0;
    let marks = [];
    let selected = null;
    let moved = false;
    let fitting = false;
    let corner = null;
    let type = { size: 12, family: "sans-serif" };
    let radius = () => 1;
    let pending = 0;
    let speaking = 0;

    container.setAttribute("role", "group");
    if (window.matchMedia("(pointer: coarse)").matches) {
      // One finger scrolls the page; two move the map.
      map.dragging.disable();
    }
    if (options.controls !== false) addButtons();

    function addButtons() {
      [
        ["+", "Zoom in", () => map.zoomIn()],
        ["−", "Zoom out", () => map.zoomOut()],
        ["⌂", "Show the whole map", home],
      ].forEach(([sign, name, act]) => {
        const button = Furniture.element("button", "", parts.buttons);
        button.type = "button";
        button.textContent = sign;
        button.title = name;
        button.setAttribute("aria-label", name);
        button.addEventListener("click", act);
      });
    }

    function home() {
      moved = false;
      refresh();
    }

    function choose(id) {
      listeners.forEach((listener) => listener(id));
    }

    /* Take new frames: an object or its JSON. Keeps pan, zoom and, where it still exists, month. */
    function setFrames(given) {
      if (given === source) return;
      const read = window.AtlasFrames.read(given);
      if (!read) return;
      const month = frames ? frames.months[index] : null;
      source = given;
      const same = frames && samePlaces(frames.places, read.places);
      frames = read;
      const kept = frames.months.indexOf(month);
      index = kept >= 0 ? kept : Math.min(index, frames.frames.length - 1);
      if (!same) {
        marks.forEach((mark) => mark.node.remove());
        marks = frames.places.map((place) => Marks.make(place, marksNode, choose));
      }
      shade();
      select(selected);
      refresh();
    }

    function shade() {
      const bare = new Set(frames.places.filter((place) => place.country && !place.sites).map((place) => place.id));
      eachCountry(options.countries, (layer) => {
        const path = layer.getElement && layer.getElement();
        if (path) path.classList.toggle("is-shaded", bare.has(layer.feature.properties.place));
      });
    }

    /* Measure, fit and lay everything out anew. */
    function refresh() {
      pending = 0;
      const width = root.clientWidth;
      const height = root.clientHeight;
      if (!frames || width < 40 || height < 40) return;
      const size = Furniture.unit(width, height);
      type = { size, family: getComputedStyle(root).fontFamily };
      root.style.setProperty("--u", `${size.toFixed(3)}px`);
      root.classList.toggle("is-narrow", width < NARROW * size);
      parts.banner.textContent = frames.banner;
      parts.banner.hidden = !frames.banner;
      parts.foot.textContent = frames.source_line;
      parts.foot.hidden = !frames.source_line;
      Furniture.sizeTitle(parts, frames.frames.map((frame) => frame.title), size, type.family);
      Furniture.sizeLine(parts.line, frames);
      sizeMarks();
      const narrow = width < NARROW * size;
      (narrow ? parts.below : stage).appendChild(parts.legend);
      Furniture.drawLegend(parts.legend, frames, radius, usedSigns(), size);
      // The legend below takes room from the stage, so marks are sized by what is left.
      sizeMarks();
      Furniture.drawLegend(parts.legend, frames, radius, usedSigns(), size);
      fit();
      if (!narrow) seatLegend();
      else root.dataset.legend = "below";
      arrange();
    }

    /* One scale for all frames: the largest number's radius follows the stage. */
    function sizeMarks() {
      const across = Math.min(stage.clientHeight, stage.clientWidth * 0.78);
      const sites = frames.places.filter((place) => !place.country).length;
      const crowd = Math.min(1, Math.sqrt(16 / Math.max(1, sites)));
      const most = Math.max(14, across * 0.095 * crowd);
      radius = (value) => most * Math.sqrt(value / frames.largest);
    }

    function fit() {
      fitting = true;
      map.invalidateSize({ animate: false, pan: false });
      if (options.region) {
        const covering = map.getBoundsZoom(options.region, true);
        map.setMinZoom(Math.min(covering, map.getBoundsZoom(options.bounds)));
      }
      if (!moved) map.fitBounds(options.bounds, { animate: false });
      fitting = false;
    }

    function usedSigns() {
      const used = new Set();
      frames.frames.forEach((frame) =>
        frame.marks.forEach((mark, position) => {
          const place = frames.places[position];
          if (mark.assumed) used.add("assumed");
          if (place.country) {
            if (!place.sites) used.add("country");
            return;
          }
          if (mark.low > 0) used.add("disc");
          if (mark.high > 0) used.add("ring");
          if (mark.high > 0 && mark.faint) used.add("faint");
          if (mark.high === 0) used.add("none");
          if (mark.high === null && mark.low === null) used.add("unknown");
          const outline = { reported: "reported", announced: "announced", "worked out": "worked" }[mark.status];
          if (outline && (mark.high > 0 || mark.low > 0)) used.add(outline);
        })
      );
      const sites = siteCircles();
      const free = { x0: -1e6, y0: -1e6, x1: 1e6, y1: 1e6 };
      const centres = Layout.spread(sites, free, [], type.size * 0.3);
      if (centres.some((centre, at) => Math.hypot(centre.x - sites[at].x, centre.y - sites[at].y) > 3)) {
        used.add("moved");
      }
      return used;
    }

    function siteCircles() {
      return frames.places
        .map((place, position) => ({ place, position }))
        .filter(({ place }) => !place.country)
        .map(({ place, position }) => {
          const point = map.latLngToContainerPoint([place.latitude, place.longitude]);
          const all = frames.frames.map((frame) => frame.marks[position]);
          const far = (some) => Math.max(type.size * 0.5, ...some.map((mark) => Marks.reach(mark, radius, type.size)));
          return {
            position,
            x: point.x,
            y: point.y,
            r: far(all),
            firm: far(all.filter((mark) => !mark.faint)),
          };
        });
    }

    /* Stand the legend in the corner where it covers least of what the map is about. */
    function seatLegend() {
      if (!moved || !corner) {
        const box = parts.legend.getBoundingClientRect();
        const width = stage.clientWidth;
        const height = stage.clientHeight;
        const edge = type.size * 0.8;
        const points = [...siteCircles().map((circle) => ({ ...circle, weight: 40 })), ...countryGrid().flat()];
        const seats = [
          ["bottom-left", edge, height - box.height - edge],
          ["bottom-right", width - box.width - edge, height - box.height - edge],
          ["top-left", edge, edge],
        ].map(([name, x, y]) => {
          const seat = Layout.rect(x, y, box.width, box.height);
          const covered = points.filter((point) =>
            Layout.circleMeetsRect({ x: point.x, y: point.y, r: point.r || 0 }, seat, 2)
          );
          return { name, cost: covered.reduce((sum, point) => sum + (point.weight || 1), 0) };
        });
        seats.sort((one, other) => one.cost - other.cost);
        corner = seats[0].name;
      }
      root.dataset.legend = corner;
    }

    /* Points on a grid over the stage that lie inside each country of the dataset. */
    function countryGrid() {
      const step = Math.max(10, type.size * 1.1);
      const width = stage.clientWidth;
      const height = stage.clientHeight;
      return outlines().map(({ rings, place }) => {
        const points = [];
        for (let y = step; y < height - step / 2; y += step) {
          for (let x = step; x < width - step / 2; x += step) {
            if (Layout.inside(x, y, rings)) points.push({ x, y, place });
          }
        }
        return points;
      });
    }

    function outlines() {
      const found = [];
      eachCountry(options.countries, (layer) => {
        const { place } = layer.feature.properties;
        if (!place) return;
        const rings = flatRings(layer.getLatLngs());
        found.push({
          place,
          rings: rings.map((ring) => ring.map((latlng) => map.latLngToContainerPoint(latlng))),
        });
      });
      return found;
    }

    function flatRings(nested) {
      return nested.length && nested[0].lat !== undefined ? [nested] : nested.flatMap(flatRings);
    }

    /* Lay marks, labels, badges and names out for the present pan and zoom. */
    function arrange() {
      parts.note.hidden = true;
      const dropped = place(false);
      if (dropped) {
        parts.note.hidden = false;
        parts.note.textContent =
          dropped === 1
            ? "1 label shortened for want of room: point at its mark"
            : `${dropped} labels shortened for want of room: point at a mark`;
        place(true);
      }
      show(index);
    }

    function obstacles() {
      const origin = stage.getBoundingClientRect();
      return [parts.legend, parts.scale, parts.buttons, parts.note]
        .filter((node) => node.parentNode === stage && !node.hidden && node.childNodes.length)
        .map((node) => node.getBoundingClientRect())
        .map((box) => Layout.rect(box.left - origin.left, box.top - origin.top, box.width, box.height));
    }

    function place() {
      const size = type.size;
      const width = stage.clientWidth;
      const height = stage.clientHeight;
      const frame = { x0: 0, y0: 0, x1: width, y1: height };
      L.DomUtil.setPosition(svg, map.containerPointToLayerPoint([0, 0]));
      svg.setAttribute("width", width);
      svg.setAttribute("height", height);
      const middle = map.containerPointToLatLng([width / 2, height / 2]);
      const beside = map.containerPointToLatLng([width / 2 + 100, height / 2]);
      Furniture.drawScale(parts.scale, map.distance(middle, beside) / 100, Math.min(width * 0.2, size * 10));
      const blocked = obstacles();

      const sites = siteCircles();
      const centres = Layout.spread(sites, frame, blocked, size * 0.3);
      const circles = sites.map((site, at) => ({ ...site, ...centres[at], point: { x: site.x, y: site.y } }));
      const dots = circles.map((circle) => ({ ...circle.point, r: size * 0.25 }));
      const leaders = circles.filter((circle) => Math.hypot(circle.x - circle.point.x, circle.y - circle.point.y) > 3);
      const rooms = frames.places.map((one, position) => Marks.room(one, frames.frames, position, type));
      const seen = (circle) => circle.x > 0 && circle.y > 0 && circle.x < width && circle.y < height;

      const allowed = (box, soft) =>
        Layout.within(box, frame, 3) &&
        blocked.every((other) => !Layout.rectsMeet(box, other, size * 0.3)) &&
        circles.every((circle) => !Layout.circleMeetsRect({ ...circle, r: soft ? circle.firm : circle.r }, box, 1)) &&
        dots.every((dot) => !Layout.circleMeetsRect(dot, box, 1)) &&
        leaders.every((circle) => !Layout.lineMeetsRect(circle.point, circle, box, 2));

      const siteItem = (circle, level, soft) => {
        const need = rooms[circle.position][level];
        const from = soft ? { ...circle, r: circle.firm } : circle;
        return {
          position: circle.position,
          level,
          candidates: seen(circle)
            ? Layout.around(from, need.width, need.height, size * 0.3).filter(({ box }) => allowed(box, soft))
            : [],
        };
      };
      const grids = new Map(countryGrid().filter((points) => points.length).map((points) => [points[0].place, points]));
      const badgeItem = (position, level, soft) => {
        const one = frames.places[position];
        const need = rooms[position][level];
        const aim = map.latLngToContainerPoint([one.latitude, one.longitude]);
        const inside = grids.get(one.id) || [];
        const points = inside.length ? inside : seen(aim) ? spiral(aim, size * 2) : [];
        return {
          position,
          level,
          candidates: points
            .map((point) => ({
              box: Layout.rect(point.x - need.width / 2, point.y - need.height / 2, need.width, need.height),
              cost: Math.hypot(point.x - aim.x, point.y - aim.y) / 40,
            }))
            .filter(({ box }) => allowed(box, soft)),
        };
      };
      const items = [];
      circles.forEach((circle) => items.push(siteItem(circle, "full", false)));
      const countries = frames.places.map((one, position) => position).filter((at) => frames.places[at].country);
      countries.forEach((position) => items.push(badgeItem(position, "full", false)));

      const result = new Map();
      const taken = [];
      const settle = (some) => {
        Layout.choose(some, size * 0.2, taken).forEach((candidate, at) => {
          if (!candidate) return;
          result.set(some[at].position, { ...candidate, level: some[at].level });
        });
        some.forEach((item) => {
          const candidate = result.get(item.position);
          if (candidate && !taken.includes(candidate.box)) taken.push(candidate.box);
        });
      };
      settle(items);
      [["full", true], ["short", false], ["short", true], ["name", false], ["name", true]].forEach(([level, soft]) => {
        const open = items.filter((item) => !result.has(item.position));
        if (!open.length) return;
        settle(
          open.map(({ position }) =>
            frames.places[position].country
              ? badgeItem(position, level, soft)
              : siteItem(circles.find((circle) => circle.position === position), level, soft)
          )
        );
      });

      const bySite = new Map(circles.map((circle) => [circle.position, circle]));
      let dropped = 0;
      marks.forEach((mark, position) => {
        const circle = bySite.get(position);
        const label = result.get(position);
        const visible = circle ? seen(circle) : grids.has(frames.places[position].id);
        if (visible && (!label || label.level !== LEVELS[0])) dropped += 1;
        Marks.arrange(mark, {
          point: circle && circle.point,
          centre: circle && { x: circle.x, y: circle.y },
          box: label && label.box,
          anchor: label && label.anchor,
          level: label && label.level,
          room: rooms[position],
          size,
        });
      });
      placeNames(taken, allowed);
      return dropped;
    }

    function spiral(aim, step) {
      const points = [aim];
      for (let turn = 1; turn < 40; turn += 1) {
        const angle = turn * 2.4;
        const far = step * Math.sqrt(turn);
        points.push({ x: aim.x + far * Math.cos(angle), y: aim.y + far * Math.sin(angle) });
      }
      return points;
    }

    /* Neighbours' names take what room is left. */
    function placeNames(taken, allowed) {
      const size = type.size * 0.86;
      const used = [...taken];
      names.forEach((name) => {
        const width = Furniture.measure(name.shown, size, 400, type.family) + name.shown.length * size * 0.14;
        const height = size * 1.2;
        const spot = name.points
          .map((point) => map.latLngToContainerPoint(point))
          .map((point) => Layout.rect(point.x - width / 2, point.y - height / 2, width, height))
          .find((box) => allowed(box, false) && used.every((other) => !Layout.rectsMeet(box, other, size * 0.5)));
        name.node.style.display = spot ? "" : "none";
        if (!spot) return;
        used.push(spot);
        name.node.setAttribute("x", ((spot.x0 + spot.x1) / 2).toFixed(1));
        name.node.setAttribute("y", (spot.y0 + size * 0.95).toFixed(1));
      });
    }

    /* Show a month by its position; changes only what differs. */
    function show(wanted) {
      if (!frames) return;
      const position = Math.round(Number(wanted));
      if (!Number.isFinite(position)) return;
      index = Math.min(Math.max(position, 0), frames.frames.length - 1);
      const frame = frames.frames[index];
      marks.forEach((mark, at) => {
        if (mark.where) Marks.show(mark, frame.marks[at], radius, type);
      });
      if (parts.title.textContent !== frame.title) parts.title.textContent = frame.title;
      Furniture.writeLine(parts.line, frames, frame);
      root.classList.toggle("is-after", frame.after_evidence);
      root.dataset.month = frames.months[index];
      container.setAttribute("aria-label", frame.title || "Map");
      window.clearTimeout(speaking);
      speaking = window.setTimeout(() => {
        const words = [frame.date, frame.phase_text, frame.after_evidence ? "after the last report" : ""];
        const said = words.filter(Boolean).join(", ");
        if (parts.live.textContent !== said) parts.live.textContent = said;
      }, 400);
    }

    function select(id) {
      selected = id;
      marks.forEach((mark) => {
        const on = mark.place.id === id;
        mark.node.classList.toggle("is-selected", on);
        mark.node.setAttribute("aria-pressed", String(on));
      });
    }

    function later() {
      if (!pending) pending = window.requestAnimationFrame(refresh);
    }

    const observer = new ResizeObserver(later);
    observer.observe(root);
    map.on("movestart", () => {
      if (!fitting) moved = true;
    });
    map.on("moveend", () => {
      if (!fitting && frames) arrange();
    });
    if (options.region) map.setMaxBounds(options.region);
    if (options.frames) setFrames(options.frames);

    return {
      setFrames,
      show,
      select,
      current: () => (frames ? { index, month: frames.months[index], months: frames.months } : null),
      onSelect: (listener) => listeners.push(listener),
      root,
      destroy: () => {
        observer.disconnect();
        window.cancelAnimationFrame(pending);
        window.clearTimeout(speaking);
      },
    };
  }

  function eachCountry(layers, visit) {
    (layers || []).forEach((layer) => layer.eachLayer(visit));
  }

  function samePlaces(some, others) {
    return JSON.stringify(some) === JSON.stringify(others);
  }

  /* Text elements for the names of countries that the dataset is not about. */
  function neighbours(countries, parent) {
    const names = [];
    eachCountry(countries, (layer) => {
      const { labels, name, place } = layer.feature.properties;
      if (place || !Array.isArray(labels) || !labels.length) return;
      const node = shape("text", { class: "atlas-country-name", "text-anchor": "middle" }, parent);
      node.textContent = String(name).toUpperCase();
      names.push({ node, shown: node.textContent, points: labels });
    });
    return names;
  }

  window.AtlasTimeLayer = { create };
})();
