import { isSmall, withholdSmall } from '../../../../shared/small-numbers.ts';
import { proportion } from '../../../../shared/statistics/index.ts';
import { count, figure, fixed } from '../../../../ui/index.ts';
import { findWaits, WAITS_DATASET, type WaitRow } from '../../../waiting/queries.ts';
import {
  ALL_TREATMENTS,
  LEAST_PEOPLE,
  medianWait,
  peopleIn,
  peopleWithin,
  percentileWait,
  sumWeeks,
  TARGET_WEEKS,
  type Wait,
} from '../../../waiting/rules.ts';
import { shownElsewhere, shownOfAll, shownWeeks } from '../../waits-shown.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import { nearestMonth } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { type Movement, seriesOf, seriesPicture } from '../series.ts';
import { monthWords } from '../words.ts';

/** To a tenth of a week: unrounded, a percentile would tell how few people waited in its week. */
const inWeeks = (wait: Wait): number | null =>
  wait.kind === 'weeks' ? Math.round(wait.weeks * 10) / 10 : null;

/** A cell of a table: a wait beyond the weeks that are counted singly is not withheld, it is `over 52`. */
const weeksCell = (wait: Wait): number | string | null =>
  wait.kind === 'over' ? `over ${wait.weeks}` : inWeeks(wait);

/** `6.0 weeks`, `over 52 weeks`; a wait of few people is not told. */
const waitWords = (wait: Wait): string | undefined =>
  wait.kind === 'weeks'
    ? `${fixed(wait.weeks, 1)} weeks`
    : wait.kind === 'over'
      ? `over ${wait.weeks} weeks`
      : undefined;

/** `under 6.0 weeks`; a wait beyond the weeks that are counted is `over 52 weeks` already. */
const upTo = (words: string): string => (words.startsWith('over') ? words : `under ${words}`);

/** The waits of one month for all treatment functions together, from its own row or the functions added up. */
const allOf = (rows: readonly WaitRow[]): readonly number[] =>
  rows.find(({ treatment }) => treatment === ALL_TREATMENTS)?.weeks ??
  sumWeeks(rows.map(({ weeks }) => weeks));

const medianSentence = (movement: Movement): string | undefined => {
  switch (movement.kind) {
    case 'steady':
      return 'Over the last year the median has kept within its usual range.';
    case 'was':
      return `The median is within its usual range; in ${movement.months} of the last 12 months it was not.`;
    case 'now':
      return `The median is now ${movement.direction === 'up' ? 'longer' : 'shorter'} than its usual swing explains.`;
    case 'too-short':
      return undefined;
  }
};

const medianTitle = (movement: Movement): string => {
  switch (movement.kind) {
    case 'steady':
      return 'The median wait stays within its usual range';
    case 'was':
      return `The median wait left its usual range in ${movement.months} of the last 12 months`;
    case 'now':
      return `The median wait is ${movement.direction === 'up' ? 'longer' : 'shorter'} than its usual swing`;
    case 'too-short':
      return 'The median wait, month by month';
  }
};

const METHOD =
  'Waits are taken as spread evenly over each week. The median is the person at (n + 1) / 2, the 95th percentile the person at 0.95 n; both are told to a tenth of a week and withheld under 50 people.';
const CAVEAT =
  'People whose referral has no known start are in no week. Waits are of those still waiting, not of those treated.';

