import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { canonical } from '../../../platform/record/record.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { isGroupRole } from '../../roles.ts';
import { needsFreshSecondFactor } from '../identify/rules.ts';
import { attempt } from '../limits.ts';
import { findKnown } from './queries.ts';
import { readInvitations } from './read.ts';
import { COLUMNS, type PlannedLine, planInvitations } from './rules.ts';
import { addPerson, allOrNothing, appointOrUndo, groupName, sendInvitation } from './send.ts';

const Line = z.object({
  line: z.number(),
  name: z.string(),
  email: z.string(),
  outcome: z.enum(['invite', 'appoint', 'nothing', 'refused']),
  problems: z.array(z.object({ column: z.enum(COLUMNS), reason: z.string() })),
});

const Answer = z.object({
  lines: z.array(Line),
  invite: z.number(),
  appoint: z.number(),
  nothing: z.number(),
  refused: z.number(),
  /** Name of this plan: send it back as `confirm` to have it done. */
  plan: z.string(),
  /** True when roles of the group are given, and the second factor must be given again first. */
  needs_code: z.boolean(),
  done: z.boolean(),
});
export type InvitationsAnswer = z.output<typeof Answer>;

const nameOf = (plan: readonly PlannedLine[]): string =>
  createHash('sha256').update(canonical(plan)).digest('base64url').slice(0, 22);

const answerOf = (plan: readonly PlannedLine[], needs_code: boolean): InvitationsAnswer => {
  const count = (outcome: PlannedLine['outcome']) => plan.filter((line) => line.outcome === outcome).length;
  return {
    lines: plan.map(({ line, name, email, outcome, problems }) => ({
      line,
      name,
      email,
      outcome,
      problems: [...problems],
    })),
    invite: count('invite'),
    appoint: count('appoint'),
    nothing: count('nothing'),
    refused: count('refused'),
    plan: nameOf(plan),
    needs_code,
    done: false,
  };
};

const carryOut = async (
  trx: Trx,
  platform: Platform,
  actor: Actor,
  plan: readonly PlannedLine[],
  group: string,
): Promise<void> => {
  const entered = new Map<string, string>();
  for (const { invitee, person, name } of plan) {
    if (!invitee) continue;
    let id = person ?? entered.get(invitee.email);
    if (id === undefined) {
      id = await addPerson(trx, actor, invitee);
      entered.set(invitee.email, id);
      await sendInvitation(trx, platform, actor, { person: id, name, email: invitee.email }, group);
    }
    await appointOrUndo(trx, platform, actor, id, invitee);
  }
};

/**
 * Invites many from a file. Without `confirm` nothing is done: the answer says per line what would happen or
 * why not. With the name of that plan the good lines are done in one transaction, unless the register changed
 * meanwhile so that the plan is another one: then it is shown again.
 */
export const inviteMany = defineUse({
  name: 'invitations',
  method: 'post',
  permission: 'invitations.manage',
  summary: 'Invite many from CSV; without `confirm` only say what would happen.',
  input: z.object({
    csv: z.string({ error: 'Choose a file.' }).describe(`columns ${COLUMNS.join(', ')}`),
    confirm: z.string().optional().describe('the plan to carry out, as an earlier answer named it'),
  }),
  output: Answer,
  run: async (platform, actor, { csv, confirm }): Promise<Result<InvitationsAnswer, Refusal>> => {
    if (confirm && actor.kind === 'person') {
      const often = await attempt(platform, { 'invitation-account': actor.id });
      if (often) return refuse(often);
    }
    const read = readInvitations(csv);
    if (!read.ok) return read;
    const group = await groupName(platform);
    return allOrNothing(() =>
      inTransaction<Result<InvitationsAnswer>>(platform.db, async (trx) => {
        const plan = planInvitations(read.value, await findKnown(trx, actor, read.value));
        const givesRoles = plan.some(({ invitee }) => invitee && isGroupRole(invitee.role));
        const answer = answerOf(plan, givesRoles && needsFreshSecondFactor(actor, platform.now()));
        if (confirm !== answer.plan) return ok(answer);
        if (answer.needs_code) return refuse({ kind: 'second-factor-needed' });
        await carryOut(trx, platform, actor, plan, group);
        return ok({ ...answer, done: true });
      }),
    );
  },
});
