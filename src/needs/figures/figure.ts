import { z } from 'zod';
import type { Picture } from '../../ui/index.ts';
import { FigureFile } from '../population/answers.ts';

/** How many people a figure is about, as a gap keeps it. */
export const PeopleAffected = z.object({
  people: z.number().describe('Whole people'),
  lower: z.number().nullable().describe('Lower 95% limit, where chance or the model gives one'),
  upper: z.number().nullable(),
  words: z.string().describe('What they are: `fewer people on registers than the model expects`'),
});
export type PeopleAffected = z.output<typeof PeopleAffected>;

/**
 * One figure of needs, whole: what page, download, JSON and a recorded gap all show. The numbers stand in
 * `table` once, unrounded; everything else is words about them.
 */
export const Figure = z.object({
  topic: z.string().describe('`conditions`, `areas`'),
  subject: z.string().describe('`COPD`, `04G`'),
  key: z.string().describe('`gradient`: one of its subject'),
  /** With the query that makes the same figure again: `/population/figures/conditions/COPD/gradient?area=04G`. */
  href: z.string(),
  title: z.string().describe('The finding'),
  measure: z.string().describe('What is measured, in what unit, of when'),
  reading: z.string().describe('One sentence in plain words'),
  period: z.string().describe('What the figure is of, in words'),
  where: z.string().describe('Whom it is about: area, fifth, practices'),
  method: z.string().describe('How it is made, with the formula'),
  caveats: z.array(z.string()),
  files: z.array(FigureFile),
  people: PeopleAffected.nullable(),
  withheld: z.number().int().describe('How many numbers are withheld because they are small'),
  table: z.object({
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    gap: z.string().describe('What a null is, in words'),
  }),
  picture: z.unknown().describe('The picture as data: kind and figures'),
});
export type Figure = Omit<z.output<typeof Figure>, 'picture'> & { readonly picture: Picture };
