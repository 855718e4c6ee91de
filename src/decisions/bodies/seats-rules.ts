/** What kinds of seat a body has. Standing orders ask for these by name: “at least one lay member”. */
export const SEAT_KINDS = [
  'chair',
  'deputy-chair',
  'clinician',
  'nurse',
  'specialist',
  'medical-director',
  'lay',
  'non-executive',
  'finance',
  'accountable-officer',
  'partner',
  'practice',
  'member',
  'adviser',
] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

const WORDS: Readonly<Record<SeatKind, readonly [one: string, many: string]>> = {
  chair: ['chair', 'chairs'],
  'deputy-chair': ['deputy chair', 'deputy chairs'],
  clinician: ['clinician', 'clinicians'],
  nurse: ['nurse', 'nurses'],
  specialist: ['hospital specialist', 'hospital specialists'],
  'medical-director': ['medical director', 'medical directors'],
  lay: ['lay member', 'lay members'],
  'non-executive': ['non-executive member', 'non-executive members'],
  finance: ['chief finance officer', 'chief finance officers'],
  'accountable-officer': ['accountable officer', 'accountable officers'],
  partner: ['partner member', 'partner members'],
  practice: ['practice member', 'practice members'],
  member: ['member', 'members'],
  adviser: ['adviser', 'advisers'],
};

/** A kind of seat within a sentence: `lay member`, `lay members`. */
export const seatWords = (kind: SeatKind, count = 1): string => WORDS[kind][count === 1 ? 0 : 1];
