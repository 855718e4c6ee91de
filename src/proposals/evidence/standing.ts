import { compareFigures, type Figure, type FindFigure, figureOfHref, findFigure } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { figureFor, newestHref, type Pin, pinsOf, takenBackOf } from './find.ts';
import { EVIDENCE_WORDS } from './words.ts';

/** Evidence as a case holds it against itself. */
export type Pinned = { readonly id: string; readonly label: string; readonly takenBack: boolean };

const labelOf = ({ kind, title }: Pin): string => `${EVIDENCE_WORDS[kind].label}: ${title}`;

/** What is pinned to a proposal, and whether its publisher took back what it was made of. */
export const pinnedOf = async (db: Db, reference: string): Promise<readonly Pinned[]> => {
  const pins = (await pinsOf(db, reference)).filter(({ removed_on }) => removed_on === null);
  const back = await takenBackOf(db, pins);
  return pins.map((pin) => ({ id: pin.id, label: labelOf(pin), takenBack: back.has(pin.id) }));
};

/** What a pinned figure says today; undefined where the pin has none that this reader may see. */
export type Today = {
  /** Null: it can no longer be made. */
  readonly figure: Figure | null;
  readonly same: boolean;
  /** The difference in sentences. */
  readonly words: readonly string[];
};

/** Makes the figure of a pin anew, of what is loaded today, and says what has changed. */
export const todayOf = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  pin: Pick<Pin, 'figure' | 'public_figure' | 'href'>,
): Promise<Today | undefined> => {
  const then = figureFor(actor, pin);
  const address = pin.href ? figureOfHref(newestHref(pin.href) ?? '') : undefined;
  if (!then || !address) return undefined;
  const made = await find(platform, actor, address);
  if (!made.ok)
    return {
      figure: null,
      same: false,
      words: ['It can no longer be made: what it was made of is not loaded now.'],
    };
  const { same, words } = compareFigures(then, made.value);
  return { figure: made.value, same, words };
};

/**
 * The same as `pinnedOf`, with each figure made anew as this reader sees it: taken back is also what can no longer be
 * made at all.
 */
export const evidenceStanding = async (
  platform: Platform,
  actor: Actor,
  reference: string,
  find: FindFigure = findFigure,
): Promise<readonly Pinned[]> => {
  const pins = (await pinsOf(platform.db, reference)).filter(({ removed_on }) => removed_on === null);
  const back = await takenBackOf(platform.db, pins);
  return Promise.all(
    pins.map(async (pin) => ({
      id: pin.id,
      label: labelOf(pin),
      takenBack: back.has(pin.id) || (await todayOf(find, platform, actor, pin))?.figure === null,
    })),
  );
};
