// A station of an evacuation, with or without a network. The server says who may pass; here it is
// seen who of a party is here. What is scanned is kept sealed and sent in its order; what the
// server does not take stays on the page. A device that is ended forgets everything.
import { watch } from './lib/camera.js';
import { sealed } from './lib/sealed.js';
import { actsFor, passing } from './lib/station-acts.js';
import { isCode, judged, plain } from './lib/station-code.js';
import { known, snapshot, touched } from './lib/station-known.js';
import { button, element, PICTURES, row } from './lib/station-rows.js';
import { inOrder, isMissing, verdictOf } from './lib/station-verdict.js';
import { listen } from './lib/wedge.js';

const EVERY = 15_000;
const AT_ONCE = 100;
const UNDO_MS = 30_000;
const $ = (id) => document.getElementById(id);

let store;
let token;
let sheet;
let online = false;
let offSince = Date.now();
let open;
// What was done here and is not in the list yet, in its order: an event, of whom, and what was before.
let own = [];
// Each touch is taken back as one.
let done = [];
let chosen = new Set();
let asking;
let troubles = [];
let sending = false;
let shut;

const offset = () => (sheet?.offset_seconds ?? 0) * 1000;
const hhmm = (at) => new Date(Date.parse(at) + offset()).toISOString().slice(11, 16).replace(':', '');

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
  own = [];
  done = [];
  show(undefined);
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

async function worth(code) {
  if (online) {
    try {
      return await ask('/api/evacuation/code', { code });
    } catch {
      lost();
    }
  }
  return judged(code, sheet, (person) => touched(person, own), hhmm);
}

// The members of the open party, as this device knows them now.
const members = () => (open?.members ?? []).map((m) => known(m, own, sheet?.stop));
const now = () => verdictOf(open && { ...open, members: members() }, sheet?.stop);
const hum = (css) => navigator.vibrate?.(css === 'stop' ? [80, 60, 80, 60, 200] : 80);

function show(party) {
  open = party;
  chosen = new Set();
  asking = undefined;
}

// A code that is good opens its party; one that was used does too, so that it is seen who is in.
async function present(text) {
  const { verdict, says, party } = await worth(plain(text));
  // A copy: the list keeps the digest by which it knows the code when it comes again.
  show({ ...(party ?? { party: '', members: [] }), code: { verdict, says } });
  await draw();
  hum(now().css);
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
  if (!open?.members.some((m) => m.person === wanted)) {
    const found = await find(wanted);
    show(found ? { ...found } : { party: wanted, members: [], unknown: true });
  }
  const person = members().find((m) => m.person === wanted);
  // A band is looked at for itself, whatever the slip was worth.
  open.code = undefined;
  if (person) {
    chosen = new Set([wanted]);
    asking = undefined;
    if (person.go === 'go' && !person.here) {
      await write([wanted], seeing());
    }
  }
  await draw();
  hum(now().css);
}

// That somebody was seen here; at the door of an aircraft, that they are aboard.
const seeing = () =>
  sheet.stop === 'embarkation' && $('flight').value ? { did: 'boarded', flight: $('flight').value } : { did: 'scanned' };

// Writes what was done with people; what concerns one at a time is an event each.
async function write(persons, deed, each = false) {
  const at = new Date().toISOString();
  const batch = [];
  for (const group of each ? persons.map((p) => [p]) : [persons]) {
    const { counter } = await store.next();
    const event = { id: crypto.randomUUID(), counter, at, persons: group, ...deed };
    const before = Object.fromEntries(members().filter((m) => group.includes(m.person)).map((m) => [m.person, snapshot(m)]));
    await store.add(event);
    own.push({ event, persons: group });
    batch.push({ id: event.id, persons: group, before });
  }
  done.push({ batch, until: Date.now() + UNDO_MS });
  send();
}

// An event that was sent, or may have been, is corrected by one of its own.
async function undo() {
  const last = done.pop();
  if (!last || Date.now() > last.until) {
    return;
  }
  for (const { id, persons, before } of last.batch.reverse()) {
    const { counter } = await store.next();
    const event = { id: crypto.randomUUID(), counter, at: new Date().toISOString(), did: 'corrected', event: id, reason: 'undo' };
    await store.add(event);
    own.push({ event, persons, before });
  }
  send();
  await draw();
}

// ---- what is done here beside seeing people

async function act(one, persons, reason) {
  asking = undefined;
  await write(persons, { did: one.kind, reason: reason.code }, one.kind === 'refer' || one.kind === 'refuse');
  await draw();
  hum(now().css);
  $('number').focus();
}

