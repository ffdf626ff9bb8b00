// A hand scanner types what it reads, faster than anybody, and ends with Enter.
const GAP = 60;
const SHORTEST = 6;

// Calls `saw(text)` for what a scanner types anywhere on the page; what people type stays theirs.
export function listen(target, saw) {
  let typed = '';
  let at = 0;
  const key = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      return;
    }
    const now = performance.now();
    if (now - at > GAP) {
      typed = '';
    }
    at = now;
    if (event.key === 'Enter') {
      if (typed.length >= SHORTEST) {
        event.preventDefault();
        saw(typed);
      }
      typed = '';
    } else if (event.key.length === 1) {
      typed += event.key;
    }
  };
  target.addEventListener('keydown', key, true);
  return () => target.removeEventListener('keydown', key, true);
}
