// Long lists beside a page start folded where the screen is narrow.
export function folds() {
  if (window.matchMedia('(max-width: 600px)').matches) {
    for (const fold of document.querySelectorAll('details[data-fold-narrow]')) {
      fold.open = false;
    }
  }
}
