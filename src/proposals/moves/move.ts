import type { Updateable } from 'kysely';
import { type Actor, system } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { addDays, type CalendarDate, daysBetween, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { makeVersion } from '../case/versions.ts';
import { answerOwedBy } from '../clocks/rules.ts';
import { nextDaysOf, settledBody } from '../clocks/targets-rules.ts';
import { writeDecision } from '../decision/write.ts';
import { pinFromGap } from '../evidence/pin.ts';
import { moverOf } from '../kit/capacity.ts';
import { changeProposal, signedBy } from '../kit/change.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { dutyOn, isClinician } from '../kit/duty.ts';
import { lockProposal, openProposal, type Proposal, standingOf } from '../kit/find.ts';
import { targetsInForce } from '../kit/settings.ts';
import { refreshRouteOf } from '../routes/refresh.ts';
import { answerDue } from '../routes/rules.ts';
import { type Given, type Mover, moveProposal, type StageRefusal, type Standing } from '../stages/rules.ts';
import { PROPOSAL_MOVE_TABLE, type ProposalMove } from '../stages/table-rules.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';
import type { MoveInput } from './input.ts';
import { targetOf } from './into.ts';
import { NAMING, type Names, nameColumns, namesOf, ownerColumns } from './names.ts';
import type { MoveRefusal } from './refusals.ts';
import { tellOfMove } from './tell.ts';

export type Refused = MoveRefusal | StageRefusal | CommonRefusal;
export type Moved = {
  readonly reference: string;
  readonly state: Standing['state'];
  readonly version: number;
};

/** Moves that happened elsewhere and may be written down later: their days end on the day that they happened. */
const DATED: readonly ProposalMove[] = ['decide-yes', 'decide-not-yet', 'decide-no', 'go-live'];
/** What the person said, as the stage machine reads it. */
const givenOf = async (
  trx: Trx,
  proposal: Proposal,
  { clinician, manager }: Names,
  input: MoveInput,
  today: CalendarDate,
): Promise<Given> => {
  const { owner, reason, lookAgain, reviewOn, nextWhat, nextBy } = input;
  const ids = { clinician: clinician?.id ?? proposal.clinician, manager: manager?.id ?? proposal.manager };
  const owning = owner && ids[owner];
  return {
    ...(clinician
      ? { clinician: { person: clinician.id, clinical: await isClinician(trx, clinician.id, today) } }
      : {}),
    ...(manager ? { manager: { person: manager.id } } : {}),
    ...(owning ? { owner: owning } : {}),
    ...(reason ? { reason } : {}),
    ...(lookAgain ? { lookAgain } : {}),
    ...(reviewOn ? { reviewOn } : {}),
    ...(nextWhat && nextBy ? { next: { what: nextWhat, by: nextBy } } : {}),
  };
};

/** What a move leaves behind in columns of its own. */
const movedColumns = (
  proposal: Proposal,
  { move, title, phase, fifth, reviewOn }: MoveInput,
  on: CalendarDate,
): Updateable<ProposalTable> => {
  switch (move) {
    case 'take-on':
      return {
        taken_on_on: proposal.taken_on_on ?? on,
        ...(title ? { title } : {}),
        ...(phase ? { phase } : {}),
        ...(fifth ? { fifth } : {}),
      };
    case 'send':
      return {
        complete_on: on,
        answer_due: (proposal.route && answerDue(proposal.route.body, on)) ?? answerOwedBy(on),
      };
    case 'back-to-case':
      // Taken back before anybody answered: no answer is owed any more. One that was given stays beside its day.
      return proposal.state === 'decision' ? { complete_on: null, answer_due: null } : {};
    case 'go-live':
      return { live_on: on, review_on: reviewOn ?? null };
    case 'review-again':
      return { review_on: reviewOn ?? null };
    default:
      return {};
  }
};

/**
 * The proposal as whoever moves it signs: somebody who may make a move by what they are to it beside having raised
 * it signs by name, else the history would tell that the two are one person.
 */
const asSigned = (proposal: Proposal, { capacities }: Mover, move: ProposalMove): Proposal => {
  // Being on duty counts only while nobody leads it, as in the stage machine.
  const besides = PROPOSAL_MOVE_TABLE[move].by.some(
    (one) => one !== 'raiser' && (one !== 'duty' || proposal.clinician === null) && capacities.includes(one),
  );
  return besides ? { ...proposal, name_kept: false } : proposal;
};

/** Writes into which state it came, on which day, by whom and why: what its days are counted from. */
const writeEntry = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  signed: Proposal,
  { state, since }: Standing,
  { move, reason }: MoveInput,
): Promise<void> => {
  const by = signedBy(actor, signed);
  await proposalDb(trx)
    .insertInto('proposal_entry')
    .values({
      proposal: signed.reference,
      state,
      on_day: since,
      move,
      reason: reason ?? null,
      by_person: by.person,
      by_name: by.name,
      by_standing: by.standing,
      at: now,
    })
    .execute();
};

/** What a person writes with a move; nothing of it may tell who a patient is. */
const freeWords = ({ reason, nextWhat, title, conditions, body }: MoveInput) => ({
  reason,
  nextWhat,
  title,
  conditions,
  body,
});

