import { type Holder, holdersOf, organisationNames, practiceCodesOn } from '../../people/index.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findGroup } from '../../platform/settings.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { decisionDb } from '../tables.ts';
import type { ElectionHand } from './find.ts';
import type { ElectionTable } from './tables.ts';

/** Who works in a practice. */
const WORK_IN_PRACTICES: readonly Role[] = [
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'practice-nurse',
  'pharmacist',
  'practice-manager',
];
/** Whether this is a post of somebody who works in a practice. */
export const worksInPractice = (role: Role): boolean => WORK_IN_PRACTICES.includes(role);

/** Who can be asked to vote for a practice that has named no representative. */
const CAN_BE_HAND: readonly Role[] = ['gp-partner', 'practice-manager'];

export type Hand = { readonly person: string; readonly name: string };

/** A member practice and who votes for it. */
export type VotingPractice = {
  readonly code: string;
  readonly name: string;
  readonly hand: (Hand & { readonly how: 'representative' | 'chosen' }) | null;
  /** Partners and managers from whom the officer can choose; empty where it has a representative. */
  readonly options: readonly Hand[];
};

export type Voter = { readonly voter: string; readonly name: string; readonly castBy: string | null };

/**
 * Everybody who works in a member practice on a day, in each of their posts. The group is asked for on the handle that is
 * given: within a transaction any other would wait for it to end.
 */
export const workersOn = async (db: Db, on: CalendarDate): Promise<readonly Holder[]> => {
  const area = (await findGroup(db))?.area;
  if (!area) return [];
  const codes = new Set(await practiceCodesOn(db, area, on));
  return (await holdersOf(db, WORK_IN_PRACTICES, on)).filter(({ organisation }) => codes.has(organisation));
};

/** The representative of each practice on the members’ body, by the code of the practice. */
const representativesOn = async (db: Db, on: CalendarDate): Promise<ReadonlyMap<string, Hand>> => {
  const rows = await decisionDb(db)
    .selectFrom('body_member as m')
    .innerJoin('body as b', 'b.key', 'm.body')
    .select(['m.organisation', 'm.person', 'm.person_name'])
    .where('b.kind', '=', 'members')
    .where('m.organisation', 'is not', null)
    .where('m.deputy_for', 'is', null)
    .where('m.from_day', '<=', on)
    .where((eb) => eb.or([eb('m.to_day', 'is', null), eb('m.to_day', '>=', on)]))
    .where((eb) => eb.or([eb('b.closed_on', 'is', null), eb('b.closed_on', '>=', on)]))
    // Of two that overlap the later one holds: it was set last.
    .orderBy('m.from_day')
    .orderBy('m.id')
    .execute();
  return new Map(
    rows.flatMap(({ organisation, person, person_name }) =>
      organisation ? [[organisation, { person, name: person_name }] as const] : [],
    ),
  );
};

export const handsOf = (db: Db, election: string): Promise<ElectionHand[]> =>
  decisionDb(db)
    .selectFrom('election_hand')
    .selectAll()
    .where('election', '=', election)
    .orderBy('practice')
    .execute();

/**
 * Each practice of the group on a day, with who votes for it: its representative on the members’ body; where it has
 * none, the partner or manager whom the officer chose, while they are that.
 */
export const votingPractices = async (
  db: Db,
  election: string,
  on: CalendarDate,
): Promise<readonly VotingPractice[]> => {
  const area = (await findGroup(db))?.area;
  if (!area) return [];
  const codes = await practiceCodesOn(db, area, on);
  const names = await organisationNames(db, codes);
  const representatives = await representativesOn(db, on);
  const chosen = new Map((await handsOf(db, election)).map((hand) => [hand.practice, hand]));
  const options = new Map<string, Map<string, Hand>>();
  for (const { organisation, person, name } of await holdersOf(db, CAN_BE_HAND, on)) {
    const of = options.get(organisation) ?? new Map<string, Hand>();
    options.set(organisation, of.set(person, { person, name }));
  }
  return codes.map((code): VotingPractice => {
    const name = names.get(code) ?? code;
    const representative = representatives.get(code);
    if (representative)
      return { code, name, hand: { ...representative, how: 'representative' }, options: [] };
    const can = [...(options.get(code)?.values() ?? [])];
    const hand = can.find(({ person }) => person === chosen.get(code)?.person);
    return { code, name, hand: hand ? { ...hand, how: 'chosen' } : null, options: can };
  });
};

/** Who may vote in an election as things stand on a day: each practice once, or each person who works in one. */
export const electorateOn = async (
  db: Db,
  election: { readonly reference: string; readonly electorate: ElectionTable['electorate'] },
  on: CalendarDate,
): Promise<readonly Voter[]> => {
  const voters =
    election.electorate === 'practices'
      ? (await votingPractices(db, election.reference, on)).map(({ code, name, hand }) => ({
          voter: code,
          name,
          castBy: hand?.person ?? null,
        }))
      : [
          ...new Map(
            (await workersOn(db, on)).map(({ person, name }) => [
              person,
              { voter: person, name, castBy: person },
            ]),
          ).values(),
        ];
  return voters.sort((a, b) => (a.voter < b.voter ? -1 : 1));
};

/** Ids of all whom a notice of this election reaches: who works in a practice, and who votes for one. */
export const noticeReaches = async (
  db: Db,
  election: { readonly reference: string; readonly electorate: ElectionTable['electorate'] },
  on: CalendarDate,
): Promise<readonly string[]> => [
  ...new Set([
    ...(await workersOn(db, on)).map(({ person }) => person),
    ...(await electorateOn(db, election, on)).flatMap(({ castBy }) => (castBy ? [castBy] : [])),
  ]),
];
