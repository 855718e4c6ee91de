import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ruleDay, templateOf } from '../case/content.ts';
import { hasCase } from '../case/open.ts';
import type { Section } from '../case/sections.ts';
import type { Proposal } from '../kit/find.ts';
import type { SaidRefusal } from './refusals.ts';

export type SpokenSection = Pick<Section, 'key' | 'title'>;

/** The sections of the case of an idea, of which people speak one by one; none before it has a case. */
export const sectionsOf = async (
  db: Db,
  proposal: Proposal,
  today: CalendarDate,
): Promise<readonly SpokenSection[]> =>
  hasCase(proposal) ? (await templateOf(db, proposal, ruleDay(proposal, today))).sections : [];

/** Why something cannot be said of this: a section that the case does not have, nobody finds again. */
export const whyNotAbout = async (
  db: Db,
  proposal: Proposal,
  about: string,
  today: CalendarDate,
): Promise<SaidRefusal | undefined> => {
  if (!about.startsWith('case:')) return undefined;
  const sections = await sectionsOf(db, proposal, today);
  return sections.some(({ key }) => about === `case:${key}`)
    ? undefined
    : { kind: 'contribution-no-section', field: 'about', sections };
};
