// Follows a search on the server while it lasts, by the part of its page that says how far it is.
const PARTS = ['.split b', '.split span', 'progress', '.split + progress + .split > span'];

// Asks at the address every so many milliseconds; once the search is over, what came of it is the
// page itself.
export function follow(every, address, over) {
  const look = async () => {
    const run = document.querySelector('[data-run="running"]');
    if (!run) {
      return;
    }
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-run]');
      if (!answer.ok || !fresh || fresh.dataset.run === 'over') {
        over();
        return;
      }
      if (fresh.dataset.keeps === run.dataset.keeps) {
        // The button keeps its focus: only what is counted is put in its place.
        for (const part of PARTS) {
          const old = run.querySelector(part);
          const next = fresh.querySelector(part);
          if (old && next) {
            old.replaceWith(next);
          }
        }
      } else {
        run.replaceWith(fresh);
        withoutLinks(fresh);
      }
    } catch {
      // The server may be busy planning; look again.
    }
    setTimeout(look, every);
  };
  withoutLinks(document);
  setTimeout(look, every);
}

// Links that do the same where no script runs.
const withoutLinks = (part) => part.querySelectorAll('.no-script').forEach((link) => link.remove());
