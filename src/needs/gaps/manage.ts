import { z } from 'zod';
import type { Person } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalChoice, optionalWords, ticked, versionInput } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { changeGap, concernedBy, keepGapChange, tellOfGap } from './change.ts';
import { openGap, type Refused, gapReference as reference } from './open.ts';
import { findGap, lockGap } from './queries.ts';
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
import { mayManage, seesGap } from './shown.ts';

const output = z.object({ reference: z.string() });

type Answer = Result<{ reference: string }, Refused>;

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
