// A station of an evacuation, with or without a network. The server says who may pass; here it is
// seen who of a party is here. What is scanned is kept sealed and sent in its order; what the
// server does not take stays on the page. A device that is ended forgets everything.
import { watch } from './lib/camera.js';
import { sealed } from './lib/sealed.js';
import { listen } from './lib/wedge.js';

const EVERY = 15_000;
const AT_ONCE = 100;
const UNDO_MS = 30_000;
const $ = (id) => document.getElementById(id);
const PICTURES = {
  pass: '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="8" fill="currentColor"/><path d="M4 8.5l2.6 2.6L12 5.5" fill="none" stroke="var(--ok)" stroke-width="2"/></svg>',
  wait: '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1l7.5 14H.5z" fill="currentColor"/><path d="M8 6v4.4M8 11.6v1.6" stroke="var(--warn)" stroke-width="1.8"/></svg>',
  stop: '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z" fill="currentColor"/><path d="M4 8h8" stroke="var(--stop)" stroke-width="2.4"/></svg>',
};

let store;
let token;
let sheet;
let online = false;
let offSince = Date.now();
let open;
let here = new Set();
let done = [];
let troubles = [];
let sending = false;
let shut;

const offset = () => (sheet?.offset_seconds ?? 0) * 1000;
const hhmm = (at) => new Date(Date.parse(at) + offset()).toISOString().slice(11, 16).replace(':', '');

function element(tag, words, css = '') {
  const made = document.createElement(tag);
  made.textContent = words;
  if (css) {
    made.className = css;
  }
  return made;
}

async function ask(path, body) {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    redirect: 'error',
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.status === 401) {
    await forget('This device was ended. It holds nothing any more.');
    throw new Error('ended');
  }
  if (!answer.ok) {
    throw new Error(`answer ${answer.status}`);
  }
  return answer.json();
}

async function forget(words) {
  shut?.();
  shut = undefined;
  token = undefined;
  sheet = undefined;
  open = undefined;
  await store.destroy();
  store = await sealed('muster-station');
  $('told').textContent = words;
  await draw();
}

const partyOf = (number) =>
  (sheet?.parties ?? []).find((p) => p.party === number || p.members.some((m) => m.person === number));

async function find(number) {
  let party = partyOf(number);
  if (online) {
    try {
      party = await ask(`/api/evacuation/party?number=${encodeURIComponent(number)}`);
    } catch (e) {
      if (e.message !== 'answer 404') {
        lost();
      }
    }
  }
  return party;
}

// A code of a call as it was made, whatever was typed; other than a number of a band it is long.
const plain = (text) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
const isCode = (text) => /^M1[0-9A-Z]{30,60}$/.test(plain(text));

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('').slice(0, 32);
}

// What a code is worth by the list on this device, which knows codes by their digest alone.
async function judged(code) {
  const known = await digest(code);
  const party = (sheet?.parties ?? []).find((p) => p.code === known);
  if (!party) {
    return { verdict: 'forged', says: 'No code of the list on this device: forged, mistyped, taken back, or newer than the list.' };
  }
  const now = Date.now();
  const waiting = (await store.waiting()).flatMap((w) => w.event.persons ?? []);
  const scanned = party.members.some((m) => waiting.includes(m.person) || done.some((d) => d.persons.includes(m.person)));
  if (scanned || party.members.some((m) => m.here || m.in)) {
    return { verdict: 'replayed', says: `It was used before. Scan the bands of party ${party.party}.`, party };
  }
  if (now >= Date.parse(party.until)) {
    return { verdict: 'expired', says: `Its window closed at ${hhmm(party.until)}. Ask the desk of calls about party ${party.party}.` };
  }
  if (now < Date.parse(party.from)) {
    return { verdict: 'early', says: `Its window opens at ${hhmm(party.from)}. Party ${party.party} comes again then.` };
  }
  if (sheet.station !== party.place && !sheet.station.startsWith(`${party.place}-`)) {
    return { verdict: 'elsewhere', says: `Party ${party.party} is called to ${party.place}, not here.` };
  }
  return { verdict: 'good', says: `Party ${party.party} is called here now.`, party };
}

async function worth(code) {
  if (online) {
    try {
      return await ask('/api/evacuation/code', { code });
    } catch {
      lost();
    }
  }
  return judged(code);
}

// A code that is good opens its party; one that was used does too, so that it is seen who is in.
async function present(text) {
  const { verdict, says, party } = await worth(plain(text));
  // A copy: the list keeps the digest by which it knows the code when it comes again.
  open = { ...(party ?? { party: '', members: [] }), code: { verdict, says } };
  here = new Set(open.members.filter((m) => m.here).map((m) => m.person));
  await draw();
  navigator.vibrate?.(verdictNow().css === 'stop' ? [80, 60, 80, 60, 200] : 80);
}

