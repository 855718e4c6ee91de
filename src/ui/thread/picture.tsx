import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { longDate } from '../../shared/dates.ts';
import { type Thread, type ThreadObject, threadKey } from '../../shared/thread.ts';
import { FONT, INK, INK_2 } from '../charts/draw.ts';
import { classes } from '../ids.ts';
import { branchesOf, columnsOf, inLines, type Placed } from './layout.ts';

const IRON = '#9a3f12';
const PALE = '#d08a5e';
const GROUND = '#ffffff';

const WIDE = 1160;
const NARROW = 340;
const WIDE_STEP = 92;
const NARROW_STEP = 52;
const INDENT = 16;

type Point = { readonly x: number; readonly y: number };

/** Two plies from one knot to another, twisted once. */
const Plies = ({ from, to }: { readonly from: Point; readonly to: Point }): ReactNode => {
  const middle = (from.x + to.x) / 2;
  // Within a column a link bends out to the left, so that it does not lie under the words.
  const bend = (by: number): string =>
    from.x === to.x
      ? `M${from.x} ${from.y}C${from.x - 46 - by} ${from.y + by} ${to.x - 46 + by} ${to.y - by} ${to.x} ${to.y}`
      : `M${from.x} ${from.y}C${middle} ${from.y + by} ${middle} ${to.y - by} ${to.x} ${to.y}`;
  return (
    <>
      <path d={bend(9)} fill="none" stroke={PALE} strokeWidth="2" />
      <path d={bend(-9)} fill="none" stroke={IRON} strokeWidth="2" />
    </>
  );
};

const Knot = ({ at, isHere }: { readonly at: Point; readonly isHere: boolean }): ReactNode =>
  isHere ? (
    <circle cx={at.x} cy={at.y} r="8" fill={GROUND} stroke={IRON} strokeWidth="6" />
  ) : (
    <circle className="is-done" cx={at.x} cy={at.y} r="7" fill={IRON} stroke={GROUND} strokeWidth="2" />
  );

/** A line of words with a halo, so that a thread behind it does not make it hard to read. */
const Line = ({
  at,
  size = 13,
  fill = INK,
  bold,
  middle,
  children,
}: {
  readonly at: Point;
  readonly size?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly middle?: boolean;
  readonly children: string;
}): ReactNode => (
  <text
    x={at.x}
    y={at.y}
    fontSize={size}
    fill={fill}
    fontWeight={bold ? 'bold' : undefined}
    textAnchor={middle ? 'middle' : undefined}
    stroke={GROUND}
    strokeWidth="4"
    strokeLinejoin="round"
    paintOrder="stroke"
  >
    {children}
  </text>
);

const dayOf = ({ date }: ThreadObject): string => (date ? longDate(date) : '');

/** Said of the whole picture, for those who do not see it. */
const described = ({ objects, more }: Thread): string =>
  `${[...objects]
    .sort((a, b) => a.order - b.order || a.date.localeCompare(b.date))
    .map((one) => `${one.station}: ${one.label}`)
    .join('. ')}.${more ? ' There is more than is drawn.' : ''}`;

const frame = (
  thread: Thread,
  size: 'wide' | 'narrow',
  width: number,
  height: number,
  content: ReactNode,
): ReactNode => (
  <svg
    className={classes(`cf-thread-picture__${size}`)}
    xmlns="http://www.w3.org/2000/svg"
    viewBox={`0 0 ${width} ${height}`}
    width={width}
    height={height}
    role="img"
    aria-labelledby={`thread-${size}-title thread-${size}-desc`}
    fontFamily={FONT}
  >
    <title id={`thread-${size}-title`}>The thread</title>
    <desc id={`thread-${size}-desc`}>{described(thread)}</desc>
    {content}
  </svg>
);

