import type { InNetwork } from '../../../people/index.ts';
import { longDate } from '../../../shared/dates.ts';
import { observedOverExpected, proportion } from '../../../shared/statistics/index.ts';
import { count, figure } from '../../../ui/index.ts';
import { DIFFERENCE_CAVEAT } from '../../conditions/rules.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital, someOf } from '../area/words.ts';
import { countsWords, practiceModelOf, practiceRowsOf, withExpected } from './area.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import { type PracticeAtom, shownPractices } from './rules.ts';

/** Fewer practices make no comparison, as with the funnel and the gradient. */
const LEAST_PRACTICES = 5;

/** A practice whose register is shown, with the number that its network's is held against. */
type Counted = { readonly code: string; readonly people: number; readonly base: number };

type Sum = { readonly people: number; readonly base: number; readonly practices: number };

type Network = Sum & { readonly code: string; readonly name: string };

const sumOf = (practices: readonly Counted[]): Sum => ({
  people: practices.reduce((sum, { people }) => sum + people, 0),
  base: practices.reduce((sum, { base }) => sum + base, 0),
  practices: practices.length,
});

/** Networks of the practices with a register, in the order of their names; a practice counts in one network only. */
const networksOf = (
  atoms: readonly PracticeAtom[],
  used: readonly Counted[],
  memberships: readonly InNetwork[],
): { readonly networks: readonly Network[]; readonly placed: ReadonlyMap<string, string> } => {
  const known = new Set(atoms.map(({ code }) => code));
  const own = memberships
    .filter(({ practice }) => known.has(practice))
    .sort((a, b) => a.network.localeCompare(b.network));
  const placed = new Map(own.map(({ practice, network }) => [practice, network]));
  const names = new Map(own.map(({ network, networkName }) => [network, networkName]));
  return {
    placed,
    networks: [...new Set(placed.values())]
      .map((code) => ({
        code,
        name: names.get(code) ?? code,
        ...sumOf(used.filter((one) => placed.get(one.code) === code)),
      }))
      .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code)),
  };
};

/**
 * Networks whose numbers would be those of one practice, for readers to whom practices are not named; and one more
 * where that practice would be all that is left of the area. `unplaced`: practices in no network.
 */
const tellingOnePractice = (networks: readonly Network[], unplaced: number): ReadonlySet<string> => {
  const lone = networks.filter(({ practices }) => practices === 1);
  const others = networks
    .filter(({ practices }) => practices > 1)
    .sort((a, b) => a.practices - b.practices || a.name.localeCompare(b.name));
  const guard = lone.length + unplaced === 1 ? others.slice(0, 1) : [];
  return new Set([...lone, ...guard].map(({ code }) => code));
};

/** Recorded of expected where practices have an expectation, else recorded of the people whom registers count. */
const waysOf = (data: ConditionData, atoms: readonly PracticeAtom[]) => {
  const registers = practiceRowsOf(data);
  const both = withExpected(atoms);
  const people = capital(data.condition.people);
  if (both.length >= LEAST_PRACTICES) {
    const model = practiceModelOf(data);
    return {
      used: both.map(({ code, people: some, expected }): Counted => ({ code, people: some, base: expected })),
      estimate: ({ people: some, base }: Sum) => observedOverExpected(some, base, { per: 100 }),
      measure: `${people} on registers, % of the number expected, by primary care network, ${longDate(data.day)}, with 95% limits`,
      baseName: 'Expected',
      places: 1,
      say: (value: number) => `${figure(value, 0)}% of the number expected`,
      period: `${longDate(data.day)}; model of ${data.modelPeriod ?? 'no year'}`,
      method:
        "O = people on the registers of a network's practices, E = what the model expects of the same practices: 100 × O / E, with 95% limits of O (Byar's: O·(1 − 1/9O ∓ 1.96/3√O)³, with O + 1 for the upper one; exact Poisson where O is small) over E.",
      caveats: [
        `Expected numbers come from a model with error of its own, which these limits do not hold. ${DIFFERENCE_CAVEAT}`,
        registers.ages === model.ages
          ? undefined
          : `The register counts ${countsWords(registers.ages)}, the model ${countsWords(model.ages)}.`,
      ],
      loads: [...registers.loads, ...model.loads],
    };
  }
  return {
    used: shownPractices(atoms).shown.map(
      ({ code, people: some, of }): Counted => ({ code, people: some, base: of }),
    ),
    estimate: ({ people: some, base }: Sum) => (base > 0 ? proportion(some, base, { per: 100 }) : undefined),
    measure: `${people} on registers, % of ${countsWords(registers.ages)}, by primary care network, ${longDate(data.day)}, with 95% limits`,
    baseName: 'Of',
    places: 2,
    say: (value: number) => `${figure(value, 2)}%`,
    period: longDate(data.day),
    method:
      "p = people on the registers of a network's practices / n people of those ages on their lists: 100 × p, with Wilson's 95% limits: (p + z²/2n ∓ z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.",
    caveats: [
      'No file loaded gives what a model expects by practice: networks may differ by the age of their people, by need, or by recording.',
    ],
    loads: registers.loads,
  };
};

