import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { caseDb } from './tables.ts';

/** A page that is open says so every 90 seconds; one that says nothing for so long has gone. */
const LOCK_MS = 200_000;

export type Lock = {
  readonly section: string;
  readonly person: string;
  readonly name: string;
  readonly taken: Date;
};

/** Who is writing where in a case now, by section. */
export const locksOf = async (db: Db, proposal: string, now: Date): Promise<ReadonlyMap<string, Lock>> => {
  const rows = await caseDb(db)
    .selectFrom('case_lock')
    .selectAll()
    .where('proposal', '=', proposal)
    .where('until', '>', now)
    .execute();
  return new Map(
    rows.map(({ section, person, person_name: name, taken }) => [section, { section, person, name, taken }]),
  );
};

/**
 * Says that somebody writes in a section, unless another does; `over` takes it from them. Answers who holds it then. It
 * is a courtesy between writers and keeps nothing from being saved: two who save at once are put together.
 */
export const takeLock = async (
  db: Db,
  actor: Actor,
  now: Date,
  proposal: string,
  section: string,
  over = false,
): Promise<Lock | undefined> => {
  if (actor.kind !== 'person') return undefined;
  const until = new Date(now.getTime() + LOCK_MS);
  const mine = { person: actor.id, person_name: actor.name, taken: now, until };
  await caseDb(db)
    .insertInto('case_lock')
    .values({ proposal, section, ...mine })
    .onConflict((oc) =>
      oc
        .columns(['proposal', 'section'])
        .doUpdateSet((eb) => ({
          ...mine,
          // Who holds it already keeps the time since when.
          taken: eb
            .case()
            .when('case_lock.person', '=', actor.id)
            .then(eb.ref('case_lock.taken'))
            .else(now)
            .end(),
        }))
        .where((eb) =>
          over
            ? eb.lit(true)
            : eb.or([eb('case_lock.person', '=', actor.id), eb('case_lock.until', '<=', now)]),
        ),
    )
    .execute();
  return (await locksOf(db, proposal, now)).get(section);
};

/** Leaves a section: others see at once that nobody writes in it. */
export const leaveLock = async (db: Db, actor: Actor, proposal: string, section: string): Promise<void> => {
  if (actor.kind !== 'person') return;
  await caseDb(db)
    .deleteFrom('case_lock')
    .where('proposal', '=', proposal)
    .where('section', '=', section)
    .where('person', '=', actor.id)
    .execute();
};
