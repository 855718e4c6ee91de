import { findOrganisation, heldBy } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { RaiseRefusal } from './refusals.ts';
import { everywhereWords } from './words-rules.ts';

/** Where somebody works today, and as what: each organisation once, the longest held first. */
export type Work = {
  readonly places: readonly { readonly code: string; readonly name: string }[];
  readonly role: string | null;
  readonly contract: string | null;
};

export const workOf = async (db: Db, actor: Actor, day: CalendarDate): Promise<Work> => {
  if (actor.kind !== 'person') return { places: [], role: null, contract: null };
  const held = await heldBy(db, [actor.id], day);
  const names = new Map(held.map(({ organisation, organisationName }) => [organisation, organisationName]));
  return {
    places: [...names].map(([code, name]) => ({ code, name })),
    role: held[0]?.role ?? null,
    contract: held.find(({ contractType }) => contractType !== null)?.contractType ?? null,
  };
};

export const EVERYWHERE = 'everywhere';
export const ELSEWHERE = 'elsewhere';

/**
 * Where it is, in words and as a practice. Of somebody whose name is kept only what they chose to say is written
 * down: the list of where they work would name them.
 */
export const placeOf = async (
  db: Db,
  work: Work,
  given: { readonly where: string; readonly place?: string | undefined; readonly kept: boolean },
): Promise<Result<{ readonly place: string; readonly practice: string | null }, RaiseRefusal>> => {
  if (given.where === EVERYWHERE) {
    const only = work.places.length === 1 && !given.kept ? work.places[0]?.code : undefined;
    return ok({
      place: everywhereWords(given.kept ? [] : work.places.map(({ name }) => name)),
      practice: only ? await practiceCode(db, only) : null,
    });
  }
  if (given.where === ELSEWHERE)
    return given.place
      ? ok({ place: given.place, practice: null })
      : refuse({ kind: 'idea-where', field: 'place' });
  const here = work.places.find(({ code }) => code === given.where);
  if (!here) return refuse({ kind: 'idea-where-unknown', field: 'where' });
  return ok({ place: here.name, practice: await practiceCode(db, here.code) });
};

const practiceCode = async (db: Db, code: string): Promise<string | null> =>
  (await findOrganisation(db, code))?.kind === 'practice' ? code : null;
