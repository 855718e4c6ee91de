import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FigureAddress } from './address.ts';
import type { Figure } from './figure.ts';
import { figureTopics } from './topics.ts';

/**
 * One figure made anew, as this reader may see it: what its page, its downloads, its JSON and a gap recorded
 * from it all come from. Refused as not found where no such figure can be made of what is loaded.
 */
export const findFigure = async (
  platform: Platform,
  actor: Actor,
  { topic, subject, key, query }: FigureAddress,
): Promise<Result<Figure>> => {
  const maker = figureTopics.find((one) => one.topic === topic);
  if (!maker) return refuse<CommonRefusal>({ kind: 'not-found', what: `figures about ${topic}` });
  const made = await maker.figures(platform, actor, subject, query);
  if (!made.ok) return made;
  const figure = made.value.find((one) => one.key === key);
  return figure
    ? ok(figure)
    : refuse<CommonRefusal>({
        kind: 'not-found',
        what: `the figure ${key} of ${subject}; nothing that it is made of is loaded for this area and year`,
      });
};

/** The page on which a figure stands among its like. */
export const pageOfFigure = ({ topic, subject, query }: FigureAddress): string | undefined =>
  figureTopics.find((one) => one.topic === topic)?.pageHref(subject, query);
