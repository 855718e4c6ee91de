import { LEAST_SHOWN, withholdSmall } from '../../../shared/small-numbers.ts';
import { crudeRate, proportion, type SlopeIndex } from '../../../shared/statistics/index.ts';
import type { GroupBars } from '../../../ui/index.ts';
import { fifthNote } from '../condition/rules.ts';
import { slopeOf } from '../condition/slope.ts';

/** Counts of one deprivation fifth, the most deprived first. */
export type FifthCount = {
  readonly fifth: number;
  readonly practices: number;
  readonly numerator: number;
  readonly denominator: number;
};

/** Shares are of people, each counted once; a rate may count somebody twice. */
export type Measure = { readonly kind: 'share' | 'rate'; readonly per: number };

const estimate = ({ numerator, denominator }: FifthCount, { kind }: Measure) =>
  kind === 'share' ? proportion(numerator, denominator) : crudeRate(numerator, denominator, { per: 1 });

const scaled = <L extends { readonly lower: number | undefined; readonly upper: number | undefined }>(
  { lower, upper }: L,
  by: number,
) => ({
  lower: lower === undefined ? undefined : lower * by,
  upper: upper === undefined ? undefined : upper * by,
});

/**
 * Slope index of inequality of counts by fifth, in the measure's unit: shares with Wilson's errors drawn in the
 * logit, rates with Byar's in the log. Undefined where a fifth has nobody, or a share is more than all.
 */
export const slopeOfCounts = (fifths: readonly FifthCount[], measure: Measure): SlopeIndex | undefined => {
  if (fifths.some(({ denominator }) => denominator <= 0)) return undefined;
  if (measure.kind === 'share' && fifths.some((one) => one.numerator > one.denominator)) return undefined;
  const found = slopeOf(
    fifths.map((fifth) => {
      const value = estimate(fifth, measure);
      return {
        population: fifth.denominator,
        value: value?.value ?? null,
        lower: value?.lower ?? null,
        upper: value?.upper ?? null,
      };
    }),
    measure.kind === 'share' ? 'proportion' : 'rate',
  );
  if (!found) return undefined;
  const { per } = measure;
  return {
    ...found,
    sii: found.sii * per,
    from: found.from * per,
    to: found.to * per,
    limits: found.limits && { ...found.limits, sii: scaled(found.limits.sii, per) },
  };
};

/** How many times as much there is at the most deprived end as at the least, with limits. */
export const timesAsMuch = ({
  rii,
  limits,
}: SlopeIndex): { value: number; lower: number | null; upper: number | null } | undefined => {
  if (rii === undefined || rii <= 0) return undefined;
  const turned = (limit: number | undefined): number | null =>
    limit === undefined || limit <= 0 ? null : 1 / limit;
  return { value: 1 / rii, lower: turned(limits?.rii.upper), upper: turned(limits?.rii.lower) };
};

/** Limits tell of chance among people and not of how practices differ. */
export const FIFTH_CAVEAT =
  'Not allowed for age: poorer practices are often younger. Practices within a fifth differ by more than chance, so true limits are wider.';

/** Bars of the five fifths with their limits; counts of one to four people are withheld, and what would give one away. */
export const fifthBars = (
  fifths: readonly FifthCount[],
  measure: Measure,
): { readonly groups: GroupBars['groups']; readonly withheld: number } => {
  const shown = withholdSmall(fifths.map(({ numerator }) => numerator));
  const hidden = fifths.map(({ numerator, denominator }, place) => {
    // Whoever knows the share and the people knows the rest as well.
    const rest = denominator - numerator;
    return shown.places.has(place) || (measure.kind === 'share' && rest > 0 && rest < LEAST_SHOWN);
  });
  return {
    withheld: hidden.filter(Boolean).length,
    groups: fifths.map((fifth, place) => {
      const found = hidden[place] ? undefined : estimate(fifth, measure);
      const { lower = undefined, upper = undefined } = found ? scaled(found, measure.per) : {};
      return {
        name: String(fifth.fifth),
        note: fifthNote(fifth.fifth),
        value: found ? found.value * measure.per : null,
        lower: lower ?? null,
        upper: upper ?? null,
        numerator: hidden[place] ? null : fifth.numerator,
        denominator: fifth.denominator,
        also: [fifth.practices],
      };
    }),
  };
};
