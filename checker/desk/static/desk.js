// What the browser adds to the pages: keys, dialogs, scrolling to the sentence, news of runs.
import { listenToKeys } from "./keys.js";
import { prepareDialogs } from "./dialogs.js";
import { showSentences } from "./reading.js";
import { watch } from "./live.js";

listenToKeys();
prepareDialogs();
showSentences();
watch();

// The message of what was just done belongs to this showing of the page, not to its address.
const here = new URL(location.href);
if (here.searchParams.has("done")) {
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

// Filters act at once; their button is for those who have no script.
for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
