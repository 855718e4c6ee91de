import type { CloseTie, Interest, InterestKind, InterestTie } from './kinds.ts';

export const KIND_LABELS: Readonly<Record<InterestKind, string>> = {
  financial: 'Financial',
  'non-financial-professional': 'Professional, not financial',
  'non-financial-personal': 'Personal, not financial',
  indirect: 'Indirect, of somebody close',
};

export const TIE_LABELS: Readonly<Record<InterestTie, string>> = {
  'owns-share-in': 'Owns a share of',
  'partner-of': 'Partner of',
  'director-of': 'Director of',
  'trustee-of': 'Trustee of',
  'employed-by': 'Employed by',
  'paid-by': 'Paid by',
  'member-of': 'Member of',
  'campaigns-for': 'Campaigns for',
  'works-in': 'Works in',
  other: 'Has to do with',
};

export const CLOSE_LABELS: Readonly<Record<CloseTie, string>> = {
  'married-to': 'Married to, or civil partner of',
  'partner-of': 'Lives with as a couple',
  'parent-of': 'Parent of',
  'child-of': 'Child of',
  'sibling-of': 'Brother or sister of',
  'close-friend-of': 'Close friend of',
  'business-partner-of': 'In business with',
};

const CLOSE_WORDS: Readonly<Record<CloseTie, string>> = {
  'married-to': 'married to',
  'partner-of': 'partner of',
  'parent-of': 'parent of',
  'child-of': 'child of',
  'sibling-of': 'brother or sister of',
  'close-friend-of': 'close friend of',
  'business-partner-of': 'in business with',
};

/** The public reads of somebody close what they are to the person, not who they are. */
const nobodyNamed: Readonly<Record<CloseTie, string>> = {
  'married-to': 'husband, wife or civil partner',
  'partner-of': 'partner',
  'parent-of': 'child',
  'child-of': 'parent',
  'sibling-of': 'brother or sister',
  'close-friend-of': 'close friend',
  'business-partner-of': 'business partner',
};

type Said = Pick<Interest, 'tie' | 'organisationName' | 'closeTie' | 'closeName'>;

/** `Owns a share of Quillmoor Ultrasound Ltd`; `Married to Ms Quartzley, who is employed by Kestrelbridge Infirmary`. */
export const interestWords = ({ tie, organisationName, closeTie, closeName }: Said): string => {
  const what = `${TIE_LABELS[tie]} ${organisationName}`;
  if (closeTie === null) return what;
  const lower = `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  if (closeName === null) return `Their ${nobodyNamed[closeTie]}: ${lower}`;
  const close = `${CLOSE_WORDS[closeTie]} ${closeName}`;
  return `${close.charAt(0).toUpperCase()}${close.slice(1)}: ${lower}`;
};