const dayRefusal = (proposal: Proposal, input: MoveInput, today: CalendarDate) =>
  DATED.includes(input.move) && input.on && (input.on > today || input.on < proposal.since)
    ? ({ kind: 'proposal-day', field: 'on', since: proposal.since } as const)
    : undefined;

/**
 * Makes one move of one proposal, in the caller's transaction: the stage machine says whether it may be, then its
 * columns, its entry, its history, the record and the news are written together. Refuses what the stage machine
 * refuses, words that identify, a version that is not the newest, and people that the register does not know.
 */
export const moveOne = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: MoveInput,
): Promise<Result<Moved, Refused>> => {
  const identified = identifiedIn(freeWords(input), input.confirmed);
  if (identified) return refuse(identified);
  if (Boolean(input.nextWhat) !== Boolean(input.nextBy))
    return refuse({ kind: 'proposal-next-half', field: input.nextWhat ? 'nextBy' : 'nextWhat' });
  const { move } = input;
  // Both of a joining are locked in one order, so that two of them cannot wait for each other.
  if (move === 'merge' && input.into)
    for (const one of [input.reference, input.into].sort()) await lockProposal(trx, one);
  const opened = await openProposal(platform, trx, actor, input);
  if (!opened.ok) return opened;
  const proposal = opened.value;
  const now = platform.now();
  const today = londonDate(now);
  const wrongDay = dayRefusal(proposal, input, today);
  if (wrongDay) return refuse(wrongDay);
  const on = DATED.includes(move) ? (input.on ?? today) : today;
  const mover = moverOf(actor, proposal, await dutyOn(trx, today));
  const names = await namesOf(platform, trx, actor, proposal, input);
  if (!names.ok) return names;
  const into = await targetOf(platform, trx, actor, input);
  if (!into.ok) return into;
  const moved = moveProposal(standingOf(proposal), {
    move,
    by: mover,
    on,
    given: {
      ...(await givenOf(trx, proposal, names.value, input, today)),
      ...(into.value ? { into: into.value } : {}),
    },
    met: await conditionsMet(trx, proposal),
    days: nextDaysOf(await targetsInForce(trx, today), settledBody(proposal)),
  });
  if (!moved.ok) return moved;
  const after = moved.value;
  const columns = movedColumns(proposal, input, on);
  const named = { ...proposal, ...nameColumns(names.value) } as Proposal;
  const owner = await ownerColumns(trx, named, after, today);
  // Nobody begins with what they cannot read: the usual days after a decision count from the day on which it is told.
  const untold = move.startsWith('decide-') && !input.nextBy ? daysBetween(on, today) : 0;
  const nextBy = (!input.nextBy && columns.answer_due) || addDays(after.next.by, untold);
  const signed = asSigned(proposal, mover, move);
  const decided = move.startsWith('decide-')
    ? await writeDecision(trx, actor, today, proposal, input)
    : ok(undefined);
  if (!decided.ok) return decided;
  // What is sent is kept as it stood, before its state closes it.
  if (move === 'send') await makeVersion(trx, actor, now, signed, 'Sent for a decision', true);
  if (move !== 'hand-over') await writeEntry(trx, actor, now, signed, after, input);
  const version = await changeProposal(
    trx,
    actor,
    now,
    signed,
    {
      state: after.state,
      since: after.since,
      aside_from: after.asideFrom,
      ...nameColumns(names.value),
      ...owner,
      next_what: after.next.what,
      next_by: nextBy,
      problem: after.problem,
      merged_into: after.mergedInto,
      reason: after.reason,
      ...columns,
    },
    {
      kind: `idea.${move}`,
      before: {
        state: proposal.state,
        ...(NAMING.includes(move) && proposal.clinician
          ? { clinicianName: proposal.clinician_name, managerName: proposal.manager_name }
          : {}),
        ...(columns.title && columns.title !== proposal.title ? { title: proposal.title } : {}),
        ...(proposal.merged_into ? { into: proposal.merged_into } : {}),
      },
      after: {
        state: after.state,
        ...(NAMING.includes(move)
          ? { clinicianName: named.clinician_name, managerName: named.manager_name }
          : {}),
        ownerName: owner.owner_name,
        nextWhat: after.next.what,
        nextBy,
        ...(on === today ? {} : { on }),
        ...(input.reason ? { reason: input.reason } : {}),
        ...(columns.title && columns.title !== proposal.title ? { title: columns.title } : {}),
        ...(after.mergedInto ? { into: after.mergedInto } : {}),
        ...(input.confirmed ? { confirmed: true } : {}),
      },
    },
  );
  if (move === 'take-on') await pinFromGap(trx, platform, actor, { ...signed, version });
  // Worked out by nobody: signed by the system, so that it names no raiser who leads it as well.
  await refreshRouteOf(trx, platform, system, proposal.reference);
  await tellOfMove(trx, actor, now, signed, { ...named, ...owner, ...columns, version } as Proposal, input);
  return ok({ reference: proposal.reference, state: after.state, version });
};
