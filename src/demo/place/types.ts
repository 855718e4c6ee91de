import { ROLES, type Role } from '../../platform/permissions.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** What an organisation of the invented place is. */
export type OrganisationKind =
  | 'commissioning-group'
  | 'primary-care-trust'
  | 'practice-based-group'
  | 'integrated-care-board'
  | 'locality'
  | 'network'
  | 'practice'
  | 'other-prescriber'
  | 'acute-trust'
  | 'mental-health-trust'
  | 'community-trust'
  | 'local-medical-committee'
  | 'council'
  | 'healthwatch'
  | 'support-supplier'
  | 'supplier'
  | 'charity'
  | 'governing-body'
  | 'committee'
  | 'forum';

/** Lines of an address, without the postcode; at most five, the last ones may be missing. */
export type Address = {
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly phone: string;
};

/** An organisation, open from its first day to its last, both included. */
export type Organisation = {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly opened: CalendarDate;
  readonly closed: CalendarDate | null;
  readonly address: Address | null;
};

/** What sort of list a practice has: it shapes ages, growth and seasons. */
export type PracticeCharacter =
  | 'settled'
  | 'estate'
  | 'students'
  | 'new-homes'
  | 'retired'
  | 'shrinking'
  | 'village';

/** A general practice: an organisation, and what the place knows of it besides. */
export type Practice = {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly contract: 'gms' | 'pms';
  readonly character: PracticeCharacter;
  /** 1 is the most deprived fifth, 5 the least; the fifths are those of the group's own practices. */
  readonly deprivationFifth: 1 | 2 | 3 | 4 | 5;
  /** List-weighted score in the manner of the index of multiple deprivation; higher is more deprived. */
  readonly deprivationScore: number;
};

/** `child` belonged to `parent` from the first to the last day, both included; null is still open. */
export type Membership = {
  readonly child: string;
  readonly parent: string;
  readonly kind: 'commissioner' | 'practice-based-group' | 'network' | 'locality' | 'part-of';
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
};

/** `successor` took over on `date`, the first day under it. */
export type Succession = {
  readonly predecessor: string;
  readonly successor: string;
  readonly date: CalendarDate;
  readonly kind: 'merger' | 'succession' | 'split';
};

export { ROLES, type Role };

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

/** A person's role at an organisation, first and last day included; a last day in the future is planned. */
export type Appointment = {
  readonly role: Role;
  readonly organisation: string;
  readonly contract: ContractType;
  /** Sessions (half days) a week, in quarters; null where they vary or are not counted. */
  readonly sessions: number | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** What the role does not say: `Deputy chair; audit`. */
  readonly note: string | null;
};

export type Person = {
  readonly id: string;
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  /** At example.org, which is reserved and reaches nobody. */
  readonly email: string;
  readonly appointments: readonly Appointment[];
};

/** People on one practice's list on one day, by five-year age band in the order of AGE_BANDS. */
export type PracticeList = {
  readonly practice: string;
  readonly date: CalendarDate;
  readonly male: readonly number[];
  readonly female: readonly number[];
};

/** Everything about the invented place, the same for the same seed, never changed after. */
export type Place = {
  readonly seed: number;
  /** The day on which its story is told. */
  readonly today: CalendarDate;
  /** Code of the group whose place it is. */
  readonly group: string;
  readonly organisations: readonly Organisation[];
  readonly practices: readonly Practice[];
  readonly memberships: readonly Membership[];
  readonly successions: readonly Succession[];
  readonly people: readonly Person[];
  readonly lists: readonly PracticeList[];
};
