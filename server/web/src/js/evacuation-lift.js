// A lift: follows a search while it lasts; what came of it is the page itself. Without it a link does
// the same.
const LOOK_EVERY = 1_000;

document.querySelectorAll('.no-script').forEach((link) => link.remove());

async function follow() {
  const run = document.querySelector('[data-run="running"]');
  if (!run) {
    return;
  }
  try {
    const answer = await fetch(location.href, { redirect: 'error' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-run="running"]');
    if (!answer.ok || !fresh) {
      location.replace(location.pathname);
      return;
    }
    // The button keeps its focus: only what is counted is put in its place.
    for (const part of ['.split span', 'progress', '.split + progress + .split > span']) {
      const old = run.querySelector(part);
      const next = fresh.querySelector(part);
      if (old && next) {
        old.replaceWith(next);
      }
    }
  } catch {
    // The server may be busy planning; look again.
  }
  setTimeout(follow, LOOK_EVERY);
}
setTimeout(follow, LOOK_EVERY);
