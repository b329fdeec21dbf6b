// Asks every few seconds whether a run is under way or has ended, and whether others have decided.
const EVERY = 3000;

export function watch() {
  const { run, decisions } = document.body.dataset;
  const box = document.getElementById("live");
  if (!box) return;
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/live", { headers: { Accept: "application/json" } });
      if (answer.ok) show(box, await answer.json(), Number(run), Number(decisions));
    } catch {
      tell(box, "The desk does not answer. Is `check review` still running?", false);
    }
  }, EVERY);
}

function show(box, news, run, decisions) {
  const bar = document.getElementById("live-progress");
  bar.hidden = !(news.running && news.total);
  if (news.running) {
    const far = news.total ? `: ${news.stage}, ${news.done.toLocaleString("en")} of ${news.total.toLocaleString("en")}` : "";
    tell(box, `A run is under way${far}.`, false);
    bar.max = news.total || 1;
    bar.value = news.done;
  } else if (news.run !== run) {
    tell(box, "A newer run has ended.", true);
  } else if (news.decisions !== decisions) {
    tell(box, "Somebody else has decided meanwhile.", true);
  } else {
    box.hidden = true;
  }
}

function tell(box, text, reload) {
  const words = document.getElementById("live-text");
  if (words.textContent !== text) words.textContent = text;
  document.getElementById("live-reload").hidden = !reload;
  box.hidden = false;
}
