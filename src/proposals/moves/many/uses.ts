import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { confirmedWords, date, several, ticked } from '../../../platform/input.ts';
import type { Platform } from '../../../platform/platform.ts';
import { commonRefusals, problemOf } from '../../../platform/refusals.ts';
import { visibleTo } from '../../../platform/registries.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../../platform/use.ts';
import { ok, type Refusal, type Result } from '../../../shared/result.ts';
import { findProposals, referenceInput } from '../../kit/find.ts';
import { ideaRef } from '../../kit/refs.ts';
import { proposalRefusals } from '../../refusals.ts';
import { moveInput, namesInput, nextInput, reasonInput } from '../input.ts';
import { moveOne } from '../move.ts';
import { nextOne } from '../uses.ts';

/** What may be done with many at once: what needs no look at each. */
export const MANY = ['hand-over', 'pause', 'not-pursue', 'next-step'] as const;
export type Many = (typeof MANY)[number];
/** So many at a time. */
export const MOST = 200;

const input = z.object({
  references: several(referenceInput)
    .refine((given) => given.length > 0, 'Choose at least one idea.')
    .refine((given) => given.length <= MOST, `Choose at most ${MOST} ideas at a time.`)
    .describe('ISV-2026-014,ISV-2026-015'),
  move: z
    .enum(MANY, { error: 'Choose what is to be done.' })
    .describe('hand-over, pause, not-pursue or next-step'),
  ...namesInput,
  ...nextInput,
  reason: reasonInput,
  lookAgain: optionalText(date()).describe('of pause: day to look at them again'),
  preview: ticked('only say what would come of it'),
  confirmed: confirmedWords,
});
export type ManyInput = z.output<typeof input>;

const output = z.object({
  moved: z.number(),
  refused: z.number(),
  preview: z.boolean(),
  ideas: z.array(
    z.object({
      reference: z.string(),
      title: z.string().nullable(),
      moved: z.boolean(),
      because: z.string().nullable().describe('why it is not moved, in words'),
    }),
  ),
});
export type ManyAnswer = z.output<typeof output>;

/** One of many, each by its own rules. A next step asks for both its halves, as it does alone. */
const doOne = (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: ManyInput,
  reference: string,
): Promise<Result<unknown, Refusal>> => {
  const { references: _, move, preview: __, ...rest } = given;
  if (move === 'next-step')
    return nextOne(platform, trx, actor, {
      reference,
      what: given.nextWhat ?? '',
      by: given.nextBy ?? '',
      owner: given.owner,
      confirmed: given.confirmed,
    });
  return moveOne(platform, trx, actor, moveInput.parse({ ...rest, move, reference }));
};

const inWords = (refusal: Refusal): string => problemOf([proposalRefusals, commonRefusals], refusal).detail;

/** Does it, and takes all of it back: what would come of it is found by the same rules as what comes of it. */
const tried = async <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => {
  const takenBack = new Error('taken back');
  const found: T[] = [];
  try {
    await inTransaction(db, async (trx) => {
      found.push(await work(trx));
      throw takenBack;
    });
  } catch (fault) {
    if (fault !== takenBack) throw fault;
  }
  return found[0] as T;
};

/** Titles of those of them that this person may see. */
const titlesOf = async ({ db, registries }: Platform, actor: Actor, references: readonly string[]) => {
  const rows = await findProposals(db, references);
  const seen = await visibleTo(registries, db, actor, rows, ({ reference }) => ideaRef(reference));
  return new Map(seen.map(({ reference, title }) => [reference, title]));
};

/** Moves many ideas in one go, each by its own rules: those that may move do, the others say why not. */
export const moveIdeas = defineUse({
  name: 'move-ideas',
  path: 'ideas/moves',
  method: 'post',
  permission: 'proposals.manage',
  summary:
    'Hands over, pauses, ends or gives a next step to many ideas in one go; each says whether it moved, or why not.',
  input,
  output,
  run: async (platform, actor, given) => {
    // In one order, so that two who move many at once do not wait for each other for ever.
    const references = [...new Set(given.references)].sort();
    const titles = await titlesOf(platform, actor, references);
    if (given.move === 'next-step' && !(given.nextWhat && given.nextBy))
      return {
        ok: false,
        refusal: { kind: 'proposal-next-half', field: given.nextWhat ? 'nextBy' : 'nextWhat' } as Refusal,
      };
    const all = async (trx: Trx) => {
      const ideas: ManyAnswer['ideas'] = [];
      for (const reference of references) {
        const result = await inTransaction(trx, (one) => doOne(platform, one, actor, given, reference));
        // Words that identify are about all of them alike: they are asked about once, at their field.
        if (!result.ok && result.refusal.kind === 'words-identify') return result;
        ideas.push({
          reference,
          title: titles.get(reference) ?? null,
          moved: result.ok,
          because: result.ok ? null : inWords(result.refusal),
        });
      }
      return ok(ideas);
    };
    const done = await (given.preview ? tried(platform.db, all) : inTransaction(platform.db, all));
    if (!done.ok) return done;
    const moved = done.value.filter((one) => one.moved).length;
    return ok({ moved, refused: done.value.length - moved, preview: given.preview, ideas: done.value });
  },
});
