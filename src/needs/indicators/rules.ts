import type { LoadedIndicator, Variant } from './queries.ts';

/** What indicators without a name in their file are called. */
const KNOWN: Readonly<Record<string, string>> = {
  'fingertips/93553': 'Deprivation score (index of multiple deprivation), by where patients live',
};

/** Name of an indicator for people: its file's, else what is known of its number, else where it comes from. */
export const indicatorTitle = ({ indicator, name }: Pick<LoadedIndicator, 'indicator' | 'name'>): string =>
  name || KNOWN[indicator] || indicator.replace('/', ' ').replace(/^./, (first) => first.toUpperCase());

/** Where an indicator is published, by the first part of its name in the store. */
export const familyTitle = (indicator: string): string =>
  ({
    fingertips: 'Fingertips',
    expected: 'Expected prevalence',
    imd: 'Indices of deprivation',
    mapped: 'Own layout',
  })[indicator.split('/')[0] ?? ''] ?? 'Other';

/**
 * An indicator and, where it has several, whom it counts, as one part of an address:
 * `fingertips~108`, `fingertips~108~male~65+ yrs`. Names with a `~` of their own cannot be told apart; none is known.
 */
export const subjectOf = (indicator: string, variant?: Pick<Variant, 'sex' | 'age'>): string =>
  [indicator.replaceAll('/', '~'), ...(variant ? ['', variant.sex || 'all', variant.age] : [])].join('~');

export type Subject = {
  readonly indicator: string;
  readonly variant: Pick<Variant, 'sex' | 'age'> | undefined;
};

/** The reverse of `subjectOf`. */
export const readSubject = (subject: string): Subject => {
  const [name = '', said] = subject.split('~~');
  const [sex, ...age] = said?.split('~') ?? [];
  return {
    indicator: name.replaceAll('~', '/'),
    variant: sex === undefined ? undefined : { sex, age: age.join('~') },
  };
};

/** Whom a figure counts, in words: `men, 65+ yrs`; nothing where it counts everybody. */
export const variantWords = ({ sex, age }: Pick<Variant, 'sex' | 'age'>): string =>
  [sex === 'male' ? 'men' : sex === 'female' ? 'women' : '', /^all ages$/i.test(age) ? '' : age]
    .filter(Boolean)
    .join(', ');

/** The variant asked for, or the one that counts the most: undefined where the indicator has no such one. */
export const chosenVariant = <V extends Pick<Variant, 'sex' | 'age'>>(
  variants: readonly V[],
  asked: Subject['variant'],
): V | undefined =>
  asked ? variants.find(({ sex, age }) => (sex || 'all') === asked.sex && age === asked.age) : variants[0];

export const INDICATOR_SORTS = ['name', 'source', 'areas', 'last'] as const;
export type IndicatorSort = (typeof INDICATOR_SORTS)[number];

/** The indicators whose title or number holds every word, in the order wanted. */
export const pickIndicators = (
  all: readonly LoadedIndicator[],
  {
    q,
    sort,
    dir,
  }: { readonly q: string; readonly sort: IndicatorSort; readonly dir: 'ascending' | 'descending' },
): LoadedIndicator[] => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => {
    const text = `${indicatorTitle(one)} ${one.indicator}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const by: Readonly<Record<IndicatorSort, (a: LoadedIndicator, b: LoadedIndicator) => number>> = {
    name: (a, b) => indicatorTitle(a).localeCompare(indicatorTitle(b)),
    source: (a, b) => familyTitle(a.indicator).localeCompare(familyTitle(b.indicator)),
    areas: (a, b) => a.areas - b.areas,
    last: (a, b) => a.lastPeriod.localeCompare(b.lastPeriod),
  };
  const turn = dir === 'ascending' ? 1 : -1;
  return [...found].sort((a, b) => turn * by[sort](a, b) || by.name(a, b));
};
