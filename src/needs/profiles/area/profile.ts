import { organisationNames } from '../../../people/index.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { londonDate } from '../../../shared/dates.ts';
import { type Comparator, findComparators } from '../../comparators/comparators.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import { findTrusts } from '../../emergency/trusts/queries.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { LIST_DATASETS } from '../../imports/datasets.ts';
import { areaConditions } from '../condition/list/conditions.ts';
import type { ListedCondition } from '../condition/list/schema.ts';
import { type Deprivation, findDeprivation, findDeprivationOfAreas } from './fifths.ts';
import { type AreaIndicator, type Family, findNewestIndicators } from './indicators.ts';
import { idsOf } from './loads.ts';
import type { Part } from './part.ts';
import { appointmentsPart } from './parts/appointments.ts';
import { conditionsPart } from './parts/conditions.ts';
import { contractsPart } from './parts/contracts.ts';
import { deprivationPart } from './parts/deprivation.ts';
import { emergencyPart } from './parts/emergency.ts';
import { gradientsPart } from './parts/gradients.ts';
import type { IndicatorRow } from './parts/indicator-beside.ts';
import { indicatorsPart } from './parts/indicators.ts';
import { moneyPart } from './parts/money.ts';
import { populationPart } from './parts/population.ts';
import { waitsPart } from './parts/waits.ts';
import { waitsBeside } from './parts/waits-beside.ts';
import { workforcePart } from './parts/workforce.ts';
import { findPracticeRegisters, type PracticeRegisters } from './registers.ts';
import { remembered } from './remember.ts';
import { findScope, type Scope, seesNames } from './scope.ts';

/** All that a needs profile of an area is made of, before it is put into words for one reader. */
export type AreaProfile = {
  readonly scope: Scope;
  readonly deprivation: Deprivation | undefined;
  readonly comparators: readonly Comparator[];
  /** Published indicators of the area, of whom it stands beside, and of its practices. */
  readonly indicators: readonly AreaIndicator[];
  /** Registers of the year by practice, each with what a model expects. */
  readonly registers: readonly PracticeRegisters[];
  /** In the order of the page. */
  readonly parts: readonly Part[];
  /** People who wait for treatment; undefined where no waits are loaded. */
  readonly waiting: number | undefined;
  readonly conditions: readonly ListedCondition[];
  /** The indicators of each family that the area has, for tables. */
  readonly indicatorRows: Readonly<Record<Family, readonly IndicatorRow[]>>;
};

/** The commissioner whom the reader chose to stand beside, England unless they did. */
export const chosenComparator = (
  comparators: readonly Comparator[],
  beside: string | undefined,
): Comparator | undefined => comparators.find(({ kind }) => kind === beside) ?? comparators[0];

const ENGLAND = 'E92000001';

/** Indicators for the area, its practices, England, and the commissioners that it stands beside. */
const findIndicators = async (scope: Scope, chosen: Comparator | undefined) => {
  const others = chosen?.codes ?? [];
  const names = await organisationNames(scope.platform.db, others);
  const rows = await findNewestIndicators(
    scope.platform.facts,
    idsOf(scope.loads, ...INDICATOR_DATASETS),
    [scope.area, ...(scope.ons ? [scope.ons] : []), ENGLAND, ...others, ...scope.members],
    scope.day,
  );
  return { rows, names: new Map(others.map((code) => [code, names.get(code) ?? code])) };
};

const NO_EMERGENCY: Part = {
  key: 'emergency',
  title: 'Emergency care',
  sentences: [],
  figures: [],
  missing: [],
};

const makeProfile = async (
  platform: Platform,
  actor: Actor,
  area: string,
  query: FigureQuery,
): Promise<AreaProfile> => {
  const scope = await findScope(platform, actor, area, query);
  const [deprivation, codes, group] = await Promise.all([
    findDeprivation(scope),
    findTrusts(platform.db),
    platform.group(),
  ]);
  const comparators = await findComparators(
    platform,
    {
      registers: idsOf(scope.loads, ...REGISTER_DATASETS),
      indicators: idsOf(scope.loads, ...INDICATOR_DATASETS),
      lists: scope.loads.filter(({ dataset }) => (LIST_DATASETS as readonly string[]).includes(dataset)),
    },
    { area, year: scope.year, on: scope.day, list: query.list, scores: deprivation?.period },
  );
  const chosen = chosenComparator(comparators, query.beside);
  const [{ rows, names }, trustNames, standing, conditions] = await Promise.all([
    findIndicators(scope, chosen),
    organisationNames(platform.db, codes),
    findDeprivationOfAreas(scope, chosen?.codes ?? []),
    areaConditions(platform, { area, year: scope.year, beside: query.beside, list: query.list }),
  ]);
  const registers = await findPracticeRegisters(scope, deprivation);
  const trusts = codes.map((code) => ({ code, name: trustNames.get(code) ?? code }));
  const risk = indicatorsPart(scope, 'risk', rows, names, deprivation);
  const mortality = indicatorsPart(scope, 'mortality', rows, names, deprivation);
  const uptake = indicatorsPart(scope, 'uptake', rows, names, deprivation);
  const use = indicatorsPart(scope, 'use', rows, names, deprivation);
  const [people, waits, beside, emergency, appointments, workforce, contracts, money] = await Promise.all([
    populationPart(scope),
    waitsPart(scope),
    waitsBeside(scope, chosen),
    // Attendances are those of the group's own trusts: they say nothing of another area.
    group && group.area !== area ? NO_EMERGENCY : emergencyPart(scope, trusts),
    appointmentsPart(scope),
    workforcePart(scope, deprivation),
    contractsPart(scope),
    moneyPart(scope, deprivation),
  ]);
  return {
    scope,
    deprivation,
    comparators,
    indicators: rows,
    registers,
    parts: [
      people,
      deprivationPart(scope, deprivation, standing),
      conditionsPart(
        scope,
        conditions.conditions,
        chosen?.name ?? 'England',
        idsOf(scope.loads, ...REGISTER_DATASETS, 'expected-prevalence'),
      ),
      gradientsPart(scope, registers, deprivation),
      risk,
      uptake,
      mortality,
      { ...waits, figures: [...waits.figures, ...(beside ? [beside] : [])] },
      emergency,
      use,
      appointments,
      workforce,
      contracts,
      money,
    ],
    waiting: waits.waiting,
    conditions: conditions.conditions,
    indicatorRows: { risk: risk.rows, uptake: uptake.rows, mortality: mortality.rows, use: use.rows },
  };
};

/** The profile of an area as a reader may see it: made once for a state of the record, a day and a question. */
export const areaProfile = (
  platform: Platform,
  actor: Actor,
  area: string,
  query: FigureQuery,
): Promise<AreaProfile> =>
  remembered(
    platform,
    [
      'area',
      area,
      query.year,
      query.beside,
      query.list,
      londonDate(platform.now()),
      seesNames(actor) ? 'named' : 'unnamed',
    ],
    () => makeProfile(platform, actor, area, query),
  );
