import {
  type Thread,
  type ThreadObject,
  type ThreadPlace,
  type ThreadStep,
  threadHref,
} from '../../shared/thread.ts';

/** A step on the line from the figure that began it to the outcome that it is judged by. */
export type Station = {
  readonly kind: string;
  readonly order: number;
  readonly name: string;
  /** A step that only some objects take: shown where something stands at it, and never as still to come. */
  readonly sometimes?: boolean;
};

/** What is known of a station that nothing stands at yet: `Contract`, one line, by 31 July. */
export type NextStep = {
  readonly name: string;
  readonly label?: string | undefined;
  readonly when?: string | undefined;
  readonly href?: string | undefined;
};

/** A reference alone where a label begins with one; else its first words, as many as a narrow column holds. */
export const shortLabel = (label: string): string => {
  const reference = /^[A-Z]{2,6}-\d{4}-\d{3,}(?=:)/.exec(label)?.[0];
  if (reference) return reference;
  if (label.length <= 44) return label;
  const cut = label.slice(0, 43);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 24))}…`;
};

/**
 * The place of one object on its thread, station by station: what was before it, itself, what came after, and what is
 * to come. A station before the last that has something, and that itself has nothing, was passed over and is left out.
 */
export const placeOn = (
  thread: Thread,
  stations: readonly Station[],
  next: readonly NextStep[] = [],
): ThreadPlace => {
  const here = thread.objects[0];
  if (!here) return { steps: [], href: undefined };
  const at = (kind: string): readonly ThreadObject[] => thread.objects.filter((one) => one.kind === kind);
  const ordered = [...stations].sort((a, b) => a.order - b.order);
  const reached = Math.max(...thread.objects.map(({ order }) => order));
  const done = ordered.flatMap((station): ThreadStep[] => {
    const objects = at(station.kind);
    const shown = station.kind === here.kind ? here : objects[0];
    if (!shown) return [];
    const isHere = shown === here;
    return [
      {
        name: station.name,
        state: isHere ? 'here' : 'done',
        isNow: !isHere && station.order === reached,
        label: shortLabel(shown.label),
        href: shown.href,
        date: shown.date || undefined,
        others: objects.length - 1,
      },
    ];
  });
  const known = ordered
    .filter(({ order, sometimes }) => order > reached && !sometimes)
    .map(({ name }) => name);
  const names = [...known, ...next.map(({ name }) => name).filter((name) => !known.includes(name))];
  const toCome = names
    .filter((name) => !done.some((step) => step.name === name))
    .map((name): ThreadStep => {
      const said = next.find((one) => one.name === name);
      const { label, when, href } = said ?? {};
      return { name, state: 'to-come', isNow: false, label, when, href, others: 0 };
    });
  return { steps: [...done, ...toCome], href: thread.objects.length > 1 ? threadHref(here) : undefined };
};
