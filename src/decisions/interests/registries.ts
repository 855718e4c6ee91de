import { sql } from 'kysely';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { matchAll } from './match.ts';
import { conflicted, privateParts } from './restrict.ts';

/** Who sits on a body must declare. */
const sittingOn = async (db: Db, on: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ person: string }>`
    select distinct person from body_member where from_day <= ${on} and (to_day is null or to_day >= ${on})
    order by person`.execute(db);
  return rows.map(({ person }) => person);
};

/** From whom rulings hide what, and that matching follows what people declare. */
export const registerInterests = ({ registries, now }: Platform): void => {
  registries.restrictions.add('conflicted', conflicted);
  registries.restrictions.add('private-parts', privateParts(now));
  registries.declarers.add('bodies', sittingOn);
  registries.interestsChanged.add('decisions', (trx, person, at) => matchAll(trx, { person }, at));
};
