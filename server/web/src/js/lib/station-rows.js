// How a station draws: shapes, buttons, and the members of a party.
import { isMissing, stateOf } from './station-verdict.js';

export const PICTURES = {
  pass: '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="8" fill="currentColor"/><path d="M4 8.5l2.6 2.6L12 5.5" fill="none" stroke="var(--ok)" stroke-width="2"/></svg>',
  wait: '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1l7.5 14H.5z" fill="currentColor"/><path d="M8 6v4.4M8 11.6v1.6" stroke="var(--warn)" stroke-width="1.8"/></svg>',
  stop: '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z" fill="currentColor"/><path d="M4 8h8" stroke="var(--stop)" stroke-width="2.4"/></svg>',
};

export function element(tag, words, css = '') {
  const made = document.createElement(tag);
  made.textContent = words;
  if (css) {
    made.className = css;
  }
  return made;
}

export function button(words, css, press) {
  const made = element('button', words, `button ${css}`);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

// A face, drawn rather than linked: it lies in no cache, and the page's policy needs to allow nothing.
function face(m) {
  const made = document.createElement('canvas');
  made.className = 'face';
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', `Face of ${m.name || m.person}`);
  const bytes = Uint8Array.from(atob(m.face), (c) => c.charCodeAt(0));
  createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
    .then((read) => {
      made.width = read.width;
      made.height = read.height;
      made.getContext('2d').drawImage(read, 0, 0);
      read.close();
      made.dataset.drawn = 'yes';
    })
    .catch(() => made.remove());
  return made;
}

// One of the party; a touch chooses them for what is done next.
//
// `words` gives a reason in words, `hhmm` an hour; `choose` is told who was touched.
export function row(m, { stop, chosen, words, hhmm, choose }) {
  const state = stateOf(m, stop);
  const missing = isMissing(m, stop);
  const item = element('li', '', missing ? 'missing' : '');
  const pick = button('', '', () => choose(m.person));
  pick.dataset.person = m.person;
  pick.className = `member ${state.css}`;
  pick.setAttribute('aria-pressed', String(chosen.has(m.person)));
  const shape = element('span', '', 'shape');
  shape.innerHTML = PICTURES[state.css] ?? '';
  const who = element('span', '');
  who.append(element('bdi', m.name || m.person), `, ${m.who || m.sort}`);
  const seen = m.place ? `last seen at ${m.place}${m.seen ? `, ${hhmm(m.seen)}` : ''}` : 'never seen';
  who.append(element('small', m.held ? words(m.held) : missing ? seen : ''));
  pick.append(shape, who, element('b', state.word));
  if (m.face) {
    pick.classList.add('faced');
    pick.prepend(face(m));
  }
  item.append(pick);
  return item;
}
