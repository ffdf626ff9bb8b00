// Zooms and pans the timeline without leaving the page: asks the server for the drawing of other
// days and puts the days into the address. Without it the same links load the page anew.
const DAY = 86_400_000;
let wanted = 0;

const day = (text) => Date.parse(text);
const text = (time) => new Date(time).toISOString().slice(0, 10);
const figure = () => document.querySelector('[data-timeline]');

function range() {
  const { from, to, first, last } = figure().dataset;
  return { from: day(from), to: day(to), first: day(first), last: day(last) };
}

// Days within the timeline, at least a fortnight of them.
function within({ from, to, first, last }) {
  const length = Math.min(Math.max(to - from, 13 * DAY), last - first);
  const start = Math.min(Math.max(from, first), last - length);
  return { from: start, to: start + length };
}

async function show(asked) {
  const days = within(asked);
  const address = new URL(location.href);
  address.searchParams.set('from', text(days.from));
  address.searchParams.set('to', text(days.to));
  address.searchParams.delete('conflict');
  address.hash = '';
  const mine = ++wanted;
  // What is asked next counts from here, also before the drawing has come.
  figure().dataset.from = text(days.from);
  figure().dataset.to = text(days.to);
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (mine !== wanted || !answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement?.dataset?.zoom;
  figure().replaceWith(page.querySelector('[data-timeline]'));
  document.querySelectorAll('[data-zoom]').forEach((link) => {
    link.href = page.querySelector(`[data-zoom="${link.dataset.zoom}"]`).href;
  });
  history.replaceState(null, '', address);
  if (focused) {
    document.querySelector(`[data-zoom="${focused}"]`).focus();
  }
  hear();
}

function zoom(by, at = 0.5) {
  const now = range();
  const length = now.to - now.from;
  const pivot = now.from + length * at;
  return show({ ...now, from: pivot - length * at * by, to: pivot + length * (1 - at) * by });
}

function pan(share) {
  const now = range();
  const move = (now.to - now.from) * share;
  return show({ ...now, from: now.from + move, to: now.to + move });
}

const WAYS = {
  in: () => zoom(0.5),
  out: () => zoom(2),
  back: () => pan(-0.25),
  on: () => pan(0.25),
  all: () => show({ ...range(), from: range().first, to: range().last }),
};

document.querySelectorAll('[data-zoom]').forEach((link) => {
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      WAYS[link.dataset.zoom]();
    }
  });
});

// The wheel alone scrolls the page; with Ctrl it zooms about the pointer, sideways it pans.
function hear() {
  document.querySelectorAll('.picture-wrap').forEach((wrap) => {
    wrap.addEventListener(
      'wheel',
      (event) => {
        const box = wrap.querySelector('svg').getBoundingClientRect();
        const at = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          zoom(event.deltaY > 0 ? 1.25 : 0.8, at);
        } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
          event.preventDefault();
          pan((event.deltaX || event.deltaY) / 2000);
        }
      },
      { passive: false },
    );
  });
  document.querySelectorAll('.dispute-card').forEach((card) => {
    const keep = card.querySelector('[data-keep]');
    card.addEventListener('change', (event) => {
      const figure = event.target.closest('.option')?.querySelector('.figure')?.textContent;
      if (keep && figure) {
        keep.textContent = `Keep ${figure}`;
      }
    });
  });
}
hear();
