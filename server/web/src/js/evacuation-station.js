// A station of an evacuation, with or without a network. The server says who may pass; here it is
// seen who of a party is here. What is scanned is kept sealed and sent in its order; what the
// server takes later stays in the queue, and what it never takes stays until somebody has read it. A
// device that is ended forgets everything.
import { watch } from './lib/camera.js';
import { sealed } from './lib/sealed.js';
import { actsFor, passing } from './lib/station-acts.js';
import { isCode, judged, plain } from './lib/station-code.js';
import { bound, known, snapshot, touched } from './lib/station-known.js';
import { button, element, PICTURES, row } from './lib/station-rows.js';
import { HUMS, inOrder, isMissing, verdictOf } from './lib/station-verdict.js';
import { listen } from './lib/wedge.js';

const EVERY = 15_000;
const AT_ONCE = 100;
// How long a token that opened nothing is not asked with again.
const DENIED_MS = 300_000;
const MOST_TROUBLES = 4;
const ENDED = 'urn:muster:device-ended';
const EXPIRED = 'urn:muster:device-expired';
const UNDO_MS = 30_000;
// Somebody stands at the gate: a server that says nothing for so long is not there, and the list on
// the device answers.
const PATIENCE_MS = 4_000;
// What is sent and the list may take longer; who swallows both is not waited for without end.
const LONG_MS = 45_000;
// A scanner that reads one band twice at once has read it once.
const ONE_READ_MS = 3_000;
// Numbers of parties, people and forms. Whatever else is read, such as somebody's card, is asked nowhere.
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;
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
// What the server will never take, and nobody has read yet.
let troubles = [];
let keeping = Promise.resolve();
// What it takes later, and why; it is sent after what it has not seen yet.
const putOff = new Set();
let later = '';
// Why the token opens nothing, and until when nobody asks again.
let denied = '';
let deniedUntil = 0;
let sending = false;
let shut;
// What was read and is being looked up, and the reads one after the other.
let looking = '';
let reads = Promise.resolve();
let lastRead = { number: '', at: 0 };
// The list that is being asked for.
let asked;

const offset = () => (sheet?.offset_seconds ?? 0) * 1000;
const hhmm = (at) => new Date(Date.parse(at) + offset()).toISOString().slice(11, 16).replace(':', '');

