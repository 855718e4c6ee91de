type Values = Record<string, string | string[]>;
type Draft = { readonly values: Values; readonly mine: string; readonly at: number; sent: boolean };

const PREFIX = 'cf-case ';
/** After so much quiet what was written is sent. */
const QUIET_MS = 3000;
const AGAIN_MS = 10_000;
const HERE_MS = 90_000;

const valuesOf = (form: HTMLFormElement): Values => {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) {
    if (name === 'csrf' || typeof value !== 'string') continue;
    const had = values[name];
    values[name] = had === undefined ? value : [had, value].flat();
  }
  return values;
};

/** What a person wrote, without the versions and keys that go along with it. */
const wordsOf = (values: Values): string =>
  JSON.stringify(
    Object.entries(values)
      .filter(([name, value]) => !/^version-|-key$/.test(name) && value.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const readDraft = (key: string): Draft | undefined => {
  try {
    const kept = sessionStorage.getItem(PREFIX + key);
    return kept ? (JSON.parse(kept) as Draft) : undefined;
  } catch {
    return undefined;
  }
};

const keepDraft = (key: string, draft: Draft | undefined): void => {
  try {
    if (draft) sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
    else sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Full or forbidden: what is written still goes to the server.
  }
};

const clock = (at: Date): string =>
  at.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' }).replace(':', '.');

const fill = (form: HTMLFormElement, values: Values): void => {
  for (const one of form.elements) {
    const control = one as HTMLInputElement;
    if (!control.name || /^(csrf|then)$|^version-/.test(control.name)) continue;
    const given = [values[control.name] ?? []].flat();
    if (control.type === 'checkbox' || control.type === 'radio')
      control.checked = given.includes(control.value);
    else if (control.tagName !== 'BUTTON') control.value = given[0] ?? '';
  }
};

type Answer = {
  readonly at?: string;
  readonly topics?: readonly { readonly topic: string; readonly version: number }[];
  readonly takenBy?: string | null;
  readonly detail?: string;
  readonly by?: string | null;
  readonly mine?: boolean;
};

const post = async (
  href: string,
  body: object,
  keepalive = false,
): Promise<{ status: number; answer: Answer }> => {
  const response = await fetch(href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    keepalive,
  });
  return { status: response.status, answer: (await response.json()) as Answer };
};

/** Offers what was written before and never reached the server; nothing of it is put back unasked. */
const offer = (box: HTMLElement, draft: Draft, take: () => void): void => {
  const note = document.createElement('div');
  note.className = 'cf-note cf-note--warning';
  const words = document.createElement('p');
  words.textContent = `You had written more here at ${clock(new Date(draft.at))} that was not saved. Put it back?`;
  const buttons = document.createElement('div');
  buttons.className = 'cf-buttons';
  const button = (text: string, act: () => void) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'nhsuk-button nhsuk-button--secondary cf-button--quiet';
    one.textContent = text;
    one.addEventListener('click', () => {
      note.remove();
      act();
    });
    buttons.append(one);
  };
  button('Put it back', take);
  button('Leave it out', () => keepDraft(box.dataset.cfKey ?? '', undefined));
  note.append(words, buttons);
  box.prepend(note);
};