/** By treatment function: how many of those who wait have waited over 18 weeks, with Wilson's limits. */
const byTreatment = (scope: Scope, rows: readonly WaitRow[], month: string, over: number | null) => {
  const own = rows
    .filter(({ treatment, weeks }) => treatment !== ALL_TREATMENTS && peopleIn(weeks) > 0)
    .sort((a, b) => a.treatmentName.localeCompare(b.treatmentName));
  const lateIn = (weeks: readonly number[]) => peopleIn(weeks) - peopleWithin(weeks);
  // What the profile of a condition tells of a function cannot guard another one here.
  const told = own.map(({ treatment, weeks }) =>
    shownElsewhere.has(treatment) ? shownWeeks(weeks) : undefined,
  );
  const toldHere = (count: number, elsewhere: number | null | undefined) =>
    typeof elsewhere === 'number' ? null : count;
  const waiting = withholdSmall(
    own.map(({ weeks }, place) => toldHere(peopleIn(weeks), told[place]?.people)),
  );
  const late = withholdSmall(own.map(({ weeks }, place) => toldHere(lateIn(weeks), told[place]?.over)));
  // Whoever knows both knows the rest: those within 18 weeks must not be few either.
  const hidden = own.map(
    ({ weeks }, place) =>
      waiting.places.has(place) ||
      late.places.has(place) ||
      isSmall(peopleWithin(weeks)) ||
      told[place]?.over === null,
  );
  // One alone would come back from all treatments together: the next smallest goes with it.
  if (hidden.filter(Boolean).length === 1) {
    const [next] = own
      .map(({ weeks }, place) => ({ place, late: lateIn(weeks) }))
      .filter(
        ({ place, late: people }) => people > 0 && !hidden[place] && typeof told[place]?.over !== 'number',
      )
      .sort((a, b) => a.late - b.late);
    if (next) hidden[next.place] = true;
  }
  const groups = own.map(({ treatmentName, weeks }, place) => {
    const people = waiting.places.has(place) ? null : peopleIn(weeks);
    const overdue = hidden[place] ? null : lateIn(weeks);
    const share = overdue === null || people === null ? undefined : proportion(overdue, people, { per: 100 });
    return {
      name: treatmentName,
      value: share?.value ?? null,
      lower: share?.lower ?? null,
      upper: share?.upper ?? null,
      numerator: overdue,
      denominator: people,
      also: [weeksCell(medianWait(weeks)), weeksCell(percentileWait(weeks, 0.95))],
    };
  });
  const whole = peopleIn(allOf(rows));
  return areaFigure(scope, {
    key: 'waits-by-treatment',
    picture: {
      kind: 'bars',
      data: {
        title: `Over ${TARGET_WEEKS} weeks by treatment: from ${ends(groups.map(({ value }) => value))} of those waiting`,
        measure: `People who have waited over ${TARGET_WEEKS} weeks, % of those waiting for each treatment function, end of ${month}; 95% limits`,
        unit: '%',
        groupName: 'Treatment function',
        alsoNames: ['Median, weeks', '95th percentile, weeks'],
        groups,
        lines: over !== null && whole > 0 ? [{ name: 'all treatments', value: (100 * over) / whole }] : [],
      },
    },
    reading: `Of all who wait, ${lateWords(over, whole).replace(' of them', '')} have waited over ${TARGET_WEEKS} weeks.`,
    period: `End of ${month}`,
    method: `People in the weeks beyond ${TARGET_WEEKS} / people waiting × 100, with Wilson’s 95% limits. ${METHOD}`,
    caveats: [
      CAVEAT,
      'Treatment functions are in the order of their names. Small ones swing by chance, as their limits show.',
    ],
    files: filesOf(
      scope.loads,
      rows.map(({ load }) => load),
    ),
    withheld: hidden.filter(Boolean).length,
  });
};

const ends = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null);
  return known.length === 0
    ? 'not shown'
    : `${figure(Math.min(...known))}% to ${figure(Math.max(...known))}%`;
};

const lateWords = (over: number | null, people: number): string => {
  if (over === null) return 'few of them';
  if (over === 0) return 'none of them';
  return `${count(over)} of them (${fixed((100 * over) / people, 1)}%)`;
};

const titleWords = (over: number | null, people: number): string =>
  over === null
    ? `Few of ${count(people)} people have waited over ${TARGET_WEEKS} weeks`
    : `${over === 0 ? 'None' : count(over)} of ${count(people)} people have waited over ${TARGET_WEEKS} weeks`;

