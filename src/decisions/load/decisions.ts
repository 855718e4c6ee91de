import type { Actor } from '../../platform/actor.ts';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { findProposals, linkDecisions, type Named } from '../../proposals/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { stoodNow } from '../decided/stood.ts';
import type { DecisionFeedTable, DecisionWords } from '../decided/tables.ts';
import { type Body, findBody, findItem, findMeeting } from '../kit/find.ts';
import { hashOf } from '../kit/hash.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { voteOf } from '../votes/find.ts';
import type { Dealt } from './items.ts';
import { inParts, instant, type numbers } from './rows.ts';
import type { ToldDecision } from './told.ts';
import type { Balloted } from './votes.ts';

/** A decision to write down: on an item that was dealt with, or by a ballot of members. */
type ToWrite = {
  readonly told: ToldDecision;
  readonly body: string;
  readonly on: CalendarDate;
  readonly dealt: Dealt | null;
  readonly vote: string | null;
  readonly idea: string | null;
};

/** A decision that is in the store. */
export type Written = ToWrite & { readonly reference: string };

const toWrite = (dealt: readonly Dealt[], ballots: readonly Balloted[]): readonly ToWrite[] =>
  [
    ...dealt.flatMap((one): ToWrite[] =>
      one.item.decision
        ? [
            {
              told: one.item.decision,
              body: one.meeting.body,
              on: one.meeting.on,
              dealt: one,
              vote: one.vote?.reference ?? null,
              idea: one.idea,
            },
          ]
        : [],
    ),
    ...ballots.flatMap(({ told, reference, idea }): ToWrite[] =>
      told.decision
        ? [{ told: told.decision, body: told.body, on: told.closedOn, dealt: null, vote: reference, idea }]
        : [],
    ),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const wordsOf = (told: ToldDecision): DecisionWords => ({
  title: told.title,
  summary: told.summary,
  reasons: told.reasons,
  conditions: told.conditions ?? [],
  dissent: told.dissent ?? [],
  reviewOn: told.review?.on ?? null,
  reviewByName: told.review?.byName ?? null,
});

/** A yes on a vote that was lost was never given, nor one with conditions without any. */
const checkOutcome = ({ told, dealt, idea }: ToWrite): void => {
  const isYes = told.outcome === 'yes' || told.outcome === 'yes-with-conditions';
  if (isYes && dealt?.vote?.tally.outcome === 'lost')
    throw new RangeError(`${told.title}: a yes on a vote that was lost`);
  if ((told.outcome === 'yes-with-conditions') !== (told.conditions ?? []).length > 0)
    throw new RangeError(`${told.title}: its conditions do not fit its outcome`);
  if ((told.publishedOn === undefined) === (told.withheld === undefined))
    throw new RangeError(`${told.title}: neither published nor withheld, or both`);
  if (told.withheld && idea)
    throw new RangeError(`${told.title}: withheld, though its idea has moved on by it`);
};

/** Versions of the words, the first as it was decided. */
const versionsOf = ({ told, reference, on }: Written, officer: Named) => {
  const by = { by_person: officer.id, by_name: officer.name };
  const words = wordsOf(told);
  const first = { ...words, summary: told.summary };
  return [
    {
      decision: reference,
      version: 1,
      words: JSON.stringify(first),
      why: 'As it was decided',
      at: instant(on, '17:30'),
      ...by,
    },
    ...(told.corrected
      ? [
          {
            decision: reference,
            version: 2,
            words: JSON.stringify({ ...words, summary: told.corrected.summary }),
            why: told.corrected.why,
            at: instant(told.corrected.on, '11:00'),
            ...by,
          },
        ]
      : []),
  ];
};

/** What the feeds told, in the order in which it became true. */
const loadFeed = async (trx: Trx, written: readonly Written[]): Promise<void> => {
  const news = written.flatMap(({ reference, told, on }) => {
    const tell = (what: DecisionFeedTable['what'], day: CalendarDate, at: string, version: number) => ({
      decision: reference,
      what,
      version,
      at: instant(day, at),
    });
    return [
      ...(told.publishedOn ? [tell('published', told.publishedOn, '10:00', 1)] : []),
      ...(told.withheld ? [tell('withheld', addDays(on, 1), '10:00', 1)] : []),
      ...(told.corrected ? [tell('corrected', told.corrected.on, '11:00', 2)] : []),
      ...(told.follow ?? []).map((one) => tell('followed', one.on, '12:00', told.corrected ? 2 : 1)),
    ];
  });
  const inOrder = news.sort((a, b) => Number(a.at) - Number(b.at) || (a.decision < b.decision ? -1 : 1));
  await inParts(
    inOrder.map((one, at) => ({ number: at + 1, ...one })),
    (some) => decisionDb(trx).insertInto('decision_feed').values(some).execute(),
  );
  await decisionDb(trx).updateTable('decision_feed_end').set({ number: inOrder.length }).execute();
  await inParts(
    written.flatMap(({ reference, told }) =>
      (told.follow ?? []).map((one) => ({
        decision: reference,
        kind: one.kind,
        on_day: one.on,
        title: one.title,
        words: one.words,
        expected: one.expected ?? null,
        measured: one.measured ?? null,
        verdict: one.verdict ?? null,
        recorded_at: instant(one.on, '12:00'),
        recorded_person: one.by.id,
        recorded_name: one.by.name,
        taken_back_at: null,
        taken_back_reason: null,
        once: null,
      })),
    ),
    (some) => decisionDb(trx).insertInto('decision_follow').values(some).execute(),
  );
};

/**
 * Writes down what bodies decided, oldest first: what was before each as it stood, its words with their versions, its
 * place in the feeds, and what followed. The ideas’ own decisions get their addresses.
 */
export const loadDecided = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: {
    readonly dealt: readonly Dealt[];
    readonly ballots: readonly Balloted[];
    readonly series: ReturnType<typeof numbers>;
    readonly officer: Named;
  },
): Promise<readonly Written[]> => {
  const { officer } = given;
  const written = toWrite(given.dealt, given.ballots).map(
    (one): Written => ({ ...one, reference: given.series.next(one.on) }),
  );
  const ideas = new Map(
    (
      await findProposals(
        trx,
        written.flatMap(({ idea }) => idea ?? []),
      )
    ).map((one) => [one.reference, one]),
  );
  const bodies = new Map<string, Body>();
  for (const one of written) {
    checkOutcome(one);
    const { told, reference, on, dealt, vote, idea } = one;
    const body = bodies.get(one.body) ?? (await findBody(trx, one.body));
    if (!body) throw new RangeError(`there is no body ${one.body}`);
    bodies.set(one.body, body);
    const known = await stoodNow(trx, {
      body,
      meeting: dealt ? await findMeeting(trx, dealt.reference) : undefined,
      item: dealt ? await findItem(trx, dealt.id) : undefined,
      voted: vote ? await voteOf(trx, vote) : undefined,
      proposal: idea ? ideas.get(idea) : undefined,
      on,
    });
    // The idea has moved on since: the stage that it entered that day was not begun when the body decided.
    const stood = {
      ...known,
      days: known.days.filter(({ days }, at, all) => days > 0 || at < all.length - 1),
    };
    const [, last] = versionsOf(one, officer);
    await decisionDb(trx)
      .insertInto('decision')
      .values({
        reference,
        body: one.body,
        meeting: dealt?.reference ?? null,
        item: dealt?.id ?? null,
        vote,
        proposal: idea,
        title: told.title,
        outcome: told.outcome,
        summary: told.corrected?.summary ?? told.summary,
        reasons: JSON.stringify(told.reasons),
        conditions: JSON.stringify(told.conditions ?? []),
        dissent: JSON.stringify(told.dissent ?? []),
        stood: JSON.stringify(stood),
        stood_hash: hashOf(stood),
        decided_on: on,
        review_on: told.review?.on ?? null,
        review_by: told.review?.by?.id ?? null,
        review_by_name: told.review?.byName ?? null,
        procurement: told.procurement ? JSON.stringify(told.procurement) : null,
        published_on: told.publishedOn ?? null,
        publish_on: null,
        withheld_reason: told.withheld?.reason ?? null,
        withheld_until: told.withheld?.until ?? null,
        recorded_on: on,
        once: null,
        version: last ? 2 : 1,
      })
      .execute();
    await recordEvent(
      trx,
      {
        actor: recorded(actor),
        kind: 'decision.recorded',
        object: refText(decidedRef(reference)),
        after: {
          outcome: told.outcome,
          body: one.body,
          decidedOn: on,
          ...(vote ? { vote } : {}),
          ...(idea ? { idea } : {}),
          stoodHash: hashOf(stood),
          wordsHash: hashOf(wordsOf(told)),
          takenOver: true,
        },
      },
      now,
    );
  }
  await inParts(
    written.flatMap((one) => versionsOf(one, officer)),
    (some) => decisionDb(trx).insertInto('decision_version').values(some).execute(),
  );
  await loadFeed(trx, written);
  await linkDecisions(
    trx,
    written.flatMap(({ idea, on, reference }) =>
      idea ? [{ proposal: idea, on, address: decisionHref(reference) }] : [],
    ),
  );
  await inParts(
    written.flatMap(({ dealt, reference, told }) =>
      dealt
        ? [
            {
              meeting: dealt.reference,
              item: dealt.id,
              at: instant(dealt.meeting.on, dealt.item.vote?.until ?? dealt.item.until ?? dealt.meeting.to),
              kind: 'decided',
              words: `Decided: ${told.title}. ${reference}`,
              is_private: dealt.item.privateReason !== undefined || told.withheld !== undefined,
              once: null,
              by_person: officer.id,
              by_name: officer.name,
              struck_at: null,
              struck_reason: null,
            },
          ]
        : [],
    ),
    (some) => decisionDb(trx).insertInto('meeting_line').values(some).execute(),
  );
  return written;
};
