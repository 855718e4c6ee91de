import { z } from 'zod';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { dirInput, nextOutput, nextPart, offsetOf, optionalCode, optionalDate, partInput } from '../input.ts';
import { findOrganisation } from '../organisations/queries.ts';
import { lastWholeDay, PRACTICE_SORTS, practicesOn } from './queries.ts';

const listed = z.object({
  code: z.string(),
  name: z.string(),
  postcode: z.string().nullable(),
  /** First day of belonging to the area. */
  since: z.string().nullable(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  commissioner: z.string().nullable(),
  commissionerName: z.string().nullable(),
  network: z.string().nullable(),
  networkName: z.string().nullable(),
});

const output = z.object({
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  on: z.string(),
  /** Why another day than today is shown where none was asked for: most practices left after this one. */
  lastWholeDay: z.string().optional(),
  total: z.number(),
  practices: z.array(listed),
  next: nextOutput,
});

export type PracticeList = z.output<typeof output>;

/** The practices of an area on a day: those that were open, by the memberships of that day. */
export const practices = defineUse({
  name: 'practices',
  method: 'get',
  permission: 'organisations.read',
  summary: 'Practices of an area on a day, by the memberships of that day.',
  input: z.object({
    area: optionalCode().describe(
      'Code of the area, such as 04G; the group’s own unless given, ALL for every one',
    ),
    on: optionalDate().describe(
      'The day, such as 2016-02-29; today unless given, or the last day before most practices left',
    ),
    q: optionalText(z.string().trim().max(200)).describe('Words of the name, or the code'),
    sort: z.enum(PRACTICE_SORTS).default('name').describe('name, code, since, network or postcode'),
    dir: dirInput.describe('ascending or descending'),
    ...partInput(10_000),
  }),
  output,
  run: async (platform, _actor, input) => {
    const code = input.area ?? (await platform.group())?.area;
    if (code === undefined) return refuse({ kind: 'no-area' });
    const area = code === 'ALL' ? undefined : await findOrganisation(platform.db, code);
    const isGroup = code === (await platform.group())?.area;
    if (code !== 'ALL' && !area && !isGroup)
      return refuse({ kind: 'unknown-organisation', field: 'area', code });
    const today = londonDate(platform.now());
    const whole = input.on || code === 'ALL' ? undefined : await lastWholeDay(platform.db, code, today);
    const on = input.on ?? whole ?? today;
    const offset = offsetOf(input.cursor);
    const { total, rows } = await practicesOn(platform.db, {
      ...input,
      area: code === 'ALL' ? undefined : { code, kind: area?.kind ?? 'ccg' },
      on,
      dir: input.dir ?? 'ascending',
      offset,
    });
    return ok({
      area: code === 'ALL' ? null : { code, name: area?.name ?? code },
      on,
      ...(whole ? { lastWholeDay: whole } : {}),
      total,
      practices: rows,
      ...nextPart(offset, rows.length, total),
    });
  },
});