/** Columns by station, what came first at the left. */
const Wide = ({ thread }: { readonly thread: Thread }): ReactNode => {
  const stations = new Set(thread.objects.map(({ order }) => order)).size;
  const column = Math.min(240, Math.floor(WIDE / Math.max(stations, 1)));
  const { names, placed, rows } = columnsOf(thread, { column, step: WIDE_STEP, top: 52 });
  const at = new Map(placed.map((one) => [threadKey(one.object), one]));
  const width = column * names.length;
  const words = column - 18;
  return frame(
    thread,
    'wide',
    width,
    52 + rows * WIDE_STEP - 8,
    <>
      {names.map((name, i) => (
        <Line key={name} at={{ x: (i + 0.5) * column, y: 16 }} size={14} fill={IRON} bold middle>
          {name}
        </Line>
      ))}
      {thread.links.map(({ from, to }) => {
        const [a, b] = [at.get(from), at.get(to)];
        return a && b ? <Plies key={`${from} ${to}`} from={a} to={b} /> : null;
      })}
      {placed.map((one: Placed) => {
        const key = threadKey(one.object);
        const isHere = key === thread.here;
        const lines = inLines(one.object.label, 13, words, 2);
        return (
          <g key={key}>
            <Knot at={one} isHere={isHere} />
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one label never change places
              <Line key={i} at={{ x: one.x, y: one.y + 25 + i * 16 }} bold={isHere} middle>
                {line}
              </Line>
            ))}
            <Line at={{ x: one.x, y: one.y + 25 + lines.length * 16 }} size={12} fill={INK_2} middle>
              {isHere ? 'You are here' : dayOf(one.object)}
            </Line>
          </g>
        );
      })}
    </>,
  );
};

/** Branches one below another, each under what it came of. */
const Narrow = ({ thread }: { readonly thread: Thread }): ReactNode => {
  const rows = branchesOf(thread);
  const deepest = Math.max(0, ...rows.map(({ depth }) => depth));
  const indent = Math.min(INDENT, 120 / Math.max(deepest, 1));
  const at = (i: number): Point => ({ x: 12 + (rows[i]?.depth ?? 0) * indent, y: 16 + i * NARROW_STEP });
  return frame(
    thread,
    'narrow',
    NARROW,
    rows.length * NARROW_STEP + 4,
    <>
      {rows.map(({ object, parent }, i) => {
        if (parent === undefined) return null;
        const [a, b] = [at(parent), at(i)];
        return (
          <g key={threadKey(object)}>
            <path
              d={`M${a.x + 2} ${a.y}V${b.y - 12}Q${a.x + 2} ${b.y} ${b.x} ${b.y}`}
              fill="none"
              stroke={PALE}
              strokeWidth="2"
            />
            <path
              d={`M${a.x - 1} ${a.y}V${b.y - 12}Q${a.x - 1} ${b.y} ${b.x} ${b.y}`}
              fill="none"
              stroke={IRON}
              strokeWidth="2"
            />
          </g>
        );
      })}
      {rows.map(({ object, also }, i) => {
        const key = threadKey(object);
        const isHere = key === thread.here;
        const { x, y } = at(i);
        const left = x + 16;
        const [label = ''] = inLines(object.label, 13, NARROW - left, 1);
        const under = [
          object.station,
          isHere ? 'you are here' : dayOf(object),
          also[0] ? `also from ${also[0].label.split(':')[0]}` : '',
        ].filter(Boolean);
        const [small = ''] = inLines(under.join(' · '), 12, NARROW - left, 1);
        return (
          <g key={key}>
            <Knot at={{ x, y }} isHere={isHere} />
            <Line at={{ x: left, y: y + 4 }} bold={isHere}>
              {label}
            </Line>
            <Line at={{ x: left, y: y + 21 }} size={12} fill={INK_2}>
              {small}
            </Line>
          </g>
        );
      })}
    </>,
  );
};

/** The whole thread as a picture: columns by station, and branches on a phone. Its list stands beside it. */
export const ThreadPicture = ({ thread }: { readonly thread: Thread }): ReactNode => (
  <div className="cf-thread-picture">
    <Wide thread={thread} />
    <Narrow thread={thread} />
  </div>
);

/** The picture alone, as a file. */
export const threadPictureSvg = (thread: Thread): string => renderToStaticMarkup(<Wide thread={thread} />);
