type Stances = { readonly agree: number; readonly disagree: number; readonly pass: number };

/** No part that somebody chose is drawn narrower than its number: per cent of the bar. */
const LEAST = 7;
/** From so many per cent on there is room for the word beside the number. */
const ROOM_FOR_WORD = 27;

/** Widths in per cent that add up to a hundred; nothing where nobody chose. */
const widths = (counts: readonly number[]): readonly number[] => {
  const sum = counts.reduce((all, one) => all + one, 0);
  const wanted = counts.map((one) => (one === 0 ? 0 : Math.max(LEAST, (one / sum) * 100)));
  const all = wanted.reduce((total, one) => total + one, 0);
  return wanted.map((one) => (all === 0 ? 0 : (one / all) * 100));
};

/**
 * How many agree, disagree and pass, in one bar: told apart by colour, hatching and words. The same numbers stand in its
 * label; whoever shows several gives their table too.
 */
export const StanceBar = ({ id, agree, disagree, pass }: Stances & { readonly id: string }) => {
  const parts = [
    { key: 'agree', word: 'agree', count: agree },
    { key: 'disagree', word: 'disagree', count: disagree },
    { key: 'pass', word: 'pass', count: pass },
  ];
  const shares = widths(parts.map(({ count }) => count));
  if (agree + disagree + pass === 0)
    return <p className="cf-small cf-quiet cf-stance-none">Nobody has answered yet.</p>;
  return (
    <svg
      className="cf-stance"
      role="img"
      aria-label={parts.map(({ count, word }) => `${count} ${word}`).join(', ')}
      width="100%"
      height="24"
    >
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="10"
          height="10"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="cf-stance__light" width="10" height="10" />
          <rect className="cf-stance__dark" width="5" height="10" />
        </pattern>
      </defs>
      {parts.map(({ key, word, count }, place) => {
        const width = shares[place] ?? 0;
        const from = shares.slice(0, place).reduce((all, one) => all + one, 0);
        return width === 0 ? null : (
          // biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture above, whose words tell of it
          <svg key={key} x={`${from.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="24">
            <rect
              className={`cf-stance__${key}`}
              width="100%"
              height="24"
              fill={key === 'disagree' ? `url(#${id}-hatch)` : undefined}
            />
            <text className={`cf-stance__text cf-stance__text--${key}`} x="7" y="17">
              {width >= ROOM_FOR_WORD ? `${count} ${word}` : count}
            </text>
            {from + width < 99.9 ? (
              <line className="cf-stance__gap" x1="100%" x2="100%" y1="0" y2="24" />
            ) : null}
          </svg>
        );
      })}
    </svg>
  );
};
