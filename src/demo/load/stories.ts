import {
  addBearing,
  addVoice,
  agreeError,
  askReplies,
  chooseOwnTrusts,
  ownGap,
  recordGap,
  reply,
} from '../../needs/index.ts';
import { roleLabel } from '../../people/index.ts';
import { type Actor, system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { type Refusal, type Result, valueOrThrow } from '../../shared/result.ts';
import { COPD_FIGURE, GAPS, type Gap, REPLIES } from '../needs/told/gaps.ts';
import { VOICES } from '../needs/told/voices.ts';
import { COMMUNITY_TRUST, HOLLOWMERE_GENERAL, KESTRELBRIDGE_INFIRMARY } from '../place/codes.ts';
import { isHeldOn } from '../place/people/jobs.ts';
import type { Person, Place } from '../place/types.ts';
import { daysOn } from '../proposals/invent.ts';
import { personId } from './person-id.ts';

/** Somebody of the place as they act: with the roles that they hold on the day of the story. */
export const actorOf = (place: Place, person: Person): Actor => {
  const held = person.appointments.filter((one) => isHeldOn(place.today, one));
  return {
    kind: 'person',
    id: personId(place, person.id),
    name: `${person.title} ${person.givenName} ${person.familyName}`,
    standing: roleLabel(held[0]?.role ?? ''),
    roles: held.map(({ role, organisation }) => ({ role, organisation })),
    secondFactor: 'given',
    via: 'session',
  };
};

export const named = (place: Place, name: string): Actor => {
  const found = place.people.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name);
  if (!found) throw new Error(`the place has nobody called ${name}`);
  return actorOf(place, found);
};

const managerOf = (place: Place, practice: string): Actor => {
  const found = place.people.find(({ appointments }) =>
    appointments.some(
      (one) => one.role === 'practice-manager' && one.organisation === practice && isHeldOn(place.today, one),
    ),
  );
  if (!found) throw new Error(`${practice} has no manager`);
  return actorOf(place, found);
};

/** A use of the module, run as somebody, with what they would have typed. */
type AnyUse<I, O> = {
  readonly input: { readonly parse: (given: unknown) => I };
  readonly run: (platform: Platform, actor: Actor, input: I) => Promise<Result<O, Refusal>>;
};

export const done = async <I, O>(
  platform: Platform,
  use: AnyUse<I, O>,
  actor: Actor,
  given: Readonly<Record<string, unknown>>,
): Promise<O> => valueOrThrow(await use.run(platform, actor, use.input.parse(given)));

const tellGap = async (platform: Platform, place: Place, gap: Gap): Promise<string> => {
  const by = named(place, gap.by);
  const { reference } = await done(platform, recordGap, by, {
    statement: gap.statement,
    detail: gap.detail,
    place: gap.place,
    condition: gap.condition,
    figure: gap.figure,
    evidence: gap.evidence,
    people: gap.people?.count,
    peopleWords: gap.people?.words,
  });
  for (const bearing of gap.bearings ?? []) await done(platform, addBearing, by, { reference, ...bearing });
  if (gap.owner)
    await done(platform, ownGap, by, {
      reference,
      person: gap.owner === gap.by ? 'me' : gap.owner,
      takeUp: true,
      version: 1,
    });
  return reference;
};

/**
 * Tells what people of the place have said and done of its needs, through the uses that anybody has: which trusts
 * are its own, voices with who was heard and who was not, gaps with their figures, replies of practices. Never
 * before the day of the story, whatever the clock says, save gaps, which have days of their own. Answers with the
 * reference of the last gap of each condition.
 */
export const tellStories = async (platform: Platform, place: Place): Promise<ReadonlyMap<string, string>> => {
  const story = new Date(`${place.today}T09:00:00Z`);
  const told: Platform = {
    ...platform,
    now: () => (platform.now() < story ? story : platform.now()),
  };
  await done(told, chooseOwnTrusts, system, {
    codes: [HOLLOWMERE_GENERAL, KESTRELBRIDGE_INFIRMARY, COMMUNITY_TRUST],
  });
  const office = named(place, 'Imogen Pennycress');
  for (const voice of VOICES) await done(told, addVoice, office, { ...voice, area: place.group });
  const days = daysOn(londonDate(told.now()));
  const gaps = new Map<string, string>();
  for (const gap of GAPS) {
    const on = new Date(`${addDays(gap.on, days)}T10:00:00Z`);
    gaps.set(gap.condition, await tellGap({ ...platform, now: () => on }, place, gap));
  }
  const lead = named(place, 'Tamsin Ploverdale');
  await done(told, askReplies, lead, { figure: COPD_FIGURE });
  for (const { practice, words, error } of REPLIES) {
    const by = managerOf(place, practice);
    const { id } = await done(told, reply, by, { figure: COPD_FIGURE, practice, words, error, version: 1 });
    if (error) await done(told, agreeError, lead, { id, agreed: true, version: 2 });
  }
  return gaps;
};
