import { z } from 'zod';
import { Figure } from '../../figures/figure.ts';
import { FigureFile } from '../../population/answers.ts';

const Code = z.object({ code: z.string(), name: z.string() });

/** One number of the strip at the head of the page. */
export const KeyFigure = z.object({
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().describe('The same as it is shown: `13,369`'),
  note: z.string(),
});
export type KeyFigure = z.output<typeof KeyFigure>;

/** What is not loaded: what it would tell, and which published file has it. */
export const Missing = z.object({
  what: z.string(),
  source: z.string().describe('Id of the layout to load; empty where no file is what is missing'),
  href: z.string().describe('Where to do something about it'),
  text: z.string(),
});
export type Missing = z.output<typeof Missing>;

/** How the practices of the register of organisations and those of the files of the year join, both ways. */
export const Join = z.object({
  both: z.number().int().describe('Practices of the area on the last day of the year that have registers'),
  withoutRegisters: z
    .array(z.string())
    .nullable()
    .describe('Null for readers to whom practices are not named'),
  withoutRegistersCount: z.number().int(),
  leftInTheYear: z.array(z.string()).nullable(),
  leftInTheYearCount: z.number().int(),
  unknown: z.array(z.string()).nullable().describe('Codes of any area that the register does not have'),
  unknownCount: z.number().int(),
});
export type Join = z.output<typeof Join>;

/** General practitioners of the area's practices, as on the profile of the area. */
export const Workforce = z.object({
  gps: z.number().int().describe('Heads, in practices with a count and a list'),
  people: z.number().describe('Registered with the same practices'),
  perTenThousand: z.number(),
  month: z.string().describe('In words: `March 2026`'),
  list: z.string().describe('Of which time the list of people is'),
});
export type Workforce = z.output<typeof Workforce>;

export const ConditionProfile = z.object({
  condition: z.object({
    register: z.string(),
    slug: z.string(),
    name: z.string(),
    inFull: z.string(),
    people: z.string().describe('Within a sentence: `people with COPD`'),
  }),
  area: Code,
  year: z.string().nullable().describe('2014/15; null where no file has the register for the area'),
  day: z.string().describe('The day that registers and membership are of'),
  years: z.array(z.string()).describe('Years that can be asked for, the newest first'),
  beside: z.string().describe('Whom the area stands beside: england, region, similar, list'),
  comparators: z.array(
    z.object({ kind: z.string(), name: z.string(), how: z.string(), codes: z.array(z.string()).nullable() }),
  ),
  reading: z.array(z.string()).describe('The news in sentences, the most telling first'),
  keyFigures: z.array(KeyFigure),
  figures: z.array(Figure),
  outside: z
    .array(
      z.object({
        letter: z.string(),
        code: z.string().nullable(),
        name: z.string().nullable(),
        below: z.boolean(),
      }),
    )
    .describe('Practices outside the limits of chance; named to members only'),
  notes: z.array(z.string()),
  missing: z.array(Missing),
  join: Join.nullable(),
  workforce: Workforce.nullable().describe('Null where no count of GPs near to the day is loaded'),
  files: z.array(FigureFile),
});
export type ConditionProfile = z.output<typeof ConditionProfile>;
