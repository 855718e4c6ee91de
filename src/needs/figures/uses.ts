import { z } from 'zod';
import { defineUse, optionalText } from '../../platform/use.ts';
import { figureQueryOf } from './address.ts';
import { Figure as FigureShape } from './figure.ts';
import { findFigure } from './find.ts';

const part = (what: string) => z.string().trim().min(1).describe(what);

/** The words of every question about needs: which area, which year, beside whom. */
export const figureWords = {
  area: optionalText().describe("code of the area's commissioner, 04G; the group's own unless given"),
  year: optionalText().describe('financial year, 2014/15; the newest loaded unless given'),
  beside: optionalText(z.enum(['england', 'region', 'similar', 'list'])).describe(
    'whom to compare with: england, region, similar, or list',
  ),
  list: optionalText().describe('codes of commissioners to compare with, with commas: 04F,04E'),
};

/** One figure at its own address: the same that its page shows and its files hold. */
export const figureUse = defineUse({
  name: 'figure',
  path: 'figures/{topic}/{subject}/{key}',
  method: 'get',
  permission: 'needs.read',
  summary: 'One figure of needs: its words, numbers, method and files.',
  input: z.object({
    topic: part('conditions, areas or unseen'),
    subject: part('what of the topic: copd, or the code of an area'),
    key: part('which figure: gradient'),
    ...figureWords,
  }),
  output: FigureShape,
  run: (platform, actor, { topic, subject, key, ...query }) =>
    findFigure(platform, actor, { topic, subject, key, query: figureQueryOf(query) }),
});
