import type { Deprivation } from '../fifths.ts';
import { type AreaIndicator, type Family, familyOf } from '../indicators.ts';
import type { Part } from '../part.ts';
import type { Scope } from '../scope.ts';
import { listed, someOf } from '../words.ts';
import { besideFigure, type IndicatorRow } from './indicator-beside.ts';
import { fifthsFigure } from './indicator-fifths.ts';

/** `92443`, `92443-male`: an indicator that is given for men and women apart has a figure for each. */
const keyOf = ({ indicator, sex, age }: AreaIndicator, several: boolean): string =>
  [
    indicator.slice('fingertips/'.length),
    ...(several ? [sex, age].map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '-')) : []),
  ]
    .filter((part) => part !== '' && part !== 'all' && part !== 'all-ages')
    .join('-')
    .replace(/-+$/, '');

/** Rows of one indicator, sex and age. */
const groupsOf = (rows: readonly AreaIndicator[]): AreaIndicator[][] => {
  const groups = new Map<string, AreaIndicator[]>();
  for (const row of rows) {
    const key = `${row.indicator}\n${row.sex}\n${row.age}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
};

const TITLES: Readonly<Record<Family, string>> = {
  risk: 'Risks to health',
  mortality: 'Deaths',
  uptake: 'Prevention taken up',
  use: 'Use of services',
};

const MISSING: Readonly<Record<Family, string>> = {
  risk: 'smoking, weight, drinking and other risks to health',
  mortality: 'of what people die, and how early',
  uptake: 'who comes to screening and vaccination',
  use: 'admissions, referrals and tests',
};

/** Published indicators of one family for the area: each beside England, and by deprivation where practices have it. */
export const indicatorsPart = (
  scope: Scope,
  family: Family,
  found: readonly AreaIndicator[],
  others: ReadonlyMap<string, string>,
  deprivation: Deprivation | undefined,
): Part & { readonly rows: readonly IndicatorRow[] } => {
  const groups = groupsOf(found.filter(({ name }) => familyOf(name) === family));
  const several = (rows: readonly AreaIndicator[]) =>
    groups.filter((other) => other[0]?.indicator === rows[0]?.indicator).length > 1;
  const made = groups.flatMap((rows) => {
    const first = rows[0];
    if (!first) return [];
    const key = keyOf(first, several(rows));
    const beside = besideFigure(scope, family, key, rows, others);
    // A plain count with nobody beside it says nothing here; it has its page among the indicators.
    if (!beside || (beside.row.per === null && beside.row.england === null)) return [];
    const fifths = deprivation ? fifthsFigure(scope, family, key, rows, deprivation) : undefined;
    return [{ ...beside, figures: [beside.figure, ...(fifths ? [fifths] : [])] }];
  });
  const rows = made.map(({ row }) => row).sort((a, b) => a.name.localeCompare(b.name));
  const names = (beside: IndicatorRow['beside']) =>
    rows.filter((row) => row.beside === beside).map(({ name }) => name);
  const [higher, lower] = [names('higher'), names('lower')];
  const told = rows.filter(({ beside }) => beside !== undefined).length;
  const few = (some: readonly string[]): string =>
    some.length > 3 ? `${listed(some.slice(0, 3))} and ${someOf(some.length - 3, 'other')}` : listed(some);
  return {
    key: family,
    title: TITLES[family],
    rows,
    sentences: [
      ...(told > 0
        ? [
            higher.length + lower.length === 0
              ? `${told === 1 ? 'The one figure' : `All ${told} figures`} here ${told === 1 ? 'is' : 'are'} about as in England.`
              : `${[
                  higher.length > 0 ? `Higher than in England: ${few(higher)}` : '',
                  lower.length > 0 ? `${higher.length > 0 ? 'lower' : 'Lower'}: ${few(lower)}` : '',
                ]
                  .filter(Boolean)
                  .join('; ')}.`,
          ]
        : rows.length > 0
          ? [
              `${someOf(rows.length, 'figure')} ${rows.length === 1 ? 'is' : 'are'} loaded, none with limits and England to hold it against.`,
            ]
          : []),
    ].map((text) => text.charAt(0).toUpperCase() + text.slice(1)),
    figures: made.flatMap(({ figures }) => figures),
    missing: rows.length === 0 ? [{ what: MISSING[family], source: 'fingertips' }] : [],
  };
};
