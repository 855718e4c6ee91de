import { count, figure } from '../../../../ui/index.ts';
import { EMERGENCY_DATASET, findAttendances } from '../../../emergency/queries.ts';
import { sumAttendances, withinFourHours } from '../../../emergency/rules.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure, type Missing, type Part } from '../part.ts';
import { nearestMonth } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { type Movement, seriesOf, seriesPicture } from '../series.ts';
import { listed, monthWords } from '../words.ts';

const title = (movement: Movement, a: string): string => {
  switch (movement.kind) {
    case 'steady':
      return `${a} keep within their usual range`;
    case 'was':
      return `${a} left their usual range in ${movement.months} of the last 12 months`;
    case 'now':
      return `${a} are ${movement.direction === 'up' ? 'above' : 'below'} their usual range`;
    case 'too-short':
      return `${a}, month by month`;
  }
};

/** What a month of the trusts named came to. */
const byMonth = (rows: Awaited<ReturnType<typeof findAttendances>>) => {
  const months = new Map<string, typeof rows>();
  for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return [...months]
    .map(([month, some]) => ({ month, ...sumAttendances(some) }))
    .sort((a, b) => a.month.localeCompare(b.month));
};

/** Emergency attendances and admissions at the trusts that the group names as its own. */
export const emergencyPart = async (
  scope: Scope,
  trusts: readonly { readonly code: string; readonly name: string }[],
): Promise<Part> => {
  const part = { key: 'emergency', title: 'Emergency care' };
  const nothing = (missing: Missing): Part => ({ ...part, sentences: [], figures: [], missing: [missing] });
  const ids = idsOf(scope.loads, EMERGENCY_DATASET);
  const what = 'how many people come to emergency departments';
  if (ids.length === 0) return nothing({ what, source: 'nhs-england-ae-attendances' });
  if (trusts.length === 0)
    return nothing({
      what,
      source: 'nhs-england-ae-attendances',
      instead: { text: 'say which trusts are the area’s own', href: '/population/trusts' },
    });
  const rows = await findAttendances(scope.platform.facts, ids, {
    providers: trusts.map(({ code }) => code),
    to: scope.day,
  });
  const months = byMonth(rows);
  const newest = nearestMonth(
    months.map(({ month }) => month),
    scope.day,
  );
  const latest = months.find(({ month }) => month === newest);
  if (!latest) return nothing({ what, source: 'nhs-england-ae-attendances' });
  const year = sumAttendances(months.slice(-12));
  const four = withinFourHours(year);
  const names = listed(trusts.map(({ name }) => name));
  const span = `${monthWords(months.slice(-12)[0]?.month ?? latest.month)} to ${monthWords(latest.month)}`;
  const caveats = [
    'All who came to these trusts, wherever they live: some of the area’s people go elsewhere, and some who come are not of the area.',
    'Emergency attendances have seasons: limits that do not know of them flag winters.',
  ];
  const files = filesOf(
    scope.loads,
    rows.map(({ load }) => load),
  );
  const over = (
    key: string,
    of: (month: (typeof months)[number]) => number | null,
    said: { title: string; measure: string; unit: string; places?: number; method: string },
  ) => {
    const series = seriesOf(months.map((month) => ({ month: month.month, value: of(month) })));
    return areaFigure(scope, {
      key,
      picture: seriesPicture(series, {
        title: title(series.movement, said.title),
        measure: said.measure,
        unit: said.unit,
        places: said.places ?? 1,
        shadeWinters: true,
      }),
      reading: `${title(series.movement, said.title)}.`,
      period: `${monthWords(months[0]?.month ?? latest.month)} to ${monthWords(latest.month)}`,
      where: names,
      method: `${said.method} ${series.method}`.trim(),
      caveats,
      files,
    });
  };
  return {
    ...part,
    sentences: [
      `${count(year.attendances)} times somebody came to an emergency department of ${names} in the ${Math.min(12, months.length)} months ${span}; ${count(year.admissions)} times they were admitted.`,
      ...(four === null ? [] : [`${figure(four * 100)}% of attendances ended within four hours.`]),
    ],
    facts: [{ name: 'Emergency attendances', value: count(year.attendances), note: span }],
    figures: [
      over('emergency', ({ attendances }) => attendances, {
        title: 'Emergency attendances',
        measure: `Attendances a month at ${names}, all types of department`,
        unit: 'attendances',
        places: 0,
        method: 'Attendances at all types of department of the trusts named, added up by month.',
      }),
      over(
        'emergency-four-hours',
        (month) => {
          const share = withinFourHours(month);
          return share === null ? null : share * 100;
        },
        {
          title: 'Attendances that end within four hours',
          measure: `Attendances that ended within four hours, % of all, ${names}`,
          unit: '%',
          method:
            '(Attendances − those longer than four hours) / attendances × 100, all types of department.',
        },
      ),
    ],
  };
};
