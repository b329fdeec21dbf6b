// Filters, keys and links of the report.  The page is complete without; nothing is fetched, and what
// articles hold is only ever read as text or compared, never run.
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const number = new Intl.NumberFormat("en");
  const { events, items, byName, byElement, byConfidence, present, setOpen, textOf } = findings;
  let order = items;
  let pinned = null;

  // ---- filters

  const form = byId("filter");
  const facets = ["k", "t", "w"];
  const boxes = form ? [...form.querySelectorAll("input[type=checkbox]")] : [];
  const counters = form
    ? [...form.querySelectorAll("[data-count]")].map((el) => {
        const [key, value] = el.dataset.count.split(" ");
        return { el, key, value };
      })
    : [];
  const selects = form ? [byId("source"), byId("against")] : [];

  const wanted = () => {
    const chosen = Object.fromEntries(facets.map((key) => [key, new Set()]));
    for (const box of boxes) if (box.checked) chosen[box.name].add(box.value);
    return {
      ...chosen,
      outlets: selects.map((select) => select.value),
      least: Number(byId("least").value) / 100,
      words: byId("search").value.toLowerCase().split(/\s+/).filter(Boolean),
    };
  };

  const fitsFacet = (item, key, chosen) => {
    if (!chosen.size) return true;
    return key === "w" ? item.w.some((value) => chosen.has(value)) : chosen.has(item[key]);
  };

  // Which of the five questions a finding fails: none for a hit, one for those that a count foresees.
  const misses = (item, want) => {
    const failed = facets.filter((key) => !fitsFacet(item, key, want[key]));
    want.outlets.forEach((outlet, place) => {
      if (outlet && !item.s.has(outlet)) failed.push("s" + place);
    });
    if (item.c < want.least - 1e-9) failed.push("c");
    if (want.words.length) {
      const text = textOf(item);
      if (!want.words.every((word) => text.includes(word))) failed.push("q");
    }
    return failed;
  };

  const tally = (map, key) => map.set(key, (map.get(key) || 0) + 1);

  const apply = () => {
    const want = wanted();
    const counts = new Map();
    const inEvent = new Map();
    let hits = 0;
    let changed = false;
    for (const item of items) {
      const failed = misses(item, want);
      const fits = failed.length === 0;
      if (fits) hits += 1;
      if (failed.length <= 1) {
        const only = failed[0];
        if (fits || only === "k") tally(counts, "k " + item.k);
        if (fits || only === "t") tally(counts, "t " + item.t);
        if (fits || only === "w") for (const value of item.w) tally(counts, "w " + value);
        for (const place of [0, 1]) {
          if (fits || only === "s" + place) for (const source of item.s) tally(counts, place + " " + source);
        }
      }
      const show = fits || item === pinned;
      if (show) tally(inEvent, item.event);
      if (show !== item.shown) {
        findings.show(item, show);
        changed = true;
      }
      item.fits = fits;
    }
    showCounts(counts, inEvent, hits);
    if (changed) findings.settle();
  };

  const showCounts = (counts, inEvent, hits) => {
    for (const counter of counters) {
      const value = counts.get(counter.key + " " + counter.value) || 0;
      counter.el.textContent = number.format(value);
      counter.el.parentNode.classList.toggle("empty", value === 0);
    }
    selects.forEach((select, place) => {
      for (const option of select.options) {
        if (option.value) {
          const value = counts.get(place + " " + option.value) || 0;
          option.textContent = `${option.dataset.name} (${number.format(value)})`;
        }
      }
    });
    for (const event of events) {
      const shown = inEvent.get(event) || 0;
      event.el.hidden = shown === 0;
      event.of.textContent = shown < event.items.length ? ` · ${number.format(shown)} shown` : "";
    }
    const total = number.format(items.length);
    const text = hits === items.length ? `${total}` : `${number.format(hits)} of ${total}`;
    byId("count").textContent = text;
    for (const el of document.querySelectorAll(".shown-count")) {
      el.textContent = hits === items.length ? "" : `· ${text} findings`;
    }
    byId("none").hidden = hits > 0 || pinned !== null;
    byId("pinned-note").hidden = !(pinned && !pinned.fits);
    byId("least-shown").textContent = byId("least").value + "%";
  };

  let due = 0;
  let seeking = 0;
  // Whoever narrows the list from far down sees the beginning of what is left.
  const applyFromTop = () => {
    apply();
    if (byId("findings").getBoundingClientRect().top < 0) byId("findings").scrollIntoView();
  };
  const later = () => {
    cancelAnimationFrame(seeking);
    cancelAnimationFrame(due);
    due = requestAnimationFrame(applyFromTop);
  };

  const arrange = () => {
    const flat = form.elements.order.value === "confidence";
    if (flat === !byId("flat").hidden) return;
    order = flat ? byConfidence : items;
    byId("events").hidden = flat;
    byId("flat").hidden = !flat;
    if (flat) findings.flatten(byId("flat"));
    else findings.regroup();
  };

  // ---- moving about

  let current = null;
  const settle = (item) => {
    if (current) current.el.classList.remove("current");
    current = item;
    present(item).classList.add("current");
    item.el.querySelector("summary").focus({ preventScroll: true });
  };

  // In a long report, what has not been drawn yet has a guessed height, and the page moves when it is
  // drawn: look again, frame by frame, until the finding has stayed in its place for a while.
  const bringToTop = (item, left = 60) => {
    cancelAnimationFrame(seeking);
    item.el.scrollIntoView({ block: "start" });
    let calm = 0;
    const wanted = item.el.getBoundingClientRect().top;
    const look = () => {
      const moved = Math.abs(item.el.getBoundingClientRect().top - wanted) >= 1;
      if (moved) bringToTop(item, left - 1);
      else if (left > 0 && calm < 12) {
        left -= 1;
        calm += 1;
        seeking = requestAnimationFrame(look);
      }
    };
    if (left > 0) seeking = requestAnimationFrame(look);
  };
  for (const sign of ["wheel", "pointerdown", "keydown"]) {
    addEventListener(sign, () => cancelAnimationFrame(seeking), { passive: true });
  }

  const step = (by) => {
    const visible = order.filter((item) => item.shown);
    if (!visible.length) return;
    const focused = byElement.get(document.activeElement?.closest?.(".f")) || current;
    const place = visible.indexOf(focused);
    const next = place < 0 ? 0 : Math.min(Math.max(place + by, 0), visible.length - 1);
    settle(visible[next]);
    visible[next].el.scrollIntoView({ block: "nearest" });
  };

  const here = () => byElement.get(document.activeElement?.closest?.(".f")) || current;

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const item = byName.get(id);
    if (!item) return;
    pinned = item;
    apply();
    setOpen(item, true);
    settle(item);
    bringToTop(item);
  };

  // ---- links

  let fading = 0;
  const toast = (text) => {
    byId("toast").textContent = text;
    byId("toast").classList.add("on");
    clearTimeout(fading);
    fading = setTimeout(() => {
      byId("toast").classList.remove("on");
      byId("toast").textContent = "";
    }, 2500);
  };

  const copyOld = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  const copy = async (item) => {
    const address = new URL("#" + item.id, location.href).href;
    let done = false;
    try {
      await navigator.clipboard.writeText(address);
      done = true;
    } catch {
      done = copyOld(address);
    }
    toast(done ? "Link copied" : "The browser does not let the page copy: " + address);
  };

  const copyButton = (item) => {
    if (!item || item.button || !item.el || !item.el.open) return;
    item.button = document.createElement("button");
    item.button.type = "button";
    item.button.textContent = "Copy link";
    item.button.addEventListener("click", () => copy(item));
    item.el.querySelector(".foot").append(item.button);
  };

  // ---- light and dark

  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const nameTheme = () => {
    byId("theme").textContent = dark() ? "Light" : "Dark";
  };
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    remember("check-theme", root.dataset.theme);
    nameTheme();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  nameTheme();

  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  // ---- help and keys

  const help = byId("help");
  const keysOn = byId("keys-on");
  try {
    keysOn.checked = localStorage.getItem("check-keys") !== "off";
  } catch {
    // As above.
  }
  keysOn.addEventListener("change", () => remember("check-keys", keysOn.checked ? "on" : "off"));
  byId("help-open").addEventListener("click", () => help.showModal());

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      const item = here();
      if (item) setOpen(item, !item.open);
    },
    c: () => {
      const item = here();
      if (item) copy(item);
    },
    "/": () => {
      if (!form) return;
      byId("filters").open = true;
      byId("search").focus();
    },
    x: () => form && form.reset(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (press) => {
    if (press.ctrlKey || press.metaKey || press.altKey || help.open) return;
    const target = press.target;
    const writing = target.matches?.("input:not([type=checkbox]):not([type=radio]):not([type=range]), select, textarea");
    if (press.key === "Escape" && writing) return target.blur();
    if (writing || !keysOn.checked) return;
    if (press.key === "Enter" && target === document.body && current) {
      press.preventDefault();
      return keys.o();
    }
    const act = Object.hasOwn(keys, press.key) ? keys[press.key] : null;
    if (!act) return;
    press.preventDefault();
    act();
  });

  // ---- from the picture of the outlets to their findings

  const showPair = (names) => {
    const values = names.map((name) => {
      const option = [...selects[0].options].find((each) => each.dataset.name === name);
      return option ? option.value : "";
    });
    form.reset();
    setTimeout(() => {
      selects[0].value = values[0];
      selects[1].value = values[1] === values[0] ? "" : values[1];
      for (const box of boxes) box.checked = box.name === "k" && box.value === "contradiction";
      apply();
      byId("findings").scrollIntoView();
      toast(`Contradictions between ${[...new Set(names)].join(" and ")}`);
    });
  };

  function pairButton(el) {
    const names = [el.dataset.a, el.dataset.b];
    let target = el;
    if (el.tagName === "TD") {
      target = document.createElement("button");
      target.type = "button";
      target.textContent = el.textContent;
      target.setAttribute("aria-label", `Show ${el.textContent} between ${names.join(" and ")}`);
      el.replaceChildren(target);
    }
    target.addEventListener("click", () => showPair(names));
  }

  // ---- paper

  let closed = [];
  addEventListener("beforeprint", () => {
    findings.fillAll();
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const el of closed) el.open = true;
  });
  addEventListener("afterprint", () => {
    for (const el of closed) el.open = false;
  });

  // ---- begin

  if (!form) return;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    pinned = null;
    arrange();
    later();
  });
  form.addEventListener("reset", () => {
    pinned = null;
    setTimeout(() => {
      arrange();
      applyFromTop();
    });
  });
  byId("open-all").addEventListener("click", () => {
    for (const item of items) if (item.shown) setOpen(item, true);
    findings.settle();
  });
  byId("close-all").addEventListener("click", () => {
    for (const item of items) setOpen(item, false);
    findings.settle();
  });
  const toggled = (event) => {
    const item = byElement.get(event.target);
    if (item) item.open = item.el.open;
    copyButton(item);
  };
  byId("findings").addEventListener("toggle", toggled, true);
  findings.onFill((filled) => filled.forEach(copyButton));
  items.forEach(copyButton);
  addEventListener("hashchange", follow);
  if (matchMedia("(max-width: 62rem)").matches) byId("filters").open = false;
  for (const el of document.querySelectorAll("[data-a]")) pairButton(el);
  arrange();
  apply();
  follow();
  if (document.readyState !== "complete") addEventListener("load", () => pinned && follow(), { once: true });
})();
