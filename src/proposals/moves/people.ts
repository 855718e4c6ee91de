import { heldBy, holdersOf, isClinicalRole, roleLabel } from '../../people/index.ts';
import type { Actor, Person } from '../../platform/actor.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { findByWords } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { dutyOn } from '../kit/duty.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Somebody who stands in the register today, with name and role; `me` is whoever asks. */
export const findPersonToday = async (
  { registries }: Pick<Platform, 'registries'>,
  db: Db,
  actor: Actor,
  given: string,
): Promise<Person | undefined> => {
  if (given === 'me') return actor.kind === 'person' ? actor : undefined;
  if (!UUID.test(given)) return undefined;
  for (const { ask } of registries.contacts.all()) {
    const [found] = await ask(db, [given]);
    if (found) return found.actor;
  }
  return undefined;
};

/** Somebody to choose, with what they are and why they are offered. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly clinical: boolean;
};

/** Who leads proposals in most groups; others are found by name. */
const LEADING: readonly Role[] = ['clinical-lead', 'programme-office', 'support-staff'];
/** So many of each are offered before anybody searches. */
const OFFERED = 6;

/** People whose names fit, as search finds them for this reader: the best fitting first. */
const foundByName = async (platform: Platform, actor: Actor, name: string): Promise<string[]> =>
  (await findByWords(platform, actor, name, ['person'])).map(({ object }) => object.id);

/**
 * People to choose the two names from: those found by name first, those already there or chosen, those on duty,
 * whoever asks, then those who lead in this group. `found` counts those whose names fitted.
 */
export const candidatesFor = async (
  platform: Platform,
  actor: Actor,
  today: CalendarDate,
  given: { readonly name?: string | undefined; readonly chosen: readonly (string | null | undefined)[] },
): Promise<{ readonly people: readonly Candidate[]; readonly found: number }> => {
  const { db } = platform;
  const found = given.name ? await foundByName(platform, actor, given.name) : [];
  const duty = await dutyOn(db, today);
  const leading = (await holdersOf(db, LEADING, today)).map(({ person }) => person);
  const me = actor.kind === 'person' ? [actor.id] : [];
  const chosen = given.chosen.filter((one): one is string => Boolean(one) && one !== 'me');
  const onDuty = duty ? [duty.clinician, duty.manager] : [];
  const ids = [...new Set([...found, ...chosen, ...onDuty, ...me, ...leading])];
  const held = await heldBy(db, ids, today);
  const people = ids.flatMap((id): Candidate[] => {
    const roles = held.filter(({ person }) => person === id);
    // The role in which people know them here, where they hold several.
    const first = roles.find(({ role }) => LEADING.includes(role)) ?? roles[0];
    if (!first) return [];
    const why = onDuty.includes(id)
      ? duty?.byRota
        ? ', on duty'
        : ', stands in on duty'
      : me.includes(id)
        ? ', you'
        : '';
    return [
      {
        id,
        name: first.name,
        detail: `${roleLabel(first.role)}, ${first.organisationName}${why}`,
        clinical: roles.some(({ role }) => isClinicalRole(role)),
      },
    ];
  });
  const always = new Set([...found, ...chosen, ...onDuty, ...me]);
  const offered = (clinical: boolean) => {
    const of = people.filter((one) => one.clinical === clinical);
    return [
      ...of.filter(({ id }) => always.has(id)),
      ...of.filter(({ id }) => !always.has(id)).slice(0, OFFERED),
    ];
  };
  const kept = new Set([...offered(true), ...offered(false)]);
  return { people: people.filter((one) => kept.has(one)), found: found.length };
};
