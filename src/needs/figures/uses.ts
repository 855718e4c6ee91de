import { z } from 'zod';
import { defineUse } from '../../platform/use.ts';
import { figureQueryOf } from './address.ts';
import { Figure as FigureShape } from './figure.ts';
import { findFigure } from './find.ts';
import { figureWords } from './words.ts';

const part = (what: string) => z.string().trim().min(1).describe(what);

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
