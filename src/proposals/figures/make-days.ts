import { seriesOf, seriesPicture } from '../../needs/index.ts';
import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import {
  count,
  counted,
  type Picture,
  pictureMeasure,
  pictureTable,
  figure as shownFigure,
} from '../../ui/index.ts';
import { answeredInTime } from '../clocks/figures-rules.ts';
import { ANSWER_DAYS, answerOwedBy } from '../clocks/rules.ts';
import { targetsOf } from '../clocks/targets-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import type { AboutFigure, Made } from './figure.ts';
import { howLongFor, monthlyMedians, TIMED, type Way } from './stays-rules.ts';
import { yearName, yearOf, yearsBetween } from './years-rules.ts';

const FEW = 'fewer than five';

/** A picture with what is said of it. */
export const whole = (
  key: string,
  picture: Picture,
  { method, caveats }: Pick<AboutFigure, 'method' | 'caveats'>,
): AboutFigure => ({
  key,
  title: picture.data.title,
  measure: pictureMeasure(picture),
  method,
  caveats,
  table: pictureTable(picture),
  picture,
});

/** `in 2025/26`, or since the beginning. */
export const whenWords = (year: number | undefined): string =>
  year === undefined ? 'all years' : yearName(year);

export const wayWords = (way: Way): string =>
  way === 'whole' ? 'from the first word to an answer' : `at “${stateWords(way)}”`;

const inYear =
  ({ year }: Made) =>
  (month: string): boolean =>
    year === undefined || yearOf(`${month}-01`) === year;

const HELD =
  'Calendar days, those with the clock held among them: people wait through them. Coming back to a stage adds up. Median and 90th percentile, rounded up to whole days so that “within” is true.';
const SLOW =
  'What has not ended is in neither figure. The slow ones are among these: see how many are still there.';

/** How long each stage took: half of them, and nine in ten. */
export const stagesFigure = (made: Made): AboutFigure => {
  const { stays, still, year, targets } = made;
  const of = (way: Way) => howLongFor(stays, still, { way, fits: inYear(made) });
  const all = of('whole');
  const usual = targetsOf(targets, undefined);
  return whole(
    'stages',
    {
      kind: 'pairs',
      data: {
        title: all
          ? `Half had an answer within ${counted(all.median, 'day', 'days')}, nine in ten within ${count(all.nineInTen)}`
          : 'Too few have had an answer to say how long it takes',
        measure: `Days at each stage, of ideas that left it, ${whenWords(year)}`,
        unit: 'days',
        groupName: 'Stage',
        firstName: 'half took at most',
        secondName: 'nine in ten took at most',
        places: 0,
        gap: FEW,
        alsoNames: ['Left it', 'There now', 'Usual target, days'],
        groups: TIMED.map((stage) => {
          const found = of(stage);
          const there = still.filter(({ way }) => way === stage).reduce((sum, { ideas }) => sum + ideas, 0);
          return {
            name: stateWords(stage),
            first: found?.median ?? null,
            second: found?.nineInTen ?? null,
            also: [found?.of ?? null, there, usual[stage]?.days ?? null],
          };
        }),
      },
    },
    { method: HELD, caveats: [SLOW] },
  );
};

/** The whole way by who decides. */
export const routesFigure = (made: Made): AboutFigure => {
  const { stays, still, year, routes } = made;
  const rows = routes.map(({ key, label }) => ({
    label,
    found: howLongFor(stays, still, { way: 'whole', route: key, fits: inYear(made) }),
  }));
  const known = rows
    .flatMap(({ label, found }) => (found ? [{ label, median: found.median }] : []))
    .sort((a, b) => b.median - a.median);
  const [slow, quick] = [known[0], known.at(-1)];
  const title =
    slow && quick && slow !== quick
      ? `${slow.label}: half within ${count(slow.median)} days; ${quick.label}: within ${count(quick.median)}`
      : slow
        ? `${slow.label}: half had an answer within ${count(slow.median)} days`
        : 'Too few have had an answer to tell the routes apart';
  return whole(
    'routes',
    {
      kind: 'pairs',
      data: {
        title,
        measure: `Days from the first word to an answer, by who decides, ${whenWords(year)}`,
        unit: 'days',
        groupName: 'Who decides',
        firstName: 'half took at most',
        secondName: 'nine in ten took at most',
        places: 0,
        gap: FEW,
        alsoNames: ['Answered', 'Not answered yet'],
        groups: rows.map(({ label, found }) => ({
          name: label,
          first: found?.median ?? null,
          second: found?.nineInTen ?? null,
          also: [found?.of ?? null, found?.stillOpen ?? null],
        })),
      },
    },
    { method: HELD, caveats: [SLOW, 'The route is the one that was worked out last.'] },
  );
};

