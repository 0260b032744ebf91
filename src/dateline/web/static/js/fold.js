// What is folded on a phone stands open where there is room beside it.

if (matchMedia("(min-width: 60rem)").matches) for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
