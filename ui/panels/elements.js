/* Elements made from names and text: text reaches the page as text, never as markup. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    Object.entries(attributes).forEach(([name, value]) => {
      if (value !== null && value !== undefined) node.setAttribute(name, String(value));
    });
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  function write(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  window.AtlasElements = {
    el: (name, attributes, ...children) => fill(document.createElement(name), attributes, children),
    shape: (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children),
    write,
  };
})();
