import { createHash } from 'node:crypto';
import { type Actor, publicActor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { canonical } from '../../platform/record/record.ts';
import type { Result } from '../../shared/result.ts';
import { type FigureAddress, figureOfHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';

/** Makes a figure anew as this reader may see it: `findFigure`, handed in so that gaps know no topic. */
export type FindFigure = (
  platform: Platform,
  actor: Actor,
  address: FigureAddress,
) => Promise<Result<Figure>>;

/** SHA-256 of a figure, whatever order its keys are in. */
export const figureHash = (figure: Figure): string =>
  createHash('sha256').update(canonical(figure)).digest('hex');

export type Frozen = {
  readonly figure: Figure;
  /** As the public sees it; undefined where they see no such figure. */
  readonly publicFigure: Figure | undefined;
  readonly hash: string;
};

/**
 * A figure as it stands now, to be kept: as this member sees it, and as the public does (practices without
 * names), so that a public page of it never names more than the public's own page did. Undefined where the
 * address makes none.
 */
export const freezeFigure = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  href: string,
): Promise<Frozen | undefined> => {
  const address = figureOfHref(href);
  if (!address) return undefined;
  const made = await find(platform, actor, address);
  if (!made.ok) return undefined;
  const open = await find(platform, publicActor, address);
  return {
    figure: made.value,
    publicFigure: open.ok ? open.value : undefined,
    hash: figureHash(made.value),
  };
};
