import { type Needs, peopleIn } from './needs.ts';
import { type Surgery, weighed } from './people.ts';

/** How much work a person of an age is, beside an ordinary one, by what sort of care. */
const CURVES = {
  practice: [
    [0, 1.8],
    [5, 1],
    [15, 0.7],
    [40, 0.9],
    [65, 1.5],
    [85, 2.6],
  ],
  hospital: [
    [0, 1.2],
    [5, 0.5],
    [20, 0.55],
    [45, 0.9],
    [65, 1.7],
    [85, 3.4],
  ],
  mind: [
    [0, 0.2],
    [15, 1.2],
    [40, 1.3],
    [65, 0.9],
    [85, 1.2],
  ],
  births: [
    [0, 0.1],
    [15, 0.6],
    [30, 3],
    [45, 0.3],
    [60, 0],
  ],
  medicines: [
    [0, 0.4],
    [20, 0.4],
    [50, 1.1],
    [70, 2],
    [90, 2.2],
  ],
} as const;
export type Care = keyof typeof CURVES;

/** How much more of it people need where they are poorer, for each point of the score. */
const SLOPES: Readonly<Record<Care, number>> = {
  practice: 0.0025,
  hospital: 0.0045,
  mind: 0.014,
  births: 0.006,
  medicines: 0.004,
};

const at = (curve: (typeof CURVES)[Care], age: number): number => {
  const next = curve.findIndex(([from]) => from >= age);
  const [to, before] = [curve[next], curve[next - 1]];
  if (!to) return curve.at(-1)?.[1] ?? 1;
  if (!before) return to[1];
  return before[1] + ((to[1] - before[1]) * (age - before[0])) / (to[0] - before[0]);
};

const needOf = (surgery: Surgery, year: number, care: Care): number => {
  const list = surgery.lists[year];
  if (!list) return 0;
  return (
    weighed(list, (age) => at(CURVES[care], age)) *
    (1 + (surgery.practice.deprivationScore - 21) * SLOPES[care])
  );
};

/** People of each practice weighted by their need of a care; weighted, all practices together have as many as they have. */
export const weightedFor = (needs: Needs, year: number, care: Care): ReadonlyMap<string, number> => {
  const need = needs.surgeries.map((surgery) => needOf(surgery, year, care));
  const whole = need.reduce((sum, one) => sum + one, 0);
  const people = needs.surgeries.reduce((sum, surgery) => sum + peopleIn(surgery, year), 0);
  return new Map(
    needs.surgeries.map(({ practice }, place) => [practice.code, ((need[place] ?? 0) * people) / whole]),
  );
};
