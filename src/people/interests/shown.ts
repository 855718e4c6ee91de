import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { INTEREST_KINDS } from './kinds.ts';
import type { GiftRow, InterestRow } from './queries.ts';
import { bandWords, type InterestRules, standingOf } from './register-rules.ts';
import { GIFT_KINDS, GIFT_OUTCOMES } from './tables.ts';
import { interestWords, KIND_LABELS } from './words-rules.ts';

/** A line of the register of interests, as this reader may know it. */
export const ShownLine = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string(),
  kind: z.enum(INTEREST_KINDS),
  kindWords: z.string(),
  what: z.string().describe('Owns a share of Quillmoor Ultrasound Ltd'),
  organisation: z.string().nullable(),
  organisationName: z.string(),
  words: z.string(),
  band: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  standing: z.enum(['current', 'ended', 'off']).describe('off: no longer on the public register'),
  declaredOn: z.string(),
  lateDays: z.number(),
  withheld: z.string().nullable().describe('to members: why the public does not read it'),
  version: z.number(),
});
export type ShownLine = z.output<typeof ShownLine>;

export const shownLine = (
  actor: Actor,
  row: InterestRow,
  rules: InterestRules,
  today: CalendarDate,
): ShownLine => {
  const open = actor.kind !== 'public';
  return {
    id: row.id,
    person: row.person,
    personName: row.person_name,
    kind: row.kind,
    kindWords: KIND_LABELS[row.kind],
    what: interestWords({
      tie: row.tie,
      organisationName: row.organisation_name,
      closeTie: row.close_tie,
      closeName: open ? row.close_name : null,
    }),
    organisation: row.organisation,
    organisationName: row.organisation_name,
    words: row.words,
    band: bandWords(rules, row.band),
    from: row.from_day,
    to: row.to_day,
    standing: standingOf(row.to_day, today, rules),
    declaredOn: row.declared_on,
    lateDays: row.late_days,
    withheld: open ? row.withheld_reason : null,
    version: row.version,
  };
};

/** A line of the register of gifts and hospitality. */
export const ShownGift = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string(),
  kind: z.enum(GIFT_KINDS),
  organisation: z.string().nullable(),
  giver: z.string(),
  what: z.string(),
  pence: z.number().nullable(),
  onDay: z.string(),
  outcome: z.enum(GIFT_OUTCOMES),
  words: z.string(),
  declaredOn: z.string(),
  lateDays: z.number(),
  withheld: z.string().nullable(),
  version: z.number(),
});
export type ShownGift = z.output<typeof ShownGift>;

export const shownGift = (actor: Actor, row: GiftRow): ShownGift => ({
  id: row.id,
  person: row.person,
  personName: row.person_name,
  kind: row.kind,
  organisation: row.organisation,
  giver: row.giver_name,
  what: row.what,
  pence: row.pence,
  onDay: row.on_day,
  outcome: row.outcome,
  words: row.words,
  declaredOn: row.declared_on,
  lateDays: row.late_days,
  withheld: actor.kind === 'public' ? null : row.withheld_reason,
  version: row.version,
});
