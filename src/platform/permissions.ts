import type { Actor } from './actor.ts';

/** What a person may be appointed as. Labels for people are in people/roles.ts. */
export const ROLES = [
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'retired-gp',
  'practice-nurse',
  'pharmacist',
  'practice-manager',
  'chair',
  'governing-body-member',
  'lay-member',
  'clinical-lead',
  'finance-lead',
  'governance-officer',
  'data-manager',
  'programme-office',
  'administrator',
  'accountable-officer',
  'secondary-care-specialist',
  'governing-body-nurse',
  'committee-member',
  'panel-member',
  'patient-representative',
  'support-staff',
  'trust-medical-leader',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that act only after a second factor: they move money, votes, people's roles or restricted papers. */
export const SECOND_FACTOR_ROLES: readonly Role[] = [
  'finance-lead',
  'governance-officer',
  'administrator',
  'panel-member',
];

/**
 * Whose objects a permission reaches: `any`; `own-organisation`, where the role is held; `self`.
 * `everyone` needs no sign-in, `member` is any person who has signed in.
 */
type Reach = 'any' | 'own-organisation' | 'self';
type Row = { readonly [R in Role | 'everyone' | 'member']?: Reach };

/**
 * The one table of who may do what to whose. Every route names one of these; the property test in
 * app/permissions.test.ts walks every route with every role.
 */
export const PERMISSIONS = {
  /** Pages and figures that are published anyway. */
  'public.read': { everyone: 'any' },
  'organisations.read': { everyone: 'any' },
  'population.read': { everyone: 'any' },
  /** Figures of need, the public's page of them, gaps and voices that are published. */
  'needs.read': { everyone: 'any' },
  /** Keeping a figure as a gap, and saying what communities and patients have told. */
  'gaps.record': { member: 'any' },
  'voice.record': { member: 'any' },
  /** Whose a gap is, how it stands, what is one with another; the use also lets its owner do so. */
  'gaps.manage': {
    'clinical-lead': 'any',
    'programme-office': 'any',
    chair: 'any',
    'accountable-officer': 'any',
    'governance-officer': 'any',
  },
  'voice.manage': { 'clinical-lead': 'any', 'programme-office': 'any', 'governance-officer': 'any' },
  /** A practice's answer to a figure about it; the programme office takes down what was said by telephone. */
  'figures.reply': {
    'gp-partner': 'own-organisation',
    'salaried-gp': 'own-organisation',
    'practice-manager': 'own-organisation',
    'practice-nurse': 'own-organisation',
    'programme-office': 'any',
  },
  /** The group's own trusts, lists of comparators and mapped layouts. */
  'needs.manage': { 'data-manager': 'any', 'programme-office': 'any', administrator: 'any' },
  /** What is being worked on; the uses show the public only what somebody has taken on. */
  'proposals.read': { everyone: 'any' },
  /** Raising an issue, supporting one, seeing it otherwise, answering when asked. */
  'proposals.raise': { member: 'any' },
  /** Work on a proposal; the uses ask as what the person acts on this one: raiser, lead, on duty, chair. */
  'proposals.work': { member: 'any' },
  /** The pipeline as its keepers see it: many moved at once, the rota of duty, the digest. */
  'proposals.manage': {
    'programme-office': 'any',
    chair: 'any',
    'accountable-officer': 'any',
  },
  /** Schemes of delegation, targets, templates, rates: dated data of the group. */
  'proposals.settings': {
    'programme-office': 'any',
    'governance-officer': 'any',
    administrator: 'any',
  },
  /** Showing what the public wrote, and taking away what breaks the published policy. */
  'proposals.moderate': { 'programme-office': 'any', 'governance-officer': 'any' },
  /** Decisions, meetings, bodies and registers; the uses show the public what is published. */
  'decisions.read': { everyone: 'any' },
  /** A question to a meeting in public. */
  'decisions.ask': { everyone: 'any' },
  /** One's own papers, declarations, proxies and nominations. */
  'decisions.member': { member: 'any' },
  /** Voting; the uses ask whether this person is on the list that was frozen when the vote was opened. */
  'votes.cast': { member: 'any' },
  /** Running a meeting; the uses ask whether this person chairs it, or writes beside whoever does. */
  'decisions.run': { member: 'any' },
  /** Planning meetings, agendas and packs. */
  'decisions.plan': { 'governance-officer': 'any', 'programme-office': 'any' },
  /** Bodies, their members and standing orders, elections, registers, and what is published. */
  'decisions.manage': { 'governance-officer': 'any' },
  /** One's own interests, gifts and hospitality. */
  'interests.declare': { member: 'self' },
  /** The register of interests as its keeper sees it: reminders, redactions, what others declared on paper. */
  'interests.manage': { 'governance-officer': 'any' },
  'thread.read': { everyone: 'any' },
  /** Signing in, asking for a new password: by those who have not signed in. */
  'sign-in': { everyone: 'any' },
  /** One's own page, sessions, second factor, tokens, notifications. */
  'self.manage': { member: 'self' },
  'home.read': { member: 'any' },
  'search.read': { everyone: 'any' },
  /** The register of people: names, roles and how to reach them, within the group. */
  'people.read': { member: 'any' },
  'people.edit': {
    administrator: 'any',
    'governance-officer': 'any',
    'practice-manager': 'own-organisation',
  },
  'invitations.manage': {
    administrator: 'any',
    'governance-officer': 'any',
    'practice-manager': 'own-organisation',
  },
  /** Roles of the group itself, which open doors for their holders. */
  'roles.manage': { administrator: 'any', 'governance-officer': 'any' },
  'organisations.edit': { administrator: 'any', 'governance-officer': 'any', 'data-manager': 'any' },
  'loads.read': { member: 'any' },
  'loads.manage': { 'data-manager': 'any', administrator: 'any' },
  'comments.write': { member: 'any' },
  /** Taking away what somebody else wrote or attached, with a reason that stays. */
  'comments.remove': { 'governance-officer': 'any', administrator: 'any' },
  'record.read': { administrator: 'any', 'governance-officer': 'any', chair: 'any', 'lay-member': 'any' },
  'mail.read': { administrator: 'any' },
  'settings.manage': { administrator: 'any' },
  /** Only at the machine itself: backup, restore, verify. */
  'machine.manage': {},
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof PERMISSIONS;

/** What the question is about: a person's own things, or an organisation's. */
export type About = { readonly person?: string; readonly organisation?: string };

/**
 * May this actor do this, to this? Without `about` the answer is whether it may be done to anything at all,
 * which is what decides if a door is shown; the use then asks again with the object in hand.
 */
export const can = (actor: Actor, permission: Permission, about?: About): boolean => {
  if (actor.kind === 'owner' || actor.kind === 'system') return true;
  const row: Row = PERMISSIONS[permission];
  if (row.everyone) return true;
  if (actor.kind === 'public') return false;
  const reaches = (reach: Reach | undefined, organisation?: string): boolean =>
    reach === 'any' ||
    (reach === 'self' && (about?.person === undefined || about.person === actor.id)) ||
    (reach === 'own-organisation' && (about === undefined || about.organisation === organisation));
  if (reaches(row.member)) return true;
  return actor.roles.some(({ role, organisation, elsewhere }) => {
    if (actor.secondFactor === 'needed' && SECOND_FACTOR_ROLES.includes(role)) return false;
    const reach = row[role];
    return !(elsewhere && reach === 'any') && reaches(reach, organisation);
  });
};
