import { notify } from '../../platform/notifications/index.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { whyNotDelegateWords } from './delegation-rules.ts';
import type { Candidate, FrozenVote } from './frozen-rules.ts';

/** Tells giver and holder at once of each delegation that does not take effect in a vote, and why. */
export const tellLapsed = async (
  trx: Trx,
  about: { readonly title: string; readonly href: string; readonly object: ObjectRef },
  { lapsed }: Pick<FrozenVote, 'lapsed'>,
  candidates: readonly Candidate[],
): Promise<void> => {
  const personOf = (voter: string): string => candidates.find((one) => one.voter === voter)?.by ?? voter;
  for (const { giver, holder, why } of lapsed) {
    // That somebody came and votes in person is no news to anybody.
    if (why === 'giver-is-here') continue;
    const news = { kind: 'proxy.lapsed', href: about.href, object: about.object };
    await notify(trx, {
      ...news,
      people: [personOf(giver)],
      title: `The vote that you gave away is not cast for you: ${about.title.slice(0, 100)}. ${whyNotDelegateWords(why)}`,
    });
    await notify(trx, {
      ...news,
      people: [personOf(holder)],
      title: `You cannot cast a vote that was given to you: ${about.title.slice(0, 100)}. ${whyNotDelegateWords(why)}`,
    });
  }
};