const call = (bearer, path, body, patience) =>
  fetch(path, {
    method: body ? 'POST' : 'GET',
    signal: patience ? AbortSignal.timeout(patience) : undefined,
    redirect: 'error',
    credentials: 'omit',
    headers: { Authorization: `Bearer ${bearer}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });

async function ask(path, body, patience) {
  if (Date.now() < deniedUntil) {
    throw new Error('denied');
  }
  const bearer = token;
  const answer = await call(bearer, path, body, patience);
  if (bearer !== token) {
    throw new Error('another token meanwhile');
  }
  if (answer.status === 401) {
    await deny((await answer.json().catch(() => ({}))).type);
    throw new Error('denied');
  }
  if (!answer.ok) {
    throw new Error(`answer ${answer.status}`);
  }
  denied = '';
  return answer.json();
}

// Only a device that somebody ended forgets. A token that has expired, or that this machine does not
// know, says nothing of what the device holds.
async function deny(why) {
  if (why === ENDED) {
    await forget('This device was ended. It holds nothing any more.');
    return;
  }
  deniedUntil = Date.now() + DENIED_MS;
  denied =
    why === EXPIRED
      ? 'The token of this device has expired. What is not sent is kept here: ask the desk for a new token and type it.'
      : 'This machine does not know the token of this device. What is not sent is kept here: go back to the machine that gave the token, or type a new one.';
}

// Makes this phone the device of a token. What it still holds of another device is sent by the new
// one, where that stands at the same station.
async function pair(given) {
  let answer;
  try {
    answer = await call(given, '/api/evacuation/station');
  } catch {
    return 'The server is not reached. Give the phone its token where there is a network.';
  }
  if (!answer.ok) {
    return (await answer.json().catch(() => ({}))).detail ?? `The server does not answer: ${answer.status}.`;
  }
  const fresh = await answer.json();
  const waits = (await store.waiting()).length;
  if (waits > 0 && sheet && ['evacuation', 'station', 'stop'].some((what) => sheet[what] !== fresh[what])) {
    return `This phone keeps ${count(waits, 'scan')} of ${sheet.station}. Give it a token of ${sheet.station} first, so that they are sent.`;
  }
  if (sheet && sheet.device !== fresh.device) {
    await store.renumber(fresh.counter);
  } else {
    await store.countOn(fresh.counter);
  }
  denied = '';
  deniedUntil = 0;
  token = given;
  sheet = fresh;
  online = true;
  await store.keep('token', token);
  await store.keep('sheet', sheet);
  show(undefined);
  done = [];
  own = await unsent();
  await asked;
  await read();
  return '';
}

const unsent = async () => (await store.waiting()).map(({ event }) => ({ event, persons: event.persons ?? [] }));
const count = (many, one) => `${many} ${one}${many === 1 ? '' : 's'}`;

async function forget(words) {
  shut?.();
  shut = undefined;
  token = undefined;
  sheet = undefined;
  own = [];
  done = [];
  troubles = [];
  putOff.clear();
  later = '';
  denied = '';
  deniedUntil = 0;
  lost();
  show(undefined);
  await store.destroy();
  store = await sealed('muster-station');
  $('told').textContent = words;
  await draw();
}

const partyOf = (number) =>
  (sheet?.parties ?? []).find((p) => p.party === number || p.members.some((m) => m.person === number));

async function find(number) {
  if (!NUMBER.test(number)) {
    return undefined;
  }
  let party = partyOf(number);
  if (online) {
    try {
      party = await ask(`/api/evacuation/party?number=${encodeURIComponent(number)}`, undefined, PATIENCE_MS);
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
      return await ask('/api/evacuation/code', { code }, PATIENCE_MS);
    } catch {
      lost();
    }
  }
  return judged(code, sheet, (person) => touched(person, own), hhmm);
}

// The members of the open party, as this device knows them now.
const people = () => (open?.members ?? []).map((m) => known(m, own, sheet?.stop));
// The same as they stand before the aircraft that boards here.
const members = () => (sheet?.stop === 'embarkation' ? people().map((m) => bound(m, $('flight').value)) : people());
const now = () => verdictOf(open && { ...open, members: members() }, sheet?.stop);
const hum = (css) => navigator.vibrate?.(HUMS[css]);

function show(party) {
  open = party;
  if (open && sheet?.stop === 'gate') {
    open.again = people().filter((m) => m.here || m.in).map((m) => m.person);
  }
  chosen = new Set();
  asking = undefined;
}

// A code that is good opens its party; one that was used does too, so that it is seen who is in.
async function present(text) {
  const { verdict, says, party } = await lookedUp('a slip', worth(plain(text)));
  // A copy: the list keeps the digest by which it knows the code when it comes again.
  show({ ...(party ?? { party: '', members: [] }), code: { verdict, says } });
  await draw();
  hum(now().css);
}

// Until it is known whose number was read, the verdict on the party before stands no more.
async function lookedUp(what, answer) {
  looking = what;
  show(undefined);
  drawVerdict();
  draw();
  try {
    return await answer;
  } finally {
    looking = '';
  }
}

// One read after the other: a second one waits until it is known whose the first was.
const scan = (number) => (reads = reads.then(() => scanned(number.trim())).catch((e) => console.error(e)));

async function scanned(wanted) {
  $('told').textContent = '';
  if (!wanted) {
    return;
  }
  if (isCode(wanted)) {
    await present(wanted);
    return;
  }
  if (!isOpenStill(wanted)) {
    const found = await lookedUp(`number ${wanted}`, find(wanted));
    show(found ? { ...found } : { party: NUMBER.test(wanted) ? wanted : '', members: [], unknown: true });
  }
  const person = members().find((m) => m.person === wanted);
  // A band is looked at for itself, whatever the slip was worth.
  open.code = undefined;
  open.read = person?.person;
  if (person && isCopy(person)) {
    open.again = [...(open.again ?? []), wanted];
  }
  if (lastRead.number !== wanted || Date.now() - lastRead.at >= ONE_READ_MS) {
    lastRead = { number: wanted, at: Date.now() };
  }
  if (person) {
    chosen = new Set([wanted]);
    asking = undefined;
    if (person.go === 'go' && isMissing(person, sheet.stop)) {
      await write([wanted], seeing());
    }
  }
  await draw();
  hum(now().css);
}

// Whether a number is of the open party, as far as its copy here may be believed: who left the list is
// asked for again.
const isOpenStill = (number) =>
  open?.members.some((m) => m.person === number) && !open.gone && (!online || Boolean(partyOf(open.party)));

// A band that was read before comes again: at a gate and at an aircraft it may be a copy.
const isCopy = (person) =>
  (person.here || (sheet.stop === 'gate' && person.in)) &&
  ['gate', 'embarkation'].includes(sheet.stop) &&
  !(lastRead.number === person.person && Date.now() - lastRead.at < ONE_READ_MS);

// That somebody was seen here; at the door of an aircraft, that they are aboard.
const seeing = () => (sheet.stop === 'embarkation' ? { did: 'boarded', flight: $('flight').value } : { did: 'scanned' });

// Writes what was done with people; what concerns one at a time is an event each.
async function write(persons, deed, each = false) {
  if (persons.length === 0) {
    return;
  }
  const at = new Date().toISOString();
  const batch = [];
  for (const group of each ? persons.map((p) => [p]) : [persons]) {
    const { counter } = await store.next();
    const event = { id: crypto.randomUUID(), counter, at, persons: group, ...deed };
    const before = Object.fromEntries(
      people().filter((m) => group.includes(m.person)).map((m) => [m.person, snapshot(m, event, sheet.stop)]),
    );
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
  await write(persons, { did: one.kind, reason }, one.kind === 'refer' || one.kind === 'refuse');
  await draw();
  hum(now().css);
  $('number').focus();
}

// The buttons of this station for the chosen; one that was pressed asks for its reason.
function drawActs(all) {
  const about = all.filter((m) => chosen.has(m.person));
  const acts = open?.code || !sheet ? [] : actsFor({ ...sheet, again: open?.again ?? [] }, about);
  const asked = acts.find((a) => a.one.kind === asking);
  $('acts').hidden = acts.length === 0;
  $('acts-title').textContent = asked ? `${asked.one.words}: why?` : `With ${about.map((m) => m.name || m.person).join(', ')}`;
  fill('acts-buttons', [acts, asking], () =>
    asked
      ? [
          ...asked.one.reasons.map((r) => button(r.words, '', () => act(asked.one, asked.of, r.code))),
          button('Back', '', () => {
            asking = undefined;
            draw();
          }),
        ]
      : acts.map(({ one, of }) =>
          button(one.words, one.kind === 'release' ? '' : 'danger', async () => {
            if (one.reasons.length === 0) {
              await act(one, of, '');
              return;
            }
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

// The flights whose lists are open. One whose list has closed is chosen no more, and nobody boards
// before somebody says which flight it is.
function drawFlights() {
  const flights = sheet?.stop === 'embarkation' ? sheet.flights : [];
  const before = $('flight').value;
  $('flight-part').hidden = sheet?.stop !== 'embarkation';
  fill('flight', flights, () => [new Option('Which?', ''), ...flights.map((f) => new Option(f, f))]);
  $('flight').value = flights.includes(before) ? before : '';
  if (before && !$('flight').value) {
    $('told').textContent = `The list of ${before} is not open any more. Choose the flight that boards here.`;
  }
}

// What is wrong stands first: what was never taken and why, and why the rest waits.
function drawTroubles() {
  const first = troubles.slice(0, MOST_TROUBLES);
  const waits = [denied, later].filter(Boolean);
  $('troubles-part').hidden = troubles.length + waits.length === 0;
  fill('waits', waits, () => waits.map((w) => element('p', w)));
  fill('troubles', first, () => first.map((t) => element('li', t.says)));
  $('troubles-title').textContent = troubles.length > 0 ? `${count(troubles.length, 'scan')} not taken` : 'Not taken yet';
  $('troubles-read').hidden = troubles.length === 0;
  $('troubles-read').textContent = first.length < troubles.length ? `I have read these ${first.length}: show the next` : 'I have read it';
}

async function draw() {
  drawFlights();
  drawTroubles();
  $('pair').hidden = Boolean(token) && !denied;
  $('work').hidden = !token;
  $('hour').textContent = sheet ? `${new Date(Date.now() + offset()).toISOString().slice(11, 16)} local` : '';
  const minutes = Math.round((Date.now() - offSince) / 60_000);
  $('net').textContent = !token ? 'No device' : denied ? 'Not let in' : online ? 'Online' : `Offline, ${minutes} min`;
  $('station').textContent = sheet ? `${sheet.station}, ${sheet.stop}` : 'A station';
  const waiting = await store.waiting();
  $('unsent').textContent = waiting.length ? `${count(waiting.length, 'scan')} not yet sent, oldest ${hhmm(waiting[0].event.at)}` : 'Everything is sent';
  $('held').textContent = sheet ? `List of ${hhmm(sheet.now)}: ${sheet.parties.length} parties. All kept sealed here.` : '';
  const verdict = drawVerdict();
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
}

function drawVerdict() {
  const verdict = looking ? { css: 'calm', word: 'LOOKING', says: `for ${looking}` } : now();
  $('verdict').className = `verdict ${verdict.css}`;
  $('picture').innerHTML = PICTURES[verdict.css] ?? '';
  $('word').textContent = verdict.word;
  $('says').textContent = verdict.says;
  return verdict;
}

const keepTroubles = () => (keeping = keeping.then(() => store.keep('troubles', troubles)));

// What the server will never take is kept for somebody to read before it leaves the queue; as far as
// this device goes on, it was not done.
async function refuse(event, why) {
  const did = event.did === 'corrected' ? 'undo' : (sheet?.acts.find((a) => a.kind === event.did)?.words ?? event.did);
  if (!troubles.some((t) => t.id === event.id)) {
    const whom = event.persons?.length ? ` of ${event.persons.join(', ')}` : '';
    troubles.push({ id: event.id, says: `${hhmm(event.at)}, “${did}”${whom}. ${why}` });
    await keepTroubles();
  }
  own = own.filter((o) => o.event.id !== event.id);
  hum('stop');
}

async function readTroubles() {
  troubles = troubles.slice(MOST_TROUBLES);
  await keepTroubles();
  await draw();
}

// What waits, in its order; what was put off before goes last, so that it keeps nothing else back.
async function next(tried) {
  const waiting = (await store.waiting()).filter((w) => !tried.has(w.id));
  return [...waiting.filter((w) => !putOff.has(w.id)), ...waiting.filter((w) => putOff.has(w.id))].slice(0, AT_ONCE);
}

// Sends what waits; what the server has, or will never take, is dropped from the queue.
async function send() {
  if (sending || !token) {
    return;
  }
  sending = true;
  try {
    const tried = new Set();
    let why = '';
    for (;;) {
      const batch = await next(tried);
      if (batch.length === 0) {
        break;
      }
      const { answers } = await ask('/api/evacuation/scans', { events: batch.map((w) => w.event) }, LONG_MS);
      online = true;
      for (let i = 0; i < batch.length; i++) {
        const { id, event } = batch[i];
        tried.add(id);
        if (answers[i].became === 'later') {
          putOff.add(id);
          why = answers[i].why;
          continue;
        }
        if (answers[i].became === 'refused') {
          await refuse(event, answers[i].why);
        }
        putOff.delete(id);
        await store.drop(id);
      }
      if (answers.every((a) => a.became === 'later')) {
        break;
      }
    }
    later = why;
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

// One list at a time, so that no older one comes after a newer.
const read = () =>
  (asked ??= readList().finally(() => {
    asked = undefined;
  }));

async function readList() {
  if (!token) {
    return draw();
  }
  try {
    await send();
    const waits = new Set((await store.waiting()).map((w) => w.event.id));
    const sent = own.filter((o) => !waits.has(o.event.id));
    const fresh = await ask(
      `/api/evacuation/station?since=${encodeURIComponent(sheet?.mark ?? '')}`,
      undefined,
      LONG_MS,
    );
    const listed = open && Boolean(partyOf(open.party));
    sheet = fresh.whole ? fresh : merged(sheet, fresh);
    if (listed && !partyOf(open.party)) {
      open.gone = true;
    }
    // What had been sent before the list was asked for is in it.
    const before = people();
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
  const names = new Map(before.map((m) => [m.person, { name: m.name, who: m.who, face: m.face }]));
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
  own = await unsent();
  troubles = (await store.read('troubles')) ?? [];
  $('pair-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const given = $('token').value.trim();
    $('token').value = '';
    $('told').textContent = await pair(given);
    await draw();
  });
  $('troubles-read').addEventListener('click', readTroubles);
  $('flight').addEventListener('change', async () => {
    $('told').textContent = '';
    await draw();
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
    if (troubles.length > 0) {
      $('told').textContent = 'Read first what was not taken; it stands above.';
      return;
    }
    await forget('This device holds nothing any more.');
  });
  addEventListener('online', () => {
    deniedUntil = 0;
    read();
  });
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
