import { z } from 'zod';
import {
  GIFT_SORTS,
  INTEREST_KINDS,
  INTEREST_SORTS,
  listGifts,
  listInterests,
  rulesOn,
  ShownGift,
  ShownLine,
  shownGift,
  shownLine,
  tailFrom,
} from '../../people/index.ts';
import { nextPart, offsetOf, optionalChoice, partInput } from '../../platform/input.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { membersOn } from '../kit/find.ts';

const asked = {
  q: optionalText(z.string().trim().max(200)).describe('words of the person, the organisation or the line'),
  body: optionalText(z.string().trim().toLowerCase().max(60)).describe('key of a body: only its members'),
  organisation: optionalText(z.string().trim().max(200)).describe('code, or a part of a name'),
  dir: optionalChoice(['ascending', 'descending'], 'ascending or descending'),
  ...partInput(1000),
};

/** Members of a body today, or nobody where there is no such body; undefined where none is asked for. */
const peopleOf = async (
  db: Db,
  body: string | undefined,
  today: CalendarDate,
): Promise<readonly string[] | undefined> =>
  body === undefined
    ? undefined
    : [...new Set((await membersOn(db, body, today)).map(({ person }) => person))];

/** The public register of interests: what lasts, and what ended within the tail. */
export const interestRegister = defineUse({
  name: 'register-of-interests',
  path: 'decisions/registers/interests',
  method: 'get',
  permission: 'decisions.read',
  summary: 'The register of interests: what lasts, and what ended within the months that it stays on show.',
  input: z.object({
    ...asked,
    kind: optionalChoice(INTEREST_KINDS, 'Choose a kind of interest.'),
    standing: optionalChoice(['current', 'ended', 'all'], 'current, ended or all'),
    sort: z.enum(INTEREST_SORTS).default('person'),
  }),
  output: z.object({
    total: z.number(),
    tailMonths: z.number(),
    keepYears: z.number(),
    verified: z.boolean().describe('whether somebody held both against their sources'),
    interests: z.array(ShownLine),
    next: z.string().optional(),
  }),
  run: async ({ db, now }, actor, input) => {
    const today = londonDate(now());
    const { rules } = await rulesOn(db, today);
    const offset = offsetOf(input.cursor);
    const { total, rows } = await listInterests(db, {
      ...input,
      people: await peopleOf(db, input.body, today),
      standing: input.standing ?? 'all',
      dir: input.dir ?? 'ascending',
      today,
      from: tailFrom(today, rules),
      published: actor.kind === 'public',
      offset,
    });
    return ok({
      total,
      tailMonths: rules.publicMonths.value,
      keepYears: rules.keptYears.value,
      verified: rules.publicMonths.verified && rules.keptYears.verified,
      interests: rows.map((row) => shownLine(actor, row, rules, today)),
      ...nextPart(offset, rows.length, total),
    });
  },
});

/** The public register of gifts and hospitality. */
export const giftRegister = defineUse({
  name: 'register-of-gifts',
  path: 'decisions/registers/gifts',
  method: 'get',
  permission: 'decisions.read',
  summary: 'The register of gifts and hospitality that people were offered, accepted or not.',
  input: z.object({
    ...asked,
    outcome: optionalChoice(['accepted', 'declined', 'passed-on'], 'accepted, declined or passed-on'),
    sort: z.enum(GIFT_SORTS).default('day'),
  }),
  output: z.object({ total: z.number(), gifts: z.array(ShownGift), next: z.string().optional() }),
  run: async ({ db, now }, actor, input) => {
    const today = londonDate(now());
    const { rules } = await rulesOn(db, today);
    const offset = offsetOf(input.cursor);
    const { total, rows } = await listGifts(db, {
      ...input,
      people: await peopleOf(db, input.body, today),
      dir: input.dir ?? (input.sort === 'day' || input.sort === 'worth' ? 'descending' : 'ascending'),
      today,
      from: tailFrom(today, rules),
      published: actor.kind === 'public',
      offset,
    });
    return ok({
      total,
      gifts: rows.map((row) => shownGift(actor, row)),
      ...nextPart(offset, rows.length, total),
    });
  },
});
