import type { Insertable } from 'kysely';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import { rulingSentence } from '../interests/rulings-rules.ts';
import type { ItemInterestTable } from '../interests/tables.ts';
import type { LineKind } from '../kit/change.ts';
import { clockWords } from '../meetings/times-rules.ts';
import type { QuorumOutcome, RulingsOnItem } from '../quorum/quorum-rules.ts';
import type { MeetingLineTable, PresenceTable } from '../room/tables.ts';
import { decisionDb } from '../tables.ts';
import { countOf, large, listed } from '../words-rules.ts';
import { seatedOn } from './bodies.ts';
import type { Matched } from './matches.ts';
import type { Placed } from './meetings.ts';
import { found, inParts, instant, type numbers } from './rows.ts';
import {
  attendeesOn,
  presencesIn,
  quorumOn,
  type Ruled,
  ruledOn,
  rulingsIn,
  type Settled,
  settleVote,
} from './settle.ts';
import type { ToldMeeting } from './told.ts';

/** An item that was dealt with: who was ruled on, whether it was quorate, and its vote. */
export type Dealt = Placed & {
  readonly ruled: readonly (Ruled & { readonly touched: number })[];
  readonly rulings: RulingsOnItem;
  readonly outcome: QuorumOutcome;
  readonly vote: (Settled & { readonly reference: string }) | null;
};

/** Works out what became of each item of the meetings that are over. */
export const dealtWith = (
  placed: readonly Placed[],
  matching: (idea: string, people: ReadonlySet<string>, on: string) => readonly Matched[],
  votes: ReturnType<typeof numbers>,
): readonly Dealt[] =>
  placed
    .filter(({ meeting }) => meeting.state === 'closed')
    .map((one): Dealt => {
      const { item, meeting, body, idea } = one;
      const people = new Set(seatedOn(body, meeting.on).map(({ person }) => person));
      const matches = idea === null ? [] : matching(idea, people, meeting.on);
      const ruled = ruledOn(item, matches).map((match, at) => ({
        ...match,
        touched: matches[at]?.touched ?? 0,
      }));
      const rulings = rulingsIn(item, ruled);
      const outcome = quorumOn(body, meeting, attendeesOn(body, meeting, rulings), rulings);
      if (item.vote && !outcome.isQuorate)
        throw new RangeError(`${meeting.key}: a vote on ${item.title}, which was not quorate`);
      const reference = item.vote ? votes.next(meeting.on) : '';
      const vote = item.vote
        ? { reference, ...settleVote(reference, body, meeting, item.vote, outcome, rulings) }
        : null;
      return { ...one, ruled, rulings, outcome, vote };
    });

type Line = Insertable<MeetingLineTable>;
type Presence = Insertable<PresenceTable>;

const lineBy =
  (officer: Named, reference: string, meeting: ToldMeeting) =>
  (item: Placed | null, at: string, kind: LineKind, words: string): Line => ({
    meeting: reference,
    item: item?.id ?? null,
    at: instant(meeting.on, at),
    kind,
    words,
    is_private: item?.item.privateReason !== undefined,
    once: null,
    by_person: officer.id,
    by_name: officer.name,
    struck_at: null,
    struck_reason: null,
  });

const nameIn = (one: Placed, person: string): string =>
  one.body.told.members.find(({ who }) => who.id === person)?.who.name ?? person;

