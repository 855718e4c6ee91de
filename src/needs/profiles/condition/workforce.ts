import type { Platform } from '../../../platform/platform.ts';
import { areaPopulation } from '../../population/area.ts';
import { findPracticeGps } from '../../workforce/queries.ts';
import { countedGps } from '../area/parts/workforce.ts';
import { monthWords } from '../area/words.ts';
import type { ConditionData } from './data.ts';
import { idsOf } from './loads.ts';
import type { Workforce } from './schema.ts';

/**
 * General practitioners for each 10,000 people of the area, by the same rule as the area's profile, with the loads
 * that it comes from. Undefined without a count of GPs or a list near to the day.
 */
export const findWorkforce = async (
  platform: Pick<Platform, 'db' | 'facts'>,
  { area, day, members, loads }: Pick<ConditionData, 'area' | 'day' | 'members' | 'loads'>,
): Promise<{ readonly told: Workforce; readonly loads: readonly string[] } | undefined> => {
  if (loads.gps.length === 0) return undefined;
  const answer = await areaPopulation(platform, area, day);
  if (!('found' in answer)) return undefined;
  const { practices, list } = answer.found;
  const codes = members.length > 0 ? members : practices.map(({ code }) => code);
  const counted = countedGps(
    await findPracticeGps(platform.facts, idsOf(loads.gps), codes),
    new Map(practices.map(({ code, people }) => [code, people])),
    day,
  );
  return (
    counted && {
      told: {
        gps: counted.gps,
        people: counted.registered,
        perTenThousand: counted.rate,
        month: monthWords(counted.month),
        list: list.period,
      },
      loads: [...counted.inMonth.map(({ load }) => load), ...list.files.map(({ load }) => load)],
    }
  );
};
