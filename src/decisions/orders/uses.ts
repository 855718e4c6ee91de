import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { SentenceAnswer } from '../bodies/answers.ts';
import { type Body, bodyInput, findBody, noBody, type Orders } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { bodyRef } from '../kit/refs.ts';
import { orderRowsOf, ordersStanding } from './in-force.ts';
import type { StandingOrders } from './orders-rules.ts';
import { inSentences } from './sentences-rules.ts';
import { ordersInput } from './write.ts';

export const ORDERS_STANDINGS = ['in force', 'to come', 'past', 'taken back'] as const;

const VersionAnswer = z.object({
  id: z.number(),
  from: z.string(),
  to: z.string().nullable().describe('last day; null until the next ones begin'),
  standing: z.enum(ORDERS_STANDINGS),
  source: z.string(),
  approvedBy: z.string(),
  enteredOn: z.string(),
  enteredBy: z.string().nullable().describe('for members only'),
  verifiedBy: z.string().nullable().describe('for members only'),
  verifiedOn: z.string().nullable(),
  takenBackOn: z.string().nullable(),
  sentences: z.array(SentenceAnswer),
});
export type VersionAnswer = z.output<typeof VersionAnswer>;

const answerOf = (
  actor: Actor,
  row: Orders,
  standing: StandingOrders | undefined,
  today: CalendarDate,
): VersionAnswer => {
  const open = actor.kind !== 'public';
  const to = standing?.inForceTo ?? null;
  return {
    id: row.id,
    from: row.from_day,
    to,
    standing:
      row.taken_back_on !== null
        ? 'taken back'
        : row.from_day > today
          ? 'to come'
          : to !== null && to < today
            ? 'past'
            : 'in force',
    source: row.source,
    approvedBy: row.orders.approvedBy,
    enteredOn: row.entered_on,
    enteredBy: open ? row.entered_name : null,
    verifiedBy: open ? row.verified_by : null,
    verifiedOn: row.verified_on,
    takenBackOn: row.taken_back_on,
    sentences: [...inSentences(row.orders)],
  };
};

const Named = z.object({ key: z.string(), name: z.string() });
const may = z.object({ keep: z.boolean() });

/** The body of standing orders, as this reader may know it. */
export const readBody = async (
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  key: string,
): Promise<Result<Body, CommonRefusal>> => {
  const body = await findBody(db, key);
  const seen = body && (await visibleTo(registries, db, actor, [body], (one) => bodyRef(one.key)));
  return body && seen && seen.length > 0 ? ok(body) : refuse(noBody(key));
};

/** Every version of a body’s standing orders, the newest first; those that were taken back too. */
export const ordersUse = defineUse({
  name: 'orders',
  path: 'bodies/{key}/orders',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every version of a body’s standing orders with its days, explained back, the newest first.',
  input: z.object({ key: bodyInput }),
  output: z.object({ body: Named, versions: z.array(VersionAnswer), may }),
  run: async (platform, actor, input) => {
    const body = await readBody(platform, actor, input.key);
    if (!body.ok) return body;
    const today = londonDate(platform.now());
    const rows = await orderRowsOf(platform.db, body.value.key);
    const standing = new Map(ordersStanding(rows).map((orders) => [orders.key, orders]));
    return ok({
      body: { key: body.value.key, name: body.value.name },
      versions: rows.map((row) => answerOf(actor, row, standing.get(String(row.id)), today)).toReversed(),
      may: { keep: mayKeep(actor) },
    });
  },
});

/** One version of standing orders with all its rules as data. */
export const ordersVersion = defineUse({
  name: 'orders-version',
  path: 'bodies/{key}/orders/{orders}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One version of a body’s standing orders: explained back, and as data.',
  input: z.object({ key: bodyInput, orders: ordersInput }),
  output: VersionAnswer.extend({ body: Named, rules: z.unknown().describe('the orders as data'), may }),
  run: async (platform, actor, input) => {
    const body = await readBody(platform, actor, input.key);
    if (!body.ok) return body;
    const rows = await orderRowsOf(platform.db, body.value.key);
    const row = rows.find(({ id }) => id === input.orders);
    if (!row)
      return refuse<CommonRefusal>({
        kind: 'not-found',
        what: `standing orders ${input.orders} of the ${body.value.name}`,
      });
    const standing = ordersStanding(rows).find(({ key }) => key === String(row.id));
    return ok({
      ...answerOf(actor, row, standing, londonDate(platform.now())),
      body: { key: body.value.key, name: body.value.name },
      rules: row.orders,
      may: { keep: mayKeep(actor) },
    });
  },
});
export type OrdersVersion = z.output<(typeof ordersVersion)['output']>;
