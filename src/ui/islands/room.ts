import { clockSkew, refreshParts } from './live.ts';

type Fields = Record<string, string>;
/** One thing that the chair wrote down on this tablet and that the server has not taken yet. */
type Waiting = {
  readonly once: string;
  readonly href: string;
  readonly fields: Fields;
  readonly at: string;
  readonly says: string;
  /** Why the server would not take it; kept until the chair settles it. */
  refused?: string | undefined;
};

const AGAIN_MS = 4000;

/**
 * What reaches the server in the moment in which it was pressed happens at the server’s time, in one order with all that
 * others do. Only what had to wait says when it was, by this tablet’s clock.
 */
const MOMENT_MS = 3000;

const read = (key: string): Waiting[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
};

const isUsed = (name: string): boolean => !['csrf', 'form', 'once', 'shown', 'at'].includes(name);

/** The fields of a form under their own names: `line-words` is `words`; a date of three fields is one. */
const fieldsOf = (form: HTMLFormElement, prefix: string, pressed: HTMLElement | null): Fields => {
  const data = new FormData(form);
  if (pressed instanceof HTMLButtonElement && pressed.name) data.set(pressed.name, pressed.value);
  const fields: Fields = {};
  for (const [name, value] of data)
    if (typeof value === 'string' && isUsed(name))
      fields[name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : name] = value;
  for (const name of Object.keys(fields)) {
    const base = /^(.+)-day$/.exec(name)?.[1];
    if (base)
      fields[base] = [`${base}-year`, `${base}-month`, `${base}-day`]
        .map((part) => (fields[part] ?? '').trim().padStart(2, '0'))
        .join('-');
  }
  return fields;
};

const element = (tag: string, text: string, className = ''): HTMLElement => {
  const one = document.createElement(tag);
  one.textContent = text;
  if (className) one.className = className;
  return one;
};

const button = (text: string, act: () => void): HTMLElement => {
  const one = element('button', text, 'nhsuk-button cf-button cf-button--quiet');
  one.setAttribute('type', 'button');
  one.addEventListener('click', act);
  return one;
};

const clock = (iso: string): string =>
  new Date(iso)
    .toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/London' })
    .replace(':', '.');

/** What was written, in a few words. */
const wordsOf = ({ says, fields }: Waiting): string => {
  const said = fields.words ?? fields.what ?? fields.answer ?? fields.ruling ?? '';
  return said ? `${says}: ${said.slice(0, 80)}` : says;
};

