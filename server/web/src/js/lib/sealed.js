// A small store of this device, sealed with a key that never leaves it: what was signed without a
// network, and what was last read. Whoever copies the store without the browser's key reads nothing.
const GUARD = 'muster-guard';

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('plain');
    request.result.createObjectStore('queue', { autoIncrement: true });
  };
  return asked(request);
}

export async function sealed(name = GUARD) {
  const store = await open(name);
  const at = (name, mode) => store.transaction(name, mode).objectStore(name);
  let key = await asked(at('plain', 'readonly').get('key'));
  if (!key) {
    key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await asked(at('plain', 'readwrite').put(key, 'key'));
  }
  const seal = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const clear = new TextEncoder().encode(JSON.stringify(value));
    return { iv, text: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, clear) };
  };
  const unseal = async ({ iv, text }) =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, text)));

  return {
    // The sender's name and its counter, which grows with each event.
    async next() {
      const place = at('plain', 'readwrite');
      const before = (await asked(place.get('sender'))) ?? { device: crypto.randomUUID(), counter: 0 };
      const now = { device: before.device, counter: before.counter + 1 };
      await asked(place.put(now, 'sender'));
      return now;
    },
    // Counts on from a number at least: what was sent under the same name before was numbered so far.
    async countOn(from) {
      const place = at('plain', 'readwrite');
      const before = (await asked(place.get('sender'))) ?? { device: crypto.randomUUID(), counter: 0 };
      await asked(place.put({ ...before, counter: Math.max(before.counter, from) }, 'sender'));
    },
    // Another name sends what waits: it is numbered anew, in its order, from the number after that.
    async renumber(from) {
      const waiting = await this.waiting();
      const both = await Promise.all(waiting.map(({ event }, i) => seal({ ...event, counter: from + i + 1 })));
      const queue = at('queue', 'readwrite');
      await Promise.all(waiting.map(({ id }, i) => asked(queue.put(both[i], id))));
      await asked(at('plain', 'readwrite').put({ device: crypto.randomUUID(), counter: from + waiting.length }, 'sender'));
    },
    async keep(name, value) {
      const both = await seal(value);
      await asked(at('plain', 'readwrite').put(both, name));
    },
    async read(name) {
      const both = await asked(at('plain', 'readonly').get(name));
      return both ? unseal(both) : undefined;
    },
    async add(value) {
      const both = await seal(value);
      await asked(at('queue', 'readwrite').add(both));
    },
    // What waits, in the order in which it was added.
    async waiting() {
      const place = at('queue', 'readonly');
      const [keys, values] = await Promise.all([asked(place.getAllKeys()), asked(place.getAll())]);
      return Promise.all(keys.map(async (id, i) => ({ id, event: await unseal(values[i]) })));
    },
    // Forgets one thing that is kept; what waits stays.
    async forget(name) {
      await asked(at('plain', 'readwrite').delete(name));
    },
    async drop(id) {
      await asked(at('queue', 'readwrite').delete(id));
    },
    // Everything, the key first: what is left is read by nobody.
    async destroy() {
      await asked(at('plain', 'readwrite').clear());
      await asked(at('queue', 'readwrite').clear());
      store.close();
      await asked(indexedDB.deleteDatabase(name));
    },
  };
}
