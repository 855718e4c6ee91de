import {
  ADMISSIONS_NAME,
  COPD_ADMISSIONS,
  COPD_ADMISSIONS_MONTHLY,
  copdAdmissions,
  MONTHLY_ADMISSIONS,
} from '../../needs/admissions.ts';
import { COUNTRY, OWN_COMMISSIONER } from '../../needs/commissioners.ts';
import { ECHO_WEEKS } from '../../needs/echo.ts';
import { peopleOf } from '../../needs/elsewhere.ts';
import {
  AREA_INDICATORS,
  type AreaIndicator,
  nearTo,
  PRACTICE_INDICATORS,
  type PracticeIndicator,
  SPIROMETRY,
} from '../../needs/indicators.ts';
import { type Needs, peopleIn, sumOfMembers } from '../../needs/needs.ts';
import { peopleFrom } from '../../needs/people.ts';
import { type Limited, rateOf, shareOf } from '../../needs/shares.ts';
import { LATEST, MONTHS, monthName, YEARS } from '../../needs/years.ts';
import { diceFor } from '../../random.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';
import { ownScore } from './deprivation.ts';

const HEADER =
  'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to Regions (statistical) value or percentiles,Time period Sortable,New data,Compared to goal,Time period range'.split(
    ',',
  );

type Named = { readonly number: number; readonly name: string; readonly age: string };
type Where = { readonly code: string; readonly name: string; readonly type: 'GPs' | 'CCGs' | 'England' };
type Counted = { readonly count: number | null; readonly of: number | null };

const NOTE = 'Invented';

const line = (
  { number, name, age }: Named,
  where: Where,
  period: string,
  sortable: string,
  value: Limited | number,
  { count, of }: Counted,
): Cell[] => {
  const limited = typeof value === 'number' ? { value, lower: null, upper: null } : value;
  const parent = where.type === 'England' ? ['', ''] : [COUNTRY.code, COUNTRY.name];
  return [
    number,
    name,
    ...parent,
    where.code,
    where.name,
    where.type,
    'Persons',
    age,
    '',
    '',
    period,
    limited.value,
    limited.lower,
    limited.upper,
    '',
    '',
    count,
    of,
    NOTE,
    '',
    '',
    '',
    sortable,
    '',
    '',
    period.includes('/') ? '1y' : '1m',
  ];
};

const limitedOf = (count: number, of: number, per: number): Limited =>
  per === 100 ? shareOf(count, of) : rateOf(count, of, per);

const country: Where = { ...COUNTRY, type: 'England' };
const own: Where = { code: OWN_COMMISSIONER.code, name: `NHS ${OWN_COMMISSIONER.name}`, type: 'CCGs' };

/** Rows of the practices, of the group as their sum, of the other commissioners, and of the country as the sum of all. */
const rowsOf = (
  needs: Needs,
  one: Named & { readonly per: number },
  counted: {
    readonly practices?: (year: number) => ReadonlyMap<string, { count: number; of: number }>;
    /** The group's own figures where practices have none; else theirs are added up. */
    readonly own?: (year: number) => { count: number; of: number };
    readonly ofShare: number;
    readonly country: number;
    readonly slope: number;
    readonly trend: readonly number[];
  },
): Cell[][] => {
  const dice = diceFor(needs.place.seed, `indicator ${one.number}`);
  const leanings = needs.others.map(() => 1 + dice.bell() * 0.05);
  return YEARS.flatMap(({ place, words, ends }) => {
    const sortable = `${ends - 1}0000`;
    const found = counted.practices?.(place) ?? new Map<string, { count: number; of: number }>();
    const practices = needs.surgeries.flatMap(({ practice: { code, name } }) => {
      const own = found.get(code);
      return own ? [{ where: { code, name, type: 'GPs' } as Where, ...own }] : [];
    });
    const added = (key: 'count' | 'of') =>
      sumOfMembers(needs, place, ({ practice }) => found.get(practice.code)?.[key] ?? 0);
    const members = {
      where: own,
      ...(counted.own?.(place) ?? { count: added('count'), of: added('of') }),
    };
    const others = needs.others.map((other, at) => {
      const of = Math.round(peopleOf(needs, other, place) * counted.ofShare);
      const value =
        counted.country *
        (counted.trend[place] ?? 1) *
        (1 + (other.score - 22) * counted.slope) *
        (leanings[at] ?? 1);
      return {
        where: { code: other.code, name: `NHS ${other.name}`, type: 'CCGs' } as Where,
        count: Math.min(of, nearTo((of * value) / one.per, dice)),
        of,
      };
    });
    const areas = [members, ...others];
    const all = {
      where: country,
      count: areas.reduce((sum, { count }) => sum + count, 0),
      of: areas.reduce((sum, { of }) => sum + of, 0),
    };
    return [all, ...areas, ...practices].map(({ where, count, of }) =>
      line(one, where, words, sortable, limitedOf(count, of, one.per), { count, of }),
    );
  });
};