// The buttons of this station for the chosen; one that was pressed asks for its reason.
function drawActs(all) {
  const about = all.filter((m) => chosen.has(m.person));
  const acts = open?.code ? [] : actsFor(sheet?.acts ?? [], about);
  const asked = acts.find((a) => a.one.kind === asking);
  $('acts').hidden = acts.length === 0;
  $('acts-title').textContent = asked ? `${asked.one.words}: why?` : `With ${about.map((m) => m.name || m.person).join(', ')}`;
  fill('acts-buttons', [acts, asking], () =>
    asked
      ? [
          ...asked.one.reasons.map((r) => button(r.words, '', () => act(asked.one, asked.of, r))),
          button('Back', '', () => {
            asking = undefined;
            draw();
          }),
        ]
      : acts.map(({ one }) =>
          button(one.words, one.kind === 'release' ? '' : 'danger', async () => {
            asking = one.kind;
            await draw();
            $('acts-buttons').querySelector('button')?.focus();
          }),
        ),
  );
}

async function choose(person) {
  chosen.has(person) ? chosen.delete(person) : chosen.add(person);
  asking = undefined;
  await draw();
  document.querySelector(`[data-person="${CSS.escape(person)}"]`)?.focus();
}

// A part of the page is drawn anew where it says something else, so that a touch does not miss it.
const drawn = {};
function fill(id, says, make) {
  const key = JSON.stringify(says);
  if (drawn[id] !== key) {
    drawn[id] = key;
    $(id).replaceChildren(...make());
  }
}

async function draw() {
  $('pair').hidden = Boolean(token);
  $('work').hidden = !token;
  $('hour').textContent = sheet ? `${new Date(Date.now() + offset()).toISOString().slice(11, 16)} local` : '';
  const minutes = Math.round((Date.now() - offSince) / 60_000);
  $('net').textContent = online ? 'Online' : `Offline, ${minutes} min`;
  $('station').textContent = sheet ? `${sheet.station}, ${sheet.stop}` : 'A station';
  const waiting = await store.waiting();
  $('unsent').textContent = waiting.length ? `${waiting.length} scans not yet sent, oldest ${hhmm(waiting[0].event.at)}` : 'Everything is sent';
  $('held').textContent = sheet ? `List of ${hhmm(sheet.now)}: ${sheet.parties.length} parties. All kept sealed here.` : '';
  const verdict = now();
  $('verdict').className = `verdict ${verdict.css}`;
  $('picture').innerHTML = PICTURES[verdict.css] ?? '';
  $('word').textContent = verdict.word;
  $('says').textContent = verdict.says;
  const all = inOrder(members(), sheet?.stop);
  const reasons = (sheet?.acts ?? []).flatMap((a) => a.reasons);
  const words = (code) => reasons.find((r) => r.code === code)?.words ?? code;
  fill('members', [all, [...chosen]], () => all.map((m) => row(m, { stop: sheet?.stop, chosen, words, hhmm, choose })));
  $('party').textContent = open && !open.unknown && open.party ? `Party ${open.party}, ${open.members.length}` : '';
  $('party').hidden = !$('party').textContent;
  const missing = all.filter((m) => m.go === 'go' && isMissing(m, sheet?.stop));
  $('all').hidden = missing.length === 0 || verdict.css === 'stop';
  $('all').textContent = `All ${all.length} are here`;
  $('whole').hidden = missing.length === 0 || all.length < 2;
  const { step, persons } = passing(all, sheet?.stop);
  $('pass').hidden = persons.length === 0;
  $('pass').textContent = `${persons.length === 1 ? '1 passes' : `${persons.length} pass`} step ${step}`;
  drawActs(all);
  const latest = done.at(-1);
  $('undo').disabled = !latest || Date.now() > latest.until;
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
    const waits = new Set((await store.waiting()).map((w) => w.event.id));
    const sent = own.filter((o) => !waits.has(o.event.id));
    const fresh = await ask(`/api/evacuation/station?since=${encodeURIComponent(sheet?.mark ?? '')}`);
    sheet = fresh.whole ? fresh : merged(sheet, fresh);
    // What had been sent before the list was asked for is in it.
    const before = members();
    own = own.filter((o) => !sent.includes(o));
    follow(before);
    online = true;
    await store.keep('sheet', sheet);
  } catch {
    lost();
  }
  await draw();
}

// The open party as the list has it now, with the names that were read; one that is in the list no
// more stays as it was.
function follow(before) {
  const fresh = open && !open.unknown && partyOf(open.party);
  const names = new Map(before.map((m) => [m.person, { name: m.name, who: m.who }]));
  if (fresh) {
    open.members = fresh.members.map((m) => ({ ...m, ...names.get(m.person) }));
  } else if (open) {
    open.members = before;
  }
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
  own = (await store.waiting()).map(({ event }) => ({ event, persons: event.persons ?? [] }));
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
    await write(members().filter((m) => m.go === 'go' && isMissing(m, sheet.stop)).map((m) => m.person), seeing());
    await draw();
    hum(now().css);
  });
  $('pass').addEventListener('click', async () => {
    const { step, persons } = passing(members(), sheet.stop);
    await write(persons, { did: 'screened', step, outcome: 'passed' }, true);
    await draw();
    hum(now().css);
  });
  $('next').addEventListener('click', async () => {
    show(undefined);
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
