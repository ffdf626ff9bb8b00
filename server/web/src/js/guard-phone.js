// Signing at a post, with or without a network. The page knows no rule: the server says what is due;
// what is signed without it is kept sealed, sent once and in order when it is back, and what the
// server then contradicts is shown.
import { sealed } from './lib/sealed.js';

const EVERY = 20_000;
const DIGITS = 6;
const base = location.pathname.replace(/\/phone$/, '');
const $ = (id) => document.getElementById(id);
const hhmm = (at) => new Date(Date.parse(at) + offset()).toISOString().slice(11, 16).replace(':', '');
const offset = () => (last?.offset_seconds ?? 0) * 1000;
const called = (number) => last?.called?.[number] ?? number;

let store;
let last;
let online = false;
let offSince = Date.now();
let pin = '';
let chosen;
let conflicts = [];
let sending = false;

function element(tag, words, css = '') {
  const made = document.createElement(tag);
  made.textContent = words;
  if (css) {
    made.className = css;
  }
  return made;
}

// What the server knew last, with what was signed here since.
async function standing() {
  const waiting = (await store.waiting()).map((w) => w.event);
  const now = Date.now();
  const turns = (last?.turns ?? []).filter((t) => t.post === last.post && t.seat === last.seat);
  const same = (e, t) => e.turn === t.from && e.post === t.post && e.seat === t.seat;
  const on = [...(last?.on ?? [])];
  const led = [...(last?.led ?? [])];
  for (const event of waiting) {
    if (event.did === 'led') {
      led.push({ turn: event.turn, member: event.member, since: event.at });
    } else if (event.did === 'on') {
      on.unshift({ turn: event.turn, member: event.member, since: event.at });
    } else if (event.did === 'off') {
      const gone = on.findIndex((o) => o.member === event.member);
      if (gone >= 0) {
        on.splice(gone, 1);
      }
    }
  }
  const isOn = (turn) => on.some((o) => o.turn >= turn.from);
  const current = turns.find((t) => Date.parse(t.from) <= now && now < Date.parse(t.until));
  const next = turns.find((t) => Date.parse(t.from) > now && Date.parse(t.from) <= now + 30 * 60_000);
  const coming = current && !isOn(current) ? current : next && !isOn(next) ? next : undefined;
  const leader = coming && led.find((l) => same({ ...l, post: coming.post, seat: coming.seat }, coming));
  return { on, current, next, coming, leader, waiting };
}

function signers({ on, coming, leader, current }) {
  const all = [];
  if (coming && coming.person) {
    if (last.led_post) {
      all.push({
        did: 'led', turn: coming.from, member: leader?.member ?? last.commanders[0] ?? '', role: 'commander of the relief',
        says: leader ? `Here, ${hhmm(leader.since)}` : 'First', state: leader ? 'done' : 'next',
      });
    }
    const may = leader || !last.led_post;
    all.push({
      did: 'on', turn: coming.from, member: coming.person, role: 'comes on', says: may ? 'PIN' : 'Signs second',
      state: may ? 'next' : 'later',
    });
  }
  for (const one of on) {
    const relieved = on.some((o) => o.turn > one.turn) || (!coming && !current);
    if (relieved || coming) {
      all.push({
        did: 'off', turn: one.turn, member: one.member, role: 'goes off', says: relieved ? 'PIN' : 'Signs last',
        state: relieved ? 'next' : 'later',
      });
    }
  }
  return all;
}

