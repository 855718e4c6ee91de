import type { Db } from '../../platform/relational/relational.ts';
import { type IdeaBeforeBody, ideaBeforeBody, type Proposal } from '../../proposals/index.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { compositionOn } from '../bodies/composition-rules.ts';
import { chainSentence, publicChain } from '../interests/matching-rules.ts';
import { interestsOn, rulingOf } from '../interests/queries.ts';
import { rulingBadge } from '../interests/rulings-rules.ts';
import { type AgendaItem, type Body, type Meeting, membersOn, ordersInForce } from '../kit/find.ts';
import { paperHref } from '../kit/refs.ts';
import { quorumNow } from '../quorum/now.ts';
import { quorumFact } from '../quorum/words-rules.ts';
import { decisionDb } from '../tables.ts';
import type { voteOf } from '../votes/find.ts';
import type { Choice } from '../votes/tally-rules.ts';
import type { DecisionStood, StoodOfIdea } from './tables.ts';

type Voted = NonNullable<Awaited<ReturnType<typeof voteOf>>>;

/** More voters than these are told by their number alone: nobody reads a page of practices. */
const MOST_NAMED = 40;

/** As what each sits on the body that day: `Lay member for audit`. */
const seatLabels = async (db: Db, body: Body, on: CalendarDate): Promise<ReadonlyMap<string, string>> => {
  const seats = compositionOn(body.composition, on)?.seats ?? [];
  const labels = new Map(seats.map(({ key, label }) => [key, label]));
  const members = await membersOn(db, body.key, on);
  return new Map(
    members.map(({ person, seat, deputy_for }) => [
      person,
      `${labels.get(seat) ?? seat}${deputy_for === null ? '' : ', as deputy'}`,
    ]),
  );
};

/** Who counted, by name where how each voted is open: members sit there in their office. */
const whoOf = (voted: Voted | undefined, labels: ReadonlyMap<string, string>): DecisionStood['who'] => {
  if (!voted || voted.voters.length > MOST_NAMED) return [];
  const present = new Set(voted.frozen.voters.filter(({ isPresent }) => isPresent).map(({ voter }) => voter));
  const named = !voted.vote.secret && voted.casts.length > 0;
  const choices = new Map<string, Choice | null>();
  // A vote that was divided is told as none: its parts stand in the result.
  for (const { voter, choice } of voted.casts) choices.set(voter, choices.has(voter) ? null : choice);
  return voted.voters
    .filter(({ voter }) => present.has(voter) && (!named || choices.has(voter)))
    .map(({ voter, voter_name: name }) => ({
      name,
      standing: labels.get(voter) ?? 'Member practice',
      vote: named ? (choices.get(voter) ?? null) : null,
    }));
};

/** What the record of the meeting says of its quorum, the last time that it was worked out. */
const quorumOf = async (db: Db, item: number | null): Promise<string> =>
  item === null
    ? ''
    : withoutLead(
        (
          await decisionDb(db)
            .selectFrom('meeting_line')
            .select('words')
            .where('item', '=', item)
            .where('kind', '=', 'quorum')
            .where('struck_at', 'is', null)
            // Not by its time: a tablet that was without its line says late what happened before.
            .orderBy('id', 'desc')
            .limit(1)
            .executeTakeFirst()
        )?.words ?? '',
      );

/** The quorum of an item as it was when its vote was opened, or the item closed, by who was there then. */
const quorateOf = async (
  db: Db,
  meeting: Meeting | undefined,
  item: AgendaItem | undefined,
  voted: Voted | undefined,
): Promise<NonNullable<DecisionStood['quorate']> | null> => {
  const at = voted?.vote.opened_at ?? item?.closed_at ?? undefined;
  const now = meeting && item ? await quorumNow(db, meeting, item.id, at) : undefined;
  if (!now) return null;
  const { counted, needs, isQuorate } = now.outcome;
  const votingMembers = new Set(
    counted.filter(({ isVoting, deputyFor }) => isVoting && deputyFor === null).map(({ person }) => person),
  ).size;
  return {
    isQuorate,
    votingMembers,
    words: quorumFact(needs, votingMembers),
    needs: needs.map(({ what, have, needed }) => ({ what, have, needed })),
  };
};

