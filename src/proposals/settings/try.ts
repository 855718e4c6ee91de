import { FLAG_FACTS, NUMBER_FACTS, type RouteFacts } from '../routes/scheme-rules.ts';
import { type Draft, textIn } from './draft-rules.ts';
import { type FormProblem, limitIn, unitOf } from './scheme-form-rules.ts';

/** A made-up case as a form says it; what is left empty is not known. `at` is where its fields stand: `try.`. */
export const readFacts = (
  draft: Draft | undefined,
  at = '',
): { readonly facts: RouteFacts; readonly problems: readonly FormProblem[] } => {
  const problems: FormProblem[] = [];
  const facts: Record<string, number | boolean> = {};
  for (const fact of NUMBER_FACTS) {
    const text = textIn(draft, fact);
    if (text === '') continue;
    const value = limitIn(fact, text);
    if (value === undefined)
      problems.push({
        field: `${at}${fact}`,
        message: `Give a number (${unitOf(fact)}), or leave it empty.`,
      });
    else facts[fact] = value;
  }
  for (const fact of FLAG_FACTS) {
    const text = textIn(draft, fact);
    if (text === 'yes' || text === 'no') facts[fact] = text === 'yes';
  }
  return { facts, problems };
};
