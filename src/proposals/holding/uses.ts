import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, versionInput, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { type CalendarDate, londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type ClockRefusal, type ClockStop, whyNotExempt, whyNotStop } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { holdsRole, isLead } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import { isStage, STAGES, type Stage } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { proposalDb } from '../tables.ts';
import { type ClockStopRow, clockStopsOf, exemptionsOf } from './queries.ts';
import type { HoldingRefusal } from './refusals.ts';

type Refused = HoldingRefusal | ClockRefusal | CommonRefusal;
type Answer = Result<{ reference: string }, Refused>;
const output = z.object({ reference: z.string() });

/** Who holds its clock and lets it go: its leads, the programme office, the chair. Each does so by name. */
export const mayHold = (actor: Actor, proposal: Proposal): boolean =>
  isLead(actor, proposal) || holdsRole(actor, 'programme-office', 'chair');

/** Who lifts a target and puts it back: those who keep the pipeline, not those whom it measures. */
export const mayLift = (actor: Actor): boolean => holdsRole(actor, 'programme-office', 'chair');

/** The stage whose days are held against a target now; undefined where none are. */
export const timedStage = async (
  db: Db,
  proposal: Proposal,
  today: CalendarDate,
): Promise<Stage | undefined> => {
  const { state } = proposal;
  if (!isStage(state)) return undefined;
  return targetsOf(await targetsInForce(db, today), settledBody(proposal))[state] ? state : undefined;
};

type Asked = {
  readonly trx: Trx;
  readonly proposal: Proposal;
  readonly now: Date;
  readonly today: CalendarDate;
};

/** Opens a proposal for somebody who may, and runs `work` on it in one transaction. */
const onProposal = (
  platform: Platform,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
  what: 'hold' | 'lift',
  work: (asked: Asked) => Promise<Answer>,
): Promise<Answer> =>
  inTransaction<Answer>(platform.db, async (trx) => {
    const opened = await openProposal(platform, trx, actor, given);
    if (!opened.ok) return opened;
    const proposal = opened.value;
    if (!(what === 'hold' ? mayHold(actor, proposal) : mayLift(actor)))
      return refuse({ kind: 'clock-not-yours', what });
    const now = platform.now();
    return work({ trx, proposal, now, today: londonDate(now) });
  });

/**
 * Keeps what was done to a clock and tells those concerned. Whoever holds one does so by name and never as the one
 * who raised it, so their name stands beside it whether theirs is kept as raiser or not.
 */
const keep = async (
  { trx, proposal, now }: Asked,
  actor: Actor,
  done: Parameters<typeof changeProposal>[5],
  title: string,
): Promise<Answer> => {
  const { reference } = proposal;
  await changeProposal(trx, actor, now, { ...proposal, name_kept: false }, {}, done);
  await tellOfProposal(trx, actor, reference, await concernedBy(trx, proposal), {
    kind: done.kind,
    title,
    href: `${ideaHref(reference)}/clock`,
  });
  return ok({ reference });
};

const stopOf = ({ from_day, to_day, reason, by_name }: ClockStopRow): ClockStop => ({
  from: from_day,
  to: to_day,
  reason,
  by: by_name,
});

