import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { sittingOn } from '../bodies/sitting.ts';
import { rulingsOn } from '../interests/queries.ts';
import { strictest } from '../interests/rulings-rules.ts';
import type { AgendaItem, Body } from '../kit/find.ts';
import { type StandingOrders, weightOf } from '../orders/orders-rules.ts';
import { attendeeOf, type Presence, quorumFor, type RulingsOnItem } from '../quorum/quorum-rules.ts';
import { decisionDb } from '../tables.ts';
import type { Candidate, Delegation } from './frozen-rules.ts';
import type { VoteKind } from './tables.ts';

/** Somebody who would have a vote, with the names that are frozen beside it. */
export type NamedCandidate = Candidate & { readonly name: string; readonly byName: string };

const HERE: ReadonlySet<Presence> = new Set<Presence>(['here', 'video']);

/** Where each person of a meeting was said to be last; whoever nobody spoke of is away. */
const presencesIn = async (db: Db, meeting: string): Promise<ReadonlyMap<string, Presence>> => {
  const rows = await decisionDb(db)
    .selectFrom('presence')
    .select(['person', 'what'])
    .where('meeting', '=', meeting)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.flatMap(({ person, what }) => (person ? [[person, what] as const] : [])));
};

/** Items of a body’s meetings that deal with an idea. */
const itemsOn = async (db: Db, body: string, proposal: string): Promise<number[]> =>
  (
    await decisionDb(db)
      .selectFrom('agenda_item as a')
      .innerJoin('meeting as m', 'm.reference', 'a.meeting')
      .select('a.id')
      .where('a.proposal', '=', proposal)
      .where('m.body', '=', body)
      .execute()
  ).map(({ id }) => id);

/** The strictest ruling on each person’s interests in an item, or in the idea wherever this body dealt with it. */
export const rulingsFor = async (
  db: Db,
  {
    body,
    item,
    proposal,
  }: { readonly body: string; readonly item: number | null; readonly proposal: string | null },
): Promise<RulingsOnItem> => {
  const items = item !== null ? [item] : proposal !== null ? await itemsOn(db, body, proposal) : [];
  const found = [...(await rulingsOn(db, items)).values()].flatMap((rulings) => [...rulings]);
  return new Map(
    found.flatMap(([person]) => {
      const ruling = strictest(found.flatMap(([one, state]) => (one === person ? [state] : [])));
      return ruling ? [[person, ruling] as const] : [];
    }),
  );
};

/**
 * Who would have a vote of a body on a day. In a meeting: its voting members, here or not, each through their deputy
 * where the orders let the deputy count. Of a members’ council: each practice once, through its representative.
 */
export const candidatesFor = async (
  db: Db,
  asked: {
    readonly body: Body;
    readonly on: CalendarDate;
    readonly orders: StandingOrders;
    readonly kind: VoteKind;
    /** The item and its meeting; null for a vote between meetings. */
    readonly item: Pick<AgendaItem, 'id' | 'meeting'> | null;
    readonly rulings: RulingsOnItem;
    /** Patients on the list of each practice, where votes weigh by it. */
    readonly sizes: ReadonlyMap<string, number>;
  },
): Promise<readonly NamedCandidate[]> => {
  const { body, on, orders, kind, item, rulings, sizes } = asked;
  const { rows, members } = await sittingOn(db, body, on);
  const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
  const nameOf = (person: string): string => names.get(person) ?? person;
  const presences = item ? await presencesIn(db, item.meeting) : undefined;
  const { counted } = quorumFor(
    orders,
    {
      people: members.map((one) =>
        attendeeOf(one, presences ? (presences.get(one.person) ?? 'absent') : 'here'),
      ),
      vacantVotingSeats: 0,
    },
    rulings,
  );
  const byPractice = body.kind === 'members';
  const seen = new Set<string>();
  return members
    .filter(({ isVoting, deputyFor, seats }) => {
      // Between meetings, those seats decide which the orders name.
      const decides = kind !== 'urgent' || seats.some((seat) => orders.urgent?.decide.includes(seat.kind));
      return decides && (isVoting || kind === 'urgent') && deputyFor === null;
    })
    .flatMap((member): NamedCandidate[] => {
      const code = byPractice ? member.speaksFor : null;
      const voter = code ?? member.person;
      if (seen.has(voter)) return [];
      seen.add(voter);
      const deputy = presences
        ? counted.find(({ deputyFor, whyNot }) => deputyFor === member.person && whyNot === null)
        : undefined;
      const by = deputy?.person ?? member.person;
      const presence = presences?.get(by) ?? 'absent';
      return [
        {
          voter,
          by,
          name: code ?? nameOf(member.person),
          byName: nameOf(by),
          weight: sizes.size > 0 ? weightOf(orders.weight, sizes.get(voter) ?? 0) : 1,
          isHere:
            presences === undefined ||
            (HERE.has(presence) && (presence !== 'video' || orders.quorum.byVideo)),
        },
      ];
    });
};

/** Votes that are given into another’s hands on a day, for a meeting or for all of them, in the order of giving. */
export const delegationsIn = async (
  db: Db,
  asked: { readonly body: string; readonly meeting: string | null; readonly on: CalendarDate },
): Promise<
  readonly { readonly giver: string; readonly holder: string; readonly instructions: string | null }[]
> =>
  decisionDb(db)
    .selectFrom('proxy')
    .select(['giver', 'holder', 'instructions'])
    .where('body', '=', asked.body)
    .where('taken_back_at', 'is', null)
    .where('from_day', '<=', asked.on)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', asked.on)]))
    .where((eb) =>
      asked.meeting === null
        ? eb('meeting', 'is', null)
        : eb.or([eb('meeting', 'is', null), eb('meeting', '=', asked.meeting)]),
    )
    .orderBy('id')
    .execute();

/** The same between voters: whoever holds it is found by the vote that they cast themselves. */
export const betweenVoters = (
  given: readonly Delegation[],
  candidates: readonly Candidate[],
): readonly Delegation[] =>
  given.map(({ giver, holder }) => ({
    giver,
    holder: candidates.find(({ by }) => by === holder)?.voter ?? holder,
  }));
