import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { interestsOn } from '../interests/queries.ts';
import { mayDo, rulingBadge } from '../interests/rulings-rules.ts';
import { isOwn, shownInterest } from '../interests/shown.ts';
import type { Meeting } from '../kit/find.ts';
import type { Agenda, AgendaItemSeen } from '../meetings/agenda.ts';
import { attendanceIn, type QuorumNow } from '../quorum/now.ts';
import { onlyJust, waysOn, whoWouldHelp } from '../quorum/ways-rules.ts';
import { type QuorumNeed, whyNotWords } from '../quorum/words-rules.ts';
import { decisionDb } from '../tables.ts';
import type { VoteAnswer } from '../votes/answers.ts';
import { visibleVotes, votesOnItem } from '../votes/find.ts';
import { shownVote } from '../votes/shown.ts';
import type { RoomLine, RoomPerson, RoomQuorum } from './shown.ts';

/** Who asks: what they may know of a meeting depends on it everywhere. */
export type Reader = { readonly actor: Actor; readonly run: boolean; readonly inside: boolean };

/** Lines of the record that this reader may know: none of an item that is hidden from them, none private from outside. */
export const linesOf = async (db: Db, agenda: Agenda, { inside }: Reader): Promise<RoomLine[]> => {
  const { meeting } = agenda;
  if (!inside && !meeting.in_public) return [];
  const seen = new Set(agenda.items.map(({ id }) => id));
  const rows = await decisionDb(db)
    .selectFrom('meeting_line')
    .selectAll()
    .where('meeting', '=', meeting.reference)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows
    .filter(
      ({ item, is_private, struck_at }) =>
        (item === null || seen.has(item)) && (inside || (!is_private && struck_at === null)),
    )
    .map((row) => ({
      id: row.id,
      item: row.item,
      at: row.at.toISOString(),
      kind: row.kind,
      words: row.words,
      isPrivate: row.is_private,
      struck: row.struck_at === null ? null : (row.struck_reason ?? ''),
    }));
};

export const conditionsOf = (db: Db, item: number) =>
  decisionDb(db)
    .selectFrom('item_condition')
    .select(['id', 'words', 'because'])
    .where('item', '=', item)
    .where('taken_back_at', 'is', null)
    .orderBy('position')
    .execute();

/** Actions of the meeting; names of those who are no members are for members alone. */
export const actionsOf = async (db: Db, agenda: Agenda, { inside }: Reader) => {
  const seen = new Set(agenda.items.map(({ id }) => id));
  const rows = await decisionDb(db)
    .selectFrom('meeting_action')
    .select(['reference', 'item', 'what', 'owner_name', 'due'])
    .where('meeting', '=', agenda.meeting.reference)
    .where('dropped_reason', 'is', null)
    .orderBy('reference')
    .execute();
  return rows
    .filter(({ item }) => (item === null ? inside || agenda.meeting.in_public : seen.has(item)))
    .map(({ owner_name, ...row }) => ({ ...row, owner: inside ? owner_name : null }));
};

/** Questions of the public that are shown; whoever runs the meeting reads those too that nobody has read yet. */
export const questionsIn = async (db: Db, agenda: Agenda, { run }: Reader) => {
  const seen = new Set(agenda.items.map(({ id }) => id));
  const rows = await decisionDb(db)
    .selectFrom('public_question')
    .select(['id', 'item', 'asker', 'words', 'answer', 'state'])
    .where('meeting', '=', agenda.meeting.reference)
    .where('state', '!=', 'not-shown')
    .orderBy('id')
    .execute();
  return rows
    .filter(({ item, state }) => (item === null || seen.has(item)) && (run || state === 'shown'))
    .map(({ state: _, ...row }) => row);
};

/** What was ruled, as this reader may know it: members read all, others what was ruled and is their own. */
export const roomInterests = async (db: Db, item: number, { actor, inside }: Reader) =>
  (await interestsOn(db, [item]))
    .filter((row) => row.dismissed_reason === null && (inside || isOwn(actor, row) || row.ruling !== null))
    .map((row) => shownInterest(row, inside || isOwn(actor, row)));

