import { type Insertable, sql } from 'kysely';
import { type Actor, recorded } from '../../platform/actor.ts';
import { keepPast } from '../../platform/history/history.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import { referenceText } from '../../platform/relational/references.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { answerOwedBy } from '../clocks/rules.ts';
import { nextDaysOf } from '../clocks/targets-rules.ts';
import type { MonthlyBenefit } from '../delay/rules.ts';
import { KEPT_NAME } from '../kit/capacity.ts';
import { ideaRef } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import type { Touches } from '../problem/asked-rules.ts';
import {
  type HowOften,
  type Phase,
  type ProposalDecisionTable,
  type ProposalReviewTable,
  type ProposalTable,
  proposalDb,
} from '../tables.ts';
import { keepSent } from './cases.ts';
import { loadParts, type ToldParts } from './parts.ts';
import { type PastEntry, type PastMove, replay } from './replay-rules.ts';
import { inParts, type Named, noon } from './rows.ts';
import { keepClocks, keepRoutes } from './standing.ts';

/** A proposal with its whole past, as another system or the invented place hands it over. */
export type Told = {
  readonly title: string;
  readonly what: string;
  readonly howOften: HowOften;
  readonly place: string;
  readonly practice?: string | undefined;
  readonly condition?: string | undefined;
  readonly gap?: string | undefined;
  readonly reading?: string | undefined;
  readonly phase?: Phase | undefined;
  readonly fifth?: number | undefined;
  readonly touches?: Touches | undefined;
  readonly budgetShare?: number | undefined;
  readonly restricts?: boolean | undefined;
  readonly partnersChange?: boolean | undefined;
  readonly benefit?: MonthlyBenefit | undefined;
  readonly body?: string | undefined;
  readonly raisedOn: CalendarDate;
  readonly lookBy: CalendarDate;
  readonly onDuty: Named;
  readonly raiser: Named & {
    readonly role: string | null;
    readonly contract: string | null;
    readonly practicePeople: number | null;
  };
  readonly guardian?: Named | undefined;
  readonly moves: readonly PastMove[];
  readonly supporters: readonly Named[];
  readonly otherwise: readonly (Named & { readonly words: string })[];
  readonly watchers: readonly string[];
  /** Each answer that it was given, in their order. */
  readonly decisions?: readonly Omit<ProposalDecisionTable, 'id' | 'proposal'>[] | undefined;
  readonly review?: Omit<ProposalReviewTable, 'id' | 'proposal'> | undefined;
  readonly parts?: ToldParts | undefined;
};

const dayOf = (entries: readonly PastEntry[], ...moves: readonly string[]): CalendarDate | null =>
  entries.findLast(({ move }) => moves.includes(move))?.on ?? null;

/** Gives each its reference by year and order of raising, and keeps the last numbers for those raised later. */
const numbered = async (
  trx: Trx,
  letters: string,
  told: readonly Told[],
): Promise<readonly (readonly [string, Told])[]> => {
  const last = new Map<number, number>();
  const list = [...told]
    .map((one, place) => ({ one, place }))
    .sort((a, b) =>
      a.one.raisedOn < b.one.raisedOn ? -1 : a.one.raisedOn > b.one.raisedOn ? 1 : a.place - b.place,
    )
    .map(({ one }) => {
      const year = Number(one.raisedOn.slice(0, 4));
      const number = (last.get(year) ?? 0) + 1;
      last.set(year, number);
      return [referenceText(letters, year, number), one] as const;
    });
  for (const [year, number] of last)
    await sql`insert into reference_number (series, year, last) values (${letters}, ${year}, ${number})`.execute(
      trx,
    );
  return list;
};

/**
 * Loads proposals with their past into a store that has none: each move by the table of moves, so that nothing is
 * loaded which could not have been. Joined ones name the title of what they joined (`into` of their move). Answers
 * with the reference of each title. One transaction, with an event for each.
 */