/** `Quorum worked out again: nine members count` without what the record says before it. */
const withoutLead = (words: string): string => words.replace(/^Quorum[^:]*: /, '');

const interestsOf = async (db: Db, item: number | null): Promise<DecisionStood['interests']> =>
  (item === null ? [] : await interestsOn(db, [item])).flatMap((row) => {
    const ruling = rulingOf(row);
    if (!ruling) return [];
    // It is read by everybody, and somebody close to a member is named to members alone.
    const words =
      row.kind === 'indirect' && row.how === 'matched'
        ? chainSentence(publicChain(row.chain ?? [], row.kind))
        : row.words;
    return [{ name: row.person_name, words, ruling: rulingBadge(ruling) }];
  });

const ordersOf = async (db: Db, body: Body, meeting: Meeting | undefined, on: CalendarDate) => {
  const row = meeting?.orders
    ? await decisionDb(db)
        .selectFrom('body_orders')
        .selectAll()
        .where('id', '=', meeting.orders)
        .executeTakeFirst()
    : await ordersInForce(db, body.key, on);
  return row ?? null;
};

const NO_IDEA: StoodOfIdea = {
  evidence: [],
  costs: [],
  oncePence: null,
  contributions: { takenUp: 0, notTakenUp: 0, open: 0, shown: [] },
  days: [],
  caseVersion: null,
};

/** Papers that everybody may read, where it is a decision on no idea: what it was decided from. */
const papersOf = async (db: Db, item: AgendaItem | undefined): Promise<DecisionStood['evidence']> =>
  item === undefined || item.is_private
    ? []
    : (
        await decisionDb(db)
          .selectFrom('paper')
          .select(['id', 'title', 'added_at'])
          .where('item', '=', item.id)
          .where('is_private', '=', false)
          .where('taken_back_at', 'is', null)
          .orderBy('number')
          .execute()
      ).map(({ id, title, added_at }) => ({
        label: title,
        href: paperHref(item.meeting, id),
        on: londonDate(added_at),
      }));

/** Everything that was before a body when it decided, as it stood: what is frozen and hashed, for everybody to read. */
export const stoodNow = async (
  db: Db,
  of: {
    readonly body: Body;
    readonly meeting: Meeting | undefined;
    readonly item: AgendaItem | undefined;
    readonly voted: Voted | undefined;
    readonly proposal: Proposal | undefined;
    readonly on: CalendarDate;
  },
): Promise<DecisionStood> => {
  const { body, meeting, item, voted, proposal, on } = of;
  const orders = await ordersOf(db, body, meeting, on);
  const tally = voted?.vote.result ?? null;
  const idea: IdeaBeforeBody | undefined = proposal && (await ideaBeforeBody(db, proposal, on));
  const papers = await papersOf(db, item);
  return {
    who: whoOf(voted, await seatLabels(db, body, on)),
    sum: tally?.sentence ?? 'Decided without a vote.',
    rule: voted?.frozen.rule ?? '',
    quorum: await quorumOf(db, item?.id ?? null),
    quorate: await quorateOf(db, meeting, item, voted),
    interests: await interestsOf(db, item?.id ?? null),
    ...NO_IDEA,
    ...(idea ?? {}),
    evidence: [...(idea?.evidence ?? []), ...papers.filter(({ label }) => !isCase(label, idea))],
    vote: voted
      ? {
          reference: voted.vote.reference,
          method: voted.vote.method,
          motion: voted.vote.motion,
          votes: tally && !tally.isTelling ? tally.votes : null,
          frozenHash: voted.vote.frozen_hash,
        }
      : null,
    orders: orders && {
      from: orders.from_day,
      source: orders.source,
      verified: orders.verified_by !== null,
    },
    meeting: meeting ? { reference: meeting.reference, title: meeting.title } : null,
  };
};

/** The case stands there already, by its version. */
const isCase = (label: string, idea: IdeaBeforeBody | undefined): boolean =>
  idea !== undefined && idea.caseVersion !== null && /\bcase\b/i.test(label);
