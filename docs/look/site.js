// Tables and code that scroll can be scrolled by key, and the search has a name.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
  for (const box of document.querySelectorAll("[role=dialog]:not([aria-label])")) box.ariaLabel = "Search";
});
