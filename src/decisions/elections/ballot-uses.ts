import { z } from 'zod';
import { optionalWords } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result } from '../../shared/result.ts';
import { ballotPaper } from '../votes/secret/paper.ts';
import { type BallotIn, castRankedBallot, checkBallot } from './cast.ts';
import type { Refused } from './change.ts';
import { electionInput, readElection, stepOn, votesToCastIn } from './find.ts';

/** Hands out a fresh ballot paper for each vote of this person that is not given yet. Nothing is kept of it. */
export const rankedPapersUse = defineUse({
  name: 'election-papers',
  path: 'elections/{reference}/papers',
  method: 'get',
  permission: 'votes.cast',
  summary: 'Ballot papers of an election: a code drawn at random for each of your votes. It is kept nowhere.',
  input: z.object({ reference: electionInput }),
  output: z.object({
    papers: z.array(z.object({ voter: z.string(), name: z.string(), code: z.string(), proof: z.string() })),
  }),
  run: async (platform, actor, { reference: which }) => {
    const found = await readElection(platform, actor, which);
    if (!found.ok) return found;
    const open = stepOn(found.value, londonDate(platform.now())) === 'voting';
    const rows = open ? await votesToCastIn(platform.db, which, actor) : [];
    return ok({
      papers: rows
        .filter(({ has_voted }) => !has_voted)
        .map(({ voter, voter_name }) => ({
          voter,
          name: voter_name,
          ...ballotPaper(platform.secret, which, voter),
        })),
    });
  },
});

const ballot = {
  reference: electionInput,
  voter: optionalWords(100).describe('whose vote, where you give several: the code of a practice'),
  ranks: z
    .record(z.string().max(40), z.union([z.string().max(20), z.number()]))
    .describe('the rank of each candidate by their id: 1 for the first'),
};

/** Looks at a ballot and keeps nothing: see `checkBallot`. */
export const checkBallotUse = defineUse({
  name: 'check-ranked-ballot',
  path: 'elections/{reference}/check',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Looks at the ranks of a ballot before it is given. Nothing is kept.',
  input: z.object(ballot),
  output: z.object({
    voter: z.string(),
    name: z.string(),
    ranked: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  run: async (platform, actor, input) => {
    const checked = await inTransaction<Awaited<ReturnType<typeof checkBallot>>>(platform.db, (trx) =>
      checkBallot(platform, trx, actor, input),
    );
    return checked.ok ? ok({ ...checked.value, ranked: [...checked.value.ranked] }) : checked;
  },
});

/** Gives a ranked ballot: see `castRankedBallot`. */
export const castRankedUse = defineUse({
  name: 'cast-ranked-ballot',
  path: 'elections/{reference}/cast',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Puts a ranked ballot into the box, once and for good.',
  input: z.object({ ...ballot, code: optionalWords(20), proof: optionalWords(100) }),
  output: z.object({
    reference: z.string(),
    voter: z.string(),
    name: z.string(),
    code: z.string().describe('keep it, it is shown once'),
    again: z.boolean().describe('it was in the box already'),
  }),
  run: (platform, actor, { code, proof, ...input }) =>
    inTransaction<Result<BallotIn, Refused>>(platform.db, (trx) =>
      castRankedBallot(platform, trx, actor, {
        ...input,
        paper: code && proof ? { code, proof } : undefined,
      }),
    ),
});
