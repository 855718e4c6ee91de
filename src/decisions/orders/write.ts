import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, several, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { SentenceAnswer } from '../bodies/answers.ts';
import { tellMember } from '../bodies/change.ts';
import { openBody } from '../bodies/open.ts';
import { compositionOf } from '../bodies/sitting.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { type Body, bodyInput, membersOn, type Orders } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { fieldOfFault } from './draft.ts';
import { ordersFaultWords, whatIsWrongWithOrders } from './faults-rules.ts';
import { orderRowsOf } from './in-force.ts';
import { ORDER_PARTS, type StandingOrders } from './orders-rules.ts';
import type { OrdersRefusal } from './refusals.ts';
import { inSentences } from './sentences-rules.ts';
import { OrdersInput, ordersOfData } from './shape.ts';

export type OrdersRefused = OrdersRefusal | CommonRefusal;

export const ordersInput = z.coerce
  .number({ error: 'Say which orders.' })
  .int('Say which orders.')
  .positive('Say which orders.')
  .describe('number of the standing orders');

const given = {
  key: bodyInput,
  from: date('Give the day from which they are in force, such as 1 7 2026.').describe('first day in force'),
  source: words('Say where they come from, such as: Constitution, schedule 3, of 26 March 2026.', 300),
  orders: OrdersInput,
  confirmed: confirmedWords,
};
type Given = z.output<z.ZodObject<typeof given>>;

/** Orders as they would be kept, when there is nothing wrong with them beside their body. */
const checked = async (
  trx: Trx,
  body: Body,
  input: Given,
  today: string,
): Promise<Result<StandingOrders, OrdersRefused>> => {
  const { orders, source, from } = input;
  const identified = identifiedIn(
    {
      source,
      approvedBy: orders.approvedBy,
      ...Object.fromEntries(orders.majorities.map(({ label }, at) => [`majorities.${at}.label`, label])),
      'publication.privateReasons': orders.publication.privateReasons.map(({ label }) => label).join('\n'),
    },
    input.confirmed,
  );
  if (identified) return refuse(identified);
  if (from < today) return refuse({ kind: 'orders-past', field: 'from' });
  if (from < body.founded_on)
    return refuse({ kind: 'orders-before-body', field: 'from', on: body.founded_on });
  const number = (await orderRowsOf(trx, body.key)).length + 1;
  const whole = ordersOfData(orders, { key: `${body.key}-${number}`, body: body.key, from, source });
  const faults = whatIsWrongWithOrders(whole, compositionOf(body, from));
  return faults.length === 0
    ? ok(whole)
    : refuse({
        kind: 'bad-input',
        problems: faults.map((fault) => ({
          field: `orders.${fieldOfFault(fault)}`,
          message: ordersFaultWords(fault),
        })),
      });
};

/** Explains orders back without keeping them. */
export const checkOrders = defineUse({
  name: 'check-orders',
  path: 'bodies/{key}/orders/check',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Explains standing orders back in sentences, or says what is wrong with them; keeps nothing.',
  input: z.object(given),
  output: z.object({ sentences: z.array(SentenceAnswer) }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ sentences: SentenceAnswer[] }, OrdersRefused>>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const orders = await checked(trx, opened.value, input, londonDate(platform.now()));
      return orders.ok ? ok({ sentences: [...inSentences(orders.value)] }) : orders;
    }),
});

const output = z.object({ key: z.string(), orders: z.number() });
type Answer = Result<{ key: string; orders: number }, OrdersRefused>;

/** Without what only says when it was written: the same form, sent twice. */
const isSame = (row: Orders, orders: StandingOrders, source: string): boolean => {
  const { key: _, ...one } = row.orders;
  const { key: __, ...other } = orders;
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, part]) => [name, sorted(part)]),
          )
        : value;
  return row.source === source && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
};

