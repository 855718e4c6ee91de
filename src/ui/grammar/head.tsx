import type { ReactNode } from 'react';
import { classes, idFrom } from '../ids.ts';

type PageHeadProps = {
  /** The small line above the name: `Z00023 · member practice since 1 April 2013`. */
  readonly reference?: ReactNode;
  readonly title: ReactNode;
  /** One or two sentences, the news first; the figures in `<b>`. */
  readonly reading?: ReactNode;
  /** Under the reading: the names that stand on it. */
  readonly below?: ReactNode;
  /** A `<Move>`, or a `<div className="cf-act">` with the one thing to do. */
  readonly move?: ReactNode;
};

/** What this is, its one-sentence reading, and whose move it is. */
export const PageHead = ({ reference, title, reading, below, move }: PageHeadProps) => (
  <div className={classes('cf-head', !move && 'cf-head--alone')}>
    <div>
      {reference ? <p className="cf-ref">{reference}</p> : null}
      <h1>{title}</h1>
      {reading ? <p className="cf-reading">{reading}</p> : null}
      {below}
    </div>
    {move}
  </div>
);

type MoveProps = {
  /** A person or a body: `Your practice`. */
  readonly who: ReactNode;
  /** What they are to do, by which date. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly heading?: string | undefined;
};

/** Whose move it is, with its date and what to press. */
export const Move = ({ who, children, actions, heading = 'Whose move' }: MoveProps) => (
  <section className="cf-move" aria-labelledby={idFrom(heading)}>
    <h2 id={idFrom(heading)}>{heading}</h2>
    <p className="cf-move__who">{who}</p>
    {children ? <div className="cf-small">{children}</div> : null}
    {actions ? <div className="cf-buttons">{actions}</div> : null}
  </section>
);

type SectionProps = {
  readonly title: string;
  /** The quiet words to the right of the title: a count, an order, a period. */
  readonly aside?: ReactNode;
  /** From the title unless two sections of a page share one. */
  readonly id?: string | undefined;
  readonly children: ReactNode;
};

/** A part of a page under its rule and heading. */
export const Section = ({ title, aside, id = idFrom(title), children }: SectionProps) => (
  <section className="cf-section" aria-labelledby={id}>
    <div className="cf-section__head">
      <h2 id={id}>{title}</h2>
      {aside ? <p>{aside}</p> : null}
    </div>
    {children}
  </section>
);

/** Main matter and a narrow column beside it; under each other when narrow. */
export const Columns = ({
  children,
  aside,
  label,
}: {
  readonly children: ReactNode;
  readonly aside: ReactNode;
  /** What the side column holds: `Meetings and decisions`. */
  readonly label: string;
}) => (
  <div className="cf-columns">
    <div className="cf-stack">{children}</div>
    <aside className="cf-stack" aria-label={label}>
      {aside}
    </aside>
  </div>
);

/** Two equal halves, such as two charts; under each other when narrow. */
export const Halves = ({ children }: { readonly children: ReactNode }) => (
  <div className="cf-halves">{children}</div>
);

/** Parts of a page one under another, evenly spaced. */
export const Stack = ({ children }: { readonly children: ReactNode }) => (
  <div className="cf-stack">{children}</div>
);
