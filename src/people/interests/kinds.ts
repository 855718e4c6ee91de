import type { CalendarDate } from '../../shared/dates.ts';

/** The four types of interest. Source: NHS England’s guidance on conflicts of interest (DOMAIN A4). */
export const INTEREST_KINDS = [
  'financial',
  'non-financial-professional',
  'non-financial-personal',
  'indirect',
] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** How an organisation is held, or served. */
export const INTEREST_TIES = [
  'owns-share-in',
  'partner-of',
  'director-of',
  'trustee-of',
  'employed-by',
  'paid-by',
  'member-of',
  'campaigns-for',
  'works-in',
  'other',
] as const;
export type InterestTie = (typeof INTEREST_TIES)[number];

/** Of an indirect interest: whose it is. */
export const CLOSE_TIES = [
  'married-to',
  'partner-of',
  'parent-of',
  'child-of',
  'sibling-of',
  'close-friend-of',
  'business-partner-of',
] as const;
export type CloseTie = (typeof CLOSE_TIES)[number];

/**
 * An interest as it was declared: `Dr Fennimore owns a share in Quillmoor Ultrasound Ltd`, or, where it is of somebody
 * close, `married to Ms H. Quartzley, who is employed by Kestrelbridge Infirmary`.
 */
export type Interest = {
  readonly id: string;
  readonly person: string;
  readonly personName: string;
  readonly kind: InterestKind;
  readonly tie: InterestTie;
  /** Code of a registered organisation; null where it is none. */
  readonly organisation: string | null;
  readonly organisationName: string;
  /** Of somebody close: how, and who. Null for the person’s own. */
  readonly closeTie: CloseTie | null;
  readonly closeName: string | null;
  /** In the person’s own words: `8% of the shares`. */
  readonly words: string;
  /** Key of a band of money a year; null where there is none. */
  readonly band: string | null;
  readonly from: CalendarDate;
  /** Last day; null while it lasts. */
  readonly to: CalendarDate | null;
  readonly declaredOn: CalendarDate;
};
