import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import { namesAges } from '../../conditions/loads.ts';
import { findIndicators, findRegisters } from '../../conditions/queries.ts';
import { chooseRegisters } from '../../conditions/rules.ts';
import { type Condition, conditionOfRegister } from '../condition/catalogue.ts';
import { findPeriods, findRegisterKeys } from '../condition/queries.ts';
import { nearestPeriod, type PracticeAtom } from '../condition/rules.ts';
import type { Deprivation } from './fifths.ts';
import { idsOf } from './loads.ts';
import type { Scope } from './scope.ts';

/** The registers of one condition of the practices of an area in its year. */
export type PracticeRegisters = {
  readonly condition: Condition;
  readonly practices: readonly PracticeAtom[];
  readonly loads: readonly string[];
  /** Whom they count, as the files write it; several where they differ. */
  readonly ages: string;
};

/** A model's year may lie a year from the register's day, as on the pages of conditions. */
const MODEL_WITHIN = 1;

/** What models expect of each practice, by register; of the period nearest to the year. */
const findExpected = async (
  { platform: { facts }, loads, members, day }: Scope,
  registers: readonly string[],
) => {
  const ids = idsOf(loads, ...INDICATOR_DATASETS);
  const periods = await Promise.all(
    registers.map(async (register) => {
      const found = nearestPeriod(
        await findPeriods(facts, ids, `expected/${register}`, 'practice'),
        day,
        MODEL_WITHIN,
      );
      return found ? [{ register, period: found.period }] : [];
    }),
  );
  const known = periods.flat();
  const rows = await findIndicators(facts, ids, {
    indicators: known.map(({ register }) => `expected/${register}`),
    kind: 'practice',
    areas: members,
    periods: [...new Set(known.map(({ period }) => period))],
  });
  const wanted = new Map(known.map(({ register, period }) => [`expected/${register}`, period]));
  return new Map(
    rows
      .filter(({ indicator, period, numerator }) => numerator !== null && wanted.get(indicator) === period)
      .map((row) => [`${row.indicator} ${row.area}`, row]),
  );
};

/** Registers of every condition that the area's practices have in the year, each with what a model expects of them. */
export const findPracticeRegisters = async (
  scope: Scope,
  deprivation: Deprivation | undefined,
): Promise<PracticeRegisters[]> => {
  const { platform, loads, members, year } = scope;
  const own = loads.filter(({ dataset }) => (REGISTER_DATASETS as readonly string[]).includes(dataset));
  const ids = own.map(({ load }) => load);
  const conditions = (await findRegisterKeys(platform.facts, ids)).flatMap(
    (register) => conditionOfRegister(register) ?? [],
  );
  const rows =
    members.length === 0
      ? []
      : await findRegisters(platform.facts, ids, {
          kind: 'practice',
          areas: members,
          registers: conditions.map(({ register }) => register),
          years: [year],
        });
  const { chosen } = chooseRegisters(rows, namesAges(own));
  if (chosen.length === 0) return [];
  const expected = await findExpected(
    scope,
    conditions.map(({ register }) => register),
  );
  return conditions.flatMap((condition): PracticeRegisters[] => {
    const some = chosen.filter(({ row }) => row.register === condition.register).map(({ row }) => row);
    // Fewer than half of the practices are no picture of the area.
    if (some.length * 2 < members.length) return [];
    const models = some.map(({ area }) => expected.get(`expected/${condition.register} ${area}`));
    return [
      {
        condition,
        practices: some.map((row, place) => ({
          code: row.area,
          people: row.people,
          of: row.denominator,
          expected: models[place]?.numerator ?? null,
          expectedOf: models[place]?.denominator ?? null,
          fifth: deprivation?.fifths.get(row.area),
        })),
        loads: [
          ...new Set([
            ...some.map(({ load }) => load),
            ...models.flatMap((model) => (model ? [model.load] : [])),
          ]),
        ],
        ages: [...new Set(some.map(({ ages }) => ages))].join(' or '),
      },
    ];
  });
};
