// Turns single keys into the buttons and links of the page: <button data-key="c">.
const SWITCH = "check-desk-keys";
let leaving = false;

export function listenToKeys() {
  const toggle = document.getElementById("keys-on");
  if (toggle) {
    toggle.checked = localStorage.getItem(SWITCH) !== "off";
    toggle.addEventListener("change", () => localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", press);
  document.addEventListener("submit", () => (leaving = true));
  addEventListener("pageshow", () => (leaving = false));
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || leaving) return;
  if (localStorage.getItem(SWITCH) === "off" && event.key !== "?") return;
  if (writes(event.target)) return;
  const open = document.querySelector("dialog[open]");
  const found = open ? pick(open, "digit", event.key) : pick(document, "key", event.key);
  if (!found || (event.key === "Enter" && acts(event.target))) return;
  event.preventDefault();
  found.click();
}

function pick(within, name, key) {
  return [...within.querySelectorAll(`[data-${name}]`)].find((element) => element.dataset[name] === key);
}

function writes(element) {
  return element.matches("textarea, select, input:not([type=checkbox])") || element.isContentEditable;
}

function acts(element) {
  return element.matches("a, button, summary, input");
}
