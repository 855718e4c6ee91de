import { normaliseCommissioner } from '../../shared/codes.ts';

/** Whom a figure can stand beside. */
export const COMPARATOR_KINDS = ['england', 'region', 'similar', 'list'] as const;
export type ComparatorKind = (typeof COMPARATOR_KINDS)[number];

/** What makes areas alike here; null where it is not known. */
export type AreaFeatures = {
  readonly area: string;
  /** People of all ages on the lists of its practices. */
  readonly list: number | null;
  /** Share of them of 65 and over, 0 to 1. */
  readonly older: number | null;
  /** Score of deprivation, high where deprivation is. */
  readonly deprivation: number | null;
};

export type Feature = 'list' | 'older' | 'deprivation';

/** As many as the NHS RightCare programme gave each commissioner to compare itself with. */
export const SIMILAR_AREAS = 10;

/** Fewer areas than this with a feature say nothing of how it is spread. */
const LEAST_AREAS = 20;

const SCALES: Readonly<Record<Feature, (area: AreaFeatures) => number | undefined>> = {
  // Twice as many is as far as half as many.
  list: ({ list }) => (list !== null && list > 0 ? Math.log(list) : undefined),
  older: ({ older }) => older ?? undefined,
  deprivation: ({ deprivation }) => deprivation ?? undefined,
};

/** How the method is told wherever similar areas are shown. */
export const SIMILAR_FORMULA =
  'distance = √ of the mean of ((own − other) / standard deviation among all areas)² over the logarithm of people on the lists, the share of 65 and over and the score of deprivation, as far as each is loaded';

/**
 * The areas most like one: the nearest by standardised distance over how many people they have (in the
 * logarithm), the share of 65 and over, and deprivation. A feature counts when the area and at least twenty others
 * have it; an area that lacks one that counts is passed over. Ties go by code. Undefined when the area is not
 * among them or no feature counts.
 */
export const similarAreas = (
  area: string,
  all: readonly AreaFeatures[],
  most = SIMILAR_AREAS,
): { readonly areas: readonly string[]; readonly by: readonly Feature[] } | undefined => {
  const own = all.find((one) => one.area === area);
  if (!own) return undefined;
  const features = (['list', 'older', 'deprivation'] as const).flatMap((feature) => {
    const at = SCALES[feature];
    const mine = at(own);
    const values = all.flatMap((one) => at(one) ?? []);
    if (mine === undefined || values.length < LEAST_AREAS) return [];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return variance > 0 ? [{ feature, at, mine, variance }] : [];
  });
  if (features.length === 0) return undefined;
  const distances = all.flatMap((one) => {
    if (one.area === area) return [];
    let squares = 0;
    for (const { at, mine, variance } of features) {
      const value = at(one);
      if (value === undefined) return [];
      squares += (mine - value) ** 2 / variance;
    }
    return [{ area: one.area, distance: Math.sqrt(squares / features.length) }];
  });
  const nearest = distances
    .sort((a, b) => a.distance - b.distance || a.area.localeCompare(b.area))
    .slice(0, most);
  return { areas: nearest.map((one) => one.area), by: features.map(({ feature }) => feature) };
};

/** More would be no comparison; a region has fewer. */
export const MOST_LISTED = 50;

/** Codes of a person's own list, `04F, 04e` or `04F00 04E`: as the register writes them, each once, in their order. */
export const listedCodes = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(normaliseCommissioner),
  ),
];
