type Draft = { sent: boolean; path: string; values: Record<string, string> };

const PREFIX = 'cf-draft ';

const read = (key: string): Draft | undefined => {
  try {
    const kept = sessionStorage.getItem(PREFIX + key);
    return kept ? (JSON.parse(kept) as Draft) : undefined;
  } catch {
    // No storage, or not ours: then there is no draft.
    return undefined;
  }
};

const write = (key: string, draft: Draft): void => {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // Full or forbidden: the server still keeps what is sent.
  }
};

const KINDS_LEFT_OUT = ['hidden', 'file', 'password', 'submit'];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement) &&
      !KINDS_LEFT_OUT.includes(one.type),
  );

const isTick = (one: Control): one is HTMLInputElement =>
  one instanceof HTMLInputElement && (one.type === 'radio' || one.type === 'checkbox');

const valuesOf = (form: HTMLFormElement): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const one of controlsOf(form))
    if (!isTick(one)) values[one.name] = one.value;
    else if (one.checked) values[one.name] = one.value;
  return values;
};

const fill = (form: HTMLFormElement, values: Record<string, string>): void => {
  for (const one of controlsOf(form))
    if (isTick(one)) one.checked = values[one.name] === one.value;
    else one.value = values[one.name] ?? '';
};

/**
 * `<div data-cf-draft="key">` within a form: what is written is kept in this window until it is sent, so that a
 * session that ends, a page left or a lost connection costs nothing. A form that comes with words of its own, as
 * after a refusal, keeps those.
 */
export const keepDrafts = (): void => {
  const { pathname: path } = location;
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-cf-draft]')];
  if (boxes.length === 0 && !path.startsWith('/sign-in'))
    // What was sent has arrived: another page came after it.
    for (const name of Object.keys(sessionStorage)) {
      const draft = name.startsWith(PREFIX) ? read(name.slice(PREFIX.length)) : undefined;
      if (draft?.sent && draft.path !== path) sessionStorage.removeItem(name);
    }
  for (const box of boxes) {
    const form = box.closest('form');
    const key = box.dataset.cfDraft;
    if (!form || !key) continue;
    const draft = read(key);
    const written = form.querySelector('textarea')?.value ?? '';
    if (draft && written === '') fill(form, draft.values);
    form.addEventListener('input', () => write(key, { sent: false, path, values: valuesOf(form) }));
    form.addEventListener('submit', () => write(key, { sent: true, path, values: valuesOf(form) }));
  }
};
