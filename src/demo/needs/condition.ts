/** Whom a register or a model counts: everybody of an age and over. */
export type Ages = 0 | 6 | 16 | 17 | 18 | 50 | 65;

/** How common a condition is at an age, as [age, per cent]; straight lines between. */
export type Curve = readonly (readonly [age: number, perCent: number])[];

/** A condition of the invented place: who has it, who is expected to, who is on the register. */
export type Condition = {
  /** Short name of the register in the files of the framework. */
  readonly register: string;
  readonly description: string;
  /** Whom the register is a share of. */
  readonly ages: Ages;
  readonly curve: Curve;
  /** How much more common among men: 1 is as common. */
  readonly men: number;
  /** By deprivation fifth, the most deprived first. */
  readonly fifths: readonly [number, number, number, number, number];
  /** The model: per cent of the people of `modelAges` in the group who are expected to have it in 2026. */
  readonly expected: number;
  readonly modelAges: Ages;
  /** Name of the file of expected prevalence; undefined where no model is published. */
  readonly model?: string;
  /** Recorded for each expected in 2025/26, by fifth. */
  readonly recorded: readonly [number, number, number, number, number];
  /** Recorded for each expected, each year beside 2025/26. */
  readonly trend: readonly [number, number, number, number];
  /** The same for the rest of the country. */
  readonly elsewhere: readonly [number, number, number, number];
  /** How far practices stray from their fifth. */
  readonly spread: number;
};

/** Per cent of people of an age who have it, by the straight lines of the curve. */
export const perCentAt = (curve: Curve, age: number): number => {
  const next = curve.findIndex(([at]) => at >= age);
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return 0;
  if (next === 0) return age < first[0] - 5 ? 0 : first[1];
  const [to, before] = [curve[next], curve[next - 1]];
  if (!to || !before) return last[1];
  return before[1] + ((to[1] - before[1]) * (age - before[0])) / (to[0] - before[0]);
};
