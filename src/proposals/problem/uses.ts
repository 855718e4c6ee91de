import { z } from 'zod';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { readProposal, referenceInput } from '../kit/find.ts';
import { ProblemAnswer } from './answers.ts';
import { loadProblem } from './find.ts';
import { shownProblem } from './shown.ts';

/** The problem of a proposal: who is asked, the statements with their counts, the dissent, and what was agreed. */
export const problemUse = defineUse({
  name: 'problem',
  path: 'ideas/{reference}/problem',
  method: 'get',
  permission: 'proposals.read',
  summary: 'The problem of a proposal: who is asked, statements with their counts, dissent, what was agreed.',
  input: z.object({ reference: referenceInput }),
  output: ProblemAnswer,
  run: async (platform, actor, { reference }) => {
    const found = await readProposal(platform, actor, reference);
    if (!found.ok) return found;
    const kept = await loadProblem(platform.db, reference);
    return ok(await shownProblem(platform.db, actor, found.value, kept, londonDate(platform.now())));
  },
});
