import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, versionInput, words } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { meetingRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { atInput, interestInput, onceInput, whenOf } from './input.ts';
import { itemInterestRef, type Opened, openToRule, type Refused } from './open.ts';
import type { ItemInterest } from './queries.ts';
import { contestHref } from './refs.ts';
import { RULINGS, rulingBadge } from './rulings-rules.ts';

const output = z.object({ id: z.number(), item: z.number(), meeting: z.string() });
type Answer = Result<z.output<typeof output>, Refused>;

/** Tells the person; the news says nothing of the item, which may be hidden from them from now on. */
const tellThem = async (trx: Trx, actor: Actor, row: ItemInterest, { meeting }: Opened, title: string) =>
  actor.kind === 'person' && actor.id === row.person
    ? undefined
    : notify(trx, {
        people: [row.person],
        kind: 'interest.ruled',
        title: `${title}, for one item of ${meeting.title}`,
        href: contestHref(row.id),
        object: meetingRef(meeting.reference),
      });

/**
 * Rules on an interest that touches an item. A ruling may be changed until the meeting is over: each stays in its
 * history, and in the record of the meeting while that is open. The same ruling sent again changes nothing.
 */
export const ruleOnInterest = defineUse({
  name: 'rule-on-interest',
  path: 'decisions/interests/{interest}/ruling',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Rules on an interest that touches an item: note, speak and not vote, leave, or no papers.',
  input: z.object({
    interest: interestInput,
    ruling: z.enum(RULINGS, { error: 'Choose what it comes to.' }),
    reason: words('Say why, in a sentence. It stands in the record.', 1000),
    version: versionInput,
    once: onceInput,
    at: atInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openToRule(platform, trx, actor, input.interest);
      if (!opened.ok) return opened;
      const { item, meeting, row } = opened.value;
      const answer = ok({ id: row.id, item: item.id, meeting: meeting.reference });
      if (row.dismissed_reason !== null) return refuse({ kind: 'interest-dismissed' });
      if (row.ruling === input.ruling && row.ruling_reason === input.reason) return answer;
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: `The interest of ${row.person_name}` });
      const now = platform.now();
      const by = signatureOf(actor);
      const at = whenOf(input.at, now);
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({
          ruling: input.ruling,
          ruling_reason: input.reason,
          ruled_by: by.person,
          ruled_by_name: by.name,
          ruled_at: at,
          version: row.version + 1,
        })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, itemInterestRef(row.id), {
        version: row.version + 1,
        kind: row.ruling === null ? 'interest.ruled' : 'interest.ruled-anew',
        ...(row.ruling === null ? {} : { before: { ruling: row.ruling, reason: row.ruling_reason } }),
        after: { item: item.id, person: row.person, ruling: input.ruling, reason: input.reason },
      });
      if (meeting.state === 'open')
        await writeLine(trx, actor, {
          meeting: meeting.reference,
          item: item.id,
          at,
          kind: 'ruled',
          words: `${row.ruling === null ? 'Ruled' : 'Ruled anew'} on ${row.person_name}: ${rulingBadge(input.ruling).toLowerCase()}. ${input.reason}`,
          isPrivate: item.is_private,
          once: input.once,
        });
      await tellThem(
        trx,
        actor,
        row,
        opened.value,
        `The chair ruled on your interest: ${rulingBadge(input.ruling).toLowerCase()}`,
      );
      return answer;
    });
  },
});

/** Finds that an interest does not touch an item after all: it binds nobody from then on, and stays on show as such. */
export const dismissInterest = defineUse({
  name: 'dismiss-interest',
  path: 'decisions/interests/{interest}/dismissal',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Finds that an interest does not touch an item after all, with the reason.',
  input: z.object({
    interest: interestInput,
    reason: words('Say why it does not touch the item.', 1000),
    version: versionInput,
    once: onceInput,
    at: atInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openToRule(platform, trx, actor, input.interest);
      if (!opened.ok) return opened;
      const { item, meeting, row } = opened.value;
      const answer = ok({ id: row.id, item: item.id, meeting: meeting.reference });
      if (row.dismissed_reason === input.reason) return answer;
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: `The interest of ${row.person_name}` });
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({
          dismissed_reason: input.reason,
          dismissed_name: signatureOf(actor).name,
          lapsed_at: null,
          version: row.version + 1,
        })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, itemInterestRef(row.id), {
        version: row.version + 1,
        kind: 'interest.dismissed',
        before: { ruling: row.ruling },
        after: { item: item.id, person: row.person, reason: input.reason },
      });
      if (meeting.state === 'open')
        await writeLine(trx, actor, {
          meeting: meeting.reference,
          item: item.id,
          at: whenOf(input.at, now),
          kind: 'ruled',
          words: `Found that an interest of ${row.person_name} does not touch this item. ${input.reason}`,
          isPrivate: item.is_private,
          once: input.once,
        });
      await tellThem(trx, actor, row, opened.value, 'An interest of yours was found not to matter');
      return answer;
    });
  },
});