/** Holds the clock of an idea: from today or a later day, with a reason that everybody reads, and the person's name. */
export const holdClock = defineUse({
  name: 'hold-clock',
  path: 'ideas/{reference}/clock-stops',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Holds the clock of an idea from today or a later day, with a reason that everybody reads.',
  input: z.object({
    reference: referenceInput,
    from: optionalText(date()).describe('first day that does not count; today unless given'),
    to: optionalText(date()).describe('day on which it goes on, where that is known'),
    reason: words('Say why: everybody sees it beside the days.', 500),
    version: versionInput.optional(),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return onProposal(platform, actor, input, 'hold', async (asked) => {
      const { trx, proposal, today } = asked;
      const { reference, state, title } = proposal;
      if (!(await timedStage(trx, proposal, today))) return refuse({ kind: 'clock-none', state });
      const by = signatureOf(actor);
      const from = input.from ?? today;
      const to = input.to ?? null;
      const { reason } = input;
      const stops = (await clockStopsOf(trx, reference)).map(stopOf);
      const whyNot = whyNotStop(stops, { from, to, reason, by: by.name }, today);
      if (whyNot) return refuse(whyNot);
      await proposalDb(trx)
        .insertInto('proposal_clock_stop')
        .values({
          proposal: reference,
          from_day: from,
          to_day: to,
          reason,
          by_person: by.person,
          by_name: by.name,
        })
        .execute();
      return keep(
        asked,
        actor,
        { kind: 'idea.clock-held', after: { on: from, ...(to ? { to } : {}), reason } },
        `The days of ${reference} are not counted from ${longDate(from)}: ${title}. ${reason}`,
      );
    });
  },
});

/** Lets a held clock go on: today, or on a day to come. A hold that has not begun is taken back whole. */
export const letClockGo = defineUse({
  name: 'let-clock-go',
  path: 'ideas/{reference}/clock-stops/{id}/end',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Lets the held clock of an idea go on, today or on a day to come.',
  input: z.object({
    reference: referenceInput,
    id: z.uuid({ error: 'Say which hold.' }),
    to: optionalText(date()).describe('day on which it goes on; today unless given'),
    version: versionInput.optional(),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    onProposal(platform, actor, input, 'hold', async (asked) => {
      const { trx, proposal, today } = asked;
      const { reference, title } = proposal;
      const stop = (await clockStopsOf(trx, reference)).find(({ id }) => id === input.id);
      if (!stop) return refuse({ kind: 'not-found', what: `that hold on the clock of ${reference}` });
      if (stop.to_day !== null && stop.to_day <= today) return refuse({ kind: 'clock-ended' });
      const to = input.to ?? today;
      if (to < today) return refuse({ kind: 'clock-let-go-early', field: 'to' });
      const own = proposalDb(trx);
      // A hold of no day is none; the history says that there was one.
      if (to <= stop.from_day)
        await own.deleteFrom('proposal_clock_stop').where('id', '=', stop.id).execute();
      else
        await own.updateTable('proposal_clock_stop').set({ to_day: to }).where('id', '=', stop.id).execute();
      return keep(
        asked,
        actor,
        { kind: 'idea.clock-let-go', before: { on: stop.from_day, reason: stop.reason }, after: { to } },
        `The days of ${reference} count again from ${longDate(to)}: ${title}`,
      );
    }),
});

/** Lifts the target of the stage where an idea is, with a reason that everybody reads. */
export const liftTarget = defineUse({
  name: 'lift-target',
  path: 'ideas/{reference}/exemptions',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Lifts the target of the stage where an idea is, with a reason that everybody reads.',
  input: z.object({
    reference: referenceInput,
    reason: words('Say why: everybody sees it beside the days.', 500),
    version: versionInput.optional(),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return onProposal(platform, actor, input, 'lift', async (asked) => {
      const { trx, proposal, today } = asked;
      const { reference, state, title } = proposal;
      const stage = await timedStage(trx, proposal, today);
      if (!stage) return refuse({ kind: 'clock-none', state });
      const by = signatureOf(actor);
      const { reason } = input;
      const whyNot = whyNotExempt({ reason, by: by.name, on: today });
      if (whyNot) return refuse(whyNot);
      if ((await exemptionsOf(trx, reference)).some((one) => one.stage === stage))
        return refuse({ kind: 'clock-lifted-already' });
      await proposalDb(trx)
        .insertInto('proposal_exemption')
        .values({ proposal: reference, stage, reason, by_person: by.person, by_name: by.name, on_day: today })
        .execute();
      return keep(
        asked,
        actor,
        { kind: 'idea.target-lifted', after: { stage, reason } },
        `The target of “${stateWords(stage)}” is lifted for ${reference}: ${title}. ${reason}`,
      );
    });
  },
});

/** Puts a lifted target back: its days count again, those that went by too. */
export const putTargetBack = defineUse({
  name: 'put-target-back',
  path: 'ideas/{reference}/exemptions/{stage}/end',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Puts back a target that was lifted: all days of its stage count again.',
  input: z.object({
    reference: referenceInput,
    stage: z.enum(STAGES, { error: 'Say which stage.' }),
    version: versionInput.optional(),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    onProposal(platform, actor, input, 'lift', async (asked) => {
      const { trx, proposal } = asked;
      const { reference, title } = proposal;
      const lifted = (await exemptionsOf(trx, reference)).find(({ stage }) => stage === input.stage);
      if (!lifted)
        return refuse({ kind: 'not-found', what: `a lifted target of that stage on ${reference}` });
      await proposalDb(trx)
        .deleteFrom('proposal_exemption')
        .where('proposal', '=', reference)
        .where('stage', '=', input.stage)
        .execute();
      return keep(
        asked,
        actor,
        { kind: 'idea.target-back', before: { stage: input.stage, reason: lifted.reason } },
        `The target of “${stateWords(input.stage)}” holds again for ${reference}: ${title}`,
      );
    }),
});