/** Nine practices of the most deprived fifth stopped their breathing tests after 2022/23. */
const stopped = (needs: Needs): ReadonlySet<string> =>
  new Set(
    needs.surgeries
      .filter(({ practice }) => practice.deprivationFifth === 1)
      .slice(0, 9)
      .map(({ practice }) => practice.code),
  );

const practiceRows = (needs: Needs, indicator: PracticeIndicator): Cell[][] => {
  const dice = diceFor(needs.place.seed, `practices ${indicator.number}`);
  const without = indicator.number === SPIROMETRY ? stopped(needs) : new Set<string>();
  const years = YEARS.map(() => new Map<string, { count: number; of: number }>());
  for (const { practice, lists } of needs.surgeries) {
    const leaning = 1 + Math.max(-2, Math.min(2, dice.bell())) * indicator.spread;
    const value = (indicator.fifths[practice.deprivationFifth - 1] ?? 0) * leaning;
    for (const { place } of YEARS) {
      const list = lists[place];
      if (!list) continue;
      const of = Math.round(peopleFrom(list, indicator.ages) * indicator.of);
      const likely = (of * value * (indicator.trend[place] ?? 1)) / indicator.per;
      const count = without.has(practice.code) && place > 0 ? 0 : Math.min(of, nearTo(likely, dice));
      years[place]?.set(practice.code, { count, of });
    }
  }
  const whole = peopleFromAll(needs, indicator);
  return rowsOf(needs, indicator, {
    practices: (year) => years[year] ?? new Map(),
    ofShare: (whole / (needs.people[LATEST] ?? 1)) * indicator.of,
    country: indicator.country,
    slope: (indicator.fifths[0] / indicator.fifths[4] - 1) / 45,
    trend: indicator.trend,
  });
};

const peopleFromAll = (needs: Needs, { ages }: PracticeIndicator): number =>
  sumOfMembers(needs, LATEST, ({ lists }) => {
    const list = lists[LATEST];
    return list ? peopleFrom(list, ages) : 0;
  });

const admissionRows = (needs: Needs): Cell[][] => {
  const counts = copdAdmissions(needs);
  return rowsOf(
    needs,
    { number: COPD_ADMISSIONS, name: ADMISSIONS_NAME, age: 'All ages', per: 100_000 },
    {
      practices: (year) =>
        new Map(
          needs.surgeries.map((surgery) => [
            surgery.practice.code,
            { count: counts.get(surgery.practice.code)?.[year] ?? 0, of: peopleIn(surgery, year) },
          ]),
        ),
      ofShare: 1,
      country: 166,
      slope: 0.03,
      trend: [0.97, 0.97, 0.98, 1],
    },
  );
};

/** Indicators of areas alone: the group is one commissioner among the others. */
const areaRows = (needs: Needs, indicator: AreaIndicator): Cell[][] => {
  const dice = diceFor(needs.place.seed, `area ${indicator.number}`);
  const rate = indicator.country * (1 + (ownScore(needs) - 22) * indicator.slope);
  const years = YEARS.map(({ place }) => {
    const of = Math.round((needs.people[place] ?? 0) * indicator.of);
    const count = nearTo((of * rate * (indicator.trend[place] ?? 1)) / indicator.per, dice);
    return { count, of };
  });
  return rowsOf(needs, indicator, {
    own: (year) => years[year] ?? { count: 0, of: 1 },
    ofShare: indicator.of,
    country: indicator.country,
    slope: indicator.slope,
    trend: indicator.trend,
  });
};

const monthlyRows = (named: Named, values: readonly number[], counts: boolean): Cell[][] => {
  const months = MONTHS.slice(MONTHS.length - values.length);
  return values.map((value, at) => {
    const month = months[at] ?? '';
    const period = `${monthName(month)} ${month.slice(0, 4)}`;
    return line(named, own, period, `${month.slice(0, 7).replace('-', '')}00`, value, {
      count: counts ? value : null,
      of: null,
    });
  });
};

const file = (name: string, rows: readonly Cell[][]): ExportFile => ({
  path: `fingertips/indicators-${name}.data.csv`,
  content: csvText([HEADER, ...rows]),
});

/** Indicators in the layout of the Fingertips API, by what they are about. */
export const fingertipsFiles = (needs: Needs): ExportFile[] => [
  file('copd-admissions', admissionRows(needs)),
  file(
    'practices',
    PRACTICE_INDICATORS.flatMap((indicator) => practiceRows(needs, indicator)),
  ),
  file(
    'mortality',
    AREA_INDICATORS.flatMap((indicator) => areaRows(needs, indicator)),
  ),
  file('monthly', [
    ...monthlyRows(
      { number: COPD_ADMISSIONS_MONTHLY, name: `${ADMISSIONS_NAME}, monthly`, age: 'All ages' },
      MONTHLY_ADMISSIONS,
      true,
    ),
    ...monthlyRows(
      { number: 99_000_012, name: 'Median weeks waited for an echocardiogram', age: 'All ages' },
      ECHO_WEEKS,
      false,
    ),
  ]),
];