export const loadProposals = (
  db: Db,
  actor: Actor,
  given: {
    readonly letters: string;
    readonly today: CalendarDate;
    readonly told: readonly Told[];
    readonly people: ReadonlyMap<string, Named>;
    readonly now: Date;
  },
): Promise<ReadonlyMap<string, string>> =>
  inTransaction(db, async (trx) => {
    const { letters, today, told, people, now } = given;
    const list = await numbered(trx, letters, told);
    const byTitle = new Map(list.map(([reference, { title }]) => [title, reference]));
    const table = await targetsInForce(trx, today);
    const named = (id: string | null): Named | undefined => (id === null ? undefined : people.get(id));
    const rows: Insertable<ProposalTable>[] = [];
    const pasts = new Map<string, readonly PastEntry[]>();
    for (const [reference, one] of list) {
      const moves = one.moves.map((past) => {
        const { into } = past.given;
        const joins = into && byTitle.get(into.reference);
        return joins && into
          ? { ...past, given: { ...past.given, into: { ...into, reference: joins } } }
          : past;
      });
      const { standing, entries } = replay(
        { reference, raisedOn: one.raisedOn, onDuty: one.onDuty.id, lookBy: one.lookBy, moves },
        nextDaysOf(table, one.body),
      );
      pasts.set(reference, entries);
      const [clinician, manager] = [named(standing.clinician), named(standing.manager)];
      const complete = dayOf(entries, 'send');
      rows.push({
        reference,
        title: one.title,
        what: one.what,
        how_often: one.howOften,
        place: one.place,
        practice: one.practice ?? null,
        condition: one.condition ?? null,
        gap: one.gap ?? null,
        reading: one.reading ?? null,
        phase: one.phase ?? null,
        fifth: one.fifth ?? null,
        touches: one.touches ? JSON.stringify(one.touches) : null,
        budget_share: one.budgetShare ?? null,
        restricts: one.restricts ?? null,
        partners_change: one.partnersChange ?? null,
        benefit: one.benefit ? JSON.stringify(one.benefit) : null,
        state: standing.state,
        since: standing.since,
        aside_from: standing.asideFrom,
        clinician: standing.clinician,
        clinician_name: clinician?.name ?? null,
        clinician_standing: clinician?.standing ?? null,
        manager: standing.manager,
        manager_name: manager?.name ?? null,
        manager_standing: manager?.standing ?? null,
        owner: standing.owner,
        owner_name: named(standing.owner)?.name ?? one.onDuty.name,
        next_what: standing.next.what,
        next_by: standing.next.by,
        problem: standing.problem,
        merged_into: standing.mergedInto,
        reason: standing.reason,
        raised_on: one.raisedOn,
        raised_by: one.raiser.id,
        raised_by_name: one.raiser.name,
        raised_by_standing: one.raiser.standing,
        raised_role: one.raiser.role,
        raised_contract: one.raiser.contract,
        raised_practice_people: one.raiser.practicePeople,
        name_kept: one.guardian !== undefined,
        guardian: one.guardian?.id ?? null,
        guardian_name: one.guardian?.name ?? null,
        chair_too: true,
        taken_on_on: entries.find(({ move }) => move === 'take-on')?.on ?? null,
        comments_until: null,
        scheme: null,
        route: null,
        body: one.body ?? null,
        complete_on: complete,
        answer_due: standing.state === 'decision' && complete ? answerOwedBy(complete) : null,
        stage_due: null,
        live_on: dayOf(entries, 'go-live'),
        review_on: standing.state === 'live' ? standing.next.by : null,
        once: null,
      });
    }
    // Those that others joined stand first.
    rows.sort((a, b) => Number(a.merged_into !== null) - Number(b.merged_into !== null));
    await inParts(rows, (some) => proposalDb(trx).insertInto('proposal').values(some).execute());
    const entries = list.flatMap(([reference, one]) =>
      (pasts.get(reference) ?? []).map((entry) => {
        const by = entry.by === null ? one.raiser : (named(entry.by) ?? one.onDuty);
        const hidden = one.guardian !== undefined && by.id === one.raiser.id;
        return {
          proposal: reference,
          state: entry.state,
          on_day: entry.on,
          move: entry.move,
          reason: entry.reason,
          by_person: hidden ? null : by.id,
          by_name: hidden ? KEPT_NAME : by.name,
          by_standing: hidden ? '' : by.standing,
          at: noon(entry.on),
        };
      }),
    );
    await inParts(entries, (some) => proposalDb(trx).insertInto('proposal_entry').values(some).execute());
    const stances = list.flatMap(([reference, one]) =>
      [
        ...one.supporters.map((who) => ({ who, stance: 'supports' as const, words: null })),
        ...one.otherwise.map((who) => ({ who, stance: 'otherwise' as const, words: who.words })),
      ].map(({ who, stance, words }) => ({
        proposal: reference,
        person: who.id,
        stance,
        words,
        person_name: who.name,
        standing: who.standing,
        at: noon(one.raisedOn),
      })),
    );
    await inParts(stances, (some) => proposalDb(trx).insertInto('proposal_stance').values(some).execute());
    const watchers = list.flatMap(([proposal, one]) =>
      [...new Set([one.raiser.id, ...one.watchers])].map((person) => ({
        proposal,
        person,
        since: noon(one.raisedOn),
      })),
    );
    await inParts(watchers, (some) => proposalDb(trx).insertInto('proposal_watcher').values(some).execute());
    const decisions = list.flatMap(([proposal, one]) =>
      (one.decisions ?? []).map((decision) => ({ ...decision, proposal })),
    );
    await inParts(decisions, (some) =>
      proposalDb(trx).insertInto('proposal_decision').values(some).execute(),
    );
    const reviews = list.flatMap(([proposal, { review }]) => (review ? [{ ...review, proposal }] : []));
    await inParts(reviews, (some) => proposalDb(trx).insertInto('proposal_review').values(some).execute());
    const parts = list.flatMap(([reference, one]) =>
      one.parts ? [[reference, one.parts, one.onDuty] as const] : [],
    );
    await loadParts(trx, parts);
    await keepPast(
      trx,
      entries.map((entry) => ({
        object: ideaRef(entry.proposal),
        at: entry.at,
        by: { person: entry.by_person, name: entry.by_name, standing: entry.by_standing },
        kind: entry.move === 'raise' ? 'idea.raised' : `idea.${entry.move}`,
        after: entry.reason === null ? {} : { reason: entry.reason },
      })),
    );
    await keepRoutes(
      trx,
      list.map(([reference]) => reference),
      today,
    );
    // Templates go by the body, which the route says.
    await keepSent(trx, parts);
    await keepClocks(
      trx,
      list.map(([reference]) => reference),
      today,
    );
    for (const [reference] of list)
      await recordEvent(
        trx,
        {
          actor: recorded(actor),
          kind: 'idea.loaded',
          object: refText(ideaRef(reference)),
          after: { state: rows.find((row) => row.reference === reference)?.state },
        },
        now,
      );
    return byTitle;
  });
