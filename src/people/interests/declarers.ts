import type { Role } from '../../platform/permissions.ts';
import type { Registries } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Holder, heldBy, holdersOf } from '../register/holders.ts';
import { roleLabel } from '../roles.ts';
import { lastChecks } from './queries.ts';
import { confirmBy } from './register-rules.ts';
import { rulesOn } from './settings.ts';

/**
 * Roles whose holders must declare: members of bodies, GP partners, clinical leads, and those of the group who help to
 * decide. Source: DOMAIN A4, P11 and P16.
 */
export const DECLARING_ROLES: readonly Role[] = [
  'gp-partner',
  'practice-manager',
  'chair',
  'governing-body-member',
  'lay-member',
  'clinical-lead',
  'finance-lead',
  'governance-officer',
  'accountable-officer',
  'secondary-care-specialist',
  'governing-body-nurse',
  'committee-member',
  'panel-member',
];

export type Declaring = {
  readonly person: string;
  readonly name: string;
  /** For what they must: `GP partner, Bellpit Medical Centre`. */
  readonly because: string;
  /** When they last said that what stands of them is complete. */
  readonly last: CalendarDate | null;
  readonly due: CalendarDate;
};

/** The posts for which people must declare: of one person, or of everybody. */
const postsOn = async (
  { declarers }: Pick<Registries, 'declarers'>,
  db: Db,
  on: CalendarDate,
  only: string | undefined,
): Promise<Holder[]> => {
  const named: string[] = [];
  for (const { ask } of declarers.all()) named.push(...(await ask(db, on)));
  if (only === undefined)
    return [...(await holdersOf(db, DECLARING_ROLES, on)), ...(await heldBy(db, [...new Set(named)], on))];
  const held = await heldBy(db, [only], on);
  const declaring = held.filter(({ role }) => DECLARING_ROLES.includes(role));
  return named.includes(only) ? [...declaring, ...held] : declaring;
};

/** Who must declare on a day, with the day by which they do so next; the longest overdue first. Of one person, if named. */
export const declaringOn = async (
  registries: Pick<Registries, 'declarers'>,
  db: Db,
  on: CalendarDate,
  only?: string,
): Promise<Declaring[]> => {
  const posts = await postsOn(registries, db, on, only);
  const checks = await lastChecks(db, [...new Set(posts.map(({ person }) => person))]);
  const { rules } = await rulesOn(db, on);
  const found = new Map<string, Declaring>();
  for (const post of posts) {
    if (found.has(post.person)) continue;
    const last = checks.get(post.person)?.on ?? null;
    found.set(post.person, {
      person: post.person,
      name: post.name,
      because: `${roleLabel(post.role)}, ${post.organisationName}`,
      last,
      due: confirmBy(last, post.since, rules),
    });
  }
  return [...found.values()].sort((a, b) => a.due.localeCompare(b.due) || a.name.localeCompare(b.name));
};
