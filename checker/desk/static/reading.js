// Scrolls each article to the sentence that is cited, when it is shown.
export function showSentences() {
  for (const article of document.querySelectorAll("[data-article]")) {
    scrollToSentence(article);
    article.closest("details")?.addEventListener("toggle", () => scrollToSentence(article));
  }
}

function scrollToSentence(article) {
  const sentence = article.querySelector(".claim");
  if (!sentence) return;
  const offset = sentence.getBoundingClientRect().top - article.getBoundingClientRect().top;
  article.scrollTop += offset - article.clientHeight / 3;
}
