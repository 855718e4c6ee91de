import { z } from 'zod';

const Day = z.string().describe('YYYY-MM-DD');

/** Where figures come from: one load. */
export const FigureFile = z.object({
  load: z.string().describe('Id of the load'),
  file: z.string().describe('Name of the file as it was loaded'),
  source: z.string().describe('Id of the layout'),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  loaded: Day,
  period: z.string().describe('What the file is of, in words'),
});
export type FigureFile = z.output<typeof FigureFile>;

export const Ages = z.array(
  z.object({
    ageFrom: z.number().int().describe('Youngest age, in whole years'),
    ageTo: z.number().int().nullable().describe('Oldest age; null where the band has no upper end'),
    male: z.number().int(),
    female: z.number().int(),
  }),
);

const Change = z.object({
  people: z.number().int(),
  percent: z.number().nullable().describe('To one decimal; null when there was nobody before'),
});

const TheList = z.object({
  date: Day.describe('Day that the list is dated; of a quarter, its first day'),
  ends: Day.describe('Last day that the list is of'),
  period: z.string().describe('January to March 2016'),
  files: z.array(FigureFile),
});

export const TrendPoint = z.object({
  date: Day,
  period: z.string(),
  people: z.number().int(),
  practices: z.number().int(),
});
export type TrendPoint = z.output<typeof TrendPoint>;

export const AreaPractice = z.object({
  code: z.string(),
  name: z.string(),
  people: z.number().int(),
  commissioner: z.string().describe('As in the file; empty where its layout has none'),
  load: z.string(),
  ages: Ages.nullable().describe('Null where the list gives totals only; bands with few people are joined'),
  yearBefore: z.number().int().nullable(),
  change: Change.nullable(),
});
export type AreaPractice = z.output<typeof AreaPractice>;

export const AreaPopulation = z.object({
  area: z.string(),
  name: z.string().describe('Name of the area, or its code where no register names it'),
  on: Day.describe('The day asked for'),
  list: TheList,
  membership: z
    .enum(['register', 'file'])
    .describe('Whether the practices are those of the register of organisations or of the file itself'),
  people: z.number().int(),
  male: z.number().int().nullable(),
  female: z.number().int().nullable(),
  ages: Ages.nullable().describe('Of the newest list with ages, which agesList tells'),
  agesList: TheList.nullable(),
  agesOf: z.number().int().describe('How many practices the age bands are of'),
  yearBefore: TrendPoint.nullable(),
  change: Change.nullable(),
  practices: z.array(AreaPractice).describe('In order of code'),
  apart: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('Prescribers with an empty list under this area: not practices'),
  trend: z.array(TrendPoint),
  notes: z.array(z.string()).describe('What to know of these figures, in sentences'),
});
export type AreaPopulation = z.output<typeof AreaPopulation>;

export const PracticePopulation = z.object({
  code: z.string(),
  name: z.string(),
  on: Day.describe('The day asked for'),
  list: TheList,
  people: z.number().int(),
  male: z.number().int().nullable(),
  female: z.number().int().nullable(),
  ages: Ages.nullable().describe('Of the newest list with ages, which agesList tells'),
  agesList: TheList.nullable(),
  area: z
    .object({ code: z.string(), name: z.string(), ages: Ages.nullable() })
    .nullable()
    .describe('The area that it belonged to on the day of its ages, in the same bands'),
  yearBefore: z.object({ date: Day, period: z.string(), people: z.number().int() }).nullable(),
  change: Change.nullable(),
  trend: z.array(TrendPoint.omit({ practices: true }).extend({ load: z.string() })),
  files: z.array(FigureFile).describe('The files of the trend'),
  notes: z.array(z.string()),
});
export type PracticePopulation = z.output<typeof PracticePopulation>;
