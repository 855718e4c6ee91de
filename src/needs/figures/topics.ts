import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Result } from '../../shared/result.ts';
import { indicatorTopic } from '../indicators/uses.ts';
import { areaTopic } from '../profiles/area/uses.ts';
import { conditionTopic } from '../profiles/condition/uses.ts';
import { unseenTopic } from '../unseen/uses.ts';
import type { Figure } from './figure.ts';

/** What decides a figure beside its topic, subject and key; each may be left out. */
export type FigureQuery = {
  /** Code of a commissioner; the group's own unless given. */
  readonly area?: string | undefined;
  /** Financial year: `2014/15`. */
  readonly year?: string | undefined;
  /** `england`, `region`, `similar`, `list`. */
  readonly beside?: string | undefined;
  /** Codes of the reader's own list, with commas. */
  readonly list?: string | undefined;
};

/** One family of figures: how they are made, and which page shows them together. */
export type FigureTopic = {
  /** First part of their address: `conditions`. */
  readonly topic: string;
  readonly figures: (
    platform: Platform,
    actor: Actor,
    subject: string,
    query: FigureQuery,
  ) => Promise<Result<readonly Figure[]>>;
  readonly pageHref: (subject: string, query: FigureQuery) => string;
};

/** Every topic of needs/, in the order of its pages. */
export const figureTopics: readonly FigureTopic[] = [conditionTopic, areaTopic, unseenTopic, indicatorTopic];
