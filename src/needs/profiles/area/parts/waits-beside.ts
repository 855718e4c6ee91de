import { organisationNames } from '../../../../people/index.ts';
import { fixed } from '../../../../ui/index.ts';
import type { Comparator } from '../../../comparators/comparators.ts';
import type { Figure } from '../../../figures/figure.ts';
import { findWaits, sumWaits, WAITS_DATASET } from '../../../waiting/queries.ts';
import { ALL_TREATMENTS, medianWait } from '../../../waiting/rules.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure } from '../part.ts';
import { nearestMonth } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { monthWords } from '../words.ts';

/** To a tenth of a week, as every wait here; none where few people wait, or where half have waited beyond the scale. */
const medianOf = (weeks: readonly number[]): number | null => {
  const wait = medianWait(weeks);
  return wait.kind === 'weeks' ? Math.round(wait.weeks * 10) / 10 : null;
};

/** A tenth of a week is no difference that anybody waits for. */
const SAME = 0.5;

/** Half of those who wait: the area beside England and whom the reader chose; undefined where nobody else is loaded. */
export const waitsBeside = async (
  scope: Scope,
  chosen: Comparator | undefined,
): Promise<Figure | undefined> => {
  const { platform, area, day, name } = scope;
  const ids = idsOf(scope.loads, WAITS_DATASET);
  const all = { part: 'incomplete', treatments: [ALL_TREATMENTS] } as const;
  const own = await findWaits(platform.facts, ids, { ...all, commissioners: [area], to: day });
  const month = nearestMonth(
    own.map((row) => row.month),
    day,
  );
  const mine = own.find((row) => row.month === month);
  const median = mine ? medianOf(mine.weeks) : null;
  if (!month || !mine || median === null) return undefined;
  const asked = { ...all, from: month, to: month };
  const codes = (chosen?.codes ?? []).filter((code) => code !== area);
  const [others, [england], names] = await Promise.all([
    codes.length === 0 ? [] : findWaits(platform.facts, ids, { ...asked, commissioners: codes }),
    sumWaits(platform.facts, ids, asked),
    organisationNames(platform.db, codes),
  ]);
  // A file of one commissioner alone is no England.
  const whole = england && england.commissioners > 1 ? medianOf(england.weeks) : null;
  if (others.length === 0 && whole === null) return undefined;
  const difference = whole === null ? 0 : median - whole;
  const said =
    whole === null
      ? `Half wait under ${fixed(median, 1)} weeks`
      : Math.abs(difference) < SAME
        ? `Half wait under ${fixed(median, 1)} weeks, about as in England`
        : `Half wait under ${fixed(median, 1)} weeks here, ${fixed(whole, 1)} in England`;
  const plain = { lower: null, upper: null };
  return areaFigure(scope, {
    key: 'waits-areas',
    picture: {
      kind: 'comparison',
      data: {
        title: said,
        measure: `Median weeks waited by those still waiting, all treatment functions, end of ${monthWords(month)}`,
        unit: 'weeks',
        rows: [
          { code: area, name, own: true, value: median, ...plain },
          ...others
            .map((row) => ({
              code: row.commissioner,
              name: names.get(row.commissioner) ?? row.commissionerName,
              value: medianOf(row.weeks),
              ...plain,
            }))
            .sort((a, b) => a.name.localeCompare(b.name)),
          ...(whole === null ? [] : [{ code: null, name: 'England', value: whole, ...plain }]),
        ],
      },
    },
    reading: `${said}, at the end of ${monthWords(month)}.`,
    period: `End of ${monthWords(month)}`,
    method:
      'The person at (n + 1) / 2, waits taken as spread evenly over each week, to a tenth of a week; withheld under 50 people. England is everybody in the file, added up person for person.',
    caveats: [
      'Medians have no limits here: everybody who waits is counted. Areas stand in the order of their names.',
    ],
    files: filesOf(scope.loads, [mine.load, ...others.map(({ load }) => load)]),
  });
};
