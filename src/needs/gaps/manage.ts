import { z } from 'zod';
import { type Actor, type Person, recorded } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { confirmedWords, optionalChoice, optionalWords, ticked, versionInput, words } from '../kit/input.ts';
import { signatureOf } from '../kit/who.ts';
import { identifiedIn } from '../kit/words.ts';
import { changeGap, concernedBy, keepGapChange, tellOfGap } from './change.ts';
import { findGap, type Gap, lockGap } from './queries.ts';
import type { GapRefusal } from './refusals.ts';
import {
  CLOSED_BECAUSE,
  GAP_MOVES,
  type GapMove,
  isOpen,
  MOVES,
  moveWords,
  statusWords,
  whyNotMerge,
} from './rules.ts';
import { gapRef, mayCorrect, mayManage, seesGap } from './shown.ts';
import { gapDb } from './tables.ts';

type Refused = GapRefusal | CommonRefusal;
const output = z.object({ reference: z.string() });
type Answer = Result<{ reference: string }, Refused>;

const reference = z.string().trim().toUpperCase().describe('GAP-2026-001');

/** A locked gap that this actor may change as asked, and that nobody changed meanwhile. */
const openGap = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number },
  may: (actor: Actor, gap: Gap) => boolean,
): Promise<Result<Gap, Refused>> => {
  const gap = await lockGap(trx, given.reference);
  if (!gap || !(await seesGap({ ...platform, db: trx }, actor, given.reference)))
    return refuse({ kind: 'not-found', what: `the gap ${given.reference}` });
  if (!may(actor, gap)) return refuse({ kind: 'gap-not-yours' });
  if (given.version !== undefined && given.version !== gap.version)
    return refuse({ kind: 'changed-meanwhile', what: `The gap ${given.reference}` });
  return ok(gap);
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Somebody who stands in the register today, with name and role. */
const findPersonToday = async (platform: Platform, trx: Trx, id: string): Promise<Person | undefined> => {
  if (!UUID.test(id)) return undefined;
  for (const { ask } of platform.registries.contacts.all()) {
    const [found] = await ask(trx, [id]);
    if (found) return found.actor;
  }
  return undefined;
};

/** Gives a gap its owner, who is told; `takeUp` says at once that it is worked on. */
export const ownGap = defineUse({
  name: 'own-gap',
  path: 'gaps/{reference}/owner',
  method: 'post',
  permission: 'gaps.record',
  summary: 'Gives a gap its owner: the person who answers for it.',
  input: z.object({
    reference,
    person: z.string().trim().describe('id of the person, or me'),
    takeUp: ticked('it is taken up at once'),
    version: versionInput,
  }),
  output,
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openGap(platform, trx, actor, input, mayManage);
      if (!opened.ok) return opened;
      const gap = opened.value;
      if (!isOpen(gap.status))
        return refuse({
          kind: 'gap-cannot',
          field: 'move',
          status: statusWords(gap.status).toLowerCase(),
          move: 'given an owner',
        });
      const who =
        input.person === 'me'
          ? actor.kind === 'person'
            ? actor
            : undefined
          : await findPersonToday(platform, trx, input.person);
      if (!who) return refuse({ kind: 'gap-owner-unknown', field: 'person' });
      const now = platform.now();
      const today = londonDate(now);
      const { standing } = signatureOf(who);
      const takesUp = input.takeUp && gap.status === 'recorded';
      if (gap.owner === who.id && !takesUp) return ok({ reference: gap.reference });
      const set = {
        owner: who.id,
        owner_name: who.name,
        owner_standing: standing,
        owned_on: today,
        ...(takesUp ? { status: 'taken-up' as const, status_on: today, status_note: null } : {}),
      };
      await changeGap(trx, actor, now, gap, set, {
        kind: 'gap.owned',
        before: { ...(gap.owner ? { owner: gap.owner, ownerName: gap.owner_name } : {}), status: gap.status },
        after: { owner: who.id, ownerName: who.name, status: takesUp ? 'taken-up' : gap.status },
      });
      await tellOfGap(trx, actor, gap.reference, [who.id], {
        kind: 'gap.owned',
        title: `You own ${gap.reference}: ${gap.statement}`,
      });
      const others = (await concernedBy(trx, gap)).filter((person) => person !== who.id);
      await tellOfGap(trx, actor, gap.reference, others, {
        kind: 'gap.owner-changed',
        title: `${who.name} owns ${gap.reference}: ${gap.statement}`,
      });
      return ok({ reference: gap.reference });
    }),
});

