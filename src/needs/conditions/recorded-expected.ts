import { organisationNames } from '../../people/index.ts';
import type { Facts } from '../../platform/facts/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type FigureLoad, findIndicatorLoads, findRegisterLoads, namesAges } from './loads.ts';
import { modelOf, type PrevalenceModel } from './models.ts';
import { findAreaCodes, findIndicators, findRegisters, type IndicatorRow } from './queries.ts';
import {
  type Chosen,
  type Comparison,
  chooseRegisters,
  compareWithExpected,
  plainAreaName,
} from './rules.ts';
import { registerYearFor } from './years.ts';

/** A figure with the load that it came from. */
export type Traced<F> = { readonly figure: F; readonly load: FigureLoad };

export type RecordedAgainstExpected = {
  readonly area: string;
  /** The area in the codes of the Office for National Statistics, where a file of registers has them. */
  readonly ons: string | undefined;
  /** How the model's area was found: by a code, or by its name where its code changed or no file has one. */
  readonly joinedBy: 'code' | 'name' | undefined;
  /** Undefined where no current load has it. */
  readonly recorded: Traced<Chosen> | undefined;
  readonly expected: Traced<IndicatorRow> | undefined;
  /** What is known of the model beyond its file. */
  readonly model: PrevalenceModel | undefined;
  readonly comparison: Comparison | undefined;
};

const traced = <F>(
  figure: F | undefined,
  id: string | undefined,
  loads: readonly FigureLoad[],
): Traced<F> | undefined => {
  const load = loads.find((one) => one.load === id);
  return figure === undefined || !load ? undefined : { figure, load };
};

/**
 * The register of a commissioner against the model's expectation for a calendar year: the register counted on
 * 31 March of that year, each with the people it is of and its load. The model has areas by the codes of the
 * Office for National Statistics, which the files of registers tell.
 */
export const recordedAgainstExpected = async (
  { db, facts }: { readonly db: Db; readonly facts: Facts },
  { area, register, year }: { readonly area: string; readonly register: string; readonly year: number },
): Promise<RecordedAgainstExpected> => {
  const registers = await findRegisterLoads(db);
  const indicators = await findIndicatorLoads(db);
  const registerIds = registers.map(({ load }) => load);
  const codes = (await findAreaCodes(facts, registerIds)).find((one) => one.area === area);
  const ons = codes?.ons;
  const rows = await findRegisters(facts, registerIds, {
    kind: 'ccg',
    areas: [area],
    registers: [register],
    years: [registerYearFor(year)],
  });
  const [chosen] = chooseRegisters(rows, namesAges(registers)).chosen;
  const models = await findIndicators(
    facts,
    indicators.map(({ load }) => load),
    { indicators: [`expected/${register}`], kind: 'ccg', periods: [String(year)] },
  );
  const byCode = models.find((one) => one.area === area || one.area === ons);
  const name = plainAreaName(codes?.name || ((await organisationNames(db, [area])).get(area) ?? ''));
  const named = byCode || name === '' ? [] : models.filter((one) => plainAreaName(one.areaName) === name);
  // Two areas of one name are two areas.
  const model = byCode ?? (named.length === 1 ? named[0] : undefined);
  const comparison =
    chosen && model?.numerator != null
      ? compareWithExpected(chosen.row, {
          people: model.numerator,
          of: model.denominator,
          ages: model.age,
        })
      : undefined;
  return {
    area,
    ons,
    joinedBy: byCode ? 'code' : model ? 'name' : undefined,
    recorded: traced(chosen, chosen?.row.load, registers),
    expected: traced(model, model?.load, indicators),
    model: modelOf(register),
    comparison,
  };
};
