import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { figureOfHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import type { NeedsRefusal } from '../refusals.ts';

export type Refused = NeedsRefusal | CommonRefusal;

/** What a person writes freely of a reply. */
export const FREE = ['words'];

export const figureInput = z
  .string({ error: 'Say which figure.' })
  .trim()
  .min(1, 'Say which figure.')
  .max(2000)
  .describe('address of the figure');

export const makeFigure = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  href: string,
): Promise<Result<Figure>> => {
  const address = figureOfHref(href);
  return address
    ? find(platform, actor, address)
    : refuse<Refused>({ kind: 'gap-figure-gone', field: 'figure' });
};

export const practiceInput = z
  .string({ error: 'Say which practice.' })
  .trim()
  .toUpperCase()
  .min(1, 'Say which practice.')
  .describe('code of the practice, K83003');
