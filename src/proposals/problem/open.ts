import { z } from 'zod';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepProposalChange } from '../kit/change.ts';
import { referenceInput } from '../kit/find.ts';
import { settingOn } from '../kit/settings.ts';
import { nextVersion, openToWork, type Refused } from './change.ts';
import { findAsking, findClosing, statementsOf } from './find.ts';
import { invite } from './invite.ts';
import { knownOn } from './known.ts';
import { type ClosingRule, STARTING_CLOSING } from './rules.ts';
import { problemDb } from './tables.ts';
import { workOut } from './touches.ts';

/** The rule by which problems are closed on a day; a group begins with one. */
export const closingRuleOn = async (db: Db, day: CalendarDate): Promise<ClosingRule> =>
  (await settingOn(db, 'closing', day)) ?? STARTING_CLOSING;

/**
 * Asks those whom it touches what the problem is: each is told, and has the days of the closing rule. Taken back to the
 * problem they are asked again; what they said before stands until they say otherwise.
 */
export const openProblem = defineUse({
  name: 'open-problem',
  path: 'ideas/{reference}/problem/open',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Asks those whom a proposal touches what the problem is: each is told, and by when they may answer.',
  input: z.object({ reference: referenceInput }),
  output: z.object({ reference: z.string(), asked: z.number(), told: z.number(), due: z.string() }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ reference: string; asked: number; told: number; due: string }, Refused>>(
      platform.db,
      async (trx) => {
        const opened = await openToWork(platform, trx, actor, input);
        if (!opened.ok) return opened;
        const proposal = opened.value;
        const { reference } = proposal;
        if (proposal.state !== 'taken-on' || (await findClosing(trx, reference)))
          return refuse({ kind: 'problem-settled' });
        const now = platform.now();
        const today = londonDate(now);
        const known = await knownOn(trx, today);
        const before = await findAsking(trx, reference);
        if (before?.opened_on) return refuse({ kind: 'problem-asked-already' });
        const statements = await statementsOf(trx, reference);
        if (!statements.some(({ stands }) => stands === 'open'))
          return refuse({ kind: 'problem-without-statement' });
        await workOut(trx, actor, now, proposal, known);
        const due = addDays(today, (await closingRuleOn(trx, today)).openFor);
        const asking = await findAsking(trx, reference);
        if (!asking || asking.asked.length === 0) return refuse({ kind: 'problem-nobody-asked' });
        await problemDb(trx)
          .updateTable('problem_asking')
          .set({ opened_on: today, due, opened_by_name: signatureOf(actor).name })
          .where('proposal', '=', reference)
          .execute();
        await nextVersion(trx, reference);
        const told = await invite(trx, actor, today, proposal, { ...asking, due }, known, true);
        await keepProposalChange(trx, actor, now, proposal, proposal.version, {
          kind: 'problem.asked',
          after: { asked: asking.asked.length, told, due },
        });
        return ok({ reference, asked: asking.asked.length, told, due });
      },
    ),
});