/** What kind of event each move is. */
const EVENTS: Readonly<Record<GapMove, string>> = {
  'take-up': 'gap.taken-up',
  'go-on': 'gap.went-on',
  'give-back': 'gap.given-back',
  close: 'gap.closed',
  reopen: 'gap.reopened',
  merge: 'gap.merged',
  part: 'gap.parted',
};

/** Changes how a gap stands: takes it up, gives it back, closes it with a reason, opens it again, merges or parts it. */
export const moveGap = defineUse({
  name: 'move-gap',
  path: 'gaps/{reference}/status',
  method: 'post',
  permission: 'gaps.record',
  summary: 'Changes how a gap stands: take-up, go-on, give-back, close, reopen, merge, part.',
  input: z.object({
    reference,
    move: z.enum(GAP_MOVES, { error: 'Choose what is to be done.' }),
    because: optionalChoice(CLOSED_BECAUSE, 'Choose why it is closed.').describe(
      'of close: met, not-a-gap, not-pursued',
    ),
    into: optionalText(z.string().trim().toUpperCase()).describe('of merge: the gap it is one with'),
    note: optionalWords(1000).describe('why, in a sentence'),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ note: input.note }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      // Both gaps of a merge are locked in one order, so that two merges cannot wait for each other.
      if (input.into) for (const one of [input.reference, input.into].sort()) await lockGap(trx, one);
      const opened = await openGap(platform, trx, actor, input, mayManage);
      if (!opened.ok) return opened;
      const gap = opened.value;
      const rule = MOVES[input.move];
      if (!rule.from.includes(gap.status))
        return refuse({
          kind: 'gap-cannot',
          field: 'move',
          status: statusWords(gap.status).toLowerCase(),
          move: moveWords(input.move),
        });
      for (const needed of rule.needs) {
        if (needed === 'owner') {
          if (!gap.owner) return refuse({ kind: 'gap-needs-owner' });
        } else if (!input[needed]) return refuse({ kind: 'gap-needs', field: needed });
      }
      const into = input.move === 'merge' && input.into ? input.into : null;
      if (into) {
        const target = await findGap(trx, into);
        if (!target || !(await seesGap({ ...platform, db: trx }, actor, into)))
          return refuse({ kind: 'gap-into-unknown', field: 'into', into });
        const { status, merged_into: mergedInto } = target;
        const whyNot = whyNotMerge(gap.reference, { reference: into, status, mergedInto });
        if (whyNot) return refuse(whyNot);
        await keepGapChange(trx, actor, platform.now(), into, target.version, {
          kind: 'gap.took-in',
          after: { from: gap.reference },
        });
      }
      const because = input.move === 'close' ? (input.because ?? null) : null;
      const note = input.note ?? null;
      const now = platform.now();
      await changeGap(
        trx,
        actor,
        now,
        gap,
        {
          status: rule.to,
          status_on: londonDate(now),
          closed_because: because,
          status_note: note,
          merged_into: into,
        },
        {
          kind: EVENTS[input.move],
          before: {
            status: gap.status,
            ...(gap.closed_because ? { because: gap.closed_because } : {}),
            ...(gap.merged_into ? { into: gap.merged_into } : {}),
            ...(gap.status_note ? { note: gap.status_note } : {}),
          },
          after: {
            status: rule.to,
            ...(because ? { because } : {}),
            ...(into ? { into } : {}),
            ...(note ? { note } : {}),
          },
        },
      );
      await tellOfGap(trx, actor, gap.reference, await concernedBy(trx, gap), {
        kind: EVENTS[input.move],
        title: `${gap.reference} was ${moveWords(input.move)}: ${gap.statement}`,
      });
      return ok({ reference: gap.reference });
    });
  },
});

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
