import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { FieldProblem } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import {
  type BallotFault,
  type RankAnswers,
  ranksInOrder,
  whatIsWrongWithBallot,
} from '../counting/ballot-rules.ts';
import type { Candidate } from '../counting/election-rules.ts';
import { decisionDb } from '../tables.ts';
import { hasBallot, putBallot } from '../votes/secret/box.ts';
import { type BallotPaper, isPaperOf } from '../votes/secret/paper.ts';
import type { Refused } from './change.ts';
import {
  candidatesIn,
  type Election,
  type ElectionVoter,
  noElection,
  readElection,
  shareElection,
  standingOf,
  stepOn,
  votesToCastIn,
} from './find.ts';

export type GivenBallot = {
  readonly reference: string;
  /** Whose vote: the code of a practice, or a person. Left out, the first that this person casts. */
  readonly voter?: string | undefined;
  /** The rank of each candidate by the id that ballots carry. */
  readonly ranks: RankAnswers;
  readonly paper?: BallotPaper | undefined;
};

export type BallotIn = {
  readonly reference: string;
  readonly voter: string;
  readonly name: string;
  /** Shown to its voter alone. */
  readonly code: string;
  /** It was in the box already, by an earlier sending of the same form. */
  readonly again: boolean;
};

const faultWords = (fault: BallotFault, candidates: readonly Candidate[]): string => {
  const nameOf = (id: string): string => candidates.find((one) => one.id === id)?.name ?? 'this person';
  switch (fault.kind) {
    case 'nothing-ranked':
      return 'Put a 1 at the person whom you want most.';
    case 'unknown-candidate':
      return 'Somebody on this ballot does not stand. Open the ballot again.';
    case 'no-rank':
      return `“${fault.written}” at ${nameOf(fault.candidate)} is no rank. Give 1, 2, 3 and so on, or leave it empty.`;
    case 'rank-repeated':
      return `${nameOf(fault.candidate)} and ${nameOf(fault.with)} both have rank ${fault.rank}. Give each rank once.`;
    case 'rank-skipped':
      return `${nameOf(fault.candidate)} has rank ${fault.rank}, and nobody has rank ${fault.missing}. Leave no rank out.`;
  }
};

/** The field of the ballot paper at which a candidate is ranked. */
export const rankField = (id: string): string => `rank-${id}`;

/** What of the ranks cannot be counted, at the field concerned. */
export const ballotProblems = (
  ranks: RankAnswers,
  candidates: readonly Candidate[],
): readonly FieldProblem[] =>
  whatIsWrongWithBallot(ranks, candidates).map((fault) => ({
    field:
      fault.kind === 'nothing-ranked' || fault.kind === 'unknown-candidate'
        ? rankField(candidates[0]?.id ?? '')
        : rankField(fault.candidate),
    message: faultWords(fault, candidates),
  }));

/** The vote that is meant, as far as it is this person's to give. */
const voterFor = async (
  trx: Trx,
  actor: Actor,
  { reference, voter }: Pick<GivenBallot, 'reference' | 'voter'>,
): Promise<ElectionVoter | undefined> => {
  const mine = await votesToCastIn(trx, reference, actor);
  return voter
    ? mine.find((one) => one.voter === voter)
    : (mine.find(({ has_voted }) => !has_voted) ?? mine[0]);
};

/** Locked: of two devices the second waits, and is then told. */
const lockVoter = async (trx: Trx, { election, voter }: ElectionVoter): Promise<ElectionVoter> =>
  decisionDb(trx)
    .selectFrom('election_voter')
    .selectAll()
    .where('election', '=', election)
    .where('voter', '=', voter)
    .forUpdate()
    .executeTakeFirstOrThrow();

const isOf = (
  platform: Platform,
  voter: ElectionVoter,
  paper: BallotPaper | undefined,
): paper is BallotPaper =>
  paper !== undefined && isPaperOf(platform.secret, voter.election, voter.voter, paper);

/** Whether it can be given at all: the election may be seen and is open, and the vote is this person’s. */
const mayGive = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  election: Election | undefined,
  given: GivenBallot,
): Promise<Result<ElectionVoter, Refused>> => {
  if (!election) return refuse(noElection(given.reference));
  const seen = await readElection({ ...platform, db: trx }, actor, given.reference);
  if (!seen.ok) return seen;
  const voter = await voterFor(trx, actor, given);
  if (voter) return ok(voter);
  const step = stepOn(election, londonDate(platform.now()));
  return refuse(step === 'voting' ? { kind: 'ballot-not-on-list' } : { kind: 'ballot-over', step });
};

/** Looks at ranks before they are put in the box, and gives them back in order. Nothing is kept. */
export const checkBallot = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: GivenBallot,
): Promise<
  Result<{ readonly voter: string; readonly name: string; readonly ranked: readonly Candidate[] }, Refused>
> => {
  const election = await shareElection(trx, given.reference);
  const may = await mayGive(platform, trx, actor, election, given);
  if (!may.ok || !election) return may.ok ? refuse(noElection(given.reference)) : may;
  const step = stepOn(election, londonDate(platform.now()));
  if (step !== 'voting') return refuse({ kind: 'ballot-over', step });
  if (may.value.has_voted) return refuse({ kind: 'ballot-given' });
  const candidates = candidatesIn(await standingOf(trx, given.reference));
  const problems = ballotProblems(given.ranks, candidates);
  if (problems.length > 0) return refuse({ kind: 'ballot-faults', problems });
  return ok({
    voter: may.value.voter,
    name: may.value.voter_name,
    ranked: ranksInOrder(given.ranks).flatMap((id) => candidates.filter((one) => one.id === id)),
  });
};

/**
 * Puts a ranked ballot into the box, once. The same paper sent again, after a crash or a line that broke, counts once
 * and gets the same answer. Nothing that is kept joins it to its voter.
 */
export const castRankedBallot = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: GivenBallot,
): Promise<Result<BallotIn, Refused>> => {
  const election = await shareElection(trx, given.reference);
  const may = await mayGive(platform, trx, actor, election, given);
  if (!may.ok || !election) return may.ok ? refuse(noElection(given.reference)) : may;
  const voter = await lockVoter(trx, may.value);
  const answer = { reference: election.reference, voter: voter.voter, name: voter.voter_name };
  if (voter.has_voted) {
    const { paper } = given;
    return isOf(platform, voter, paper) && (await hasBallot(trx, election.reference, paper.code))
      ? ok({ ...answer, code: paper.code, again: true })
      : refuse({ kind: 'ballot-given' });
  }
  const step = stepOn(election, londonDate(platform.now()));
  if (step !== 'voting') return refuse({ kind: 'ballot-over', step });
  const problems = ballotProblems(given.ranks, candidatesIn(await standingOf(trx, election.reference)));
  if (problems.length > 0) return refuse({ kind: 'ballot-faults', problems });
  if (!isOf(platform, voter, given.paper)) return refuse({ kind: 'ballot-paper' });
  const put = await putBallot(trx, election.reference, {
    code: given.paper.code,
    content: { ranks: ranksInOrder(given.ranks) },
    weight: 1,
  });
  if (put === 'gone') return refuse({ kind: 'ballot-box-gone' });
  // This voter has none in it, and one of the code lies there: another drew the same, and this one gets a fresh paper.
  if (put !== 'put') return refuse({ kind: 'ballot-paper' });
  await decisionDb(trx)
    .updateTable('election_voter')
    .set({ has_voted: true })
    .where('election', '=', voter.election)
    .where('voter', '=', voter.voter)
    .execute();
  return ok({ ...answer, code: given.paper.code, again: false });
};
