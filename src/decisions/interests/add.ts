import { z } from 'zod';
import { findPerson, INTEREST_KINDS, INTEREST_TIES, personName } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import { onceKey } from '../../platform/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { itemInput, membersOn, noItem, visibleItems } from '../kit/find.ts';
import { isOfBody, mayRun } from '../kit/may.ts';
import { itemRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { atInput, interestInput, onceInput, whenOf } from './input.ts';
import { CLOSE_TO, type Link, tieWords } from './matching-rules.ts';
import { itemInterestRef, noInterest, type Opened, openItem, type Refused } from './open.ts';
import { findItemInterest, lockItemInterest } from './queries.ts';
import { meetingInterestsHref } from './refs.ts';

const output = z.object({ id: z.number(), item: z.number(), meeting: z.string() });
type Answer = Result<z.output<typeof output>, Refused>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose interest it is: oneself, a member of the body, or somebody else in the register who attends. */
const whose = async (
  trx: Trx,
  actor: Actor,
  given: string,
  { meeting }: Opened,
): Promise<{ readonly id: string; readonly name: string } | undefined> => {
  const id = given === 'me' ? (actor.kind === 'person' ? actor.id : '') : given;
  const seat = (await membersOn(trx, meeting.body, londonDate(meeting.starts))).find(
    ({ person }) => person === id,
  );
  if (seat) return { id, name: seat.person_name };
  if (!UUID.test(id) || !(await findPerson(trx, id))) return undefined;
  return { id, name: (await personName(trx, id)) ?? id };
};

/** Whoever has to rule hears of what was added or contested before the meeting. */
const tellTheChair = async (trx: Trx, actor: Actor, { item, meeting }: Opened, title: string) =>
  meeting.chair === null || (actor.kind === 'person' && actor.id === meeting.chair)
    ? undefined
    : notify(trx, {
        people: [meeting.chair],
        kind: 'interest.to-rule',
        title: `${title}: ${item.title}`,
        href: meetingInterestsHref(meeting.reference),
        object: itemRef(item.id),
      });

/** Whether this person sits on the body, or runs the meeting, and may know of the item. */
const takesPart = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { item, meeting }: Opened,
): Promise<boolean> =>
  (await visibleItems({ ...platform, db: trx }, actor, [item])).length > 0 &&
  ((await isOfBody(trx, actor, meeting.body, londonDate(meeting.starts))) ||
    (await mayRun(trx, actor, meeting, londonDate(platform.now()))));

/**
 * Adds an interest that no rule found: a member’s own, or, by whoever runs the meeting, anybody’s. It waits for a
 * ruling as matches do. It does not enter the register of interests: that is the person’s to declare.
 */
