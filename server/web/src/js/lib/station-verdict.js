// What a party at a station comes to: a shape, a word and a sentence, the missing first.
const REFUSED = { forged: 'FORGED', ended: 'ENDED', replayed: 'USED BEFORE', expired: 'EXPIRED', elsewhere: 'OTHER GATE' };

const called = (m) => m.name || `${m.sort} ${m.person}`;
const named = (members) => members.map(called).join(', ');

// At a gate whoever is inside is not missed, wherever they were seen since.
export const isMissing = (m, stop) => !m.here && !(stop === 'gate' && m.in);

function screening(members) {
  const failed = members.filter((m) => m.screening === 'failed');
  if (failed.length > 0) {
    return { css: 'stop', word: 'STOP', says: `Did not pass the screening: ${named(failed)}` };
  }
  const second = members.filter((m) => m.screening === 'referred');
  if (second.length > 0) {
    return { css: 'wait', word: 'STEP 2', says: `To the second step: ${named(second)}` };
  }
  const first = members.filter((m) => m.screening !== 'passed');
  return first.length > 0
    ? { css: 'calm', word: 'STEP 1', says: `All ${members.length} are here. Look at ${first.length}.` }
    : { css: 'pass', word: 'PASS', says: `All ${members.length} passed the screening.` };
}

const already = (members, stop) =>
  stop === 'embarkation'
    ? { css: 'wait', word: 'ABOARD ALREADY', says: `${named(members)} boarded before. Look at the faces.` }
    : { css: 'wait', word: 'IN ALREADY', says: `${named(members)} passed a gate before. Look at the faces.` };

// `open.again` is who was in before the party was opened at this gate, `open.read` whose band was
// read: a band that was copied comes a second time.
export function verdictOf(open, stop) {
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
    const says = open.party ? `Number ${open.party} is not on this device. Ask the desk.` : 'That is no number of ours. Ask the desk.';
    return { css: 'stop', word: 'STOP', says };
  }
  if (open.gone) {
    return { css: 'stop', word: 'STOP', says: `Party ${open.party} left the list of this station. Read a band again.` };
  }
  const stopped = open.members.filter((m) => m.go !== 'go' && m.go !== 'no-flight');
  if (stopped.length > 0) {
    return { css: 'stop', word: 'STOP', says: stopped.map((m) => `${called(m)}: ${m.why}`).join('; ') };
  }
  if (open.members.some((m) => m.go === 'no-flight')) {
    return { css: 'wait', word: 'WHICH FLIGHT?', says: 'Choose the flight that boards here.' };
  }
  const again = open.members.filter((m) => open.again?.includes(m.person));
  if (again.some((m) => m.person === open.read) || again.length === open.members.length) {
    return already(open.read ? again.filter((m) => m.person === open.read) : again, stop);
  }
  const missing = open.members.filter((m) => isMissing(m, stop));
  if (missing.length > 0) {
    const together = open.members.length > 1 ? ' Do not pass the family.' : '';
    return { css: 'wait', word: 'WAIT', says: `Missing: ${named(missing)}.${together}` };
  }
  const inside = open.members.filter((m) => !m.here);
  if (inside.length > 0) {
    return already(inside, stop);
  }
  const held = open.members.filter((m) => m.held);
  if (held.length > 0) {
    return { css: 'wait', word: 'HELD', says: `Kept back: ${named(held)}` };
  }
  return stop === 'screening' ? screening(open.members) : { css: 'pass', word: 'PASS', says: `All ${open.members.length} are here.` };
}

// What stands at the end of somebody's row, and how loud.
export function stateOf(m, stop) {
  if (m.go !== 'go') {
    return { css: 'stop', word: m.why };
  }
  if (!m.here) {
    return isMissing(m, stop) ? { css: 'stop', word: 'Missing' } : { css: 'wait', word: 'In already' };
  }
  if (m.held) {
    return { css: 'wait', word: 'Held' };
  }
  if (stop !== 'screening' || !m.screening) {
    return { css: stop === 'screening' ? 'calm' : 'pass', word: 'Here' };
  }
  return { passed: { css: 'pass', word: 'Passed' }, referred: { css: 'wait', word: 'To step 2' }, failed: { css: 'stop', word: 'Refused' } }[m.screening];
}

// How a verdict feels in a pocket: a family that is to wait must not feel like one that may go.
export const HUMS = { pass: [80], calm: [40, 60, 40], wait: [250, 120, 250], stop: [80, 60, 80, 60, 80, 60, 400] };

const LOUD = { stop: 0, wait: 1, calm: 2, pass: 3 };

// Who is missing first, then whoever is stopped, then the rest by number.
export const inOrder = (members, stop) =>
  [...members].sort(
    (a, b) =>
      isMissing(b, stop) - isMissing(a, stop) ||
      LOUD[stateOf(a, stop).css] - LOUD[stateOf(b, stop).css] ||
      a.person.localeCompare(b.person, undefined, { numeric: true }),
  );