async function scan(number) {
  $('told').textContent = '';
  const wanted = number.trim();
  if (!wanted) {
    return;
  }
  if (isCode(wanted)) {
    await present(wanted);
    return;
  }
  const same = open?.members.some((m) => m.person === wanted);
  if (!same) {
    const found = await find(wanted);
    open = found && { ...found };
    here = new Set(open?.members.filter((m) => m.here).map((m) => m.person) ?? []);
  }
  if (!open) {
    open = { party: wanted, members: [], unknown: true };
  }
  const person = open.members.find((m) => m.person === wanted);
  // A band is looked at for itself, whatever the slip was worth.
  open.code = undefined;
  if (person && person.go === 'go' && !here.has(wanted)) {
    await write([wanted]);
  }
  await draw();
  navigator.vibrate?.(verdictNow().css === 'pass' ? 80 : [80, 60, 80, 60, 200]);
}

async function write(persons) {
  const at = new Date().toISOString();
  const kinds = sheet.stop === 'screening' ? ['scanned', 'screened'] : sheet.stop === 'embarkation' && $('flight').value ? ['boarded'] : ['scanned'];
  for (const did of kinds) {
    const groups = did === 'screened' ? persons.map((p) => [p]) : [persons];
    for (const group of groups) {
      const { counter } = await store.next();
      const event = { id: crypto.randomUUID(), counter, at, did, persons: group };
      if (did === 'screened') {
        event.outcome = 'passed';
      }
      if (did === 'boarded') {
        event.flight = $('flight').value;
      }
      await store.add(event);
      done.push({ id: event.id, persons: group, until: Date.now() + UNDO_MS });
    }
  }
  persons.forEach((p) => here.add(p));
  send();
}

async function undo() {
  const last = done.pop();
  if (!last || Date.now() > last.until) {
    return;
  }
  const waiting = await store.waiting();
  const unsent = waiting.find((w) => w.event.id === last.id);
  const { counter } = await store.next();
  // An event that was sent, or may have been, is corrected by one of its own.
  await store.add({ id: crypto.randomUUID(), counter, at: new Date().toISOString(), did: 'corrected', event: last.id, reason: 'undo' });
  last.persons.forEach((p) => here.delete(p));
  if (!unsent) {
    send();
  }
  await draw();
}

const REFUSED = { forged: 'FORGED', ended: 'ENDED', replayed: 'USED BEFORE', expired: 'EXPIRED', elsewhere: 'OTHER GATE' };

function verdictNow() {
  if (!open) {
    return { css: 'calm', word: 'Scan a band or a slip', says: 'or type its number' };
  }
  if (open.code?.verdict === 'early') {
    return { css: 'wait', word: 'TOO EARLY', says: open.code.says };
  }
  if (open.code && open.code.verdict !== 'good') {
    return { css: 'stop', word: REFUSED[open.code.verdict] ?? 'STOP', says: open.code.says };
  }
  if (open.unknown || open.members.length === 0) {
    return { css: 'stop', word: 'STOP', says: `Number ${open.party} is not on this device. Ask the desk.` };
  }
  const stopped = open.members.filter((m) => m.go !== 'go');
  if (stopped.length > 0) {
    return { css: 'stop', word: 'STOP', says: stopped.map((m) => `${m.name || m.person}: ${m.why}`).join('; ') };
  }
  const missing = open.members.filter((m) => !here.has(m.person));
  if (missing.length === 0) {
    return { css: 'pass', word: 'PASS', says: `All ${open.members.length} are here.` };
  }
  return { css: 'wait', word: 'WAIT', says: `Missing: ${missing.map((m) => m.name || `${m.sort} ${m.person}`).join(', ')}` };
}

