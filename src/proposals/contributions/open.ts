import { z } from 'zod';
import { versionInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate, parseDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, mayWork } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { isPublic, openProposal, referenceInput } from '../kit/find.ts';
import type { SaidRefusal } from './refusals.ts';
import { whyNotOpenUntil } from './rules.ts';
import { saidHref } from './shown.ts';

type Answer = Result<{ openUntil: string | null }, SaidRefusal | CommonRefusal>;

/** Asks the public, until a day that is told, or stops asking. */
export const openComments = defineUse({
  name: 'open-comments',
  path: 'ideas/{reference}/said/open',
  method: 'put',
  permission: 'proposals.work',
  summary: 'Opens an idea to comments of the public until a day, or closes it to them.',
  input: z.object({
    reference: referenceInput,
    until: optionalText(
      z.string().refine((text) => parseDate(text) !== undefined, 'Give a day, such as 30 June 2026.'),
    ).describe('last day on which the public may say something; left out: closes comments now'),
    version: versionInput,
  }),
  output: z.object({ openUntil: z.string().nullable() }),
  run: (platform, actor, input) =>
    inTransaction(platform.db, async (trx): Promise<Answer> => {
      const opened = await openProposal(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!mayWork(actor, proposal)) return refuse({ kind: 'contribution-not-yours' });
      if (proposal.merged_into !== null)
        return refuse({ kind: 'contribution-goes-on', into: proposal.merged_into });
      const now = platform.now();
      const until = input.until ?? null;
      const why = until && whyNotOpenUntil(until, londonDate(now));
      if (why) return refuse(why);
      // Nobody asks the public about what it cannot read.
      if (until && !isPublic(proposal)) return refuse({ kind: 'comments-closed' });
      await changeProposal(
        trx,
        actor,
        now,
        asWorking(actor, proposal),
        { comments_until: until },
        {
          kind: until ? 'comments.opened' : 'comments.closed',
          before: { until: proposal.comments_until },
          after: { until },
        },
      );
      if (until)
        await tellOfProposal(trx, actor, proposal.reference, await concernedBy(trx, proposal), {
          kind: 'comments.opened',
          title: `The public is asked about ${proposal.reference}: ${proposal.title}`,
          href: saidHref(proposal.reference),
        });
      return ok({ openUntil: until });
    }),
});
