/** Every kind of organisation that the register knows, in the order that people look for them. */
export const ORGANISATION_KINDS = [
  'practice',
  'ccg',
  'sub-icb',
  'icb',
  'pct',
  'network',
  'locality',
  'pbc-group',
  'trust',
  'lmc',
  'council',
  'healthwatch',
  'support-supplier',
  'supplier',
  'region',
  'committee',
  'charity',
  'prescriber-not-practice',
  'other',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  practice: 'GP practice',
  ccg: 'Clinical commissioning group',
  'sub-icb': 'Sub-ICB location',
  icb: 'Integrated care board',
  pct: 'Primary care trust',
  network: 'Primary care network',
  locality: 'Locality',
  'pbc-group': 'Practice-based commissioning group',
  trust: 'NHS trust',
  lmc: 'Local medical committee',
  council: 'Council',
  healthwatch: 'Healthwatch',
  'support-supplier': 'Support supplier',
  supplier: 'Supplier',
  region: 'Region of NHS England',
  committee: 'Committee or other body of the group',
  charity: 'Charity',
  'prescriber-not-practice': 'Prescriber that is not a practice',
  other: 'Other',
};

export const STATUSES = ['active', 'closed', 'dormant', 'proposed', 'named-only', 'withdrawn'] as const;
export type OrganisationStatus = (typeof STATUSES)[number];

export const STATUS_WORDS: Readonly<Record<OrganisationStatus, string>> = {
  active: 'Open',
  closed: 'Closed',
  dormant: 'Dormant',
  proposed: 'Proposed',
  'named-only': 'Named by others only',
  withdrawn: 'No longer in any file',
};

/** How one organisation belongs to another. */
export const PARENT_KINDS = [
  'commissioner',
  'network',
  'locality',
  'pbc-group',
  'stp',
  'icb',
  'region',
  'part-of',
] as const;
export type ParentKind = (typeof PARENT_KINDS)[number];

export const PARENT_WORDS: Readonly<Record<ParentKind, string>> = {
  commissioner: 'Commissioner',
  network: 'Network',
  locality: 'Locality',
  'pbc-group': 'Practice-based group',
  stp: 'Sustainability and transformation partnership',
  icb: 'Integrated care board',
  region: 'Region',
  'part-of': 'Part of',
};

export const SUCCESSION_KINDS = ['succession', 'merger', 'split'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

export const SUCCESSION_WORDS: Readonly<Record<SuccessionKind, string>> = {
  succession: 'One takes over from one',
  merger: 'Several become one',
  split: 'One becomes several',
};

export const kindWords = (kind: string): string => KIND_WORDS[kind as OrganisationKind] ?? kind;
export const statusWords = (status: string): string => STATUS_WORDS[status as OrganisationStatus] ?? status;
export const parentWords = (kind: string): string => PARENT_WORDS[kind as ParentKind] ?? kind;
