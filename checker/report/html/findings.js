"use strict";
// The findings of the page.  In a very long report most of them wait in blocks, as source in a noscript
// element, until they come near the window, are linked to or printed.  What filters and the search ask of
// one that waits is read from its source: what the page would hold without scripts, with the words of
// articles escaped.  Layout is written here and not measured, so that thousands of findings stay quick.
const findings = (() => {
  // The height of a finding in rem, closed and open: guesses that hold until it is drawn.
  const CLOSED = 6;
  const OPEN = 26;
  const NEAR = "1500px";
  const CHUNK = 20;
  const HEAD =
    /<details class="f [^"]*" id="([^"]*)" data-k="([^"]*)" data-t="([^"]*)" data-c="([^"]*)" data-s="([^"]*)"(?: data-w="([^"]*)")?/g;
  const escapes = { "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&" };

  const events = [];
  const blocks = [];
  const items = [];
  const byName = new Map();
  const byElement = new Map();
  const chunks = [];
  const listeners = [];

  const add = (block, id, k, t, c, s, w) => {
    const item = {
      ...{ id, k, t, block, event: block.event, c: Number(c), s: new Set(s.split(" ")) },
      ...{ w: (w || "").split(" ").filter(Boolean), text: null, from: 0, el: null, home: null },
      ...{ shown: true, fits: true, open: false, chunk: null },
    };
    items.push(item);
    block.items.push(item);
    byName.set(id, item);
    return item;
  };

  const adopt = (item, el) => {
    item.el = el;
    item.home = el.parentNode;
    byElement.set(el, item);
    el.hidden = !item.shown;
    if (item.open) el.open = true;
    else item.open = el.open;
  };

  const height = (own) => own.reduce((sum, item) => sum + (item.shown ? (item.open ? OPEN : CLOSED) : 0), 0);
  const guess = (box, own) => {
    box.style.minHeight = `${height(own)}rem`;
  };
  const guessEvent = (event) => {
    event.el.style.containIntrinsicBlockSize = `auto ${5 + height(event.items)}rem`;
  };

  for (const el of document.querySelectorAll(".event")) {
    const event = { el, of: el.querySelector(".of"), items: [] };
    for (const box of el.querySelectorAll(".facts")) {
      const block = { el: box, event, items: [], source: null };
      const source = box.querySelector(":scope > noscript");
      if (source) {
        block.source = source.textContent;
        for (const found of block.source.matchAll(HEAD)) add(block, ...found.slice(1)).from = found.index;
        guess(box, block.items);
      } else {
        for (const f of box.querySelectorAll(".f")) {
          const { k, t, c, s, w } = f.dataset;
          adopt(add(block, f.id, k, t, c, s, w), f);
        }
      }
      event.items.push(...block.items);
      blocks.push(block);
    }
    guessEvent(event);
    events.push(event);
  }
  const waits = blocks.some((block) => block.source !== null);

  // ---- what waits is put in its place

  const fill = (block) => {
    if (block.source === null) return;
    block.el.innerHTML = block.source;
    block.source = null;
    block.el.style.minHeight = "";
    watch.unobserve(block.el);
    for (const item of block.items) adopt(item, document.getElementById(item.id));
    for (const listener of listeners) listener(block.items);
  };

  const fillChunk = (chunk) => {
    if (chunk.full) return;
    chunk.full = true;
    chunk.el.style.minHeight = "";
    watch.unobserve(chunk.el);
    for (const item of chunk.items) fill(item.block);
    chunk.el.append(...chunk.items.map((item) => item.el));
  };

  const near = new Map();
  const watch = new IntersectionObserver(
    (seen) => {
      for (const entry of seen) if (entry.isIntersecting) near.get(entry.target)();
    },
    { rootMargin: `${NEAR} 0px` },
  );
  const await_ = (el, act) => {
    near.set(el, act);
    watch.observe(el);
  };
  for (const block of blocks) if (block.source !== null) await_(block.el, () => fill(block));

  // Make sure that a finding is on the page, and give its element.
  const present = (item) => {
    fill(item.block);
    if (item.chunk) fillChunk(item.chunk);
    return item.el;
  };

  const setOpen = (item, open) => {
    item.open = open;
    if (item.el) item.el.open = open;
  };

  // ---- words

  const textIn = (source) =>
    source.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|#34|#39|amp);/g, (escape) => escapes[escape]);

  const sourceOf = (item) => {
    const own = item.block.items;
    const next = own[own.indexOf(item) + 1];
    const source = item.block.source.slice(item.from, next ? next.from : undefined);
    return source.slice(0, source.lastIndexOf("</details>"));
  };

  const textOf = (item) => {
    if (item.text === null) {
      const text = item.el ? item.el.textContent : textIn(sourceOf(item));
      item.text = text.replace(/\s+/g, " ").toLowerCase();
    }
    return item.text;
  };

  // ---- what is shown, and in which order

  const show = (item, shown) => {
    item.shown = shown;
    if (item.el) item.el.hidden = !shown;
  };

  // After a change of what is shown: hide what has nothing left, and guess anew how high the rest is.
  const settle = () => {
    events.forEach(guessEvent);
    for (const block of blocks) if (block.source !== null) guess(block.el, block.items);
    for (const chunk of chunks) {
      chunk.el.hidden = !chunk.items.some((item) => item.shown);
      if (!chunk.full) guess(chunk.el, chunk.items);
    }
  };

  const byConfidence = items.slice().sort((a, b) => b.c - a.c);

  const flatten = (into) => {
    for (let start = 0; start < byConfidence.length; start += CHUNK) {
      const el = document.createElement("div");
      el.className = "facts";
      const chunk = { el, items: byConfidence.slice(start, start + CHUNK), full: false };
      for (const item of chunk.items) item.chunk = chunk;
      chunks.push(chunk);
    }
    settle();
    into.replaceChildren(...chunks.map((chunk) => chunk.el));
    for (const chunk of chunks) {
      if (waits) await_(chunk.el, () => fillChunk(chunk));
      else fillChunk(chunk);
    }
  };

  const regroup = () => {
    for (const chunk of chunks.splice(0)) watch.unobserve(chunk.el);
    for (const item of items) {
      item.chunk = null;
      if (item.el) item.home.append(item.el);
    }
  };

  return {
    ...{ events, items, byName, byElement, byConfidence, present, setOpen, textOf, show, settle },
    ...{ flatten, regroup, fillAll: () => blocks.forEach(fill), onFill: (act) => listeners.push(act) },
  };
})();
