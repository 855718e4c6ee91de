import type { Candidate, Count } from '../counting/election-rules.ts';
import { methodWords } from '../counting/outcome-rules.ts';
import type { ElectionRule } from './tables.ts';

/** The rule of an election by the name that the counter knows it by. */
export const methodOf = (rule: ElectionRule): 'instant-run-off' | 'scottish-transferable-vote' =>
  rule === 'instant-runoff' ? 'instant-run-off' : 'scottish-transferable-vote';

export const ruleName = (rule: ElectionRule): string =>
  rule === 'instant-runoff' ? 'Instant run-off' : 'Single transferable vote';

/** The rule, told before anybody votes. */
export const ruleWords = ({ rule, seats }: { readonly rule: ElectionRule; readonly seats: number }): string =>
  methodWords({ method: methodOf(rule), seats, quota: 'droop' });

export const electorateWords = (electorate: 'practices' | 'members'): string =>
  electorate === 'practices'
    ? 'Each member practice has one vote. Its representative gives it.'
    : 'Everybody who works in a member practice has one vote.';

/** A count that says who was elected, and no more. */
export const outcomeOnly = (count: Count): Count => ({ ...count, ballots: 0, rounds: [] });

/** Names in the order of election. */
export const winnersIn = ({
  winners,
  candidates,
}: {
  readonly winners: readonly string[];
  readonly candidates: readonly Candidate[];
}): readonly string[] => winners.map((id) => candidates.find((one) => one.id === id)?.name ?? id);
