import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import { findClosing } from '../problem/find.ts';
import type { TopicKey } from './topics/topic.ts';

const FIFTHS = ['most deprived', 'second most deprived', 'middle', 'second least deprived', 'least deprived'];

/**
 * What a case begins with, so that nothing is asked twice: the need in the raiser’s words and in those that were
 * agreed, and the people expected to gain. It is shown as written and can be changed like anything else.
 */
export const startingContents = async (
  db: Db,
  proposal: Proposal,
): Promise<Readonly<Partial<Record<TopicKey, unknown>>>> => {
  const agreed = (await findClosing(db, proposal.reference))?.text;
  const { benefit, fifth, what, place } = proposal;
  const people = benefit
    ? [
        `${place}.`,
        `Worked out from: ${benefit.from}.`,
        ...(fifth ? [`Mostly people of the ${FIFTHS[fifth - 1]} fifth.`] : []),
      ].join(' ')
    : fifth
      ? `${place}. Mostly people of the ${FIFTHS[fifth - 1]} fifth.`
      : '';
  return {
    need: { words: [what, ...(agreed ? [agreed] : [])].join('\n\n') },
    people: { aYear: benefit ? Math.round(benefit.value * 12) : null, words: people },
  };
};
