// What this device knows of people: the list of the server, and on top of it what was done here and
// that list has not yet. What was undone stands as it was before.
const DONE = {
  scanned: () => ({ here: true }),
  boarded: (event) => ({ here: true, aboard: event.flight }),
  screened: (event) => ({ screening: event.outcome }),
  refer: () => ({ screening: 'referred' }),
  refuse: () => ({ screening: 'failed' }),
  hold: (event, stop) => ({ held: event.reason, ...(stop === 'medical' ? {} : { go: 'held', why: 'held' }) }),
  release: () => ({ held: '', go: 'go', why: '' }),
  withdraw: () => ({ go: 'stopped', why: 'turned back' }),
  out: () => ({ here: false, in: false, go: 'not-called', why: 'went out' }),
};

const after = (member, { event, before }, stop) =>
  before ? { ...member, ...before[member.person] } : { ...member, ...DONE[event.did]?.(event, stop) };

function of(person, own) {
  const undone = new Set(own.map((o) => o.event.event).filter(Boolean));
  return own.filter((o) => !undone.has(o.event.id) && o.persons.includes(person));
}

// A member as of now. The own deeds are in their order; one that takes another back says what was
// before it.
export const known = (member, own, stop) => of(member.person, own).reduce((now, one) => after(now, one, stop), member);

// Whether something was done with somebody here, and stands.
export const touched = (person, own) => of(person, own).some((o) => !o.before);

// What a deed may change, as it is before it.
export const snapshot = ({ here, in: inside, aboard, screening, held, go, why }) => ({
  here,
  in: inside,
  aboard,
  screening,
  held,
  go,
  why,
});

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
