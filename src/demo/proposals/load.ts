import { system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  addDuty,
  enterSetting,
  evidenceToPin,
  loadProposals,
  type Named,
  refreshRoutes,
  type ToldPin,
} from '../../proposals/index.ts';
import { addDays, type CalendarDate, daysBetween, londonDate } from '../../shared/dates.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { actorOf, done } from '../load/stories.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Place } from '../place/types.ts';
import { type Cast, castOf, namedOf, type Player } from './cast.ts';
import { FOUNDING_TITLE, foundingOf } from './founding.ts';
import { daysOn, inventProposals, putForward } from './invent.ts';
import { askThePublic } from './public.ts';

/** The letters of the place’s references. */
const LETTERS = 'ISV';
/** For so many weeks ahead the rota names who is on duty. */
const WEEKS = 10;

/** Who looks at what is raised, week by week from the day of loading on. */
const nameDuty = async (platform: Platform, place: Place, cast: Cast, today: CalendarDate): Promise<void> => {
  const office = actorOf(place, cast.named('Imogen Pennycress').person);
  const first = cast.named('Rowan Ashcombe-Pike');
  const clinicians = [first, ...cast.leads.filter(({ id }) => id !== first.id)];
  const manager = cast.named('Delphine Oakhanger');
  const managers = [manager, ...cast.managers.filter(({ id }) => id !== manager.id)];
  const sunday = addDays(today, (7 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7);
  for (let week = 0; week < WEEKS; week += 1)
    await done(platform, addDuty, office, {
      from: week === 0 ? today : addDays(sunday, week * 7 - 6),
      to: addDays(sunday, week * 7),
      clinician: clinicians[week % clinicians.length]?.id,
      manager: managers[week % managers.length]?.id,
    });
};

/** The days of the story on which its evidence was pinned: the gap as it was taken on, the rest as the case began. */
const PINNED = { gap: '2026-02-05', rest: '2026-04-20' } as const;

/** What the founding proposal rests on: the gap that it came from, what guidelines say, and who does it already. */
const foundingEvidence = async (
  platform: Platform,
  place: Place,
  lead: Player,
  days: number,
  gap: string | undefined,
): Promise<readonly ToldPin[]> => {
  const actor = { ...actorOf(place, lead.person), standing: lead.standing };
  const pins = [
    ...(gap ? [{ kind: 'gap', gap } as const] : []),
    { kind: 'figure', figure: '/population/figures/conditions/heart-failure/waits-over-time' },
    { kind: 'figure', figure: '/population/figures/conditions/heart-failure/trend' },
    {
      kind: 'guideline',
      title: 'A raised blood test first; a scan within two or six weeks, by its level',
      source: 'National guideline on chronic heart failure',
    },
    {
      kind: 'service',
      title: 'First visits to heart clinics fell by 57% in two years, and waits to five weeks',
      source: 'Fenmarsh (invented), review of 2024',
    },
  ] as const;
  const told: ToldPin[] = [];
  for (const given of pins) {
    const on = addDays(given.kind === 'gap' ? PINNED.gap : PINNED.rest, days);
    const then = { ...platform, now: () => new Date(`${on}T12:00:00Z`) };
    const pin = valueOrThrow(await evidenceToPin(then, actor, given));
    told.push({ pin, by: namedOf(lead), on });
  }
  return told;
};

/**
 * Loads what clinicians of the place raised in two years, with the dates put forward to the day of loading. Answers with
 * the reference of each title.
 */
export const tellProposals = async (
  platform: Platform,
  place: Place,
  gaps: ReadonlyMap<string, string>,
  /** What the founding proposal rests on; made of the figures of the place unless given. */
  pinned?: readonly ToldPin[],
): Promise<ReadonlyMap<string, string>> => {
  const now = platform.now();
  const today = addDays(TOLD_TO, Math.max(0, daysBetween(TOLD_TO, londonDate(now))));
  const days = daysOn(today);
  const cast = castOf(place);
  const people = new Map<string, Named>(
    [...cast.all].map(([id, { name, standing }]) => [id, { id, name, standing }]),
  );
  const founding = foundingOf(cast, place).map((one) =>
    one.title === FOUNDING_TITLE ? { ...one, gap: gaps.get('heart-failure') } : one,
  );
  const invented = inventProposals(place);
  const told = [...invented.map((one) => one.told), ...founding];
  // At the day of the story, whatever the clock says.
  const then = new Date(Math.max(now.getTime(), Date.parse(`${TOLD_TO}T09:00:00Z`)));
  const house: Platform = { ...platform, now: () => then };
  await done(house, enterSetting, system, {
    kind: 'letters',
    inForceFrom: today,
    source: 'The group’s own',
    data: { letters: LETTERS },
  });
  // As it stands in the store, so not put forward with the rest.
  const lead = cast.named('Rowan Ashcombe-Pike');
  const evidence = pinned ?? (await foundingEvidence(house, place, lead, days, gaps.get('heart-failure')));
  const ideas = await loadProposals(platform.db, system, {
    letters: LETTERS,
    today,
    told: putForward(told, days).map((one) =>
      one.title === FOUNDING_TITLE ? { ...one, parts: { ...one.parts, evidence } } : one,
    ),
    people,
    now: then,
  });
  await nameDuty(house, place, cast, today);
  await refreshRoutes(house, system);
  await askThePublic(house, place, cast, { invented, ideas, today });
  return ideas;
};