export const addItemInterest = defineUse({
  name: 'add-item-interest',
  path: 'decisions/items/{item}/interests',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Adds an interest that touches an item: one’s own, or, by who runs the meeting, another person’s.',
  input: z.object({
    item: itemInput,
    person: z.string({ error: 'Say whose it is.' }).trim().describe('id of the person, or me'),
    kind: z.enum(INTEREST_KINDS, { error: 'Choose what kind of interest it is.' }),
    tie: z.enum(INTEREST_TIES, { error: 'Choose how they are tied to it.' }).default('other'),
    in: words('Say in what: an organisation, a practice, a cause.', 200).describe('organisation or cause'),
    through: optionalWords(200).describe('of an indirect interest: somebody close, and who they are'),
    touches: optionalWords(200).describe('what that has to do with the item'),
    once: onceInput,
    at: atInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const { through, touches } = input;
    const identified = identifiedIn({ in: input.in, through, touches }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openItem(trx, input.item);
      if (!opened.ok) return opened;
      const { item, meeting } = opened.value;
      if (!(await takesPart(platform, trx, actor, opened.value))) return refuse(noItem(input.item));
      const person = await whose(trx, actor, input.person, opened.value);
      if (!person) return refuse({ kind: 'interest-person-unknown', field: 'person' });
      const own = actor.kind === 'person' && actor.id === person.id;
      const now = platform.now();
      if (!own && !(await mayRun(trx, actor, meeting, londonDate(now))))
        return refuse({ kind: 'interest-not-yours' });
      // Not of the moment: sent late, after a line that broke, it is the same.
      const { kind, tie } = input;
      const once = onceKey(input.once, [item.id, person.id, kind, tie, input.in, through, touches]);
      const from = { code: null, name: person.name };
      const close = through === undefined ? undefined : { code: null, name: through };
      const what = { code: null, name: input.in };
      const chain: readonly Link[] = [
        ...(close ? [{ from, words: CLOSE_TO, to: close }] : []),
        { from: close ?? from, words: tieWords(input.tie), to: what },
        { from: what, words: touches ?? 'has to do with', to: { code: null, name: 'this proposal' } },
      ];
      const direct = close === undefined && input.kind !== 'indirect';
      const added = await decisionDb(trx)
        .insertInto('item_interest')
        .values({
          item: item.id,
          person: person.id,
          person_name: person.name,
          interest: null,
          kind: close ? 'indirect' : input.kind,
          direct,
          chain: JSON.stringify(chain),
          words: `${person.name}: ${close ? `close to ${close.name}, ` : ''}${tieWords(input.tie)} ${input.in}${touches ? `, which ${touches}` : ''}`,
          how: own ? 'declared' : 'added',
          once,
          since: now,
        })
        .onConflict((conflict) => conflict.column('once').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) {
        const before = await decisionDb(trx)
          .selectFrom('item_interest')
          .select(['id', 'item'])
          .where('once', '=', once)
          .executeTakeFirstOrThrow();
        return ok({ ...before, meeting: meeting.reference });
      }
      await keepDecisionChange(trx, actor, now, itemInterestRef(added.id), {
        version: 1,
        kind: own ? 'interest.declared-for-item' : 'interest.added',
        after: { item: item.id, person: person.id, interestKind: input.kind, direct, words: input.in },
      });
      if (meeting.state === 'open')
        await writeLine(trx, actor, {
          meeting: meeting.reference,
          item: item.id,
          at: whenOf(input.at, now),
          kind: 'declared',
          // Somebody close is not named where everybody reads.
          words: `${person.name} ${own ? 'declared an interest' : 'was said to have an interest'}: ${close ? 'through somebody close, ' : ''}${tieWords(input.tie)} ${input.in}.`,
          isPrivate: item.is_private,
          once: once ?? undefined,
        });
      await tellTheChair(trx, actor, opened.value, `${person.name} has an interest to rule on`);
      return ok({ id: added.id, item: item.id, meeting: meeting.reference });
    });
  },
});

/**
 * Says that an interest does not touch the item, or that it is wrong. Its person may, also where a ruling hides the
 * item from them. It binds nobody: who runs the meeting reads it and rules.
 */
export const contestInterest = defineUse({
  name: 'contest-interest',
  path: 'decisions/interests/{interest}/contest',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Contests an interest that was matched or ruled on, in the person’s own words.',
  input: z.object({
    interest: interestInput,
    words: words('Say what is wrong with it.', 1000),
    confirmed: confirmedWords,
  }),
  output: z.object({ id: z.number() }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ id: number }, Refused>>(platform.db, async (trx) => {
      const found = await findItemInterest(trx, input.interest);
      const own = found && actor.kind === 'person' && actor.id === found.person;
      if (!found || !own) return refuse(noInterest(input.interest));
      const opened = await openItem(trx, found.item);
      if (!opened.ok) return opened;
      const row = await lockItemInterest(trx, found.id);
      if (!row || row.dismissed_reason !== null) return refuse({ kind: 'interest-dismissed' });
      if (row.contested === input.words) return ok({ id: row.id });
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({ contested: input.words, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, itemInterestRef(row.id), {
        version: row.version + 1,
        kind: 'interest.contested',
        after: { item: row.item, person: row.person, words: input.words },
      });
      await tellTheChair(trx, actor, opened.value, `${row.person_name} contests an interest`);
      return ok({ id: row.id });
    });
  },
});
