// Nothing typed is lost: what stands in a form is sent to be kept while it is typed, and goes along
// when another form of the page is sent. A page comes back filled with it; a form that was taken
// forgets it.
const WAIT = 700;

// More than this a browser does not send once the page is being left.
const LEAVING = 60_000;

// More than this, or a file, is not taken of whoever is not signed in: such a form is sent once what
// was typed is known to be kept.
const LARGE = 12_000;

// The form's own fields, as browsers send them; no file, and nothing that the form carries.
function typed(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (!name.startsWith('_') && typeof value === 'string') {
      fields.append(name, value);
    }
  }
  return fields;
}

function carrying(form) {
  const fields = typed(form);
  for (const name of ['_csrf', '_form', '_page', '_opened']) {
    fields.append(name, form.elements.namedItem(name)?.value ?? '');
  }
  return fields;
}

export function drafts() {
  const forms = [...document.querySelectorAll('form')].filter((form) =>
    form.elements.namedItem('_form'),
  );
  const kept = new Map(forms.map((form) => [form, typed(form).toString()]));
  const timers = new Map();
  let sending = false;
  let sure = null;

  const dirty = () => forms.filter((form) => typed(form).toString() !== kept.get(form));

  async function keep(form, leaving) {
    clearTimeout(timers.get(form));
    const now = typed(form).toString();
    if (now === kept.get(form) || sending) {
      return;
    }
    const body = carrying(form);
    try {
      const answer = await fetch('/drafts', {
        method: 'POST',
        body,
        keepalive: leaving && body.toString().length < LEAVING,
        redirect: 'manual',
      });
      if (answer.status === 204) {
        kept.set(form, now);
        say(form, 'Not saved yet; what you typed is kept.');
      } else if (answer.status === 202 || answer.type === 'opaqueredirect') {
        kept.set(form, now);
        say(form, 'Your sign-in has ended. What you typed is kept; saving asks you to sign in again.');
      } else {
        say(form, 'Not saved, and not kept: the server refused it. Leave this page open.');
      }
    } catch {
      say(form, 'Not saved, and not kept: the server does not answer. Leave this page open.');
    }
  }

  // One line at the form, read out; none where the form came filled and says so already.
  function say(form, words) {
    let line = form.querySelector('.draft-state');
    if (!line) {
      line = document.createElement('p');
      line.className = 'draft-state wide hint';
      line.setAttribute('role', 'status');
      form.append(line);
    }
    if (line.textContent !== words) {
      line.textContent = words;
    }
  }

  const later = (event) => {
    const form = event.target.form;
    if (kept.has(form)) {
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(() => keep(form, false), WAIT));
    }
  };
  document.addEventListener('input', later);
  document.addEventListener('change', later);

  // The form that is sent takes along what stands in the others.
  document.addEventListener('submit', async (event) => {
    const sent = event.target;
    if (event.defaultPrevented || sent.method !== 'post') {
      return;
    }
    const all = [sent, ...dirty()].filter((form) => kept.has(form));
    const size = all.reduce((sum, form) => sum + typed(form).toString().length, 0);
    if (sure !== sent && (size > LARGE || sent.enctype === 'multipart/form-data')) {
      const open = dirty();
      if (open.length > 0) {
        event.preventDefault();
        await Promise.all(open.map((form) => keep(form, false)));
        if (dirty().length === 0) {
          sure = sent;
          sent.requestSubmit(event.submitter);
        }
        return;
      }
    }
    timers.forEach((timer) => clearTimeout(timer));
    for (const form of dirty()) {
      if (form !== sent) {
        const other = document.createElement('input');
        other.type = 'hidden';
        other.name = '_also';
        const fields = typed(form);
        fields.append('_form', form.elements.namedItem('_form').value);
        other.value = fields.toString();
        sent.append(other);
      }
    }
    sending = true;
  });

  const leave = () => dirty().forEach((form) => keep(form, true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      leave();
    }
  });
  window.addEventListener('pagehide', leave);

  // What could not be kept is worth a question.
  window.addEventListener('beforeunload', (event) => {
    if (!sending && dirty().some((form) => form.querySelector('.draft-state')?.textContent.includes('not kept'))) {
      event.preventDefault();
    }
  });

  // Shown again from the browser's memory, the page is as it was left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      sending = false;
      document.querySelectorAll('input[name="_also"]').forEach((other) => other.remove());
    }
  });
}
