import type { ReactNode } from 'react';
import type { Actor, Person } from './actor.ts';
import type { Source } from './imports/source.ts';
import type { Db, Trx } from './relational/relational.ts';
import type { Station } from './thread/place-rules.ts';

/** An object anywhere in the system: `{kind: 'organisation', id: 'Z00023'}`. */
export type ObjectRef = { readonly kind: string; readonly id: string };

export const refText = (ref: ObjectRef): string => `${ref.kind}:${ref.id}`;

/** May this actor see this object? Any one refusal hides it. */
export type Restriction = (
  db: Db,
  actor: Actor,
  objects: readonly ObjectRef[],
) => Promise<ReadonlySet<string>>;

/** One end of a link, with what it is called where the other end tells of it. */
export type LinkEnd = ObjectRef & { readonly label: string; readonly href: string; readonly date: string };

/** What led to what: a link of the thread. */
export type Link = { readonly from: LinkEnd; readonly to: LinkEnd };

/** Ids of those of the objects that are of a kind. */
export const idsOfKind = (objects: readonly ObjectRef[], kind: string): string[] =>
  objects.filter((one) => one.kind === kind).map(({ id }) => id);

/** Something that needs this person, for Home: the soonest first. */
export type Task = {
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly detail?: string;
  readonly due?: string;
  readonly minutes?: number;
  readonly object: ObjectRef;
  /** What to press, where the title alone would not say it: `Say how you see it`. */
  readonly ways?: readonly { readonly text: string; readonly href: string }[];
  /** Words that are answered where they stand: quoted, with a button for each answer. */
  readonly answer?: {
    readonly quote: string;
    /** Where the answer is sent, and what goes with it. */
    readonly action: string;
    readonly hidden: Readonly<Record<string, string>>;
    /** The field that says which button was pressed. */
    readonly name: string;
    readonly choices: readonly { readonly value: string; readonly text: string }[];
  };
};

/** One answer of a search. */
export type Found = {
  readonly object: ObjectRef;
  readonly kind: string;
  readonly title: string;
  readonly detail?: string;
  readonly href: string;
  /** 0 to 1: how well it fits; answers of all modules are sorted by it. */
  readonly rank: number;
};

/** How a person wishes to hear of news by mail. */
export type HowToHear = 'at-once' | 'daily' | 'weekly' | 'never';

/** A person as notifications reach them. */
export type Contact = {
  /** With today's roles, so that what they may not see is not mailed to them. */
  readonly actor: Person;
  /** Missing when they gave none: they are then told on their page only. */
  readonly email?: string;
  readonly hears: HowToHear;
  /** Sets their choice to `never`: from the link at the foot of a mail. */
  readonly stopMail: (trx: Trx) => Promise<void>;
};

/** What a module gives to a person’s Home: the one thing to do at its head, a part below what needs them. */
export type OnHome = { readonly act?: ReactNode; readonly main?: ReactNode };
export type HomePart = (
  house: { readonly db: Db; readonly registries: Registries; readonly now: () => Date },
  actor: Actor,
) => Promise<OnHome>;

/** A registry: modules add to it at start, and whoever needs the answer asks all of them. */
export type Registry<Ask extends (...args: never[]) => unknown> = {
  readonly add: (name: string, ask: Ask) => void;
  readonly all: () => readonly { readonly name: string; readonly ask: Ask }[];
};

export const createRegistry = <Ask extends (...args: never[]) => unknown>(): Registry<Ask> => {
  const entries: { name: string; ask: Ask }[] = [];
  return {
    add: (name, ask) => {
      if (entries.some((entry) => entry.name === name)) throw new Error(`${name} is registered already`);
      entries.push({ name, ask });
    },
    all: () => entries,
  };
};

export type Registries = {
  /** Each answers with the `refText` of the objects that it hides from this actor. */
  readonly restrictions: Registry<Restriction>;
  /** The links of these objects, either way: a module asks the store once, however many they are. */
  readonly links: Registry<(db: Db, objects: readonly ObjectRef[]) => Promise<readonly Link[]>>;
  /** The steps of the thread that a module fills, by the kinds of its objects. */
  readonly stations: Registry<() => readonly Station[]>;
  readonly tasks: Registry<(db: Db, actor: Actor, today: string) => Promise<readonly Task[]>>;
  /** Parts of Home, in the order in which modules add them. */
  readonly homeParts: Registry<HomePart>;
  readonly searchable: Registry<
    (db: Db, actor: Actor, words: string, limit: number) => Promise<readonly Found[]>
  >;
  /** People by id, as mail reaches them; those who have left are not answered. */
  readonly contacts: Registry<(db: Db, people: readonly string[]) => Promise<readonly Contact[]>>;
  /** Objects of which nobody learns from the mail that goes out who hears of them: a name that is kept hangs on it. */
  readonly discreet: Registry<(db: Db) => Promise<readonly ObjectRef[]>>;
  /** What follows when somebody declares an interest, or one changes: in the transaction in which it happened. */
  readonly interestsChanged: Registry<(trx: Trx, person: string, now: Date) => Promise<void>>;
  /** Ids of those who must declare their interests, for what they hold or sit on that day. */
  readonly declarers: Registry<(db: Db, on: string) => Promise<readonly string[]>>;
  /** What was frozen with a hash of its own and no longer has it, with why: asked when all that is kept is checked. */
  readonly frozen: Registry<
    (db: Db) => Promise<readonly { readonly object: string; readonly why: string }[]>
  >;
  /** The published layouts that each module can read: `sources.add('needs', () => needsSources)`. */
  readonly sources: Registry<() => readonly Source[]>;
  /** Fetches anew what `sources` answers with, where people add layouts while Coalface runs. */
  readonly freshSources: Registry<(db: Db) => Promise<void>>;
};

