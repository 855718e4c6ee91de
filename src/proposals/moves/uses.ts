import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalChoice, versionInput, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { moverOf } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { dutyOn } from '../kit/duty.ts';
import { openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import type { StageRefusal } from '../stages/rules.ts';
import { ASIDE, STAGES } from '../stages/table-rules.ts';
import { moveInput } from './input.ts';
import { type Moved, moveOne, type Refused } from './move.ts';
import type { MoveRefusal } from './refusals.ts';

export const movedOutput = z.object({
  reference: z.string(),
  state: z.enum([...STAGES, ...ASIDE]),
  version: z.number(),
});

/** Moves one idea as the stage machine allows this person: takes it on, sends it, pauses it, joins it, ends it. */
export const moveIdea = defineUse({
  name: 'move-idea',
  path: 'ideas/{reference}/moves',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Moves an idea: take-on, open-options, send, pause, merge, not-pursue and the others, each by whom it is for.',
  input: moveInput,
  output: movedOutput,
  run: (platform, actor, input): Promise<Result<Moved, Refused>> =>
    inTransaction(platform.db, (trx) => moveOne(platform, trx, actor, input)),
});

/** Who may say what happens next: those who lead it, those on duty while nobody does, and those who keep the pipeline. */
export const maySetNext = async (
  trx: Parameters<typeof dutyOn>[0],
  actor: Actor,
  proposal: Proposal,
  today: string,
): Promise<boolean> => {
  const { capacities } = moverOf(actor, proposal, await dutyOn(trx, today));
  return capacities.some(
    (one) =>
      one === 'clinician' ||
      one === 'manager' ||
      one === 'office' ||
      one === 'chair' ||
      (one === 'duty' && proposal.clinician === null),
  );
};

export const nextStepInput = {
  what: words('Say what happens next.', 200),
  by: date('Say by which day, such as 2016-02-29.'),
  owner: optionalChoice(['clinician', 'manager'], 'Choose whose it is.').describe(
    'who of the two sees to it; as it was unless given',
  ),
};

const NEXT_FIELDS = [
  ['next_what', 'nextWhat'],
  ['next_by', 'nextBy'],
  ['owner_name', 'ownerName'],
] as const;

/** Says what happens next with one idea and by when, in the caller's transaction. */
export const nextOne = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: {
    readonly reference: string;
    readonly what: string;
    readonly by: string;
    readonly owner?: 'clinician' | 'manager' | undefined;
    readonly version?: number | undefined;
    readonly confirmed: boolean;
  },
): Promise<Result<Moved, MoveRefusal | StageRefusal | CommonRefusal>> => {
  const identified = identifiedIn({ nextWhat: input.what }, input.confirmed);
  if (identified) return refuse(identified);
  const opened = await openProposal(platform, trx, actor, input);
  if (!opened.ok) return opened;
  const proposal = opened.value;
  const now = platform.now();
  const today = londonDate(now);
  if (!(await maySetNext(trx, actor, proposal, today))) return refuse({ kind: 'proposal-next-not-yours' });
  if (proposal.state === 'merged') return refuse({ kind: 'proposal-next-over' });
  if (input.by < today) return refuse({ kind: 'proposal-too-early', field: 'next' });
  const who = input.owner && { id: proposal[input.owner], name: proposal[`${input.owner}_name`] };
  const set = {
    next_what: input.what,
    next_by: input.by,
    ...(who?.id && who.name ? { owner: who.id, owner_name: who.name } : {}),
  };
  const { reference, state } = proposal;
  const changed = differing<Readonly<Record<string, unknown>>>(proposal, set, NEXT_FIELDS);
  if (!changed) return ok({ reference, state, version: proposal.version });
  // Whoever acts here does so by what they are to it, never as the one who raised it.
  const version = await changeProposal(trx, actor, now, { ...proposal, name_kept: false }, set, {
    kind: 'idea.next-step',
    ...changed,
  });
  if (set.owner && set.owner !== proposal.owner)
    await tellOfProposal(trx, actor, reference, [set.owner], {
      kind: 'idea.next-step',
      title: `The next step of ${reference} is yours: ${input.what}`,
    });
  const told = (await concernedBy(trx, proposal)).filter((one) => one !== set.owner);
  await tellOfProposal(trx, actor, reference, told, {
    kind: 'idea.next-step',
    title: `What happens next with ${reference} has changed: ${input.what}`,
  });
  return ok({ reference, state, version });
};

/** Says what happens next, and by when. */
export const setNextStep = defineUse({
  name: 'set-next-step',
  path: 'ideas/{reference}/next-step',
  method: 'put',
  permission: 'proposals.work',
  summary: 'Says what happens next with an idea, by when, and who of its two leads sees to it.',
  input: z.object({
    reference: referenceInput,
    ...nextStepInput,
    version: versionInput.optional(),
    confirmed: confirmedWords,
  }),
  output: movedOutput,
  run: (platform, actor, input) => inTransaction(platform.db, (trx) => nextOne(platform, trx, actor, input)),
});
