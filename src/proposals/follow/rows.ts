import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { ageOf, type StageRow, stageLine } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { turnWords } from '../idea/turn.ts';
import { dutyOn } from '../kit/duty.ts';
import { entriesOf, findProposals, isPublic, type Proposal, stopsOf } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import { isOver, isStage, type State } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import type { Followed, How } from './queries.ts';

/** One line of what somebody follows: where it is, days so far, whose move and when. */
export type FollowedRow = {
  readonly reference: string;
  readonly title: string;
  readonly how: How;
  readonly state: State;
  readonly line: readonly StageRow[];
  /** `Decision, day 9 of 56`; of a closed one what it was and why. */
  readonly where: string;
  readonly over: number;
  readonly days: number;
  readonly who: string;
  readonly by: CalendarDate | null;
  /** Where a joined one goes on. */
  readonly into: { readonly reference: string; readonly where: string } | null;
  readonly reason: string | null;
  readonly raisedOn: CalendarDate;
};

const whereWords = (proposal: Proposal, line: readonly StageRow[]): string => {
  const { state, since } = proposal;
  if (!isStage(state)) return `${stateWords(state)} ${longDate(since)}`;
  if (state === 'reviewed') return `${stateWords(state)} ${longDate(since)}`;
  if (state === 'live') return `${stateWords(state)} since ${longDate(since)}`;
  const now = line.find(({ place }) => place === 'now');
  const days = now?.counted ?? 0;
  return `${stateWords(state)}, day ${days}${now?.target ? ` of ${now.target}` : ''}`;
};

/** Lines for these, in their order, those left out that this reader may not see; the same few queries for however many. */
export const followedRows = async (
  platform: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  followed: readonly Followed[],
  today: CalendarDate,
): Promise<readonly FollowedRow[]> => {
  const { db, registries } = platform;
  const seen = await visibleTo(registries, db, actor, followed, ({ proposal }) =>
    ideaRef(proposal.reference),
  );
  if (seen.length === 0) return [];
  const into = [...new Set(seen.flatMap(({ proposal }) => proposal.merged_into ?? []))];
  const joined = (await findProposals(db, into)).filter((one) => actor.kind !== 'public' || isPublic(one));
  const all = [...seen.map(({ proposal }) => proposal), ...joined];
  const references = all.map(({ reference }) => reference);
  const [entries, stops, table, duty] = [
    await entriesOf(db, references),
    await stopsOf(db, references),
    await targetsInForce(db, today),
    await dutyOn(db, today),
  ];
  const lineOf = (proposal: Proposal): readonly StageRow[] =>
    stageLine(entries.get(proposal.reference) ?? [], {
      stops: stops.get(proposal.reference) ?? [],
      targets: targetsOf(table, settledBody(proposal)),
      today,
    });
  return seen.map(({ proposal, how }) => {
    const line = lineOf(proposal);
    const goesOn = joined.find(({ reference }) => reference === proposal.merged_into);
    const shown = goesOn ?? proposal;
    return {
      reference: proposal.reference,
      title: proposal.title,
      how,
      state: proposal.state,
      line: goesOn ? lineOf(goesOn) : line,
      where: whereWords(proposal, line),
      over: line.find(({ place }) => place === 'now')?.over ?? 0,
      days: ageOf(entries.get(proposal.reference) ?? [], today),
      who: turnWords(actor, shown, duty),
      by: isOver(shown.state) ? null : shown.next_by,
      into: goesOn ? { reference: goesOn.reference, where: whereWords(goesOn, lineOf(goesOn)) } : null,
      reason: isStage(proposal.state) ? null : proposal.reason,
      raisedOn: proposal.raised_on,
    };
  });
};