/** The newest vote on an item that this reader may know of, and why the newest was stopped. */
export const roomVote = async (
  platform: Platform,
  { actor }: Reader,
  item: number,
): Promise<{ readonly vote: VoteAnswer | null; readonly stopped: string | null }> => {
  const [newest] = await visibleVotes(
    platform,
    actor,
    (await votesOnItem(platform.db, item)).filter(({ kind }) => kind === 'item'),
  );
  if (!newest) return { vote: null, stopped: null };
  return newest.state === 'void'
    ? { vote: null, stopped: newest.void_reason }
    : { vote: await shownVote(platform, actor, newest), stopped: null };
};

const haveOf = (need: QuorumNeed): string =>
  need.kind === 'clinicians'
    ? `${need.have} to ${need.others}`
    : need.kind === 'role' && need.needed === 1 && need.have <= 1
      ? need.have === 1
        ? 'yes'
        : 'no'
      : String(need.have);

const whatOf = (need: QuorumNeed): string =>
  need.kind === 'clinicians'
    ? 'clinicians to others; they must be more'
    : need.kind === 'role' && need.needed === 1 && need.have <= 1
      ? need.what.replace('; at least 1', '')
      : need.what;

/** The quorum of an item for its panel. */
export const shownQuorum = ({ orders, attendance, rulings, outcome }: QuorumNow): RoomQuorum => {
  const list = attendanceIn(attendance);
  const nameOf = (person: string): string =>
    attendance.seated.find((one) => one.person === person)?.name ?? person;
  const just = onlyJust(orders.orders, list, rulings, nameOf);
  const named = new Map(attendance.seated.map((one) => [`${one.person} ${one.deputyFor}`, one]));
  return {
    isQuorate: outcome.isQuorate,
    sentence: outcome.sentence,
    needs: outcome.needs.map((need) => ({
      kind: need.kind,
      have: haveOf(need),
      what: whatOf(need),
      met: need.met,
      thin: need.met && need.have === need.needed && just !== undefined,
    })),
    onlyJust: just?.sentence ?? null,
    helpers: (outcome.isQuorate
      ? // Those at the door are worth letting in also where it is quorate only just.
        just
        ? attendance.seated.filter(({ presence }) => presence === 'waiting')
        : []
      : whoWouldHelp(orders.orders, list, rulings)
    ).flatMap(({ person, deputyFor, presence }) => {
      const one = named.get(`${person} ${deputyFor}`);
      return one
        ? [{ person, name: one.name, waits: presence === 'waiting', deputyFor: one.deputyForName }]
        : [];
    }),
    ways: waysOn(orders.orders, outcome).map((way) => ({ ...way })),
  };
};

/** The list of the body with where each is, and whether they count on this item. */
export const shownPeople = (
  { attendance, rulings, outcome }: QuorumNow,
  vote: VoteAnswer | null,
): RoomPerson[] =>
  attendance.seated.map((one, place) => {
    const counted = outcome.counted[place];
    const ruling = rulings.get(one.person);
    const isOut = ruling !== undefined && !mayDo(ruling).vote;
    const whyNot = counted?.whyNot ?? null;
    const voter = vote?.voters.find(
      ({ voter }) => voter === one.person || (one.deputyFor !== null && voter === one.deputyFor),
    );
    return {
      person: one.person,
      name: one.name,
      seat: one.seat,
      isVoting: one.isVoting,
      isClinician: one.isClinician,
      deputyFor: one.deputyForName,
      presence: one.presence,
      since: one.since?.toISOString() ?? null,
      counts: whyNot === null,
      why:
        whyNot === null ? null : whyNot === 'ruled-out' && isOut ? rulingBadge(ruling) : whyNotWords(whyNot),
      mayStay: mayDo(ruling).bePresent,
      voted: vote?.state === 'open' && voter && whyNot === null ? voter.hasVoted : null,
    };
  });

export const isBegun = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'open' || state === 'closed';

export const itemAnswer = (item: AgendaItemSeen) => ({
  id: item.id,
  number: item.number,
  title: item.title,
  kind: item.kind,
  purpose: item.purpose,
  proposal: item.proposal,
  minutes: item.minutes_planned,
  planned: item.planned.toISOString(),
  isPrivate: item.is_private,
  state: item.state,
});
