import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, words } from '../../platform/input.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepGapChange } from './change.ts';
import { openGap, type Refused, gapReference as reference } from './open.ts';
import { gapRef, mayCorrect } from './shown.ts';
import { gapDb } from './tables.ts';

/** Adds a guideline, or a service elsewhere, that bears on a gap. Any member may: it is how a group learns. */
export const addBearing = defineUse({
  name: 'add-gap-bearing',
  path: 'gaps/{reference}/bearings',
  method: 'post',
  permission: 'gaps.record',
  summary: 'Adds a guideline, or a service elsewhere, that bears on a gap.',
  input: z.object({
    reference,
    kind: z.enum(['guideline', 'service'], { error: 'Choose: a guideline, or a service elsewhere.' }),
    title: words('Give its name.', 300),
    source: words('Say who published it, or where the service is.', 200),
    address: optionalText(
      z
        .url({ protocol: /^https?$/, error: 'Give an address that begins with https://' })
        .max(1000, 'Write at most 1,000 characters.'),
    ).describe('where it can be read'),
    note: optionalWords(1000).describe('what it says to this gap'),
    confirmed: confirmedWords,
  }),
  output: z.object({ id: z.string() }),
  run: async (platform, actor, { reference: gap, confirmed, ...input }) => {
    const identified = identifiedIn({ title: input.title, note: input.note }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ id: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openGap(platform, trx, actor, { reference: gap }, () => true);
      if (!opened.ok) return opened;
      const now = platform.now();
      const by = signatureOf(actor);
      const { id } = await gapDb(trx)
        .insertInto('gap_bearing')
        .values({
          gap,
          kind: input.kind,
          title: input.title,
          source: input.source,
          address: input.address ?? null,
          note: input.note ?? null,
          added_by: by.person,
          added_by_name: by.name,
          added_on: londonDate(now),
          removed_on: null,
          removed_by_name: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepGapChange(trx, actor, now, gap, opened.value.version, {
        kind: 'gap.bearing-added',
        after: { bearing: id, bearingKind: input.kind, title: input.title, source: input.source },
      });
      return ok({ id });
    });
  },
});

/** Takes a guideline or a service off a gap again: whoever added it, or those who may correct the gap. */
export const removeBearing = defineUse({
  name: 'remove-gap-bearing',
  path: 'gaps/{reference}/bearings/{id}',
  method: 'delete',
  permission: 'gaps.record',
  summary: 'Takes a guideline, or a service elsewhere, off a gap again; its history keeps it.',
  input: z.object({ reference, id: z.uuid({ error: 'must be the id of a guideline or service' }) }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, { reference: gap, id }) =>
    inTransaction<Result<{ id: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openGap(platform, trx, actor, { reference: gap }, () => true);
      if (!opened.ok) return opened;
      const found = await gapDb(trx)
        .selectFrom('gap_bearing')
        .selectAll()
        .where('id', '=', id)
        .where('gap', '=', gap)
        .where('removed_on', 'is', null)
        .executeTakeFirst();
      if (!found) return refuse({ kind: 'not-found', what: 'that guideline or service' });
      const own = actor.kind === 'person' && found.added_by === actor.id;
      if (!own && !mayCorrect(actor, opened.value)) return refuse({ kind: 'gap-not-yours' });
      const now = platform.now();
      await gapDb(trx)
        .updateTable('gap_bearing')
        .set({ removed_on: londonDate(now), removed_by_name: signatureOf(actor).name })
        .where('id', '=', id)
        .execute();
      await keepGapChange(trx, actor, now, gap, opened.value.version, {
        kind: 'gap.bearing-removed',
        before: { bearing: id, bearingKind: found.kind, title: found.title, source: found.source },
      });
      return ok({ id });
    }),
});

/** Asks to be told of what happens to a gap, or no longer. */
export const watchGap = defineUse({
  name: 'watch-gap',
  path: 'gaps/{reference}/watch',
  method: 'post',
  permission: 'gaps.record',
  summary: 'Asks to be told of what happens to a gap, or no longer.',
  input: z.object({ reference, watch: ticked('true: tell me; false: no longer') }),
  output: z.object({ reference: z.string(), watching: z.boolean() }),
  run: (platform, actor, { reference: gap, watch }) =>
    inTransaction<Result<{ reference: string; watching: boolean }, Refused>>(platform.db, async (trx) => {
      const opened = await openGap(platform, trx, actor, { reference: gap }, () => true);
      if (!opened.ok) return opened;
      if (actor.kind !== 'person') return refuse({ kind: 'not-allowed', permission: 'gaps.record' });
      if (watch)
        await gapDb(trx)
          .insertInto('gap_watcher')
          .values({ gap, person: actor.id })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      else
        await gapDb(trx)
          .deleteFrom('gap_watcher')
          .where('gap', '=', gap)
          .where('person', '=', actor.id)
          .execute();
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: watch ? 'gap.watched' : 'gap.unwatched',
        object: refText(gapRef(gap)),
      });
      return ok({ reference: gap, watching: watch });
    }),
});
