import type { Db } from '../../../platform/relational/relational.ts';
import type { RouteFacts } from '../../routes/scheme-rules.ts';
import { qualityReading, STARTING_STOP } from '../impact-rules.ts';
import { caseDb } from '../tables.ts';
import { qualityContent } from '../topics/quality/content.ts';
import { moneyContent } from './content.ts';
import { caseSums } from './sums-rules.ts';

type CaseFacts = Pick<RouteFacts, 'recurringPence' | 'oncePence' | 'netPence' | 'highestRisk'>;

const moneyFacts = (content: unknown): CaseFacts => {
  const read = moneyContent.safeParse(content);
  if (!read.success) return {};
  const { recurringPence, oncePence, netPence } = caseSums({ money: read.data, peopleAYear: null });
  return {
    recurringPence: recurringPence ?? undefined,
    oncePence: oncePence ?? undefined,
    netPence: netPence ?? undefined,
  };
};

const qualityFacts = (content: unknown): CaseFacts => {
  const read = qualityContent.safeParse(content);
  // The rule that stops a case does not change what a risk counts as.
  const highest = read.success ? qualityReading(read.data, STARTING_STOP).highest : null;
  return { highestRisk: highest ?? undefined };
};

/**
 * What the cases of these proposals tell the route, by reference: sums in pence and the highest risk as it counts. What
 * is not written yet, or is at fault, is left out: it is not known, and not nought.
 */
export const caseFactsOf = async (
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> => {
  const facts = new Map<string, CaseFacts>();
  if (references.length === 0) return facts;
  const rows = await caseDb(db)
    .selectFrom('case_topic')
    .select(['proposal', 'topic', 'content'])
    .where('proposal', 'in', references)
    .where('topic', 'in', ['money', 'quality'])
    .execute();
  for (const { proposal, topic, content } of rows)
    facts.set(proposal, {
      ...facts.get(proposal),
      ...(topic === 'money' ? moneyFacts(content) : qualityFacts(content)),
    });
  return facts;
};
