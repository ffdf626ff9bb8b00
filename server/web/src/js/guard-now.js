// Now: looks again every half minute, so that what is late shows by itself; never while somebody
// writes. Rings are heard as long as the page is open.
const EVERY = 30_000;
const RING_EVERY = 4_000;

function isBusy() {
  const at = document.activeElement;
  const typing = at && at.matches('input, textarea, select') && document.querySelector('main').contains(at);
  const typed = [...document.querySelectorAll('main textarea, main input:not([type=hidden])')].some((f) => f.value);
  return typing || typed || document.hidden;
}

async function look() {
  if (!isBusy()) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('main');
      if (answer.ok && page.querySelector('#rings') && !isBusy()) {
        document.querySelector('main').replaceWith(document.adoptNode(fresh));
        document.title = page.title;
      }
    } catch {
      // Without a network the page stays as it was; its hour says so.
    }
  }
  setTimeout(look, EVERY);
}
setTimeout(look, EVERY);

// A sound needs a first touch of the page; the words and their shape ring without one.
let sound;
document.addEventListener('pointerdown', () => (sound ??= new AudioContext()), { once: true });
setInterval(() => {
  if (sound && document.querySelector('.guard-ring')) {
    const tone = sound.createOscillator();
    tone.frequency.value = 880;
    tone.connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.25);
  }
}, RING_EVERY);
