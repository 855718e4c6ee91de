import { practicePopulation } from '../../needs/index.ts';
import { heldBy } from '../../people/index.ts';
import type { Job } from '../../platform/module.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { proposalDb } from '../tables.ts';

/** So many are looked up in one night; the next goes on. */
const AT_A_TIME = 500;

/** How many people were registered with a practice on a day; undefined where no list says so. */
export type SizeOf = (practice: string, on: CalendarDate) => Promise<number | undefined>;

const sizeFrom =
  (platform: Platform): SizeOf =>
  async (practice, on) => {
    const answer = await practicePopulation(platform, practice, on);
    return 'found' in answer ? answer.found.people : undefined;
  };

/**
 * Adds to what was raised how large the raiser’s practice was, for the figures by size of practice: the list of the day
 * on which it was raised, of the practice that they held a post at. Left until night, since raising an issue waits for
 * no list; where there is none it is asked again. Which practice it was is not kept.
 */
export const keepSizes = async (db: Platform['db'], sizeOf: SizeOf): Promise<number> => {
  const rows = await proposalDb(db)
    .selectFrom('proposal')
    .select(['reference', 'raised_by', 'raised_on'])
    .where('raised_practice_people', 'is', null)
    .where('raised_by', 'is not', null)
    .orderBy('raised_on', 'desc')
    .limit(AT_A_TIME)
    .execute();
  let kept = 0;
  for (const { reference, raised_by, raised_on } of rows) {
    const held = await heldBy(db, raised_by === null ? [] : [raised_by], raised_on);
    for (const { organisation } of held) {
      const people = await sizeOf(organisation, raised_on);
      if (people === undefined) continue;
      await proposalDb(db)
        .updateTable('proposal')
        .set({ raised_practice_people: people })
        .where('reference', '=', reference)
        .execute();
      kept += 1;
      break;
    }
  }
  return kept;
};

export const sizeJob: Job = {
  name: 'proposals.practice-sizes',
  cron: '40 2 * * *',
  run: async (platform) => {
    const kept = await keepSizes(platform.db, sizeFrom(platform));
    if (kept > 0) platform.log.info({ kept }, 'sizes of practices kept beside what was raised');
  },
};
