import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { hashOf } from '../kit/hash.ts';
import { type Refused, votesIn } from './cast.ts';
import { wholeVotes } from './casting-rules.ts';
import { castsOf, type Vote, type VoteCast } from './find.ts';
import type { FrozenVote, Votes } from './frozen-rules.ts';
import { type Ballot, readBox } from './secret/box.ts';
import {
  type Cast,
  isSafeToPublish,
  type NamedBallot,
  publishedWords,
  type SecretBallot,
  type Tally,
} from './tally-rules.ts';

/** Ballots as the count reads them. */
export const secretBallots = (ballots: readonly Ballot[]): readonly SecretBallot[] =>
  ballots.map(({ code, content, weight }) => ({
    code,
    votes: wholeVotes('choice' in content ? content.choice : 'abstain', weight),
  }));

/** Votes by name as the count reads them: the parts of each voter together. */
export const namedBallots = (casts: readonly VoteCast[]): readonly NamedBallot[] => {
  const byVoter = new Map<string, VoteCast[]>();
  for (const cast of casts) byVoter.set(cast.voter, [...(byVoter.get(cast.voter) ?? []), cast]);
  return [...byVoter].map(([voter, rows]) => ({ voter, votes: votesIn(rows) }));
};

/** A count that would tell how somebody voted in secret is kept as its outcome alone. */
export const keptTally = (tally: Tally): Tally =>
  isSafeToPublish(tally)
    ? tally
    : {
        ...tally,
        votes: { for: 0, against: 0, abstain: 0 },
        whole: 0,
        needed: 0,
        decidedBy: 'majority',
        casting: null,
        sentence: publishedWords(tally),
      };

const handsFault = ({ voters }: FrozenVote, hands: Votes | undefined): Refused | undefined => {
  const most = voters.filter(({ isPresent }) => isPresent).reduce((sum, { weight }) => sum + weight, 0);
  const parts = hands ? [hands.for, hands.against, hands.abstain] : [];
  const counts =
    parts.length > 0 &&
    parts.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    parts.reduce((sum, part) => sum + part, 0) <= most;
  return counts ? undefined : { kind: 'vote-hands', field: 'for', most };
};

type Count = { readonly cast: Cast; readonly hash: string };

/** All that was cast. Nothing is changed by reading it. */
export const castIn = async (
  trx: Trx,
  vote: Vote,
  frozen: FrozenVote,
  hands: Votes | undefined,
): Promise<Result<Count, Refused>> => {
  if (vote.secret) {
    const ballots = await readBox(trx, vote.reference);
    return ballots
      ? ok({ cast: secretBallots(ballots), hash: hashOf(ballots) })
      : refuse({ kind: 'vote-box-gone' });
  }
  if (vote.method === 'hands') {
    const fault = handsFault(frozen, hands);
    return fault || !hands
      ? refuse(fault ?? { kind: 'vote-by-hands' })
      : ok({ cast: { hands }, hash: hashOf(hands) });
  }
  const cast = namedBallots(await castsOf(trx, vote.reference));
  return ok({ cast, hash: hashOf(cast) });
};
