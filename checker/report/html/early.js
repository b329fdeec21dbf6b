"use strict";
// Before anything is drawn: say that scripts run, and take up the reader's choice of light or dark.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("check-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; then the system's choice holds.
}