/** How long people wait for treatment: now, by treatment function, and month by month. */
export const waitsPart = async (scope: Scope): Promise<Part & { readonly waiting: number | undefined }> => {
  const { platform, area, day } = scope;
  const part = { key: 'waits', title: 'Waiting for treatment' };
  const ids = idsOf(scope.loads, WAITS_DATASET);
  const question = { commissioners: [area], part: 'incomplete', to: day } as const;
  const totals = await findWaits(platform.facts, ids, { ...question, treatments: [ALL_TREATMENTS] });
  const latest = nearestMonth(
    totals.map(({ month }) => month),
    day,
  );
  if (!latest)
    return {
      ...part,
      waiting: undefined,
      sentences: [],
      figures: [],
      missing: [{ what: 'how long people wait for treatment', source: 'nhs-england-rtt-commissioner' }],
    };
  const rows = await findWaits(platform.facts, ids, { ...question, from: latest });
  const weeks = allOf(rows);
  const people = peopleIn(weeks);
  const [median, p95] = [medianWait(weeks), percentileWait(weeks, 0.95)];
  const month = monthWords(latest);
  const shown = shownOfAll(weeks, rows);
  const halfText = waitWords(median);
  const lateText = waitWords(p95);
  const late = lateWords(shown.over, people);
  const series = seriesOf(totals.map((row) => ({ month: row.month, value: inWeeks(medianWait(row.weeks)) })));
  const moved = medianSentence(series.movement);
  const halves = halfText
    ? `Half of them had waited ${upTo(halfText)}${lateText ? `, 19 in 20 ${upTo(lateText)}` : ''}.`
    : `With fewer than ${LEAST_PEOPLE} people waiting no median is shown.`;
  return {
    ...part,
    waiting: people,
    news: halfText
      ? `Half of the ${count(people)} people who wait for treatment have waited ${upTo(halfText)}.`
      : undefined,
    sentences: [
      `${count(people)} people were waiting for treatment at the end of ${month}; ${late} had waited over ${TARGET_WEEKS} weeks.`,
      halves,
      ...(moved ? [moved] : []),
    ],
    facts: [
      {
        name: 'Waiting for treatment',
        value: count(people),
        note: halfText ? `half ${upTo(halfText)}` : `end of ${month}`,
      },
    ],
    figures: [
      areaFigure(scope, {
        key: 'waits',
        picture: {
          kind: 'waits',
          data: {
            title: titleWords(shown.over, people),
            measure: `People waiting for treatment, by weeks waited, all treatment functions, end of ${month}`,
            weeks: shown.counts,
            lastIsOpen: true,
            target: TARGET_WEEKS,
            median: inWeeks(median),
            p95: inWeeks(p95),
          },
        },
        reading: `Of all who wait, ${late.replace(' of them', '')} have waited over ${TARGET_WEEKS} weeks.`,
        period: `End of ${month}`,
        method: `People by completed weeks since referral, as counted by their providers. ${METHOD}`,
        caveats: [CAVEAT],
        files: filesOf(
          scope.loads,
          rows.map(({ load }) => load),
        ),
        withheld: shown.withheld,
        people:
          shown.over !== null && shown.over > 0
            ? {
                people: shown.over,
                lower: null,
                upper: null,
                words: `people who have waited over ${TARGET_WEEKS} weeks`,
              }
            : null,
      }),
      byTreatment(scope, rows, month, shown.over),
      ...(series.points.filter(({ value }) => value !== null).length > 2
        ? [
            areaFigure(scope, {
              key: 'waits-over-time',
              picture: seriesPicture(series, {
                title: medianTitle(series.movement),
                measure:
                  'Median weeks waited by those still waiting, all treatment functions, end of each month',
                unit: 'weeks',
              }),
              reading: moved ?? `${series.points.length} months are loaded, too few for limits.`,
              period: `${monthWords(series.points[0]?.date ?? latest)} to ${month}`,
              method: `${METHOD} ${series.method}`.trim(),
              caveats: [CAVEAT],
              files: filesOf(
                scope.loads,
                totals.map(({ load }) => load),
              ),
            }),
          ]
        : []),
    ],
  };
};
