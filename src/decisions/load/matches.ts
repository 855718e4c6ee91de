import { interestOf, interestsOf, rulesOn, wholesOf } from '../../people/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Match, matchesOf, type Relation, type Touch } from '../interests/matching-rules.ts';
import { decisionDb } from '../tables.ts';
import { found, inParts } from './rows.ts';
import type { ToldTie, ToldTouch } from './told.ts';

/** Beyond two relations after the interest itself everybody is tied to everybody. */
const LONGEST = 2;

export type Matched = Match & { readonly touched: number };

/** Loads whom ideas touch and who is tied to whom. */
const keepTouches = async (
  trx: Trx,
  touches: readonly ToldTouch[],
  ties: readonly ToldTie[],
  ideas: ReadonlyMap<string, string>,
  officer: Named,
): Promise<ReadonlyMap<string, readonly (Touch & { readonly touched: number })[]>> => {
  const byIdea = new Map<string, (Touch & { touched: number })[]>();
  await inParts([...touches], async (some) => {
    const rows = await decisionDb(trx)
      .insertInto('touched')
      .values(
        some.map((one) => ({
          proposal: found(ideas, one.idea, 'idea'),
          organisation: one.organisation ?? null,
          name: one.name,
          as_what: one.as,
          note: one.note ?? null,
          added_person: officer.id,
          added_name: officer.name,
          added_on: one.on,
          taken_back_on: null,
        })),
      )
      .returning(['id', 'proposal', 'organisation', 'name', 'as_what'])
      .execute();
    for (const { id, proposal, organisation, name, as_what } of rows)
      byIdea.set(proposal, [
        ...(byIdea.get(proposal) ?? []),
        { party: { code: organisation, name }, as: as_what, touched: id },
      ]);
  });
  await inParts(
    ties.map((one) => ({
      from_code: one.from.code,
      from_name: one.from.name,
      kind: one.kind,
      to_code: one.to.code,
      to_name: one.to.name,
      since: one.since,
      until: one.until ?? null,
      source: one.source,
      added_person: officer.id,
      added_name: officer.name,
      added_on: one.on,
      taken_back_on: null,
    })),
    (some) => decisionDb(trx).insertInto('party_tie').values(some).execute(),
  );
  return byIdea;
};

/** Finds which interests of some people touch an idea on a day, by the rules by which they are matched today. */
export const loadMatching = async (
  trx: Trx,
  given: {
    readonly touches: readonly ToldTouch[];
    readonly ties: readonly ToldTie[];
    readonly ideas: ReadonlyMap<string, string>;
    readonly people: readonly string[];
    readonly today: CalendarDate;
    readonly officer: Named;
  },
): Promise<(idea: string, people: ReadonlySet<string>, on: CalendarDate) => readonly Matched[]> => {
  const byIdea = await keepTouches(trx, given.touches, given.ties, given.ideas, given.officer);
  const interests = (await interestsOf(trx, [...new Set(given.people)])).map(interestOf);
  const { rules } = await rulesOn(trx, given.today);
  const codes = [
    ...given.touches.flatMap(({ organisation }) => organisation ?? []),
    ...interests.flatMap(({ organisation }) => organisation ?? []),
  ];
  const relations: readonly Relation[] = [
    ...(await wholesOf(trx, codes)).map((one) => ({
      from: { code: one.part, name: one.partName },
      kind: 'part-of' as const,
      to: { code: one.whole, name: one.wholeName },
      since: one.since,
      until: one.until,
    })),
    ...given.ties.map((one) => ({
      from: one.from,
      kind: one.kind,
      to: one.to,
      since: one.since,
      until: one.until ?? null,
    })),
  ];
  return (idea, people, on) => {
    const touches = byIdea.get(idea);
    if (!touches) return [];
    return matchesOf({
      interests: interests.filter(({ person, declaredOn }) => people.has(person) && declaredOn <= on),
      relations,
      touches,
      what: 'this proposal',
      on,
      longest: LONGEST,
      tailMonths: rules.publicMonths.value,
    }).map((match) => ({
      ...match,
      touched: touches.find((touch) => touch === match.touch)?.touched ?? 0,
    }));
  };
};
