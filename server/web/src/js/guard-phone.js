// Signing at a post, with or without a network. The page knows no rule: the server says what is due;
// what is signed without it is kept sealed, sent once and in order when it is back, and what the
// server then contradicts is shown.
import { sealed } from './lib/sealed.js';

const EVERY = 20_000;
const DIGITS = 6;
const base = location.pathname.replace(/\/phone$/, '');
const guard = new URLSearchParams(location.search).get('guard');
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
let signedOut = false;
let door; // what keeps this phone signed in
let wrong = {}; // how many wrong PINs of each came without a network
const TRIES = 3;

// The query of an address, without what is not asked.
function asking(asked) {
  const given = Object.entries(asked).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

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

// Whether a PIN fits what the server left here of it: ten bits of a slow hash. Unknown where it left
// none, or where that was of a relief that is over.
async function fits(who, digits) {
  const checks = Date.now() < Date.parse(last?.checks_until ?? '') ? (last.checks?.[who] ?? []) : [];
  for (const check of checks) {
    const salt = Uint8Array.from(atob(check.salt), (c) => c.charCodeAt(0));
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, ['deriveBits']);
    const hash = new Uint8Array(
      await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: check.rounds }, key, 256),
    );
    if (((hash[0] << 2) | (hash[1] >> 6)) === check.bits) {
      return true;
    }
  }
  return checks.length > 0 ? false : undefined;
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
  $('net').textContent = signedOut
    ? 'Signed out'
    : online ? 'Online' : `Offline, ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  $('net').className = online ? 'net' : 'net off';
  $('again').hidden = !signedOut;
  $('keep').hidden = !online || Boolean(door) || !last?.may_keep;
  $('forget').hidden = !door;
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
  const open = now.waiting.filter((e) => e.secret && !e.fits).length;
  $('unchecked').textContent = open ? `${open} with a PIN not yet checked; it is checked when it arrives.` : '';
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
  $('dots').replaceChildren(...Array.from({ length: DIGITS }, (_, i) => element('span', i < pin.length ? '●' : '')));
  $('dots').setAttribute('aria-label', `${pin.length} of ${DIGITS} digits`);
  if (chosen && last) {
    $('pin-of').textContent = `PIN of ${called(member())}, six digits`;
  }
  const tries = wrong[member()] ?? 0;
  $('tries').textContent = tries ? `${TRIES - tries} ${TRIES - tries === 1 ? 'try' : 'tries'} left` : '';
  const sign = $('sign');
  const words = { led: 'Is here and leads', on: 'Sign on', off: 'Sign off' }[chosen?.did];
  const left = DIGITS - pin.length;
  const shut = needsPin() && tries >= TRIES && !online;
  sign.disabled = !chosen || shut || (needsPin() && left > 0);
  const turn = (last?.turns ?? []).find((t) => chosen?.did === 'on' && t.from === chosen.turn);
  const whole = turn ? `${words}, ${hhmm(turn.from)}–${hhmm(turn.until)}` : words;
  sign.textContent = !chosen
    ? 'Nothing to sign now'
    : shut ? 'No tries left: the commander vouches when the network is back'
    : needsPin() && left > 0 ? `${words}: ${left} ${left === 1 ? 'digit' : 'digits'} more` : whole;
}

async function write(deed, secret = '') {
  let fit;
  if (secret && !online) {
    fit = await fits(deed.member, secret);
    if (fit === false) {
      wrong = { ...wrong, [deed.member]: (wrong[deed.member] ?? 0) + 1 };
      await store.keep('wrong', wrong);
      conflicts = [`Wrong PIN of ${called(deed.member)}. Nothing was signed.`];
      await draw();
      return;
    }
    wrong = { ...wrong, [deed.member]: 0 };
    await store.keep('wrong', wrong);
    conflicts = [];
  }
  const { device, counter } = await store.next();
  const event = {
    id: crypto.randomUUID(), device, counter, at: new Date().toISOString(),
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
  await store.add({ ...event, late: true, fits: fit });
  await draw();
}

async function post(events) {
  const body = JSON.stringify({ events: events.map(({ fits, ...event }) => event) });
  const answer = await (door
    ? fetch('/guard-phone/events', {
        method: 'POST', redirect: 'error', credentials: 'omit', body,
        headers: { 'Content-Type': 'application/json', 'Muster-Phone': door },
      })
    : fetch(`${base}/phone/events${asking({ guard })}`, {
        method: 'POST', redirect: 'error', body,
        headers: { 'Content-Type': 'application/json', [last.token_header]: last.token },
      }));
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
      door
        ? fetch(`/guard-phone/night${asking({ seat: wanted })}`, {
            redirect: 'error', credentials: 'omit', headers: { 'Muster-Phone': door },
          })
        : fetch(`${base}/phone.json${asking({ seat: wanted, guard })}`, { redirect: 'manual' });
    let answer = await ask();
    if (answer.status === 401 && door) {
      // Revoked: from here on this phone is as any other.
      door = undefined;
      await store.forget('door');
      answer = await ask();
    }
    if (answer.type === 'opaqueredirect') {
      signedOut = true;
      last = last && { ...last, checks: {} };
      await store.keep('last', last);
    }
    if (!answer.ok) {
      throw new Error(`answer ${answer.status}`);
    }
    last = await answer.json();
    signedOut = false;
    wrong = {};
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
    history.replaceState(null, '', asking({ seat: $('seats').value, guard }));
    read();
  });
  $('keep').addEventListener('click', async () => {
    const answer = await fetch(`${base}/phone/keep${asking({ guard, name: `Phone at ${last.post}` })}`, {
      method: 'POST', redirect: 'error', headers: { [last.token_header]: last.token },
    });
    const kept = await answer.json();
    if (kept.secret) {
      door = kept.secret;
      await store.keep('door', door);
    } else {
      conflicts = [kept.why];
    }
    await read();
  });
  $('forget').addEventListener('click', async () => {
    if ((await store.waiting()).length > 0) {
      conflicts = ['Something is not yet sent. Sign this phone out when it is.'];
      await draw();
      return;
    }
    await fetch('/guard-phone/forget', { method: 'POST', credentials: 'omit', headers: { 'Muster-Phone': door } }).catch(() => {});
    await Promise.all(['door', 'last', 'wrong'].map((name) => store.forget(name)));
    door = undefined;
    last = undefined;
    location.href = `${base}/now`;
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
  door = await store.read('door');
  wrong = (await store.read('wrong')) ?? {};
  keys();
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register(`${base}/phone-worker.js`).catch(() => {});
  }
  await read();
  document.body.dataset.ready = 'yes';
  setInterval(read, EVERY);
}
begin();
