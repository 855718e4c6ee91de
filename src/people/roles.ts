import { ROLES, type Role } from '../platform/permissions.ts';

const LABELS: Readonly<Record<Role, string>> = {
  'gp-partner': 'GP partner',
  'salaried-gp': 'Salaried GP',
  'locum-gp': 'Locum GP',
  'gp-registrar': 'GP registrar',
  'retired-gp': 'Retired GP',
  'practice-nurse': 'Practice nurse',
  pharmacist: 'Pharmacist',
  'practice-manager': 'Practice manager',
  chair: 'Chair',
  'governing-body-member': 'Governing body member',
  'lay-member': 'Lay member',
  'clinical-lead': 'Clinical lead',
  'finance-lead': 'Finance lead',
  'governance-officer': 'Governance officer',
  'data-manager': 'Data manager',
  'programme-office': 'Programme office',
  administrator: 'Administrator',
  'accountable-officer': 'Accountable officer',
  'secondary-care-specialist': 'Secondary care specialist',
  'governing-body-nurse': 'Governing body nurse',
  'committee-member': 'Committee member',
  'panel-member': 'Panel member',
  'patient-representative': 'Patient representative',
  'support-staff': 'Support staff',
  'trust-medical-leader': 'Trust medical leader',
};

/** What a role is called by people. */
export const roleLabel = (role: string): string => LABELS[role as Role] ?? role;

/** The same within a sentence: `salaried GP`. */
export const roleInWords = (role: string): string => {
  const label = roleLabel(role);
  return label.startsWith('GP') ? label : label.charAt(0).toLowerCase() + label.slice(1);
};

/** Roles held at a practice or among the membership: whoever keeps a practice's people may give them. */
export const MEMBERSHIP_ROLES: readonly Role[] = [
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'retired-gp',
  'practice-nurse',
  'pharmacist',
  'practice-manager',
];

/** Roles that only a clinician holds. A chair may be one by another role beside it. */
export const CLINICAL_ROLES: readonly Role[] = [
  'gp-partner',
  'salaried-gp',
  'locum-gp',
  'gp-registrar',
  'retired-gp',
  'practice-nurse',
  'pharmacist',
  'clinical-lead',
  'secondary-care-specialist',
  'governing-body-nurse',
  'trust-medical-leader',
];

export const isClinicalRole = (role: string): boolean => CLINICAL_ROLES.some((known) => known === role);

/** Roles of the group itself: they open doors, so giving and ending them asks for `roles.manage`. */
export const isGroupRole = (role: string): boolean => !MEMBERSHIP_ROLES.some((known) => known === role);

export const isRole = (role: string): role is Role => ROLES.some((known) => known === role);

/** On what terms somebody works; the words of the GP contracts and of the group's own people. */
export const CONTRACT_TYPES = [
  'gms-partner',
  'pms-partner',
  'salaried',
  'locum',
  'training',
  'employed',
  'honorary',
  'office-holder',
] as const;
export type ContractType = (typeof CONTRACT_TYPES)[number];

const CONTRACT_LABELS: Readonly<Record<ContractType, string>> = {
  'gms-partner': 'Partner (GMS)',
  'pms-partner': 'Partner (PMS)',
  salaried: 'Salaried',
  locum: 'Locum',
  training: 'In training',
  employed: 'Employed',
  honorary: 'Honorary',
  'office-holder': 'Office holder',
};

export const contractLabel = (type: string | null): string =>
  type === null ? '' : (CONTRACT_LABELS[type as ContractType] ?? type);

/** `Dr Amara Thistlewood`. */
export const fullName = (person: { title: string | null; given_name: string; family_name: string }): string =>
  [person.title, person.given_name, person.family_name].filter(Boolean).join(' ');
