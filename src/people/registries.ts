import type { Actor } from '../platform/actor.ts';
import { can } from '../platform/permissions.ts';
import type { Platform } from '../platform/platform.ts';
import {
  type Found,
  idsOfKind,
  type Link,
  type LinkEnd,
  type ObjectRef,
  type Task,
} from '../platform/registries.ts';
import type { Db } from '../platform/relational/relational.ts';
import { addDays, londonDate, longDate } from '../shared/dates.ts';
import { peopleDb } from './db.ts';
import { kindWords } from './organisations/kinds.ts';
import { isUnchecked, organisationHref, REVIEW_DAYS } from './organisations/pieces.tsx';
import { organisationNames, searchOrganisations, successionsAmong } from './organisations/queries.ts';
import { exDirectoryAmong, findPerson, nameOf, peopleAt, searchPeople } from './register/queries.ts';
import { isHeldOn } from './register/rules.ts';
import { lookerOf } from './register/uses.ts';
import { roleLabel } from './roles.ts';

const findOrganisations = async (
  db: Db,
  _actor: Actor,
  words: string,
  limit: number,
): Promise<readonly Found[]> =>
  (await searchOrganisations(db, words, limit)).map((row) => ({
    object: { kind: 'organisation', id: row.code },
    kind: kindWords(row.kind),
    title: row.name,
    detail: [row.code, row.postcode, row.closed ? `closed ${longDate(row.closed)}` : undefined]
      .filter(Boolean)
      .join(' · '),
    href: organisationHref(row.code, row.kind),
    rank: row.rank,
  }));

/** People are found by members only. */
const findPeople =
  (today: () => string) =>
  async (db: Db, actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
    if (!can(actor, 'people.read')) return [];
    return (await searchPeople(db, words, today(), lookerOf(actor), limit)).map((row) => {
      const [role, place] = row.is?.split('|') ?? [];
      return {
        object: { kind: 'person', id: row.id },
        kind: 'Person',
        title: nameOf(row),
        ...(role && place ? { detail: `${roleLabel(role)}, ${place}` } : {}),
        href: `/people/${row.id}`,
        rank: row.rank,
      };
    });
  };

/** Who took over from whom, as links of the thread. */
const successionLinks = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const codes = idsOfKind(objects, 'organisation');
  if (codes.length === 0) return [];
  const end = (code: string, label: string, date: string): LinkEnd => ({
    kind: 'organisation',
    id: code,
    label,
    href: `/people/organisations/${code}`,
    date,
  });
  return (await successionsAmong(db, codes)).map(({ date, ...one }) => ({
    from: end(one.predecessor, `Took over from ${one.predecessorName}`, date),
    to: end(one.successor, `Was followed by ${one.successorName}`, date),
  }));
};

/** Who asked not to be found is hidden from all but themselves and those who keep the register. */
const exDirectory = async (
  db: Db,
  actor: Actor,
  objects: readonly ObjectRef[],
): Promise<ReadonlySet<string>> => {
  const looker = lookerOf(actor);
  if (looker.seesAll) return new Set();
  const ids = objects.filter((ref) => ref.kind === 'person' && ref.id !== looker.self).map((ref) => ref.id);
  return new Set((await exDirectoryAmong(db, ids)).map((id) => `person:${id}`));
};

/** A practice manager: the people nobody has looked at for a year. */
const uncheckedPeople = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const places = actor.roles
    .filter((held) => held.role === 'practice-manager')
    .map((held) => held.organisation);
  const names = await organisationNames(db, places);
  const tasks: Task[] = [];
  for (const code of new Set(places)) {
    const there = await peopleAt(db, code, today, lookerOf(actor));
    const waiting = there.filter((one) => isHeldOn(one, today) && isUnchecked(one, today));
    if (waiting.length === 0) continue;
    // Late counts from a review that there was: many began years before anybody could be asked for one.
    const [oldest] = waiting.flatMap(({ checked }) => checked ?? []).sort();
    tasks.push({
      kind: 'A yearly review',
      title: `Check ${waiting.length === 1 ? 'one person' : `${waiting.length} people`} of ${names.get(code) ?? code}`,
      href: `/people/practices/${code}`,
      detail: 'Are their roles, terms and sessions still right?',
      ...(oldest ? { due: addDays(oldest, REVIEW_DAYS) } : {}),
      minutes: Math.max(1, Math.ceil(waiting.length / 2)),
      object: { kind: 'organisation', id: code },
    });
  }
  return tasks;
};

/** A data manager: no register of practices is loaded, so there is nothing to stand on. */
const nothingLoaded = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !can(actor, 'loads.manage')) return [];
  const one = await peopleDb(db)
    .selectFrom('organisation')
    .select('code')
    .where('kind', '=', 'practice')
    .where('status', '!=', 'withdrawn')
    .limit(1)
    .executeTakeFirst();
  return one
    ? []
    : [
        {
          kind: 'First steps',
          title: 'Load the register of practices',
          href: '/imports',
          detail:
            'The file epraccur of the Organisation Data Service says which practices belong to the group.',
          minutes: 5,
          object: { kind: 'load', id: 'ods-epraccur' },
        },
      ];
};

/** Anybody: details that are missing, or that nobody has confirmed for a year. */
const ownDetails = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || actor.via === 'token') return [];
  const own = await findPerson(db, actor.id);
  if (!own) return [];
  const missing = [
    own.email ? undefined : 'e-mail address',
    own.phone ? undefined : 'telephone number',
  ].filter(Boolean);
  const last = own.detailsChecked;
  if (last !== null && last >= addDays(today, -REVIEW_DAYS) && own.email) return [];
  return [
    {
      kind: 'Your own page',
      title: 'Check your details',
      href: '/people/me',
      detail:
        missing.length > 0
          ? `There is no ${missing.join(' and no ')}.`
          : 'And say how you wish to hear from the group.',
      minutes: 2,
      object: { kind: 'person', id: actor.id },
    },
  ];
};

/** What people/ gives to search, the thread, Home and the question of who may see whom. */
export const registerPeople = ({ registries, now }: Platform): void => {
  registries.searchable.add('organisations', findOrganisations);
  registries.searchable.add(
    'people',
    findPeople(() => londonDate(now())),
  );
  registries.links.add('successions', successionLinks);
  registries.restrictions.add('ex-directory', exDirectory);
  registries.tasks.add('people-unchecked', uncheckedPeople);
  registries.tasks.add('nothing-loaded', (db, actor) => nothingLoaded(db, actor));
  registries.tasks.add('own-details', ownDetails);
};