const watch = (box: HTMLElement, form: HTMLFormElement, href: string, key: string): void => {
  const said = form.querySelector<HTMLElement>('[data-cf-saved]');
  let mine = box.dataset.cfMine ?? '';
  // A form that came back refused holds words that were never kept.
  let kept = box.dataset.cfUnsaved === undefined ? wordsOf(valuesOf(form)) : '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was last answered, kept or refused: it is not sent again until something in it changes. */
  let tried = kept;
  let sending = false;
  let held = false;

  const say = (text: string, link?: { href: string; text: string }): void => {
    if (!said) return;
    said.textContent = text;
    if (!link) return;
    const a = document.createElement('a');
    a.href = link.href;
    a.textContent = link.text;
    said.append(' ', a);
  };

  const draftNow = (sent: boolean): void =>
    keepDraft(key, { values: valuesOf(form), mine, at: Date.now(), sent });

  /** The versions that the next saving rests on. */
  const advance = ({ topics, at }: Answer): void => {
    for (const { topic, version } of topics ?? []) {
      const field = form.elements.namedItem(`version-${topic}`);
      if (!(field instanceof HTMLInputElement) || field.value === String(version)) continue;
      field.value = String(version);
      if (at) mine = String(Date.parse(at));
    }
  };

  const told = (status: number, answer: Answer): void => {
    if (status === 401 || status === 403)
      say('You are signed out. What you wrote is kept in this window.', {
        href: box.dataset.cfSignIn ?? '/sign-in',
        text: 'Sign in, and it is put back.',
      });
    else if (status === 200 && answer.at)
      say(
        answer.takenBy
          ? `Saved ${clock(new Date(answer.at))}. ${answer.takenBy} has taken this section over.`
          : `Saved ${clock(new Date(answer.at))}`,
      );
    else say(`Not saved yet. ${answer.detail ?? 'Press Save.'}`);
  };

  const send = async (leaving = false): Promise<void> => {
    clearTimeout(timer);
    const values = valuesOf(form);
    const words = wordsOf(values);
    if (words === kept || words === tried || sending || held) return;
    sending = true;
    try {
      const { status, answer } = await post(href, { fields: values, quiet: true }, leaving);
      told(status, answer);
      tried = words;
      // Two people's words are put together while somebody looks, and who is signed out signs in: until then it waits.
      if (status === 409 || status === 401 || status === 403) held = true;
      if (status === 200) {
        kept = words;
        advance(answer);
        if (wordsOf(valuesOf(form)) === words) keepDraft(key, undefined);
      }
    } catch {
      say('No connection. What you write is kept in this window, and saved when it is back.');
    } finally {
      sending = false;
      if (!held && ![kept, tried].includes(wordsOf(valuesOf(form)))) timer = setTimeout(send, AGAIN_MS);
    }
  };

  form.addEventListener('input', () => {
    draftNow(false);
    clearTimeout(timer);
    timer = setTimeout(send, QUIET_MS);
  });
  form.addEventListener('focusout', () => void send());
  form.addEventListener('submit', () => {
    held = true;
    draftNow(true);
  });
  addEventListener('pagehide', () => {
    void send(true);
    // Others see at once that nobody is here; a page that comes next says so anew.
    void post(`${href}/lock`, { how: 'leave' }, true).catch(() => undefined);
  });

  const draft = readDraft(key);
  const arrived = draft?.sent && draft.mine !== mine;
  if (draft && !arrived && wordsOf(draft.values) !== kept)
    offer(box, draft, () => {
      fill(form, draft.values);
      void send();
    });
  else keepDraft(key, undefined);

  const here = async (): Promise<void> => {
    try {
      const { status, answer } = await post(`${href}/lock`, { how: 'here' });
      if (status === 200 && answer.mine === false && answer.by)
        say(`${answer.by} has taken this section over. What you write is kept all the same.`);
    } catch {
      // Without a connection others see after some minutes that nobody is here.
    }
  };
  // At once: the page before it, as it was left, may just have said that nobody is here.
  void here();
  setInterval(here, HERE_MS);
};

/**
 * `<div data-cf-autosave="/api/v1/…">` round a form: what is written saves itself after some seconds of quiet and when a
 * field is left, says when, and is kept in this window until it has arrived. While it is open, others see who writes.
 * Without JavaScript its Save button does the same.
 */
export const saveBySelf = (): void => {
  for (const box of document.querySelectorAll<HTMLElement>('[data-cf-autosave]')) {
    const form = box.querySelector('form');
    const { cfAutosave: href, cfKey: key } = box.dataset;
    if (form && href && key) watch(box, form, href, key);
  }
};