const keepsRoom = (box: HTMLElement, meeting: string): void => {
  const key = `cf-room ${meeting}`;
  let waiting = read(key);
  let line = true;
  let sending = false;
  let signedOut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const skew = clockSkew();

  const keep = (): void => {
    try {
      localStorage.setItem(key, JSON.stringify(waiting));
    } catch {
      // Full or forbidden: it is still held while this page is open.
    }
    show();
  };
  const unsent = (): Waiting[] => waiting.filter(({ refused }) => refused === undefined);

  const tell = (text: string, how: 'sent' | 'waits' | 'lost'): void => {
    for (const one of document.querySelectorAll('[data-cf-connection]')) {
      const words = element('span', text, `cf-connection--${how}`);
      words.setAttribute('role', 'status');
      if (one.textContent !== text) one.replaceChildren(words);
    }
  };

  const showUnsent = (): void => {
    document.querySelector('[data-cf-unsent]')?.remove();
    const refused = waiting.filter((one) => one.refused !== undefined);
    if (refused.length === 0 && !signedOut) return;
    const note = element('div', '', 'cf-unsent');
    note.setAttribute('role', 'alert');
    note.dataset.cfUnsent = '';
    if (signedOut) {
      const words = element('p', 'You are signed out. What you wrote down waits on this tablet. ');
      const link = element('a', 'Sign in, and it is sent.');
      link.setAttribute('href', `/sign-in?to=${encodeURIComponent(location.pathname)}`);
      words.append(link);
      note.append(words);
    }
    if (refused.length > 0) {
      note.append(element('b', 'Not taken into the record'));
      const list = element('ul', '');
      for (const one of refused) {
        const entry = element('li', `${clock(one.at)} ${wordsOf(one)}. ${one.refused} `);
        entry.append(
          button('Send again', () => {
            one.refused = undefined;
            keep();
            void send();
          }),
          ' ',
          button('Leave it out', () => {
            waiting = waiting.filter((other) => other !== one);
            keep();
          }),
        );
        list.append(entry);
      }
      note.append(list);
    }
    box.querySelector('[data-cf-part="bar"]')?.after(note);
  };

  const show = (): void => {
    const count = unsent().length;
    if (count > 0) tell(`${count} waiting to be sent`, 'waits');
    else if (line) tell('● all sent', 'sent');
    else tell('✗ connection lost', 'lost');
    for (const one of document.querySelectorAll('.cf-record__waits')) one.remove();
    const record = document.querySelector('.cf-record');
    for (const one of unsent()) {
      const entry = element('li', '', 'cf-record__waits');
      entry.append(element('time', clock(one.at)), element('span', `${wordsOf(one)} (waits to be sent)`));
      record?.append(entry);
    }
    showUnsent();
  };

  /** Sends one; false when it has to wait. */
  const sendOne = async (one: Waiting): Promise<boolean> => {
    const waited = Date.now() + skew - Date.parse(one.at) > MOMENT_MS;
    const answer = await fetch(one.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...one.fields, once: one.once, ...(waited ? { at: one.at } : {}) }),
    });
    if (answer.status === 401) signedOut = true;
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) return false;
    if (answer.ok) waiting = waiting.filter(({ once }) => once !== one.once);
    else {
      const told = (await answer.json().catch(() => ({}))) as {
        type?: string;
        detail?: string;
        problems?: { message: string }[];
      };
      if (answer.status === 403 && told.type?.endsWith(':not-allowed')) {
        signedOut = true;
        return false;
      }
      one.refused =
        told.problems?.map(({ message }) => message).join(' ') || told.detail || 'It was refused.';
    }
    return true;
  };

  /** Sends what waits, one after the other in the order in which it was written down. */
  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let sent = false;
    try {
      for (let one = unsent()[0]; one; one = unsent()[0]) {
        if (!(await sendOne(one))) break;
        signedOut = false;
        line = true;
        sent = true;
        keep();
      }
    } catch {
      line = false;
    } finally {
      sending = false;
    }
    if (unsent().length > 0) timer = setTimeout(send, AGAIN_MS);
    show();
    if (sent) await refreshParts();
    show();
  };

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const holder = form.closest<HTMLElement>('[data-cf-act]');
    if (!holder) return;
    const { cfAct: href = '', cfPrefix: prefix = '', cfSays: says = '', cfWaits } = holder.dataset;
    if (cfWaits === undefined) {
      // What the server alone can do, such as opening a vote, is done with a connection and after all before it.
      if (line && unsent().length === 0) return;
      event.preventDefault();
      holder.querySelector('.cf-unsent')?.remove();
      holder.append(
        element(
          'p',
          'This needs the connection. Nothing is done yet; press it again when all is sent.',
          'cf-unsent',
        ),
      );
      void send();
      return;
    }
    event.preventDefault();
    waiting.push({
      once: crypto.randomUUID(),
      href,
      fields: fieldsOf(form, prefix, (event as SubmitEvent).submitter),
      at: new Date(Date.now() + skew).toISOString(),
      says,
    });
    form.reset();
    (document.activeElement as HTMLElement | null)?.blur();
    keep();
    void send();
  });
  document.addEventListener('cf-line', (event) => {
    line = (event as CustomEvent<boolean>).detail;
    show();
    if (line) void send();
  });
  addEventListener('online', () => void send());
  document.addEventListener('cf-refreshed', show);
  addEventListener('beforeunload', (event) => {
    if (unsent().length > 0) event.preventDefault();
  });
  show();
  void send();
};

/**
 * `<div data-cf-room="MTG-…">`: what the chair writes down is kept on the tablet, with the time at which it happened and
 * a key of its own, until the server has taken it: in order, each once. What it refuses is shown with its words.
 */
export const keepRoom = (): void => {
  const box = document.querySelector<HTMLElement>('[data-cf-room]');
  const meeting = box?.dataset.cfRoom;
  if (!box) return;
  if (meeting) keepsRoom(box, meeting);
};

/** On pages that are only followed: says whether the line holds. */
export const tellLine = (): void => {
  if (document.querySelector('[data-cf-room]')) return;
  document.addEventListener('cf-line', (event) => {
    const is = (event as CustomEvent<boolean>).detail;
    for (const one of document.querySelectorAll('[data-cf-connection]')) {
      const words = element(
        'span',
        is ? '● live' : '✗ connection lost',
        is ? 'cf-connection--sent' : 'cf-connection--lost',
      );
      words.setAttribute('role', 'status');
      one.replaceChildren(words);
    }
  });
  document.addEventListener('cf-refreshed', () =>
    document.dispatchEvent(new CustomEvent('cf-line', { detail: true })),
  );
};
