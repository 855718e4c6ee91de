import type { ReactNode } from 'react';

/** No part is drawn narrower than its number: per cent of the bar. */
const widthsOf = (counts: readonly number[], least: number): readonly number[] => {
  const sum = counts.reduce((all, one) => all + one, 0);
  const wanted = counts.map((one) => (one === 0 ? 0 : Math.max(least, (one / Math.max(1, sum)) * 100)));
  const all = wanted.reduce((total, one) => total + one, 0);
  return wanted.map((one) => (all === 0 ? 0 : (one / all) * 100));
};

const startsOf = (widths: readonly number[]): readonly number[] =>
  widths.map((_, place) => widths.slice(0, place).reduce((all, one) => all + one, 0));

type Votes = { readonly for: number; readonly against: number; readonly abstain: number };

/** How they voted, in one bar: told apart by colour, hatching and words; the words beside it say the same. */
export const VoteBar = ({ votes }: { readonly votes: Votes }): ReactNode => {
  const parts = [
    { key: 'for', word: 'for', count: votes.for },
    { key: 'against', word: 'against', count: votes.against },
    { key: 'abstain', word: 'abstained', count: votes.abstain },
  ];
  if (parts.every(({ count }) => count === 0)) return null;
  const widths = widthsOf(
    parts.map(({ count }) => count),
    24,
  );
  const starts = startsOf(widths);
  return (
    <svg
      className="cf-votes"
      role="img"
      aria-label={parts.map(({ count, word }) => `${count} ${word}`).join(', ')}
      width="100%"
      height="40"
    >
      <defs>
        <pattern
          id="votes-hatch"
          width="10"
          height="10"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="cf-votes__light" width="10" height="10" />
          <rect className="cf-votes__dark" width="5" height="10" />
        </pattern>
      </defs>
      {parts.map(({ key, word, count }, place) => {
        const [width, start] = [widths[place] ?? 0, starts[place] ?? 0];
        return width === 0 ? null : (
          // biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture above, whose words tell of it
          <svg key={key} x={`${start.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="40">
            <rect
              className={`cf-votes__${key}`}
              width="100%"
              height="40"
              fill={key === 'against' ? 'url(#votes-hatch)' : undefined}
            />
            <text className={`cf-votes__text--${key}`} x="12" y="26">
              {count.toLocaleString('en-GB')} {word}
            </text>
            {start + width < 99.9 ? (
              <line className="cf-votes__gap" x1="100%" x2="100%" y1="0" y2="40" />
            ) : null}
          </svg>
        );
      })}
    </svg>
  );
};

type Stage = { readonly stage: string; readonly days: number; readonly over?: number | undefined };

/** `Days: raised 3, taken on 35 (3 over target).` */
export const daysWords = (days: readonly Stage[]): string =>
  `Days: ${days
    .map(
      ({ stage, days: count, over }) =>
        `${stage.toLowerCase()} ${count}${over ? ` (${over} over target)` : ''}`,
    )
    .join(', ')}.`;

/** From so many per cent of the bar on there is room for the name of a stage. */
const ROOM = 17;

/** How long each stage took, beside each other; the words below it say the same. */
export const DayBar = ({ days }: { readonly days: readonly Stage[] }): ReactNode => {
  const widths = widthsOf(
    days.map(({ days: count }) => count),
    2,
  );
  const starts = startsOf(widths);
  return (
    <svg className="cf-daybar" role="img" aria-label={daysWords(days)} width="100%" height="44">
      {days.map(({ stage, days: count }, place) => {
        const [width, start] = [widths[place] ?? 0, starts[place] ?? 0];
        return width === 0 ? null : (
          // biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture above, whose words tell of it
          <svg key={stage} x={`${start.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="44">
            <rect
              className={place % 2 === 0 ? 'cf-daybar__even' : 'cf-daybar__odd'}
              width="100%"
              height="44"
            />
            {width >= ROOM ? (
              <>
                <text x="5" y="18">
                  {stage}
                </text>
                <text x="5" y="33">
                  {count}
                </text>
              </>
            ) : null}
            {start + width < 99.9 ? (
              <line className="cf-daybar__gap" x1="100%" x2="100%" y1="0" y2="44" />
            ) : null}
          </svg>
        );
      })}
    </svg>
  );
};
