import type { Role } from '../../../platform/permissions.ts';
import { roleLabel } from '../../roles.ts';

/** A session unused for so long ends; and each ends so long after signing in, whatever happens. */
export const IDLE_MINUTES = 120;
export const LONGEST_MINUTES = 12 * 60;

/** How long a second factor counts as just given, for what cannot be undone. */
export const FRESH_MINUTES = 15;

const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000;

export const isOver = (session: { readonly started: Date; readonly seen: Date }, now: Date): boolean =>
  minutesBetween(session.seen, now) >= IDLE_MINUTES ||
  minutesBetween(session.started, now) >= LONGEST_MINUTES;

/** Which of several roles stands under the name: an office of the group first, then the clinic, then the rest. */
const ORDER: readonly Role[] = [
  'chair',
  'accountable-officer',
  'finance-lead',
  'governance-officer',
  'administrator',
  'data-manager',
  'programme-office',
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'practice-nurse',
  'pharmacist',
  'practice-manager',
  'secondary-care-specialist',
  'trust-medical-leader',
  'lay-member',
  'clinical-lead',
  'governing-body-nurse',
  'governing-body-member',
  'committee-member',
  'panel-member',
  'patient-representative',
  'support-staff',
  'retired-gp',
];

/** Roles that are held at a practice, whose name says more than the group's. */
const OF_A_PLACE: readonly Role[] = [
  'gp-partner',
  'salaried-gp',
  'gp-registrar',
  'practice-nurse',
  'pharmacist',
  'practice-manager',
];

/** `Bellpit Medical Centre` -> `Bellpit`: as people say it. */
export const shortName = (name: string): string => {
  const short = name
    .replace(
      /\s+((medical|health|family|group|village|community)\s+)*(practice|surgery|centre|partnership|group|clinic)$/i,
      '',
    )
    .trim();
  return /^(the)?$/i.test(short) ? name : short;
};

/** What stands under a name: `Locum GP`, `GP partner, Bellpit`. */
export const standingOf = (
  held: readonly { readonly role: string; readonly organisationName: string }[],
): string => {
  const place = (role: string) => {
    const at = ORDER.indexOf(role as Role);
    return at < 0 ? ORDER.length : at;
  };
  const first = [...held].sort((a, b) => place(a.role) - place(b.role))[0];
  if (!first) return 'No current role';
  const label = roleLabel(first.role as Role);
  return OF_A_PLACE.includes(first.role as Role) ? `${label}, ${shortName(first.organisationName)}` : label;
};
