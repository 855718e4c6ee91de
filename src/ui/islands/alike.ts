type Idea = { reference: string; title: string; raisedOn: string; supporters: number };

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const day = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

const line = (idea: Idea): HTMLLIElement => {
  const link = element('a', '', idea.title);
  link.href = `/ideas/${idea.reference}`;
  const people =
    idea.supporters === 0
      ? ''
      : idea.supporters === 1
        ? ', 1 person supports it'
        : `, ${idea.supporters} people support it`;
  const button = element('button', 'nhsuk-button cf-button cf-button--quiet', 'Yes, add my voice');
  button.type = 'submit';
  button.name = 'support';
  button.value = idea.reference;
  button.append(element('span', 'cf-hidden', ` to ${idea.title}`));
  return element(
    'li',
    'cf-alike__idea',
    element(
      'div',
      'cf-alike__text',
      link,
      ' ',
      element('span', 'cf-small cf-quiet', `raised ${day(idea.raisedOn)}${people}`),
    ),
    button,
  );
};

/**
 * `<div data-cf-alike="/api/v1/…">` round a text area and an empty `[data-cf-alike-box]`: while somebody writes, what
 * is like it is looked for and shown. Who has been shown it is not asked again when they send.
 */
export const showAlike = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-cf-alike]')) {
    const text = part.querySelector('textarea');
    const box = part.querySelector<HTMLElement>('[data-cf-alike-box]');
    const list = box?.querySelector('ul');
    const asked = part.closest('form')?.querySelector<HTMLInputElement>('input[name="asked"]');
    if (!text || !box || !list) continue;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last = text.value;
    const look = async (): Promise<void> => {
      const what = text.value.trim();
      if (what === last || what.length < 15) return;
      last = what;
      try {
        const answer = await fetch(`${part.dataset.cfAlike}?what=${encodeURIComponent(what)}`, {
          headers: { accept: 'application/json' },
        });
        if (!answer.ok || text.value.trim() !== what) return;
        const { ideas } = (await answer.json()) as { ideas: Idea[] };
        list.replaceChildren(...ideas.map(line));
        box.hidden = ideas.length === 0;
        if (asked && ideas.length > 0) asked.value = 'yes';
      } catch {
        // Without a connection nothing is offered; sending asks again.
      }
    };
    text.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 500);
    });
  }
};