async function draw() {
  const known = Boolean(token);
  $('pair').hidden = known;
  $('work').hidden = !known;
  $('hour').textContent = sheet ? `${new Date(Date.now() + offset()).toISOString().slice(11, 16)} local` : '';
  const minutes = Math.round((Date.now() - offSince) / 60_000);
  $('net').textContent = online ? 'Online' : `Offline, ${minutes} min`;
  $('station').textContent = sheet ? `${sheet.station}, ${sheet.stop}` : 'A station';
  const waiting = await store.waiting();
  $('unsent').textContent = waiting.length ? `${waiting.length} scans not yet sent, oldest ${hhmm(waiting[0].event.at)}` : 'Everything is sent';
  $('held').textContent = sheet ? `List of ${hhmm(sheet.now)}: ${sheet.parties.length} parties. All kept sealed here.` : '';
  const now = verdictNow();
  $('verdict').className = `verdict ${now.css}`;
  $('picture').innerHTML = PICTURES[now.css] ?? '';
  $('word').textContent = now.word;
  $('says').textContent = now.says;
  const list = $('members');
  list.replaceChildren();
  const members = [...(open?.members ?? [])].sort((a, b) => here.has(a.person) - here.has(b.person) || a.person.localeCompare(b.person));
  for (const one of members) {
    const item = element('li', '');
    const who = element('span', '');
    const name = element('bdi', one.name || one.person);
    who.append(name, `, ${one.who || one.sort}`);
    item.append(who, element('b', here.has(one.person) ? 'Here' : one.go === 'go' ? 'Not here' : one.why));
    list.append(item);
  }
  $('party').textContent = open && !open.unknown && open.party ? `Party ${open.party}, ${open.members.length}` : '';
  $('party').hidden = !$('party').textContent;
  const missing = members.filter((m) => m.go === 'go' && !here.has(m.person));
  $('all').hidden = missing.length === 0 || now.css === 'stop';
  $('all').textContent = `All ${members.length} are here`;
  const last = done.at(-1);
  $('undo').disabled = !last || Date.now() > last.until;
  const flight = $('flight');
  $('flight-part').hidden = sheet?.stop !== 'embarkation';
  if (sheet && flight.options.length !== sheet.flights.length) {
    flight.replaceChildren(...sheet.flights.map((f) => new Option(f, f)));
  }
  $('troubles').replaceChildren(...troubles.map((t) => element('li', t)));
  $('troubles-part').hidden = troubles.length === 0;
}

// Sends what waits, in order; what the server has is dropped here, and a refusal stays in sight.
async function send() {
  if (sending || !token) {
    return;
  }
  sending = true;
  try {
    for (;;) {
      const waiting = (await store.waiting()).slice(0, AT_ONCE);
      if (waiting.length === 0) {
        break;
      }
      const { answers } = await ask('/api/evacuation/scans', { events: waiting.map((w) => w.event) });
      for (let i = 0; i < waiting.length; i++) {
        if (answers[i].became === 'refused') {
          troubles.push(`${hhmm(waiting[i].event.at)}, ${waiting[i].event.did}: not taken. ${answers[i].why}`);
        }
        await store.drop(waiting[i].id);
      }
      online = true;
    }
  } catch {
    lost();
  } finally {
    sending = false;
  }
  await draw();
}

function lost() {
  if (online) {
    online = false;
    offSince = Date.now();
  }
}

// The list with what has changed since: parties by number, and those that went.
function merged(old, fresh) {
  const parties = new Map(old.parties.map((p) => [p.party, p]));
  fresh.gone.forEach((party) => parties.delete(party));
  fresh.parties.forEach((p) => parties.set(p.party, p));
  return { ...fresh, more: old.more, parties: [...parties.values()] };
}

async function read() {
  if (!token) {
    return draw();
  }
  try {
    await send();
    const fresh = await ask(`/api/evacuation/station?since=${encodeURIComponent(sheet?.mark ?? '')}`);
    sheet = fresh.whole ? fresh : merged(sheet, fresh);
    online = true;
    await store.keep('sheet', sheet);
  } catch {
    lost();
  }
  await draw();
}

// Opens the camera, or closes it again; without one the number is typed.
async function look() {
  const video = $('camera');
  if (shut) {
    shut();
    shut = undefined;
  } else {
    $('told').textContent = '';
    try {
      shut = await watch(video, scan);
    } catch (problem) {
      $('told').textContent = problem.message;
    }
  }
  video.hidden = !shut;
  $('look').textContent = shut ? 'Close the camera' : 'Scan with the camera';
}

async function begin() {
  store = await sealed('muster-station');
  token = await store.read('token');
  sheet = await store.read('sheet');
  $('pair-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    token = $('token').value.trim();
    $('token').value = '';
    await store.keep('token', token);
    await read();
  });
  $('scan-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const number = $('number').value;
    $('number').value = '';
    await scan(number);
  });
  $('all').addEventListener('click', async () => {
    await write(open.members.filter((m) => m.go === 'go' && !here.has(m.person)).map((m) => m.person));
    await draw();
  });
  $('next').addEventListener('click', async () => {
    open = undefined;
    await draw();
    $('number').focus();
  });
  $('undo').addEventListener('click', undo);
  $('look').addEventListener('click', look);
  listen(document, (number) => {
    $('number').value = '';
    scan(number);
  });
  $('sign-off').addEventListener('click', async () => {
    if ((await store.waiting()).length > 0) {
      $('told').textContent = 'Scans are not sent yet. Send them first, or they are lost.';
      return;
    }
    await forget('This device holds nothing any more.');
  });
  addEventListener('online', read);
  addEventListener('offline', () => {
    lost();
    draw();
  });
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('/evacuation/station-worker.js', { scope: '/evacuation/station' }).catch(() => {});
  }
  await read();
  document.body.dataset.ready = 'yes';
  setInterval(read, EVERY);
}
begin();
