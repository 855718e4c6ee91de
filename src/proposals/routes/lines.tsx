import type { ReactNode } from 'react';
import { Hidden, Tag } from '../../ui/index.ts';

type Line = {
  readonly question: string;
  readonly fact: string;
  readonly rule: string;
  readonly line: string | null;
  readonly decides: boolean;
};

/** A route line by line: what is known of it, what follows, and which line decides. */
export const RouteLines = ({ lines }: { readonly lines: readonly Line[] }): ReactNode => (
  <ul className="cf-route">
    {lines.map(({ question, fact, rule, line, decides }) => (
      // A line that nothing is known of decides nothing: it only counts as little as it can.
      <li key={question} className={line === null ? 'is-unknown' : decides ? 'is-deciding' : undefined}>
        <b>{fact}</b>
        <span>
          {line === null ? (
            <>
              <Hidden>Asked: </Hidden>
              {rule}. Counts as little as it can until it is known.
            </>
          ) : (
            rule
          )}
        </span>
        {decides && line !== null ? <Tag tone="blue">This line decides</Tag> : null}
      </li>
    ))}
  </ul>
);
