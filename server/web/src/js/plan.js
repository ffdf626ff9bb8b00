// The plan: follows a run while it lasts, and moves among the gaps by arrow keys. Without it the
// links do the same.
import { follow } from './lib/run.js';

const run = new URL(location.href);
run.pathname = run.pathname.replace(/\/generate.*$/, '/generate/run');
run.hash = '';
follow(700, run, () => {
  // Of a new plan, the newest.
  const done = new URL(location.href);
  done.hash = '';
  done.search = '';
  if (done.href === location.href) {
    location.reload();
  } else {
    location.replace(done);
  }
});

// Up and down among the gaps, unless something else on the page has the focus; left and right, too,
// in the picture and the list of gaps.
document.addEventListener('keydown', (event) => {
  const among = event.target.closest?.('.plan-side, .plan-main');
  const vertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  const within =
    !typing && (among || (vertical && [document.body, document.querySelector('main')].includes(event.target)));
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!within || !step || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  // The selected one stands first, so that it is seen beside the picture: the number tells the order.
  const now = Number(document.querySelector('[data-gap].selected')?.dataset.gap ?? 0);
  const next = document.querySelector(`[data-gap="${now + step}"]`);
  if (!next) {
    return;
  }
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set('gap', next.dataset.gap);
  address.searchParams.delete('tries');
  address.hash = 'plan';
  location.assign(address);
});

// After a gap was chosen the focus stays among the gaps, and the picture in sight.
const chosen =
  (location.hash === '#plan' && document.querySelector('[data-gap].selected')) ||
  (location.hash.startsWith('#gap-') && document.querySelector(location.hash));
if (chosen) {
  chosen.tabIndex = -1;
  chosen.focus({ preventScroll: true });
}
