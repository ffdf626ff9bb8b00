// A board follows by itself: it asks for a number that grows with each event, and for itself when
// that has grown or a minute is over, so that a wall costs nothing while nothing happens.
const EVERY = 3_000;
const MINUTE = 60_000;
let seen;
let drawn = Date.now();

async function look() {
  try {
    const board = document.getElementById('board');
    const answer = await fetch(board.dataset.version, { redirect: 'error' });
    const version = await answer.text();
    if (!answer.ok || (version === seen && Date.now() - drawn < MINUTE)) {
      return;
    }
    if (seen !== undefined) {
      const page = await (await fetch(location.href, { redirect: 'error' })).text();
      const fresh = new DOMParser().parseFromString(page, 'text/html');
      board.innerHTML = fresh.getElementById('board').innerHTML;
      document.querySelector('h1').textContent = fresh.querySelector('h1').textContent;
      document.title = fresh.title;
    }
    seen = version;
    drawn = Date.now();
  } catch {
    // Without a network the board stays as it was; its clock says of when.
  }
}
look();
setInterval(look, EVERY);
