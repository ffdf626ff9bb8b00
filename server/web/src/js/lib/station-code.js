// Codes of calls on a device of a gate, which knows them by their digest alone.

// A code as it was made, whatever was typed; other than a number of a band it is long.
export const plain = (text) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
export const isCode = (text) => /^M1[0-9A-Z]{30,60}$/.test(plain(text));

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('').slice(0, 32);
}

// What a code is worth by the list on this device.
//
// `seen` says whether somebody was scanned on this device, whatever the list says.
export async function judged(code, sheet, seen, hhmm) {
  const known = await digest(code);
  const party = (sheet?.parties ?? []).find((p) => p.code === known);
  if (!party) {
    return { verdict: 'forged', says: 'No code of the list on this device: forged, mistyped, taken back, or newer than the list.' };
  }
  const now = Date.now();
  if (party.members.some((m) => m.here || m.in || seen(m.person))) {
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
