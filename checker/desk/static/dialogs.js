// Opens and closes the dialogs of a page, and fills in the reason of a dismissal.
export function prepareDialogs() {
  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.addEventListener("click", () => document.getElementById(opener.dataset.opens).showModal());
  }
  for (const closer of document.querySelectorAll("[data-closes]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }
  for (const form of document.querySelectorAll("form[data-reasons]")) prepareReasons(form);
  for (const area of document.querySelectorAll("dialog textarea")) {
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
    });
  }
}

function prepareReasons(form) {
  const { reason, other } = form.elements;
  for (const button of form.querySelectorAll("[data-reason]")) {
    button.addEventListener("click", () => {
      reason.value = button.dataset.reason;
      other.required = false;
      form.requestSubmit();
    });
  }
  other.required = true;
  form.addEventListener("submit", () => {
    if (other.value.trim()) reason.value = other.value.trim();
  });
}
