import type { Actor } from '../../../platform/actor.ts';
import type { Role } from '../../../platform/permissions.ts';
import { roleLabel } from '../../roles.ts';

/** A session unused for so long ends; and each ends so long after signing in, whatever happens. */
export const IDLE_MINUTES = 120;
export const LONGEST_MINUTES = 12 * 60;

/** How long a second factor counts as just given, for what cannot be undone. */
const FRESH_MINUTES = 15;

const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000;

/** Was the second factor given just now? */
export const isFresh = (at: Date | null | undefined, now: Date): boolean =>
  at !== null && at !== undefined && minutesBetween(at, now) <= FRESH_MINUTES;

/**
 * Whether the second factor must be given again before what cannot be undone: publishing, opening a ballot,
 * changing roles. True also for a token, which has nobody to ask. Refuse with `second-factor-needed`: a page
 * then leads to the code and back.
 */
export const needsFreshSecondFactor = (actor: Actor, now: Date): boolean =>
  actor.kind === 'person' && actor.secondFactor !== 'not-asked' && !isFresh(actor.secondFactorAt, now);

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

/** Roles that are held at a practice, which is a member of the group and no part of it. */
const OF_THE_CLINIC: readonly Role[] = [
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'retired-gp',
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

type Held = {
  readonly role: string;
  readonly organisationName: string;
  readonly elsewhere?: boolean;
};

/** What stands under a name: `Locum GP`; `GP partner, Bellpit`; at another body its name: `Chair, Healthwatch`. */
export const standingOf = (held: readonly Held[]): string => {
  const place = ({ role, elsewhere }: Held) => {
    const at = ORDER.indexOf(role as Role);
    return at < 0 || (elsewhere && !OF_THE_CLINIC.includes(role as Role)) ? ORDER.length : at;
  };
  const first = [...held].sort((a, b) => place(a) - place(b))[0];
  if (!first) return 'No current role';
  const label = roleLabel(first.role);
  const named = first.elsewhere && first.role !== 'locum-gp' && first.role !== 'retired-gp';
  return named ? `${label}, ${shortName(first.organisationName)}` : label;
};
