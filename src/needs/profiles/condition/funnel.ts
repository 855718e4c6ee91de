import { longDate } from '../../../shared/dates.ts';
import {
  type FunnelLimits,
  overdispersion,
  proportionFunnel,
  ratioFunnel,
  smallestExpected,
  smallestForProportion,
} from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import { capital } from '../area/words.ts';
import { countsWords, practiceModelOf, practiceRowsOf } from './area.ts';
import type { ConditionData } from './data.ts';
import type { ShownPractice } from './rules.ts';

/** With fewer practices the spread among them is a guess: then the limits are those of chance alone. */
const ENOUGH_FOR_SPREAD = 10;
/** The inner line holds 19 in 20 of practices that differ by chance (and their usual spread), the outer 998 in 1,000. */
export const OUTER = 0.998;

type Lines = (size: number) => {
  readonly inner: FunnelLimits | undefined;
  readonly outer: FunnelLimits | undefined;
};

export type Unit = { readonly practice: ShownPractice; readonly size: number; readonly value: number };

export type Funnel = {
  /** What a practice's size is counted in. */
  readonly by: 'expected' | 'people';
  readonly units: readonly Unit[];
  readonly centre: number;
  readonly lines: Lines;
  readonly smallest: number;
  readonly tauSquared: number;
  readonly unit: string;
  readonly sizeName: string;
  readonly measure: string;
  readonly centreName: string;
  readonly method: string;
  readonly loads: readonly string[];
  readonly caveats: readonly (string | undefined)[];
};

const scaled = (limits: FunnelLimits | undefined, by: number): FunnelLimits | undefined =>
  limits && { lower: limits.lower * by, upper: limits.upper * by };

/** Recorded as per cent of expected, round the area's own: so that a practice is held against its neighbours. */
export const againstExpected = (
  data: ConditionData,
  used: readonly (ShownPractice & { readonly expected: number })[],
): Funnel => {
  const total = (of: (one: (typeof used)[number]) => number) => used.reduce((sum, one) => sum + of(one), 0);
  const rate = total(({ people }) => people) / total(({ expected }) => expected);
  const units = used.map((practice) => ({
    practice,
    size: practice.expected,
    value: (100 * practice.people) / practice.expected,
  }));
  const { tauSquared } =
    used.length >= ENOUGH_FOR_SPREAD
      ? overdispersion(
          used.map(({ people, expected }) => ({ numerator: people, denominator: expected * rate })),
          { transform: 'root' },
        )
      : { tauSquared: 0 };
  const options = (confidence: number) =>
    tauSquared > 0
      ? ({ method: 'root', tauSquared, confidence } as const)
      : ({ method: 'poisson', confidence } as const);
  const registers = practiceRowsOf(data);
  const model = practiceModelOf(data);
  return {
    by: 'expected',
    units,
    centre: 100 * rate,
    lines: (size) => ({
      inner: scaled(ratioFunnel(size * rate, options(0.95)), 100 * rate),
      outer: scaled(ratioFunnel(size * rate, options(OUTER)), 100 * rate),
    }),
    smallest: smallestExpected(options(OUTER)) / rate,
    tauSquared,
    unit: '% of the number expected',
    sizeName: `people expected to have ${shortOf(data)} in the practice`,
    measure: `${capital(data.condition.people)}, recorded as % of expected, ${longDate(data.day)}; each mark is a practice`,
    centreName: 'Area',
    method: `Recorded / expected × 100 of each practice, round the area's own (${figure(100 * rate, 1)}%): practices are held against each other and not against the model. ${
      tauSquared > 0
        ? `Limits: (1 ∓ z√(1/4E + τ²))² with E the expected at the area's rate and τ² = ${figure(tauSquared, 4)} the variance between practices beyond chance (Spiegelhalter 2005; the ends pulled in by a tenth).`
        : 'Limits: the counts whose exact Poisson limits just reach the expectation.'
    }`,
    loads: [...registers.loads, ...model.loads],
    caveats: [
      'Expected numbers come from a model with error of its own, which the limits do not hold.',
      registers.ages === model.ages
        ? undefined
        : `The register counts ${countsWords(registers.ages)}, the model ${countsWords(model.ages)}.`,
    ],
  };
};

/** Recorded prevalence round the area's own, where nothing is expected of practices. */
export const againstEachOther = (data: ConditionData, used: readonly ShownPractice[]): Funnel => {
  const share = used.reduce((sum, { people }) => sum + people, 0) / used.reduce((sum, { of }) => sum + of, 0);
  const { tauSquared } =
    used.length >= ENOUGH_FOR_SPREAD
      ? overdispersion(
          used.map(({ people, of }) => ({ numerator: people, denominator: of })),
          { transform: 'arcsine' },
        )
      : { tauSquared: 0 };
  const options = (confidence: number) =>
    tauSquared > 0
      ? ({ method: 'arcsine', tauSquared, confidence } as const)
      : ({ method: 'score', confidence } as const);
  const registers = practiceRowsOf(data);
  return {
    by: 'people',
    units: used.map((practice) => ({
      practice,
      size: practice.of,
      value: (100 * practice.people) / practice.of,
    })),
    centre: 100 * share,
    lines: (size) => ({
      inner: scaled(proportionFunnel(share, size, options(0.95)), 100),
      outer: scaled(proportionFunnel(share, size, options(OUTER)), 100),
    }),
    smallest: smallestForProportion(share, options(OUTER)).low,
    tauSquared,
    unit: `% of ${countsWords(registers.ages)}`,
    sizeName: `${countsWords(registers.ages)} on the list of the practice`,
    measure: `${capital(data.condition.people)} on registers, % of ${countsWords(registers.ages)}, ${longDate(data.day)}; each mark is a practice`,
    centreName: 'Area',
    method: `People on the register / people of those ages on the list × 100 of each practice, round the area's own (${figure(100 * share, 2)}%). ${
      tauSquared > 0
        ? `Limits: sin²(arcsin√p ∓ z√(1/4n + τ²)) with τ² = ${figure(tauSquared, 5)} the variance between practices beyond chance (Spiegelhalter 2005; the ends pulled in by a tenth).`
        : 'Limits: p ∓ z√(p(1 − p)/n), which agree with Wilson’s.'
    }`,
    loads: registers.loads,
    caveats: [
      'No file loaded gives what a model expects by practice: practices whose patients are older or poorer differ for that reason too.',
    ],
  };
};

/** `COPD`, `diabetes`: what people have. */
const shortOf = ({ condition }: ConditionData): string =>
  condition.people.replace(/^people (with|who have had|in) /, '');
