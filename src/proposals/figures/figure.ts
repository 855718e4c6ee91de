import { z } from 'zod';
import type { ChartTable, Picture } from '../../ui/index.ts';
import type { TargetTable } from '../clocks/targets-rules.ts';
import type { AnswerRow, DelayRow, KindRow, RaiserRow } from './queries.ts';
import type { Stays, StillThere, Way } from './stays-rules.ts';

/** The figures, in the order of the page. */
export const FIGURE_KEYS = [
  'stages',
  'routes',
  'months',
  'in-time',
  'delay',
  'phases',
  'fifths',
  'professions',
  'contracts',
  'sizes',
] as const;

/** One figure about the group's own work, whole: page, file and JSON show the one. */
export const AboutFigure = z.object({
  key: z.string().describe('`stages`, `routes`, `months`, `in-time` …'),
  title: z.string().describe('the finding'),
  measure: z.string().describe('what is measured, in what unit, of when'),
  method: z.string().describe('how it is made'),
  caveats: z.array(z.string()),
  table: z.object({
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    gap: z.string().describe('what a null is, in words'),
  }),
  picture: z.unknown().describe('the picture as data'),
});
export type AboutFigure = Omit<z.output<typeof AboutFigure>, 'picture' | 'table'> & {
  readonly picture: Picture;
  readonly table: ChartTable;
};

/** The sum of the money of cases of one kind. */
export type KindMoney = Pick<KindRow, 'year' | 'phase' | 'fifth'> & {
  /** Recurring cost of a full year, in pence. */
  readonly recurringPence: number;
};

/** What the figures are made of, as it stands, and what of it is asked for. */
export type Made = {
  readonly stays: readonly Stays[];
  readonly still: readonly StillThere[];
  readonly answers: readonly AnswerRow[];
  readonly raisers: readonly RaiserRow[];
  readonly delay: readonly DelayRow[];
  readonly kinds: readonly KindRow[];
  readonly money: readonly KindMoney[];
  readonly targets: TargetTable;
  readonly routes: readonly { readonly key: string; readonly label: string }[];
  readonly today: string;
  /** One financial year by the year in which it begins; else all of them. */
  readonly year: number | undefined;
  /** What the months are drawn of. */
  readonly way: Way;
  /** Medians of single months that fewer than five ideas made are not for the public. */
  readonly publicOnly: boolean;
};
