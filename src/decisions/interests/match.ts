import { interestOf, interestsOf, rulesOn, wholesOf } from '../../people/index.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { type CalendarDate, londonDate, longDate } from '../../shared/dates.ts';
import { type AgendaItem, findItem, findMeeting, type Meeting, membersOn } from '../kit/find.ts';
import { itemRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Match, matchesOf, type Relation, suggestedRuling, type Touch } from './matching-rules.ts';
import { interestsOn, partyTies, type Touched, touchedBy } from './queries.ts';
import { meetingInterestsHref } from './refs.ts';
import { seedTouched } from './seed.ts';

/** Beyond two relations after the interest itself everybody is tied to everybody. */
const LONGEST = 2;
const LAPSED = 'The match is found no longer: an interest, or what the idea touches, has changed.';

const touchOf = ({ organisation, name, as_what }: Touched): Touch => ({
  party: { code: organisation, name },
  as: as_what,
});

/** Who is tied to whom: what the register of organisations says of these, and what was written down beside it. */
const relationsFor = async (trx: Trx, codes: readonly string[]): Promise<Relation[]> => [
  ...(await wholesOf(trx, codes)).map(
    ({ part, partName, whole, wholeName, since, until }): Relation => ({
      from: { code: part, name: partName },
      kind: 'part-of',
      to: { code: whole, name: wholeName },
      since,
      until,
    }),
  ),
  ...(await partyTies(trx)).map(
    (tie): Relation => ({
      from: { code: tie.from_code, name: tie.from_name },
      kind: tie.kind,
      to: { code: tie.to_code, name: tie.to_name },
      since: tie.since,
      until: tie.until,
    }),
  ),
];

type Found = Match & { readonly touched: number };

/** What the rules find for an item on the day of its meeting, among those who sit on the body that day. */
const foundFor = async (trx: Trx, item: AgendaItem, meeting: Meeting): Promise<Found[]> => {
  if (item.proposal === null) return [];
  const touched = await touchedBy(trx, [item.proposal]);
  if (touched.length === 0) return [];
  const on: CalendarDate = londonDate(meeting.starts);
  const members = await membersOn(trx, meeting.body, on);
  const interests = (await interestsOf(trx, [...new Set(members.map(({ person }) => person))])).map(
    interestOf,
  );
  if (interests.length === 0) return [];
  const codes = [...touched, ...interests].flatMap(({ organisation }) => organisation ?? []);
  const { rules } = await rulesOn(trx, on);
  const touches = touched.map((row) => ({ ...touchOf(row), touched: row.id }));
  return matchesOf({
    interests,
    relations: await relationsFor(trx, codes),
    touches,
    what: 'this proposal',
    on,
    longest: LONGEST,
    tailMonths: rules.publicMonths.value,
  }).flatMap((match) => {
    const line = touches.find((one) => one === match.touch);
    return line ? [{ ...match, touched: line.touched }] : [];
  });
};

/** Whether matching still looks at an item: not once it is dealt with, or its meeting over. */
const isOpenTo = (item: AgendaItem, meeting: Meeting): boolean =>
  item.kind !== 'opening' &&
  (item.state === 'planned' || item.state === 'open') &&
  meeting.state !== 'closed' &&
  meeting.state !== 'cancelled';

/**
 * Works out anew which interests of members touch an item. Done twice it changes nothing; rulings and what people
 * contested stay. A match that is found no longer lapses unless the chair has ruled on it, and comes back by itself.
 * Those newly matched are told. Gives how many are new.
 */
export const matchItem = async (trx: Trx, item: AgendaItem | number, now: Date): Promise<number> => {
  const row = typeof item === 'number' ? await findItem(trx, item) : item;
  const meeting = row && (await findMeeting(trx, row.meeting));
  if (!row || !meeting || !isOpenTo(row, meeting)) return 0;
  if (row.proposal !== null) await seedTouched(trx, now, row.proposal);
  const found = await foundFor(trx, row, meeting);
  const before = (await interestsOn(trx, [row.id])).filter(({ how }) => how === 'matched');
  const same = (match: Found) =>
    before.find(
      (one) =>
        one.person === match.person && one.interest === match.interest && one.touched === match.touched,
    );
  const told = new Set<string>();
  for (const match of found) {
    const known = same(match);
    const chain = JSON.stringify(match.chain);
    const said = {
      kind: match.kind,
      direct: match.direct,
      ended: match.ended,
      suggested: suggestedRuling(match),
      chain,
      words: match.words,
    };
    if (!known) {
      const added = await decisionDb(trx)
        .insertInto('item_interest')
        .values({
          item: row.id,
          person: match.person,
          person_name: match.chain[0]?.from.name ?? match.person,
          interest: match.interest,
          touched: match.touched,
          how: 'matched',
          since: now,
          ...said,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['item', 'person', 'interest', 'touched'])
            .where('how', '=', 'matched')
            .doNothing(),
        )
        .returning('id')
        .executeTakeFirst();
      if (added) told.add(match.person);
    } else if (known.lapsed_at !== null || known.words !== match.words || known.ended !== match.ended)
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({
          ...said,
          ...(known.lapsed_at === null ? {} : { lapsed_at: null, dismissed_reason: null }),
          version: known.version + 1,
        })
        .where('id', '=', known.id)
        .execute();
  }
  const gone = before.filter(
    (one) =>
      one.dismissed_reason === null &&
      one.ruling === null &&
      !found.some((match) => same(match)?.id === one.id),
  );
  for (const one of gone)
    await decisionDb(trx)
      .updateTable('item_interest')
      .set({ lapsed_at: now, dismissed_reason: LAPSED, version: one.version + 1 })
      .where('id', '=', one.id)
      .execute();
  if (told.size > 0)
    await notify(trx, {
      people: [...told],
      kind: 'interest.matched',
      title: `An interest of yours touches an item of ${meeting.title}, ${longDate(londonDate(meeting.starts))}`,
      href: meetingInterestsHref(meeting.reference),
      object: itemRef(row.id),
    });
  return told.size;
};

/** The same for many: those of one meeting, of one idea, or of all bodies on which a person sits. */
export const matchAll = async (
  trx: Trx,
  which: { readonly meeting: string } | { readonly proposal: string } | { readonly person: string },
  now: Date,
): Promise<void> => {
  let query = decisionDb(trx)
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.reference', 'agenda_item.meeting')
    .selectAll('agenda_item')
    .where('agenda_item.proposal', 'is not', null)
    .where('agenda_item.state', 'in', ['planned', 'open'])
    .where('meeting.state', 'not in', ['closed', 'cancelled']);
  if ('meeting' in which) query = query.where('agenda_item.meeting', '=', which.meeting);
  else if ('proposal' in which) query = query.where('agenda_item.proposal', '=', which.proposal);
  else
    query = query.where('meeting.body', 'in', (eb) =>
      eb.selectFrom('body_member').select('body').where('person', '=', which.person),
    );
  for (const item of await query.orderBy('agenda_item.id').execute()) await matchItem(trx, item, now);
};
