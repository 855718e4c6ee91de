import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Figure } from '../figures/figure.ts';
import { findGap } from './queries.ts';
import { gapHref, seesGap } from './shown.ts';

/** A gap as another object pins it: its words, and the figure that it was recorded with, as it stood. */
export type KeptGap = {
  readonly reference: string;
  readonly statement: string;
  readonly href: string;
  readonly evidence: string | null;
  readonly figure: {
    readonly figure: Figure;
    readonly publicFigure: Figure | null;
    readonly hash: string;
    readonly stoodOn: CalendarDate;
    /** The address that makes it again. */
    readonly href: string;
  } | null;
};

/** A gap to be pinned elsewhere; undefined where there is none that this actor may see. */
export const keptGap = async (
  platform: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<KeptGap | undefined> => {
  const gap = await findGap(platform.db, reference);
  if (!gap || !(await seesGap(platform, actor, reference))) return undefined;
  const { figure, public_figure: publicFigure, figure_hash: hash, stood_on: stoodOn, href } = gap;
  return {
    reference,
    statement: gap.statement,
    href: gapHref(reference),
    evidence: gap.evidence,
    figure: figure && hash && stoodOn && href ? { figure, publicFigure, hash, stoodOn, href } : null,
  };
};
