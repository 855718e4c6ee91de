import { count } from '../../../ui/index.ts';
import { type Hoop, hoopsWords, QUALITY_DOMAINS, type QualityImpact } from '../impact-rules.ts';
import { wholePounds } from '../pence-rules.ts';
import type { CaseSums } from './sums-rules.ts';

const DIRECTIONS = [
  { direction: 'better', words: 'better for' },
  { direction: 'same', words: 'the same for' },
  { direction: 'worse', words: 'worse for' },
] as const;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `Quality: better for effectiveness and experience, the same for safety`; undefined while nothing is said. */
const qualityWords = ({ effects }: Pick<QualityImpact, 'effects'>): string | undefined => {
  const told = DIRECTIONS.flatMap(({ direction, words }) => {
    const domains = QUALITY_DOMAINS.filter((domain) => effects[domain]?.direction === direction);
    return domains.length ? [`${words} ${listed(domains)}`] : [];
  });
  return told.length ? `Quality: ${told.join(', ')}` : undefined;
};

/** What patients gain, beside how many of them: what becomes of quality, and of what they must do. */
export const gainLines = ({
  quality,
  hoops,
}: {
  readonly quality: Pick<QualityImpact, 'effects'> | undefined;
  readonly hoops: { readonly hoops: readonly Hoop[]; readonly noHoops: boolean } | undefined;
}): readonly string[] => {
  const said = quality && qualityWords(quality);
  return [
    ...(said ? [said] : []),
    ...(hoops && (hoops.hoops.length > 0 || hoops.noHoops) ? [`Hoops: ${hoopsWords(hoops.hoops)}`] : []),
  ];
};

/** What it costs, beside the net sum of a full year. Nothing while that is not known. */
export const costLines = (sums: CaseSums): readonly string[] => {
  if (sums.netPence === null) return [];
  const { perPersonPence, oncePence, cashPence, recurringPence } = sums;
  return [
    ...(recurringPence && cashPence
      ? [`${wholePounds(recurringPence)} a year, less ${wholePounds(cashPence)} of cash released`]
      : []),
    ...(perPersonPence !== null && perPersonPence > 0
      ? [`£${count(Math.round(perPersonPence / 100))} for each person`]
      : []),
    ...(oncePence ? [`${wholePounds(oncePence)} once`] : []),
    ...(sums.avoiding ? ['No saving is claimed from what may not happen'] : []),
  ];
};