/** Every stage by every route, for the table below the pictures. */
export const stagesByRoute = (made: Made): AboutFigure['table'] => ({
  caption: `Days by stage and route, ${whenWords(made.year)}`,
  columns: ['Who decides', 'Stage', 'Half took at most', 'Nine in ten took at most', 'Left it', 'Target'],
  rows: made.routes.flatMap(({ key, label }) =>
    ([...TIMED, 'whole'] as const).map((way) => {
      const found = howLongFor(made.stays, made.still, { way, route: key, fits: inYear(made) });
      const target = way === 'whole' ? null : (targetsOf(made.targets, key)[way]?.days ?? null);
      return [
        label,
        way === 'whole' ? 'From the first word to an answer' : stateWords(way),
        found?.median ?? null,
        found?.nineInTen ?? null,
        found?.of ?? null,
        target ?? 'none',
      ];
    }),
  ),
  gap: FEW,
});

const MOVED = {
  'too-short': 'There are too few months to tell chance from change',
  steady: 'Within chance: no month of the last year stands out',
  up: 'It takes longer than chance explains',
  down: 'It has become quicker than chance explains',
} as const;

/** The median of each month, with the limits of chance. */
export const monthsFigure = (made: Made): AboutFigure => {
  const { stays, way, publicOnly } = made;
  const medians = monthlyMedians(stays, { way, ...(publicOnly ? { least: LEAST_SHOWN } : {}) });
  const series = seriesOf(medians.map(({ month, median }) => ({ month: `${month}-01`, value: median })));
  const { movement } = series;
  const title =
    movement.kind === 'now'
      ? MOVED[movement.direction]
      : movement.kind === 'was'
        ? `The last month is within chance; ${counted(movement.months, 'month', 'months')} of the last year ${movement.months === 1 ? 'is' : 'are'} not`
        : MOVED[movement.kind];
  const picture = seriesPicture(series, {
    title,
    measure: `Median days ${wayWords(way)}, by the month in which ${way === 'whole' ? 'the answer came' : 'they left it'}`,
    unit: 'days',
    places: 0,
  });
  return whole('months', picture, {
    method: `The median of the ideas of each month. ${series.method}`,
    caveats: [
      publicOnly
        ? 'Months in which fewer than five ended are left out.'
        : 'A month with few ideas moves about more than one with many.',
    ],
  });
};

/** The share with a reasoned answer in time, year by year. */
export const inTimeFigure = (made: Made): AboutFigure => {
  const { answers, today } = made;
  const owed = answers.map(({ completeOn, answeredOn, reasoned }) => ({
    due: answerOwedBy(completeOn),
    answeredOn,
    reasoned,
  }));
  const first = owed[0]?.due;
  const years = first ? [...yearsBetween(first, today)].reverse() : [];
  const rows = years.map((year) => {
    const own = owed.filter(({ due }) => yearOf(due) === year);
    const settled = own.filter(({ due, answeredOn }) => answeredOn !== null || due < today).length;
    return { year, settled, share: settled >= LEAST_SHOWN ? answeredInTime(own, today) : undefined };
  });
  const last = rows.findLast(({ share }) => share !== undefined);
  return whole(
    'in-time',
    {
      kind: 'bars',
      data: {
        title: last?.share
          ? `${shownFigure(last.share.value, 0)}% of complete cases had a reasoned answer in time in ${yearName(last.year)}`
          : 'Too few answers are due yet to tell how many come in time',
        measure: `Complete cases answered with reasons within ${ANSWER_DAYS} days, % of those due each year, with 95% limits`,
        unit: '%',
        groupName: 'Year',
        places: 0,
        gap: FEW,
        alsoNames: ['Answers due'],
        groups: rows.map(({ year, settled, share }) => ({
          name: yearName(year),
          value: share?.value ?? null,
          lower: share?.lower ?? null,
          upper: share?.upper ?? null,
          also: [share ? settled : null],
        })),
      },
    },
    {
      method: `A complete case is answered within 8 weeks, ${ANSWER_DAYS} calendar days, with reasons (practice-based commissioning, March 2009). One that is owed and not there counts against it from the day after. Limits: Wilson.`,
      caveats: ['A case that its leads took back is owed no answer.'],
    },
  );
};