/** Enters standing orders of a body, in force from a day on: nothing in them is verified yet. */
export const enterOrders = defineUse({
  name: 'enter-orders',
  path: 'bodies/{key}/orders',
  method: 'post',
  permission: 'decisions.manage',
  summary:
    'Enters standing orders of a body from a day on, in place of those before; nothing in them is verified yet.',
  input: z.object(given),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const body = opened.value;
      const now = platform.now();
      const today = londonDate(now);
      const orders = await checked(trx, body, input, today);
      if (!orders.ok) return orders;
      const there = (await orderRowsOf(trx, body.key)).find(
        ({ from_day, taken_back_on }) => from_day === input.from && taken_back_on === null,
      );
      if (there)
        return isSame(there, orders.value, input.source)
          ? ok({ key: body.key, orders: there.id })
          : refuse({ kind: 'orders-day-taken', field: 'from', on: input.from });
      const by = signatureOf(actor);
      const { id } = await decisionDb(trx)
        .insertInto('body_orders')
        .values({
          body: body.key,
          from_day: input.from,
          orders: JSON.stringify(orders.value),
          source: input.source,
          entered_on: today,
          entered_person: by.person,
          entered_name: by.name,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepDecisionChange(trx, actor, now, bodyRef(body.key), {
        version: body.version,
        kind: 'body.orders-entered',
        after: { orders: id, from: input.from, source: input.source, rules: orders.value },
        free: ['source', 'rules'],
      });
      for (const person of new Set((await membersOn(trx, body.key, today)).map((row) => row.person)))
        await tellMember(trx, actor, body, person, {
          kind: 'body.orders-entered',
          title: `${body.name}: other standing orders from ${longDate(input.from)}`,
        });
      return ok({ key: body.key, orders: id });
    }),
});

const openOrders = async (
  trx: Trx,
  actor: Parameters<typeof openBody>[1],
  asked: { readonly key: string; readonly orders: number },
): Promise<Result<{ readonly body: Body; readonly row: Orders }, OrdersRefused>> => {
  const opened = await openBody(trx, actor, asked);
  if (!opened.ok) return opened;
  const row = (await orderRowsOf(trx, opened.value.key)).find(({ id }) => id === asked.orders);
  if (!row)
    return refuse({ kind: 'not-found', what: `standing orders ${asked.orders} of the ${opened.value.name}` });
  if (row.taken_back_on !== null) return refuse({ kind: 'orders-taken-back', on: row.taken_back_on });
  return ok({ body: opened.value, row });
};

/** Says with one’s name which parts of orders were held against their source. */
export const verifyOrders = defineUse({
  name: 'verify-orders',
  path: 'bodies/{key}/orders/{orders}/verify',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Says with your name which parts of standing orders you held against their source.',
  input: z.object({
    key: bodyInput,
    orders: ordersInput,
    parts: several(z.enum(ORDER_PARTS, { error: 'Choose parts of the orders.' })).refine(
      (parts) => parts.length > 0,
      'Tick what you held against the source.',
    ),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOrders(trx, actor, input);
      if (!opened.ok) return opened;
      const { body, row } = opened.value;
      const before = row.orders.unverified;
      const unverified = before.filter((part) => !input.parts.includes(part));
      if (unverified.length === before.length) return ok({ key: body.key, orders: row.id });
      const now = platform.now();
      const whole = unverified.length === 0;
      await decisionDb(trx)
        .updateTable('body_orders')
        .set({
          orders: JSON.stringify({ ...row.orders, unverified }),
          ...(whole ? { verified_by: signatureOf(actor).name, verified_on: londonDate(now) } : {}),
        })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, bodyRef(body.key), {
        version: body.version,
        kind: 'body.orders-verified',
        after: {
          orders: row.id,
          from: row.from_day,
          parts: before.filter((part) => input.parts.includes(part)),
        },
      });
      return ok({ key: body.key, orders: row.id });
    }),
});

/** Takes orders back before they are in force. */
export const takeBackOrders = defineUse({
  name: 'take-back-orders',
  path: 'bodies/{key}/orders/{orders}/take-back',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Takes standing orders back before they are in force; those before then go on.',
  input: z.object({ key: bodyInput, orders: ordersInput }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOrders(trx, actor, input);
      if (!opened.ok) return opened;
      const { body, row } = opened.value;
      const now = platform.now();
      const today = londonDate(now);
      if (row.from_day <= today) return refuse({ kind: 'orders-in-force', on: row.from_day });
      await decisionDb(trx)
        .updateTable('body_orders')
        .set({ taken_back_on: today })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, bodyRef(body.key), {
        version: body.version,
        kind: 'body.orders-taken-back',
        before: { orders: row.id, from: row.from_day },
      });
      return ok({ key: body.key, orders: row.id });
    }),
});
