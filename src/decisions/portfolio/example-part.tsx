import type { ReactNode } from 'react';
import type { PortfolioRule } from '../counting/portfolio-rules.ts';
import { EXAMPLE_WORDS, exampleOf } from './example-rules.ts';

/** `Most votes first`: the rule by its name. */
export const ruleName = (rule: PortfolioRule): string =>
  rule === 'most-support' ? 'Most votes first' : 'Equal shares';

/** A small example of a rule, worked out by the rule itself. */
export const RuleExample = ({ rule }: { readonly rule: PortfolioRule }): ReactNode => (
  <>
    <p>{EXAMPLE_WORDS}</p>
    <ol className="cf-portfolio-example">
      {exampleOf(rule).map(({ name, words }) => (
        <li key={name}>
          <b>{name}.</b> {words}
        </li>
      ))}
    </ol>
  </>
);
