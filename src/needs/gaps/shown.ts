import { type Actor, publicActor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { linksOf, visibleTo } from '../../platform/registries.ts';
import { conditionName } from '../kit/conditions.ts';
import type { CameOfIt, ListedGapAnswer, Somebody } from './answers.ts';
import { type Gap, gapsAbout, type ListedGap } from './queries.ts';
import { roleOnly, standsWords } from './rules.ts';

/** Who an object of the system is, for links and restrictions. */
export const gapRef = (reference: string) => ({ kind: 'gap', id: reference });

export const gapHref = (reference: string): string => `/population/gaps/${reference}`;

/** False when a restriction hides the gap from this actor. */
export const seesGap = async (
  { registries, db }: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<boolean> => (await visibleTo(registries, db, actor, [gapRef(reference)], (ref) => ref)).length > 0;

/** Names of people are for those who have signed in; the public reads roles. */
export const seesNames = (actor: Actor): boolean => actor.kind !== publicActor.kind;

export const somebody = (actor: Actor, name: string | null, standing: string | null): Somebody =>
  seesNames(actor) ? { name, role: standing ?? '' } : { name: null, role: roleOnly(standing ?? '') };

/** Those who manage gaps, and its owner. */
export const mayManage = (actor: Actor, gap: Pick<Gap, 'owner'>): boolean =>
  can(actor, 'gaps.manage') || (actor.kind === 'person' && gap.owner === actor.id);

/** They, and whoever recorded it while nobody has taken it up. */
export const mayCorrect = (actor: Actor, gap: Pick<Gap, 'owner' | 'recorded_by' | 'status'>): boolean =>
  mayManage(actor, gap) ||
  (actor.kind === 'person' && gap.recorded_by === actor.id && gap.status === 'recorded');

/** A gap as a register shows it to this reader. */
export const shownGap = (actor: Actor, gap: ListedGap): ListedGapAnswer => ({
  reference: gap.reference,
  statement: gap.statement,
  place: gap.place,
  condition: gap.condition,
  conditionName: gap.condition ? conditionName(gap.condition) : null,
  finding: gap.finding,
  stoodOn: gap.stoodOn,
  people: gap.people,
  peopleLower: gap.peopleLower,
  peopleUpper: gap.peopleUpper,
  peopleWords: gap.peopleWords,
  status: gap.status,
  stands: standsWords(gap),
  since: gap.statusOn,
  owner: gap.owner ? somebody(actor, gap.ownerName, gap.ownerStanding) : null,
  recordedOn: gap.recordedOn,
});

/** A whole gap as a register lists it. */
export const listedOf = (gap: Gap): ListedGap => ({
  reference: gap.reference,
  statement: gap.statement,
  place: gap.place,
  condition: gap.condition,
  topic: gap.topic,
  subject: gap.subject,
  key: gap.figure_key,
  href: gap.href,
  finding: gap.public_figure?.title ?? null,
  stoodOn: gap.stood_on,
  people: gap.people,
  peopleLower: gap.people_lower,
  peopleUpper: gap.people_upper,
  peopleWords: gap.people_words,
  status: gap.status,
  statusOn: gap.status_on,
  closedBecause: gap.closed_because,
  mergedInto: gap.merged_into,
  owner: gap.owner,
  ownerName: gap.owner_name,
  ownerStanding: gap.owner_standing,
  recordedBy: gap.recorded_by,
  recordedByName: gap.recorded_by_name,
  recordedByStanding: gap.recorded_by_standing,
  recordedOn: gap.recorded_on,
});

/** What came of each of these gaps: what other modules link to it, as this reader may see; the oldest first. */
export const cameOf = async (
  { registries, db }: Platform,
  actor: Actor,
  references: readonly string[],
): Promise<(reference: string) => CameOfIt[]> => {
  const links = await linksOf(registries, db, references.map(gapRef));
  const onward = links.filter(({ from, to }) => from.kind === 'gap' && to.kind !== 'gap');
  const seen = await visibleTo(registries, db, actor, onward, ({ to }) => to);
  return (reference) =>
    seen
      .filter(({ from }) => from.id === reference)
      .map(({ to: { label, href, date, kind } }) => ({ label, href, date, kind }))
      .sort((a, b) => a.date.localeCompare(b.date));
};

export type GapAbout = ListedGapAnswer & { readonly cameOfIt: readonly CameOfIt[] };

/** So many gaps stand on the page of their subject; the register has them all. */
const MOST_ABOUT = 20;

/**
 * The gaps recorded from the page of a subject (or about its condition), as this reader may see them: open ones
 * first, each with what came of it. For `<GapsSection>`.
 */
export const findGapsAbout = async (
  platform: Platform,
  actor: Actor,
  about: { readonly topic: string; readonly subject: string },
): Promise<{ readonly total: number; readonly gaps: readonly GapAbout[] }> => {
  const found = await gapsAbout(platform.db, about);
  const seen = await visibleTo(platform.registries, platform.db, actor, found, (gap) =>
    gapRef(gap.reference),
  );
  const shown = seen.slice(0, MOST_ABOUT);
  const came = await cameOf(
    platform,
    actor,
    shown.map(({ reference }) => reference),
  );
  const gaps = shown.map((gap) => ({ ...shownGap(actor, gap), cameOfIt: came(gap.reference) }));
  return { total: seen.length, gaps };
};
