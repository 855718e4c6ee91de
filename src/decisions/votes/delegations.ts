import { notify } from '../../platform/notifications/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { whyNotDelegateWords } from './delegation-rules.ts';
import type { Candidate, FrozenVote } from './frozen-rules.ts';

/** Tells giver and holder at once of each delegation that does not take effect in a vote, and why. */
export const tellLapsed = async (
  trx: Trx,
  vote: { readonly reference: string; readonly proposal: string | null; readonly title: string },
  { lapsed }: FrozenVote,
  candidates: readonly Candidate[],
): Promise<void> => {
  const personOf = (voter: string): string => candidates.find((one) => one.voter === voter)?.by ?? voter;
  const object = vote.proposal ? { kind: 'idea', id: vote.proposal } : voteRef(vote.reference);
  for (const { giver, holder, why } of lapsed) {
    // That somebody came and votes in person is no news to anybody.
    if (why === 'giver-is-here') continue;
    const news = { kind: 'proxy.lapsed', href: voteHref(vote.reference), object };
    await notify(trx, {
      ...news,
      people: [personOf(giver)],
      title: `The vote that you gave away is not cast for you: ${vote.title.slice(0, 100)}. ${whyNotDelegateWords(why)}`,
    });
    await notify(trx, {
      ...news,
      people: [personOf(holder)],
      title: `You cannot cast a vote that was given to you: ${vote.title.slice(0, 100)}. ${whyNotDelegateWords(why)}`,
    });
  }
};