/** The record of one item, as the room writes it. */
const linesOf = (one: Dealt, officer: Named): readonly Line[] => {
  const { item, meeting, outcome, vote, rulings } = one;
  const line = lineBy(officer, one.reference, meeting);
  const at = item.at ?? meeting.from;
  const isDecided = item.kind === 'proposal' || item.vote !== undefined;
  const gone = [...rulings].filter(([, ruling]) => ruling === 'leave' || ruling === 'no-papers');
  const matched = new Map(one.ruled.map((match) => [match.person, match]));
  return [
    line(one, at, 'opened', `Item ${one.number} opened${item.privateReason ? ', without the public' : ''}.`),
    ...[...matched.values()].map((match) =>
      line(one, at, 'ruled', `${nameIn(one, match.person)}: ${rulingSentence(match.ruling)}`),
    ),
    ...(item.declared ?? []).flatMap((declared) => [
      line(one, declared.at, 'declared', `${declared.who.name} declared an interest: ${declared.words}.`),
      line(one, declared.at, 'ruled', `${declared.who.name}: ${rulingSentence(declared.ruling)}`),
    ]),
    ...gone.map(([person]) => line(one, at, 'left', `${nameIn(one, person)} left the room for this item.`)),
    ...(isDecided ? [line(one, at, 'quorum', outcome.sentence)] : []),
    ...(item.lines ?? []).map((told) => line(one, told.at, told.kind, told.words)),
    ...(item.conditions ?? []).flatMap((condition, place) =>
      condition.at
        ? [line(one, condition.at, 'condition', `Condition ${place + 1} added: ${condition.words}`)]
        : [],
    ),
    ...(item.way ? [line(one, at, 'way', `Item ${one.number} is not quorate. ${item.way.words}`)] : []),
    ...(vote && item.vote
      ? [
          line(
            one,
            item.vote.at,
            'vote-opened',
            `Vote opened: ${item.vote.method === 'hands' ? 'show of hands' : item.vote.method === 'consent' ? 'consent' : 'roll call'}. ${large(countOf(vote.frozen.voters.length, 'person', 'people'))} may vote; the list is fixed.`,
          ),
          line(one, item.vote.until, 'vote-closed', `Vote closed. ${vote.tally.sentence}`),
        ]
      : []),
    line(one, item.until ?? at, 'closed', `Item ${one.number} closed.`),
  ];
};

/** Who came, and who went out for an item and came back. */
const presenceRows = (dealt: readonly Dealt[], officer: Named): readonly Presence[] => {
  const meetings = new Map(dealt.map((one) => [one.reference, one]));
  const rows: Presence[] = [];
  const add = (one: Dealt, item: number | null, person: string, what: PresenceTable['what'], at: Date) => {
    const { meeting, body } = one;
    const told = body.told.members.find(
      ({ who, from, to }) =>
        who.id === person && from <= meeting.on && (to === undefined || to >= meeting.on),
    );
    if (!told) return;
    const isIn = what === 'here' || what === 'video';
    rows.push({
      meeting: one.reference,
      item,
      member: found(body.ids, told.key, 'member'),
      person,
      person_name: told.who.name,
      what,
      stands_for: isIn && told.deputyFor !== undefined ? found(body.ids, told.deputyFor, 'member') : null,
      at,
      once: null,
      by_person: officer.id,
      by_name: officer.name,
    });
  };
  for (const one of meetings.values())
    for (const [person, what] of presencesIn(one.body, one.meeting))
      if (what !== 'absent') add(one, null, person, what, instant(one.meeting.on, one.meeting.from));
  for (const one of dealt)
    for (const { person, presence, whyNot } of one.outcome.counted) {
      if (presence !== 'left' || whyNot !== 'ruled-out') continue;
      const before = presencesIn(one.body, one.meeting).get(person) ?? 'here';
      add(one, one.id, person, 'left', instant(one.meeting.on, one.item.at ?? one.meeting.from));
      add(one, one.id, person, before, instant(one.meeting.on, one.item.until ?? one.meeting.to));
    }
  return rows;
};

