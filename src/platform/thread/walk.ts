import { type Link, type LinkEnd, type ObjectRef, refText } from '../registries.ts';

/** How the walk asks of the world; none of it is its own. */
type World = {
  /** Links that touch any of the objects, either way. */
  readonly linksOf: (refs: readonly ObjectRef[]) => Promise<readonly Link[]>;
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

/** A step of the walk over a link: from an object that was asked about to the other end. */
type Step = { readonly link: Link; readonly other: LinkEnd };

/** The steps from these objects, in their order. A link with both ends among them is a step each way. */
const stepsFrom = (refs: readonly ObjectRef[], links: readonly Link[]): Step[] => {
  const steps = new Map<string, Step[]>(refs.map((ref) => [refText(ref), []]));
  for (const link of links) {
    steps.get(refText(link.from))?.push({ link, other: link.to });
    steps.get(refText(link.to))?.push({ link, other: link.from });
  }
  return [...steps.values()].flat();
};

/** Which of two names of an object is the better one: by its reference, then as what it came of calls it. */
const worth = ({ link, other }: Step): number =>
  other.label.startsWith(other.id) ? 2 : other === link.to ? 1 : 0;

/** Whether a step tells of its other end better than what is told of it already; of two as good, the fuller. */
const tellsBetter = (step: Step, known: Step | undefined): boolean =>
  known === undefined ||
  worth(step) > worth(known) ||
  (worth(step) === worth(known) && step.other.label.length > known.other.label.length);

/**
 * Follows the links of an object both ways, breadth first, through what the reader may see: what is hidden is neither
 * shown nor walked through, so nobody learns that it joins two others. Each object once, at most so many; links are
 * asked for once for all objects that stand equally near. Nothing is found where the start itself is hidden.
 */
export const walkThread = async (start: ObjectRef, world: World): Promise<Walked | undefined> => {
  if ((await world.visible([start])).length === 0) return undefined;
  const found = new Map<string, ObjectRef>([[refText(start), start]]);
  const told = new Map<string, Step>();
  const links = new Map<string, { from: string; to: string }>();
  let more = false;
  let frontier: readonly ObjectRef[] = [start];
  while (frontier.length > 0) {
    const met = new Map<string, ObjectRef>();
    for (const step of stepsFrom(frontier, await world.linksOf(frontier))) {
      const [from, to] = [refText(step.link.from), refText(step.link.to)];
      const key = refText(step.other);
      if (!world.isOn(step.other.kind) || from === to) continue;
      if (tellsBetter(step, told.get(key))) told.set(key, step);
      links.set(`${from} ${to}`, { from, to });
      if (!found.has(key)) met.set(key, { kind: step.other.kind, id: step.other.id });
    }
    const seen = await world.visible([...met.values()]);
    const room = world.most - found.size;
    if (seen.length > room) more = true;
    frontier = seen.slice(0, Math.max(0, room));
    for (const ref of frontier) found.set(refText(ref), ref);
  }
  return {
    objects: [...found].map(([key, ref]) => ({ ...ref, told: told.get(key)?.other })),
    links: [...links.values()].filter(({ from, to }) => found.has(from) && found.has(to)),
    more,
  };
};