async function draw() {
  const now = await standing();
  const local = new Date(Date.now() + offset()).toISOString();
  $('hour').textContent = last ? `${local.slice(11, 16)} local` : '';
  const minutes = Math.round((Date.now() - offSince) / 60_000);
  $('net').textContent = online ? 'Online' : `Offline, ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  if (!last) {
    $('post').textContent = 'No roster is on this phone yet';
    $('due').textContent = 'Open this page once with a network';
    return;
  }
  $('post').textContent = `${last.name}, post ${last.post}`;
  const late = now.coming && Date.parse(now.coming.from) + 5 * 60_000 < Date.now();
  $('band').className = `band ${late ? 'late' : now.coming ? '' : 'calm'}`;
  $('due').textContent = now.coming ? `${late ? 'RELIEF LATE' : 'RELIEF DUE'} ${hhmm(now.coming.from)}` : now.on.length ? 'On post' : 'Nothing due';
  const stands = now.on[0] ? called(now.on[0].member) : 'nobody';
  $('whom').textContent = now.coming
    ? `${called(now.coming.person) || 'nobody'} for ${stands}`
    : now.next ? `${stands}; relieved ${hhmm(now.next.from)} by ${called(now.next.person) || 'nobody'}`
    : now.current ? `${stands} until ${hhmm(now.current.until)}` : stands;

  const list = $('signers');
  list.replaceChildren();
  const all = signers(now);
  chosen = all.find((s) => s.state === 'next');
  for (const one of all) {
    const item = element('li', '', `guard-signer ${one === chosen ? 'next' : one.state}`);
    const who = element('span', '');
    who.append(element('b', called(one.member) || 'Commander of the relief'), `, ${one.role}`);
    item.append(who, element('span', one.says, 'hint'));
    list.append(item);
  }
  const lead = $('lead');
  lead.hidden = chosen?.did !== 'led';
  if (!lead.hidden && $('leader').options.length !== last.commanders.length) {
    $('leader').replaceChildren(...last.commanders.map((c) => new Option(called(c), c)));
  }
  drawPin();
  $('unsent').textContent = now.waiting.length
    ? `${now.waiting.length} not yet sent, oldest ${hhmm(now.waiting[0].at)}`
    : 'Everything is sent';
  $('conflicts').replaceChildren(...conflicts.map((c) => element('li', c)));
  $('conflicts-part').hidden = conflicts.length === 0;
  $('mine').textContent = last.mine ?? '';
}

function member() {
  return chosen?.did === 'led' ? $('leader').value : chosen?.member;
}

const needsPin = () => chosen && member() !== last?.me;

function drawPin() {
  $('pad-part').hidden = !needsPin();
  $('dots').textContent = '●'.repeat(pin.length) + '○'.repeat(DIGITS - pin.length);
  $('dots').setAttribute('aria-label', `${pin.length} of ${DIGITS} digits`);
  if (chosen && last) {
    $('pin-of').textContent = `PIN of ${called(member())}, six digits`;
  }
  const sign = $('sign');
  const words = { led: 'Is here and leads', on: 'Sign on', off: 'Sign off' }[chosen?.did];
  const left = DIGITS - pin.length;
  sign.disabled = !chosen || (needsPin() && left > 0);
  sign.textContent = !chosen ? 'Nothing to sign now' : needsPin() && left > 0 ? `${words}: ${left} digits more` : words;
}

async function write(deed, secret = '') {
  const { device, counter } = await store.next();
  const event = {
    id: crypto.randomUUID(), device, counter, at: new Date().toISOString().slice(0, 19) + 'Z',
    post: last.post, seat: last.seat, turn: '', member: '', about: '', text: '', ...deed, secret, late: false,
  };
  if (online && (await store.waiting()).length === 0) {
    try {
      const [answer] = await post([event]);
      if (answer.became === 'refused') {
        conflicts = [answer.why];
      } else {
        conflicts = [];
      }
      await read();
      return;
    } catch {
      // Sent or not, nobody knows; it goes into the queue under the same id and counts once.
      lost();
    }
  }
  await store.add({ ...event, late: true });
  await draw();
}

async function post(events) {
  const answer = await fetch(`${base}/phone/events`, {
    method: 'POST',
    redirect: 'error',
    headers: { 'Content-Type': 'application/json', [last.token_header]: last.token },
    body: JSON.stringify({ events }),
  });
  if (!answer.ok) {
    throw new Error(`answer ${answer.status}`);
  }
  return (await answer.json()).answers;
}

// Sends what waits, one after the other and in order; what the server has is dropped here.
async function send() {
  if (sending) {
    return;
  }
  sending = true;
  try {
    for (const { id, event } of await store.waiting()) {
      const [answer] = await post([event]);
      if (answer.became === 'refused') {
        conflicts.push(`${hhmm(event.at)}, not taken: ${answer.why}`);
      }
      answer.odds.forEach((odd) => conflicts.push(`${hhmm(event.at)}: ${odd}`));
      await store.drop(id);
    }
  } finally {
    sending = false;
  }
}

function lost() {
  if (online) {
    online = false;
    offSince = Date.now();
  }
}

async function read() {
  const wanted = new URLSearchParams(location.search).get('seat');
  try {
    const ask = () =>
      fetch(`${base}/phone.json${wanted ? `?seat=${encodeURIComponent(wanted)}` : ''}`, { redirect: 'error' });
    let answer = await ask();
    if (!answer.ok) {
      throw new Error(`answer ${answer.status}`);
    }
    last = await answer.json();
    online = true;
    if ((await store.waiting()).length > 0) {
      await send();
      answer = await ask();
      last = await answer.json();
    }
    await store.keep('last', last);
    drawSeats();
  } catch {
    lost();
  }
  await draw();
}

function drawSeats() {
  const pick = $('seats');
  if (pick.options.length !== last.seats.length) {
    pick.replaceChildren(...last.seats.map((s) => new Option(`${s.key} ${s.name}`, s.key)));
  }
  pick.value = `${last.post}/${last.seat}`;
}

function keys() {
  const pad = $('pad');
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Clear', '0', 'Back']) {
    const button = element('button', key, 'button');
    button.type = 'button';
    button.addEventListener('click', () => {
      pin = key === 'Clear' ? '' : key === 'Back' ? pin.slice(0, -1) : (pin + key).slice(0, DIGITS);
      drawPin();
    });
    pad.append(button);
  }
  document.addEventListener('keydown', (event) => {
    if (/^[0-9]$/.test(event.key) && !event.target.closest('input, textarea, select') && needsPin()) {
      pin = (pin + event.key).slice(0, DIGITS);
      drawPin();
    } else if (event.key === 'Backspace' && !event.target.closest('input, textarea, select')) {
      pin = pin.slice(0, -1);
      drawPin();
    }
  });
  $('sign').addEventListener('click', async () => {
    const deed = { did: chosen.did, turn: chosen.turn, member: member() };
    const secret = needsPin() ? pin : '';
    pin = '';
    await write(deed, secret);
  });
  $('leader').addEventListener('change', drawPin);
  $('ring').addEventListener('click', () => write({ did: 'rang', text: 'the post rings' }));
  $('incident').addEventListener('click', async () => {
    const text = $('text').value.trim();
    if (text) {
      $('text').value = '';
      await write({ did: 'incident', text });
    }
  });
  $('seats').addEventListener('change', () => {
    history.replaceState(null, '', `?seat=${encodeURIComponent($('seats').value)}`);
    read();
  });
  addEventListener('online', read);
  addEventListener('offline', () => {
    lost();
    draw();
  });
}

async function begin() {
  store = await sealed();
  last = await store.read('last');
  keys();
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register(`${base}/phone-worker.js`).catch(() => {});
  }
  await read();
  document.body.dataset.ready = 'yes';
  setInterval(read, EVERY);
}
begin();
