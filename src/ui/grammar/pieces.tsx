import type { ReactNode } from 'react';
import { classes } from '../ids.ts';

export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red' | 'line';

/** A state in a word; the colour never says more than the word. */
export const Tag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <strong className={classes('cf-tag', tone !== 'plain' && `cf-tag--${tone}`)}>{children}</strong>
);

/** An aside to read; `warning` says "Important" first for those who do not see its colour. */
export const Note = ({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'warning';
  readonly children: ReactNode;
}) => (
  <div className={classes('cf-note', kind === 'warning' && 'cf-note--warning')}>
    {kind === 'warning' ? <span className="cf-hidden">Important: </span> : null}
    {children}
  </div>
);

export type Fact = {
  readonly name: string;
  readonly value: ReactNode;
  /** A link such as "Change" at the end of the line; it must name what it changes. */
  readonly action?: ReactNode;
};

/** Names and values in two columns. */
export const Facts = ({
  facts,
  lined = true,
}: {
  readonly facts: readonly Fact[];
  readonly lined?: boolean;
}) => (
  <dl className={classes('cf-facts', lined && 'cf-facts--lined')}>
    {facts.map((fact) => (
      <div key={fact.name}>
        <dt>{fact.name}</dt>
        <dd>
          {fact.value}
          {fact.action ? <span className="cf-facts__action">{fact.action}</span> : null}
        </dd>
      </div>
    ))}
  </dl>
);

type EmptyProps = {
  /** What is not there: `No files loaded yet`. */
  readonly title: string;
  /** Why, or what to do next. */
  readonly hint: ReactNode;
  readonly action?: ReactNode;
};

/** In place of an empty list: what is missing and what to do. */
export const Empty = ({ title, hint, action }: EmptyProps) => (
  <div className="cf-empty">
    <p className="cf-empty__title">{title}</p>
    <p>{hint}</p>
    {action ? <div className="cf-buttons">{action}</div> : null}
  </div>
);

/** A quiet box; `blue` for something somebody said or must see. */
export const Panel = ({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'blue' | 'white';
  readonly children: ReactNode;
}) => <div className={classes('cf-panel', tone !== 'plain' && `cf-panel--${tone}`)}>{children}</div>;

/** A details element: closed until asked for. `about` completes the summary for those who hear it out of place. */
export const More = ({
  summary,
  about,
  printed,
  open,
  children,
}: {
  readonly summary: ReactNode;
  readonly about?: string | undefined;
  /** Open from the start, as where a form inside it has to be put right. */
  readonly open?: boolean | undefined;
  /** Opened on paper, where nobody can press it. */
  readonly printed?: boolean | undefined;
  readonly children: ReactNode;
}) => (
  <details className={classes('cf-more', printed && 'cf-more--printed')} open={open}>
    <summary>
      {summary}
      {about ? <span className="cf-hidden"> {about}</span> : null}
    </summary>
    <div>{children}</div>
  </details>
);

/**
 * What matters less on a phone: closed there until it is asked for; open where there is room for it, and on paper.
 * Browsers that cannot open it by style leave it closed, with its summary to press.
 */
export const Fold = ({
  summary,
  about,
  children,
}: {
  readonly summary: ReactNode;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}) => (
  <details className="cf-more cf-more--printed cf-fold">
    <summary>
      {summary}
      {about ? <span className="cf-hidden"> {about}</span> : null}
    </summary>
    <div>{children}</div>
  </details>
);

/** A count or amount in large figures with its unit. */
export const Big = ({ value, unit }: { readonly value: ReactNode; readonly unit?: ReactNode }) => (
  <p className="cf-big">
    {value}
    {unit ? <small> {unit}</small> : null}
  </p>
);

/** Words only for those who listen. */
export const Hidden = ({ children }: { readonly children: ReactNode }) => (
  <span className="cf-hidden">{children}</span>
);
