// What is done at a station beside seeing people: for whom of the chosen it makes sense.
import { isMissing } from './station-verdict.js';

const AGAIN = { passed: true, failed: true };

const SENT = 'to-the-doctor';

// Whom an act is of: of the chosen, those for whom it makes sense. Whom a doctor keeps back, only a
// doctor lets go, and a doctor nobody else; whoever was sent to the doctor may be kept by them. Out goes
// who was in before: whoever came in just now is taken back by Undo.
const FIT = {
  refer: (m) => m.here && !m.screening,
  refuse: (m) => m.here && m.screening === 'referred',
  hold: (m, { stop, act }) =>
    m.here && m.screening !== 'failed' && (!m.held || (stop === 'medical' && !act.reasons.some((r) => r.code === m.held))),
  release: (m, { stop, doctors, sick }) =>
    Boolean(m.held) && (stop === 'medical' ? sick.includes(m.held) || m.held === SENT : !doctors.includes(m.held)),
  withdraw: (m) => m.go === 'go' && !m.here && !m.in,
  out: (m, { again }) => (m.here || m.in) && again.includes(m.person),
};

// Who passes by the next touch: the chosen in the second step, or all who wait for the first.
export function passing(all, stop) {
  if (stop !== 'screening' || all.some((m) => m.go !== 'go' || isMissing(m, stop))) {
    return { step: 1, persons: [] };
  }
  const second = all.filter((m) => m.screening === 'referred');
  const step = second.length > 0 ? 2 : 1;
  return { step, persons: (step === 2 ? second : all.filter((m) => !AGAIN[m.screening])).map((m) => m.person) };
}

// The acts of a station that make sense for somebody of the chosen, and for whom.
//
// `again` is who was in before the party was opened.
export function actsFor({ acts, stop, doctors, again }, about) {
  const sick = acts.find((act) => act.kind === 'hold')?.reasons.map((r) => r.code) ?? [];
  return acts
    .map((act) => ({ one: act, of: about.filter((m) => FIT[act.kind](m, { stop, act, doctors, again, sick })).map((m) => m.person) }))
    .filter((a) => a.of.length > 0);
}
