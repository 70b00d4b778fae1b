"use strict";
// Rows and their words light up together: on hover and focus for a moment, on a click until Escape or another click.
(() => {
  const rows = new Map(Array.from(document.querySelectorAll(".row"), (row) => [row.id, row]));
  const words = new Map();
  for (const piece of document.querySelectorAll("article .piece[data-rows]")) {
    for (const label of piece.dataset.rows.split(" ")) {
      if (!words.has(label)) words.set(label, []);
      words.get(label).push(piece);
    }
  }
  let pinned = null;
  let hovered = null;

  const light = (label, on) => {
    if (label === null) return;
    rows.get(label)?.classList.toggle("lit", on);
    for (const piece of words.get(label) ?? []) piece.classList.toggle("lit", on);
  };
  const hover = (label) => {
    if (label === hovered) return;
    light(hovered, false);
    hovered = label;
    light(pinned, true); // it may share pieces with the one left
    light(hovered, true);
  };
  const pin = (label) => {
    light(pinned, false);
    rows.get(pinned)?.classList.remove("pinned");
    pinned = label;
    light(pinned, true);
    rows.get(pinned)?.classList.add("pinned");
  };
  const show = (element, block) => element?.scrollIntoView({ block });
  const labelsOf = (piece) => piece.dataset.rows.split(" ").filter((label) => rows.has(label));
  const rowOf = (target) => target.closest(".row");
  const pieceOf = (target) => target.closest("article .piece[data-rows]");

  document.addEventListener("pointerover", ({ target }) => {
    const row = rowOf(target);
    const piece = pieceOf(target);
    hover(row ? row.id : piece ? labelsOf(piece)[0] ?? null : null);
  });
  document.addEventListener("focusin", ({ target }) => {
    const row = rowOf(target);
    if (row) hover(row.id);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const label = link?.hash.replace(/^#(words-)?/, "");
    if (link && !rows.has(label)) return; // leads elsewhere
    const row = link ? null : rowOf(event.target);
    const piece = link || row ? null : pieceOf(event.target);
    if (String(getSelection()) !== "") return; // words are being copied
    if (link?.hash.startsWith("#words-") || row) {
      event.preventDefault();
      pin(row ? row.id : label);
      show(words.get(pinned)?.[0], "center");
    } else if (link) {
      event.preventDefault();
      pin(label);
      show(rows.get(label), "nearest");
    } else if (piece) {
      // Words of several rows lead to each in turn, the one with the fewest words first.
      const labels = labelsOf(piece);
      pin(labels[(labels.indexOf(pinned) + 1) % labels.length]);
      show(rows.get(pinned), "nearest");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hover(null);
      pin(null);
    }
  });
})();
