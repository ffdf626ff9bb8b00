// Keys: `/` search, `?` help, numbers for the next actions, `t` for the table; others are declared
// on the thing itself as data-key. Never while somebody types.
export function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (typing) {
      if (event.key === 'Escape') {
        typing.blur();
      }
      return;
    }
    if (event.key === '/') {
      const search = document.querySelector('#search');
      if (search && search.offsetParent !== null) {
        event.preventDefault();
        search.focus();
        search.select();
      }
      return;
    }
    if (event.key === '?') {
      document.querySelector('.keyhint')?.click();
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (target) {
      event.preventDefault();
      target.focus();
      const fold = target.tagName === 'SUMMARY' ? target.parentElement : null;
      if (!fold || !fold.open) {
        target.click();
      }
      // What a key unfolds is there to be written into.
      fold?.querySelector('textarea, input:not([type="hidden"])')?.focus();
    }
  });
}
