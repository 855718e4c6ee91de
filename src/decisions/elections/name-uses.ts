import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { Changed } from './change.ts';
import { electionInput } from './find.ts';
import {
  editStatement,
  judgeNomination,
  proposeCandidate,
  standFor,
  withdrawNomination,
} from './nominate.ts';

const statement = words('Say why you stand.', 3000);

/** Stands for election: see `standFor`. */
export const standUse = defineUse({
  name: 'stand-for-election',
  path: 'elections/{reference}/names',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Gives one’s own name, with a statement.',
  input: z.object({ reference: electionInput, statement, confirmed: confirmedWords }),
  output: Changed,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ statement: input.statement }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) => standFor(platform, trx, actor, input));
  },
});

const nomination = z.coerce
  .number({ error: 'Say which name.' })
  .int('Say which name.')
  .positive('Say which name.')
  .describe('number of the name');

const named = z.object({ reference: electionInput, nomination });

/** Changes one’s own statement: see `editStatement`. */
export const editStatementUse = defineUse({
  name: 'edit-statement',
  path: 'elections/{reference}/names/{nomination}/statement',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Changes what one wrote when giving one’s name.',
  input: named.extend({ statement, version: versionInput, confirmed: confirmedWords }),
  output: Changed,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ statement: input.statement }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) => editStatement(platform, trx, actor, input));
  },
});

/** Takes a name off: see `withdrawNomination`. */
export const withdrawUse = defineUse({
  name: 'withdraw-from-election',
  path: 'elections/{reference}/names/{nomination}/withdraw',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Takes one’s own name off, until voting opens.',
  input: named,
  output: Changed,
  run: (platform, actor, input) =>
    inTransaction<Result<Changed>>(platform.db, (trx) => withdrawNomination(platform, trx, actor, input)),
});

/** Proposes somebody who stands: see `proposeCandidate`. */
export const proposeUse = defineUse({
  name: 'propose-candidate',
  path: 'elections/{reference}/names/{nomination}/propose',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Proposes somebody who stands, or takes that back.',
  input: named.extend({ take: ticked('take it back') }),
  output: Changed,
  run: (platform, actor, input) =>
    inTransaction<Result<Changed>>(platform.db, (trx) => proposeCandidate(platform, trx, actor, input)),
});

/** Says whether somebody may stand: see `judgeNomination`. */
export const judgeUse = defineUse({
  name: 'judge-candidate',
  path: 'elections/{reference}/names/{nomination}/judge',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Says whether somebody may stand, and why not.',
  input: named.extend({
    eligible: z
      .union([z.boolean(), z.enum(['yes', 'no']).transform((given) => given === 'yes')], {
        error: 'Say whether this person may stand.',
      })
      .describe('whether they may stand'),
    reason: optionalWords(1000),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: Changed,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) => judgeNomination(platform, trx, actor, input));
  },
});