/** `In 2 of 12 networks fewer people with COPD are on record than chance would explain, in 1 more`. */
const findingOf = (low: number, high: number, all: number, people: string): string => {
  const of = (n: number) => `In ${n} of ${count(all)} networks`;
  if (low > 0)
    return `${of(low)} fewer ${people} are on record than chance would explain${high > 0 ? `, in ${high} more` : ''}`;
  if (high > 0) return `${of(high)} more ${people} are on record than chance would explain`;
  return `In all ${count(all)} networks as many ${people} are on record as in the area, within chance`;
};

/**
 * What is on record by primary care network, beside the area: over practices that may be shown only, so that no sum
 * holds a small register. By name and never by value. `memberships` are of the profile's day; `named`: whether the
 * reader may see practices by name. Undefined with fewer than two networks or five practices.
 */
export const networks = (
  data: ConditionData,
  query: FigureQuery,
  atoms: readonly PracticeAtom[],
  memberships: readonly InNetwork[],
  named: boolean,
): Made | undefined => {
  const { used, estimate, measure, baseName, places, say, period, method, caveats, loads } = waysOf(
    data,
    atoms,
  );
  const { networks: all, placed } = networksOf(atoms, used, memberships);
  const own = sumOf(used);
  const area = estimate(own);
  if (used.length < LEAST_PRACTICES || all.length < 2 || !area) return undefined;
  const unplaced = used.filter(({ code }) => !placed.has(code)).length;
  const hidden = named ? new Set<string>() : tellingOnePractice(all, unplaced);
  const rows = all.map((network) => {
    const found = network.practices === 0 || hidden.has(network.code) ? undefined : estimate(network);
    const low = found?.upper !== undefined && found.upper < area.value;
    const high = found?.lower !== undefined && found.lower > area.value;
    return { network, found, low, high };
  });
  const shown = rows.filter(({ found }) => found !== undefined);
  if (shown.length === 0) return undefined;
  const low = rows.filter((one) => one.low);
  const high = rows.filter((one) => one.high);
  const short = low.reduce((sum, { network }) => sum + (area.value / 100) * network.base - network.people, 0);
  const { withheld } = shownPractices(atoms);
  const without = atoms.length - used.length - withheld.length;
  const namesOf = (some: typeof rows) => some.map(({ network }) => network.name).join('; ');
  const row = (sum: Sum, found: ReturnType<typeof estimate>) => ({
    value: found?.value ?? null,
    lower: found?.lower ?? null,
    upper: found?.upper ?? null,
    also: found ? [sum.people, sum.base, sum.practices] : [null, null, null],
  });
  return {
    figure: figureOf(data, query, {
      key: 'networks',
      picture: {
        kind: 'comparison',
        data: {
          title: findingOf(low.length, high.length, shown.length, data.condition.people),
          measure,
          unit: '%',
          places,
          gap: 'not shown',
          rowName: 'Network',
          alsoNames: ['On the register', baseName, 'Practices'],
          rows: [
            { code: data.area, name: data.areaName, own: true, ...row(own, area) },
            ...rows.map(({ network, found }) => ({
              code: network.code,
              name: network.name,
              ...row(network, found),
            })),
          ],
        },
      },
      reading: `In the whole area ${say(area.value)}.${low.length > 0 ? ` Below it by more than chance: ${namesOf(low)}.` : ''}${
        high.length > 0 ? ` Above it: ${namesOf(high)}.` : ''
      } ${low.length + high.length === 0 ? 'All networks are' : `${capital(someOf(shown.length - low.length - high.length, 'network'))} ${shown.length - low.length - high.length === 1 ? 'is' : 'are'}`} within chance.`,
      period,
      where: `${all.length} networks of ${data.areaName}`,
      method: `${method} Outside means that the limits do not hold the area's own figure, which is of the same practices. Networks are those that the practices belonged to on ${longDate(data.day)}.`,
      caveats: [
        ...caveats,
        'Networks are in the order of their names, not of merit. One network in 20 lies outside its limits by chance alone; the usual spread among practices, which the funnel allows for, would make fewer stand out.',
        withheld.length > 0
          ? `${capital(someOf(withheld.length, 'practice'))} ${withheld.length === 1 ? 'is' : 'are'} left out with all their people: one to four on the register, or a count that would give one away.`
          : undefined,
        without > 0
          ? `${capital(someOf(without, 'practice'))} ${without === 1 ? 'is' : 'are'} left out: without an expectation, with a register that its file withholds, or with one larger than its list.`
          : undefined,
        unplaced > 0
          ? `${capital(someOf(unplaced, 'practice'))} in no network ${unplaced === 1 ? 'counts' : 'count'} in the area only.`
          : undefined,
        hidden.size > 0
          ? `${capital(someOf(hidden.size, 'network'))} ${hidden.size === 1 ? 'is' : 'are'} not shown: the numbers would be those of one practice.`
          : undefined,
      ],
      loads,
      withheld: rows.length - shown.length,
      people:
        low.length > 0 && short >= 1
          ? {
              people: Math.round(short),
              lower: null,
              upper: null,
              words: `fewer people on the registers of ${low.length === 1 ? 'that network' : `those ${low.length} networks`} than at the area's rate`,
            }
          : null,
    }),
  };
};
