import { type Link, type ObjectRef, refText } from '../registries.ts';

/** How the walk asks of the world; none of it is its own. */
type World = {
  /** Links that touch an object, either way; label, address and date tell of the other end. */
  readonly linksOf: (ref: ObjectRef) => Promise<readonly Link[]>;
  /** Those of the objects that the reader may see. */
  readonly visible: (refs: readonly ObjectRef[]) => Promise<readonly ObjectRef[]>;
  /** Whether objects of a kind stand on the thread at all: a practice has many ideas, and is no step of one. */
  readonly isOn: (kind: string) => boolean;
  /** The most objects that are followed. */
  readonly most: number;
};

type Told = { readonly label: string; readonly href: string; readonly date: string };

export type Walked = {
  /** The nearest first; the start is the first. */
  readonly objects: readonly (ObjectRef & { readonly told: Told | undefined })[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly more: boolean;
};

const otherEnd = (ref: ObjectRef, { from, to }: Link): ObjectRef =>
  refText(from) === refText(ref) ? to : from;

/** Which of two names of an object is the better one: by its reference, then as what it came of calls it; of two as good, the fuller. */
const worth = (link: Link, asked: ObjectRef, other: ObjectRef): number =>
  link.label.startsWith(other.id) ? 2 : refText(link.from) === refText(asked) ? 1 : 0;

/**
 * Follows the links of an object both ways, breadth first, through what the reader may see: what is hidden is neither
 * shown nor walked through, so nobody learns that it joins two others. Each object once, at most so many. Nothing is
 * found where the start itself is hidden.
 */
export const walkThread = async (start: ObjectRef, world: World): Promise<Walked | undefined> => {
  if ((await world.visible([start])).length === 0) return undefined;
  const found = new Map<string, ObjectRef>([[refText(start), start]]);
  const told = new Map<string, Told & { readonly worth: number }>();
  const links = new Map<string, { from: string; to: string }>();
  let more = false;
  let frontier: readonly ObjectRef[] = [start];
  while (frontier.length > 0) {
    const answers = await Promise.all(frontier.map((ref) => world.linksOf(ref)));
    const met = new Map<string, ObjectRef>();
    for (const [i, ref] of frontier.entries())
      for (const link of answers[i] ?? []) {
        const other = otherEnd(ref, link);
        const key = refText(other);
        if (!world.isOn(other.kind) || key === refText(ref)) continue;
        const { label, href, date } = link;
        const name = { label, href, date, worth: worth(link, ref, other) };
        const known = told.get(key);
        const isBetter =
          !known ||
          name.worth > known.worth ||
          (name.worth === known.worth && label.length > known.label.length);
        if (isBetter) told.set(key, name);
        const [from, to] = [refText(link.from), refText(link.to)];
        links.set(`${from} ${to}`, { from, to });
        if (!found.has(key)) met.set(key, other);
      }
    const seen = await world.visible([...met.values()]);
    const room = world.most - found.size;
    if (seen.length > room) more = true;
    frontier = seen.slice(0, Math.max(0, room));
    for (const ref of frontier) found.set(refText(ref), ref);
  }
  return {
    objects: [...found].map(([key, ref]) => ({ ...ref, told: told.get(key) })),
    links: [...links.values()].filter(({ from, to }) => found.has(from) && found.has(to)),
    more,
  };
};
