// What this device knows of people: the list of the server, and on top of it what was done here and
// that list has not yet. What was undone stands as it was before.
const DONE = {
  scanned: () => ({ here: true }),
  boarded: (event) => ({ here: true, aboard: event.flight }),
  screened: (event) => ({ screening: event.outcome }),
  refer: () => ({ screening: 'referred' }),
  refuse: () => ({ screening: 'failed' }),
  hold: (event, stop) => ({ held: event.reason, ...(stop === 'medical' ? {} : { go: 'held', why: 'held' }) }),
  // Who was stopped for that alone may go on; behind the screening nobody does who has not passed it.
  release: (event, stop, member) => ({ held: '', ...(member.go === 'held' ? freed(member, stop) : {}) }),
  withdraw: () => ({ go: 'stopped', why: 'turned back' }),
  out: (event, stop, { screening }) => ({
    here: false,
    in: false,
    screening: screening === 'failed' ? screening : '',
    go: 'not-called',
    why: 'went out',
  }),
};

function freed({ screening }, stop) {
  const behind = stop === 'holding' || stop === 'embarkation';
  return behind && screening !== 'passed' ? { go: 'not-screened', why: 'not screened' } : { go: 'go', why: '' };
}

const after = (member, { event, before }, stop) =>
  before ? { ...member, ...before[member.person] } : { ...member, ...DONE[event.did]?.(event, stop, member) };

// What is undone before the list had it leaves nothing to put back.
function of(person, own) {
  const undone = new Set(own.map((o) => o.event.event).filter(Boolean));
  const here = new Set(own.map((o) => o.event.id));
  return own.filter((o) => !undone.has(o.event.id) && !here.has(o.event.event) && o.persons.includes(person));
}

// A member as of now. The own deeds are in their order; one that takes another back says what was
// before it.
export const known = (member, own, stop) => of(member.person, own).reduce((now, one) => after(now, one, stop), member);

// Whether something was done with somebody here, and stands.
export const touched = (person, own) => of(person, own).some((o) => !o.before);

// What a deed changes, as it is before it.
export const snapshot = (member, event, stop) =>
  Object.fromEntries(Object.keys(DONE[event.did]?.(event, stop, member) ?? {}).map((field) => [field, member[field]]));

// A member at the door of an aircraft: nobody goes before it is said which it is, nor to another than
// theirs.
export function bound(member, flight) {
  if (member.go !== 'go') {
    return member;
  }
  if (!flight) {
    return { ...member, go: 'no-flight', why: 'which flight?' };
  }
  const theirs = member.aboard || member.flight;
  return theirs === flight
    ? member
    : { ...member, go: 'other-flight', why: member.aboard ? `aboard ${theirs}` : `listed for ${theirs}` };
}
