import { classes } from '../ids.ts';
import { Hidden } from './pieces.tsx';

/** A cell of the line: a stage with its days and its target. */
export type StageCell = {
  readonly key: string;
  readonly name: string;
  readonly place: 'done' | 'now' | 'to-come';
  /** 0 to 1: how much of its target is used. */
  readonly share: number;
  /** `3 of 7 days`. */
  readonly days: string;
  /** `3 over`; it is said in words beside the colour. */
  readonly over?: string | undefined;
};

/** A bar of one cell, filled to its share; what is over its target has a red end. */
const Bar = ({ share, over }: { readonly share: number; readonly over: boolean }) => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <svg
      className="cf-stages__bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="cf-stages__ground" width="100" height="8" />
      <rect className="cf-stages__used" width={over ? 88 : filled} height="8" />
      {over ? <rect className="cf-stages__over" x="91" width="9" height="8" /> : null}
    </svg>
  );
};

/** From the first word to the review: equal cells, each filled to its share of its target. */
export const StageLine = ({
  cells,
  label = 'Stages',
}: {
  readonly cells: readonly StageCell[];
  readonly label?: string;
}) => (
  <ol className="cf-stages" aria-label={label}>
    {cells.map((cell) => (
      <li
        key={cell.key}
        className={classes(`is-${cell.place}`, cell.over && 'is-over')}
        aria-current={cell.place === 'now' ? 'step' : undefined}
      >
        <Bar share={cell.place === 'to-come' ? 0 : cell.share} over={cell.over !== undefined} />
        <b>
          {cell.name}
          {cell.place === 'done' ? (
            <>
              {' '}
              <span className="cf-stages__tick" aria-hidden="true">
                ✓
              </span>
              <Hidden>, done</Hidden>
            </>
          ) : null}
        </b>
        <span className="cf-stages__days">
          {cell.days}
          {cell.over ? <b className="cf-stages__late"> {cell.over}</b> : null}
        </span>
      </li>
    ))}
  </ol>
);

/** The same as a small strip in lists, where words beside it say the stage. */
export const StageStrip = ({ cells }: { readonly cells: readonly Pick<StageCell, 'key' | 'place'>[] }) => (
  <svg
    className="cf-strip"
    viewBox={`0 0 ${cells.length * 14} 6`}
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    {cells.map(({ key, place }, i) => (
      <rect key={key} className={`is-${place}`} x={i * 14} width="12" height="6" />
    ))}
  </svg>
);

/** An estimate with its range: the bar from `lower` to `upper` on a scale from nought, and the mark at `value`. */
export const RangeBar = ({
  value,
  lower,
  upper,
  say,
  label,
}: {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly say: (number: number) => string;
  readonly label: string;
}) => {
  const scale = (n: number) => Math.round(((n / (upper * 1.15 || 1)) * 264 + Number.EPSILON) * 10) / 10;
  const close = scale(upper) - scale(lower) < 60;
  return (
    <svg className="cf-range" viewBox="0 0 264 74" role="img" aria-label={label} focusable="false">
      <rect className="cf-range__ground" y="43" width="264" height="10" />
      <rect
        className="cf-range__span"
        x={scale(lower)}
        y="43"
        width={scale(upper) - scale(lower)}
        height="10"
      />
      <rect className="cf-range__mark" x={scale(value) - 2} y="38" width="4" height="20" />
      <text className="cf-range__value" x={scale(value)} y="33" textAnchor="middle">
        {say(value)}
      </text>
      <text x={scale(lower)} y="70" textAnchor={close ? 'end' : 'middle'}>
        {say(lower)}
      </text>
      <text x={scale(upper)} y="70" textAnchor={close ? 'start' : 'middle'}>
        {say(upper)}
      </text>
    </svg>
  );
};

/** A person by their first letters, and what they are. */
export const Face = ({
  name,
  role,
  tone = 'blue',
}: {
  readonly name: string;
  readonly role: string;
  readonly tone?: 'blue' | 'grey';
}) => {
  const words = name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word) && !/^(Dr|Mr|Ms|Mrs|Miss|Prof|Sister|Sir|Dame)$/.test(word));
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words[1]?.charAt(0) ?? '') : '';
  return (
    <div className="cf-who">
      <span className={classes('cf-face', tone === 'grey' && 'cf-face--grey')} aria-hidden="true">
        {first}
        {last}
      </span>
      <span>
        <b>{name}</b>
        <span>{role}</span>
      </span>
    </div>
  );
};
