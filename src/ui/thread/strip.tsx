import type { ReactNode } from 'react';
import type { ThreadPlace, ThreadStep } from '../../shared/thread.ts';
import { DateText } from '../grammar/text.tsx';
import { classes } from '../ids.ts';

const PLIES = {
  lying: {
    box: '0 0 100 28',
    under: 'M0 14C25 14 25 23 50 14S75 5 100 14',
    over: 'M0 14C25 14 25 5 50 14S75 23 100 14',
  },
  upright: {
    box: '0 0 24 100',
    under: 'M12 0C12 25 20 25 12 50S12 75 12 100',
    over: 'M12 0C12 25 4 25 12 50S12 75 12 100',
  },
} as const;

/** The thread between two stations: two plies where it is spun, one dashed where it is to come. */
const Ply = ({ way, spun }: { readonly way: keyof typeof PLIES; readonly spun: boolean }): ReactNode => {
  const { box, under, over } = PLIES[way];
  return (
    <svg
      className={`cf-thread__ply cf-thread__ply--${way}`}
      viewBox={box}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {spun ? <path className="cf-thread__under" d={under} vectorEffect="non-scaling-stroke" /> : null}
      <path
        className={spun ? 'cf-thread__over' : 'cf-thread__open'}
        d={way === 'upright' && !spun ? 'M12 0V100' : over}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
};

const KNOTS = { done: 9, here: 10, 'to-come': 8, now: 9.5 } as const;

/** What stands at a station: a knot, filled where something does. */
const Knot = ({ look }: { readonly look: keyof typeof KNOTS }): ReactNode => (
  <svg
    className={`cf-thread__knot cf-thread__knot--${look}`}
    viewBox="0 0 28 28"
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="14" cy="14" r={KNOTS[look]} />
  </svg>
);

const saidOf = ({ state, isNow }: ThreadStep): string | undefined =>
  state === 'to-come' ? ' (not yet)' : isNow ? ' (as far as it has come)' : undefined;

const Step = ({
  step,
  spun,
}: {
  readonly step: ThreadStep;
  readonly spun: boolean | undefined;
}): ReactNode => {
  const { name, state, isNow, label, href, date, when, others } = step;
  const look = isNow ? 'now' : state;
  return (
    <li className={classes(`cf-thread__step--${look}`)} aria-current={state === 'here' ? 'step' : undefined}>
      {spun === undefined ? null : (
        <>
          <Ply way="lying" spun={spun} />
          <Ply way="upright" spun={spun} />
        </>
      )}
      <Knot look={look} />
      <div>
        <span className="cf-thread__name">
          {name}
          {saidOf(step) ? <span className="cf-hidden">{saidOf(step)}</span> : null}
        </span>{' '}
        {label ? (
          <span className="cf-thread__what">
            {href && state !== 'here' ? <a href={href}>{label}</a> : label}
          </span>
        ) : null}
        {others > 0 ? <span className="cf-thread__when">and {others} more</span> : null}
        {date || when ? (
          <span className="cf-thread__when">{date ? <DateText date={date} /> : when}</span>
        ) : state === 'to-come' && !label ? (
          <span className="cf-thread__when" aria-hidden="true">
            not yet
          </span>
        ) : null}
        {state === 'here' ? <span className="cf-thread__here">You are here</span> : null}
      </div>
    </li>
  );
};

/** The place of an object on its thread: what led to it, itself, what came of it, and what is to come. */
export const ThreadStrip = ({
  place,
  title = 'The thread',
  upright = false,
}: {
  readonly place: ThreadPlace;
  /** In a narrow column, where it stands upright on wide screens too. */
  readonly upright?: boolean | undefined;
  /** Where it stands on the page of something else: `Heart scans: the thread`. */
  readonly title?: string | undefined;
}): ReactNode => (
  <section className={classes('cf-thread', upright && 'cf-thread--upright')} aria-labelledby="thread">
    <div className="cf-thread__head">
      <h2 id="thread">{title}</h2>
      <p>
        From the figure that started it to the result it will be judged by.{' '}
        {place.href ? <a href={place.href}>Picture and list in full</a> : null}
      </p>
    </div>
    <ol>
      {place.steps.map((step, i) => {
        const next = place.steps[i + 1];
        return <Step key={step.name} step={step} spun={next && next.state !== 'to-come'} />;
      })}
    </ol>
  </section>
);