/** Before a file is recognised: another server may have learnt a layout meanwhile. */
export const refreshSources = async (
  { freshSources }: Pick<Registries, 'freshSources'>,
  db: Db,
): Promise<void> => {
  for (const { ask } of freshSources.all()) await ask(db);
};

/** Every published layout that the house can read. */
export const sourcesOf = ({ sources }: Pick<Registries, 'sources'>): Source[] =>
  sources.all().flatMap(({ ask }) => ask());

export const createRegistries = (): Registries => ({
  restrictions: createRegistry(),
  links: createRegistry(),
  stations: createRegistry(),
  tasks: createRegistry(),
  homeParts: createRegistry(),
  searchable: createRegistry(),
  contacts: createRegistry(),
  discreet: createRegistry(),
  interestsChanged: createRegistry(),
  declarers: createRegistry(),
  frozen: createRegistry(),
  sources: createRegistry(),
  freshSources: createRegistry(),
});

/** All links that touch any of these objects, as all modules know them. */
export const linksOf = async (
  { links }: Pick<Registries, 'links'>,
  db: Db,
  objects: readonly ObjectRef[],
): Promise<Link[]> => {
  const asked = new Set(objects.map(refText));
  const answers = await Promise.all(links.all().map(({ ask }) => ask(db, objects)));
  return answers.flat().filter(({ from, to }) => asked.has(refText(from)) || asked.has(refText(to)));
};

/** The `refText` of every object of which it is not told who gets mail about it. */
export const discreetObjects = async (
  { discreet }: Pick<Registries, 'discreet'>,
  db: Db,
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const { ask } of discreet.all()) for (const ref of await ask(db)) found.add(refText(ref));
  return found;
};

/** The same restriction, asked once about each object. */
const askedOnce = (ask: Restriction): Restriction => {
  const known = new WeakMap<Actor, Map<string, boolean>>();
  return async (db, actor, objects) => {
    const hides = known.get(actor) ?? new Map<string, boolean>();
    known.set(actor, hides);
    const asked = objects.filter((ref) => !hides.has(refText(ref)));
    const hidden = asked.length > 0 ? await ask(db, actor, asked) : new Set<string>();
    for (const ref of asked.map(refText)) hides.set(ref, hidden.has(ref));
    return new Set(objects.map(refText).filter((ref) => hides.get(ref)));
  };
};

/**
 * The same registries, whose restrictions are asked once about each object: for as long as one page is put together
 * that writes nothing. A ruling made meanwhile is not seen through them, so nobody keeps them.
 */
export const withRestrictionsAskedOnce = (registries: Registries): Registries => {
  const restrictions = createRegistry<Restriction>();
  for (const { name, ask } of registries.restrictions.all()) restrictions.add(name, askedOnce(ask));
  return { ...registries, restrictions };
};

/** Those of the objects that this actor may see, in their order. Every list, search, mail and feed passes here. */
export const visibleTo = async <T>(
  registries: Registries,
  db: Db,
  actor: Actor,
  items: readonly T[],
  refOf: (item: T) => ObjectRef,
): Promise<T[]> => {
  const hidden = new Set<string>();
  const refs = items.map(refOf);
  for (const { ask } of registries.restrictions.all())
    for (const ref of await ask(db, actor, refs)) hidden.add(ref);
  return items.filter((item) => !hidden.has(refText(refOf(item))));
};

/** So many each module is asked for where somebody looks for a thing by words. */
const MOST_ASKED_FOR = 20;

/** What fits these words, of these kinds of object, as far as this actor may see it: the best fitting first. */
export const findByWords = async (
  { registries, db }: { readonly registries: Registries; readonly db: Db },
  actor: Actor,
  words: string,
  kinds: readonly string[],
  most = 10,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const { ask } of registries.searchable.all())
    found.push(...(await ask(db, actor, words, MOST_ASKED_FOR)));
  const fit = found.filter(({ object }) => kinds.includes(object.kind));
  const seen = await visibleTo(registries, db, actor, fit, ({ object }) => object);
  return seen.sort((a, b) => b.rank - a.rank).slice(0, most);
};
