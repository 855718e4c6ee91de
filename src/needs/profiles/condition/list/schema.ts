import { z } from 'zod';

export const ListedCondition = z.object({
  register: z.string(),
  slug: z.string(),
  name: z.string(),
  href: z.string(),
  people: z.number().describe('People on the register'),
  of: z.number().describe('People whom it is a share of'),
  ages: z.string().describe('Whom the register counts: 17+'),
  recorded: z.number().describe('Per cent'),
  lower: z.number().nullable().describe('Lower 95% limit (Wilson)'),
  upper: z.number().nullable(),
  beside: z
    .number()
    .nullable()
    .describe('Per cent of the comparator in the same file; null where it has none'),
  expected: z.number().nullable().describe('People whom a model expects; null where none is loaded'),
  expectedAges: z.string().nullable(),
  difference: z.number().nullable().describe('Expected less recorded: of a model and a count'),
  ofExpected: z.number().nullable().describe('Recorded as per cent of expected'),
  trend: z.string(),
});
export type ListedCondition = z.output<typeof ListedCondition>;

const Beside = z.object({ kind: z.string(), name: z.string() });

export const ConditionList = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  year: z.string().nullable(),
  day: z.string(),
  years: z.array(z.string()),
  beside: Beside.extend({ how: z.string() }).nullable(),
  besides: z.array(Beside),
  conditions: z.array(ListedCondition),
});
export type ConditionList = z.output<typeof ConditionList>;