const interestRows = (one: Dealt): readonly Insertable<ItemInterestTable>[] => {
  const { meeting, item } = one;
  const at = instant(meeting.on, item.at ?? meeting.from);
  const common = {
    item: one.id,
    contested: null,
    ruled_by: meeting.chair.id,
    ruled_by_name: meeting.chair.name,
    dismissed_reason: null,
    lapsed_at: null,
    once: null,
    dismissed_name: null,
  };
  return [
    ...one.ruled.map((match) => ({
      ...common,
      person: match.person,
      person_name: nameIn(one, match.person),
      interest: match.interest,
      touched: match.touched,
      kind: match.kind,
      direct: match.direct,
      ended: match.ended,
      chain: JSON.stringify(match.chain),
      words: match.words,
      how: 'matched' as const,
      suggested: match.ruling,
      ruling: match.ruling,
      ruling_reason: match.reason,
      // Papers go by the ruling, so the chair rules before they go out.
      ruled_at: instant(meeting.papersDue ?? meeting.on, '09:00'),
      since: instant(meeting.noticeOn ?? meeting.on, '09:00'),
    })),
    ...(item.declared ?? []).map((declared) => ({
      ...common,
      person: declared.who.id,
      person_name: declared.who.name,
      interest: null,
      touched: null,
      kind: declared.kind,
      direct: declared.direct,
      chain: JSON.stringify(declared.chain),
      words: declared.words,
      how: 'declared' as const,
      suggested: null,
      ruling: declared.ruling,
      ruling_reason: declared.reason ?? null,
      ruled_at: at,
      since: at,
    })),
  ];
};

/** The lines with which a meeting begins, and the one with which it ends. */
const framed = (
  dealt: readonly Dealt[],
  officer: Named,
): readonly { readonly first: readonly Line[]; readonly last: Line }[] =>
  [...new Map(dealt.map((one) => [one.reference, one])).values()].map((one) => {
    const { meeting, body } = one;
    const line = lineBy(officer, one.reference, meeting);
    const where = presencesIn(body, meeting);
    const named = (...what: readonly string[]) =>
      [...where].filter(([, is]) => what.includes(is)).map(([person]) => nameIn(one, person));
    const here = named('here', 'video');
    const apologies = named('apologies');
    const last = dealt.filter(({ reference }) => reference === one.reference).at(-1);
    const short = here.length > 20 ? `${here.length} members` : listed(here);
    return {
      first: [
        line(
          null,
          meeting.from,
          'opened',
          `The meeting was opened at ${clockWords(instant(meeting.on, meeting.from))}, ${meeting.chair.name} in the chair.`,
        ),
        line(null, meeting.from, 'arrived', `Here: ${short}.`),
        ...(apologies.length > 0 && apologies.length <= 20
          ? [line(null, meeting.from, 'apologies', `Apologies: ${listed(apologies)}.`)]
          : []),
      ],
      last: line(null, last?.item.until ?? meeting.to, 'closed', 'The meeting was closed.'),
    };
  });

/** Loads the record of all items that were dealt with: who was where, what was ruled, every line, every condition. */
export const loadDealt = async (trx: Trx, dealt: readonly Dealt[], officer: Named): Promise<void> => {
  const db = decisionDb(trx);
  await inParts([...presenceRows(dealt, officer)], (some) =>
    db.insertInto('presence').values(some).execute(),
  );
  await inParts(dealt.flatMap(interestRows), (some) => db.insertInto('item_interest').values(some).execute());
  const frames = framed(dealt, officer);
  // Those of one minute keep this order.
  const lines = [
    ...frames.flatMap(({ first }) => first),
    ...dealt.flatMap((one) => linesOf(one, officer)),
    ...frames.map(({ last }) => last),
  ];
  lines.sort((a, b) => Number(a.at) - Number(b.at));
  await inParts(lines, (some) => db.insertInto('meeting_line').values(some).execute());
  await inParts(
    dealt.flatMap(({ id, item, meeting }) =>
      (item.conditions ?? []).map((one, at) => ({
        item: id,
        position: at + 1,
        words: one.words,
        because: one.because ?? null,
        taken_back_at: null,
        once: null,
        added_at: instant(meeting.on, one.at ?? item.at ?? meeting.from),
        added_name: officer.name,
        taken_back_reason: null,
      })),
    ),
    (some) => db.insertInto('item_condition').values(some).execute(),
  );
};
