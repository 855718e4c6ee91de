/** Whether somebody is writing in this part: then it is not exchanged under their hands. */
const isInUse = (part: Element): boolean => {
  const active = document.activeElement;
  if (
    active &&
    active !== document.body &&
    part.contains(active) &&
    active.matches('input, textarea, select')
  )
    return true;
  return [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some((one) =>
    one instanceof HTMLInputElement && (one.type === 'radio' || one.type === 'checkbox')
      ? one.checked !== one.defaultChecked
      : one.type !== 'hidden' && one.value !== one.defaultValue,
  );
};

const summaryOf = (one: HTMLDetailsElement): string => one.querySelector('summary')?.textContent ?? '';

/** What was opened stays open, and the focus stays where it was. */
const exchange = (old: Element, fresh: Element): void => {
  const open = new Set([...old.querySelectorAll('details')].filter(({ open }) => open).map(summaryOf));
  for (const one of fresh.querySelectorAll('details')) if (open.has(summaryOf(one))) one.open = true;
  const active = document.activeElement;
  const words = active && old.contains(active) ? active.textContent : null;
  old.replaceWith(fresh);
  if (words !== null)
    [...fresh.querySelectorAll<HTMLElement>('a, button, summary')]
      .find(({ textContent }) => textContent === words)
      ?.focus();
};

let late = false;

/**
 * Asks for this page again and exchanges its parts, but for those in which somebody writes. Gives whether the server
 * answered.
 */
export const refreshParts = async (): Promise<boolean> => {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return answer.ok;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    late = false;
    for (const old of document.querySelectorAll('[data-cf-part]')) {
      const name = old.getAttribute('data-cf-part');
      const next = fresh.querySelector(`[data-cf-part="${name}"]`);
      if (!next) location.reload();
      else if (next.innerHTML === old.innerHTML) continue;
      else if (isInUse(old)) late = true;
      else exchange(old, document.importNode(next, true));
    }
    const [has, gets] = [document, fresh].map((one) => one.querySelectorAll('[data-cf-part]').length);
    if (has !== gets && !late) location.reload();
    document.dispatchEvent(new Event('cf-refreshed'));
    return true;
  } catch {
    return false;
  }
};

/** So that a hall of phones does not ask in the same moment. */
const SPREAD_MS = 700;

/** The clock of the room, by the server’s time. */
const tick = (skew: number): void => {
  const now = new Date(Date.now() + skew);
  for (const one of document.querySelectorAll('[data-cf-now]'))
    one.textContent = now
      .toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/London' })
      .replace(':', '.');
  for (const one of document.querySelectorAll<HTMLElement>('[data-cf-since]'))
    one.textContent = String(
      Math.max(0, Math.floor((now.getTime() - Date.parse(one.dataset.cfSince ?? '')) / 60_000)),
    );
};

/** How far the server’s clock is ahead of this one, in milliseconds. */
export const clockSkew = (): number => {
  const said = document.querySelector<HTMLElement>('[data-cf-now]')?.dataset.cfNow;
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // The page says the time at which it was made, which was just before its first byte came.
  return said && page ? Date.parse(said) - performance.timeOrigin - page.responseStart : 0;
};

const onLine = (is: boolean): void => {
  document.dispatchEvent(new CustomEvent('cf-line', { detail: is }));
};

/**
 * `<div data-cf-live="/…/live">`: hears from the server that something changed, and exchanges the parts of the page that
 * are marked `data-cf-part`. While the line is down the page says so, and it asks again when it is back.
 */
export const followLive = (): void => {
  const box = document.querySelector<HTMLElement>('[data-cf-live]');
  const src = box?.dataset.cfLive;
  if (!box || !src) return;
  const skew = clockSkew();
  setInterval(() => tick(skew), 10_000);
  let heard = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refreshParts, Math.random() * (box.dataset.cfRoom ? 50 : SPREAD_MS));
  };
  const source = new EventSource(src);
  source.addEventListener('hello', () => {
    onLine(true);
    // A first hello comes with the page; a later one after a broken line, when much may have changed.
    if (heard) soon();
    heard = true;
  });
  source.addEventListener('changed', soon);
  source.addEventListener('error', () => onLine(false));
  addEventListener('offline', () => onLine(false));
  addEventListener('focusout', () => {
    if (late) soon();
  });
};
