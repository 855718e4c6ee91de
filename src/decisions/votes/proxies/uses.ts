import type { Selectable } from 'kysely';
import { z } from 'zod';
import { identifiedIn } from '../../../platform/identified.ts';
import { notify } from '../../../platform/notifications/index.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange } from '../../kit/change.ts';
import { findBody, seatsOf } from '../../kit/find.ts';
import { decisionDb } from '../../tables.ts';
import type { ProxyTable } from '../tables.ts';
import { giveProxy, newProxyInput, PROXIES_PATH, proxyRef, type Refused, votesHeldIn } from './give.ts';

const ProxyAnswer = z.object({
  id: z.number(),
  body: z.string(),
  bodyName: z.string(),
  giver: z.string(),
  giverName: z.string(),
  holder: z.string(),
  holderName: z.string(),
  meeting: z.string().nullable().describe('for one meeting only'),
  from: z.string(),
  to: z.string().nullable(),
  instructions: z.string().nullable(),
  mine: z.enum(['given', 'held']),
});
export type ShownProxy = z.infer<typeof ProxyAnswer>;

const Way = z.object({
  body: z.string(),
  bodyName: z.string(),
  allowed: z.boolean().describe('whether its standing orders let members vote for one another'),
});

/** One’s own proxies, given and held, and the bodies in which one could give a vote away. */
export const proxiesUse = defineUse({
  name: 'proxies',
  method: 'get',
  permission: 'decisions.member',
  summary: 'Votes that you gave into another’s hands, and those in yours.',
  input: z.object({}),
  output: z.object({ proxies: z.array(ProxyAnswer), bodies: z.array(Way) }),
  run: async (platform, actor) => {
    if (actor.kind !== 'person') return ok({ proxies: [], bodies: [] });
    const { db } = platform;
    const today = londonDate(platform.now());
    const seats = await seatsOf(db, actor.id, today);
    const givers = [actor.id, ...seats.flatMap(({ organisation }) => (organisation ? [organisation] : []))];
    const rows = await decisionDb(db)
      .selectFrom('proxy as p')
      .innerJoin('body as b', 'b.key', 'p.body')
      .selectAll('p')
      .select('b.name as body_name')
      .where('p.taken_back_at', 'is', null)
      .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', today)]))
      .where((eb) => eb.or([eb('p.giver', 'in', givers), eb('p.holder', '=', actor.id)]))
      .orderBy('p.id')
      .execute();
    const bodies = [];
    for (const key of [...new Set(seats.map(({ body }) => body))]) {
      const body = await findBody(db, key);
      if (!body) continue;
      const { candidates, proxies } = await votesHeldIn(db, body, today);
      if (candidates.some(({ by }) => by === actor.id))
        bodies.push({ body: key, bodyName: body.name, allowed: proxies !== null });
    }
    return ok({ proxies: rows.map((row) => shownProxy(row, actor.id)), bodies });
  },
});

const shownProxy = (row: Selectable<ProxyTable> & { body_name: string }, me: string): ShownProxy => ({
  id: row.id,
  body: row.body,
  bodyName: row.body_name,
  giver: row.giver,
  giverName: row.giver_name,
  holder: row.holder,
  holderName: row.holder_name,
  meeting: row.meeting,
  from: row.from_day,
  to: row.to_day,
  instructions: row.instructions,
  mine: row.holder === me ? 'held' : 'given',
});

/** Gives one’s vote into another’s hands: see `giveProxy`. */
export const giveProxyUse = defineUse({
  name: 'give-proxy',
  path: 'proxies',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Lets another member vote for you, at one meeting or for a time.',
  input: newProxyInput,
  output: z.object({ id: z.number(), conflicts: z.array(z.string()) }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ instructions: input.instructions }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ id: number; conflicts: string[] }, Refused>>(platform.db, (trx) =>
      giveProxy(platform, trx, actor, input),
    );
  },
});

/** Takes a vote back into one’s own hands. What was fixed when a vote was opened stays as it was. */
export const takeBackProxyUse = defineUse({
  name: 'take-back-proxy',
  path: 'proxies/{id}/take-back',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Takes your vote back. Votes that are open already stay as they were opened.',
  input: z.object({ id: z.coerce.number({ error: 'Say which.' }).int().positive() }),
  output: z.object({ id: z.number() }),
  run: (platform, actor, { id }) =>
    inTransaction<Result<{ id: number }, Refused>>(platform.db, async (trx) => {
      const row = await decisionDb(trx)
        .selectFrom('proxy')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      const now = platform.now();
      const seats = actor.kind === 'person' ? await seatsOf(trx, actor.id, londonDate(now)) : [];
      const isTheirs =
        row !== undefined &&
        actor.kind === 'person' &&
        (row.giver === actor.id ||
          row.holder === actor.id ||
          seats.some(({ body, organisation }) => body === row.body && organisation === row.giver));
      if (!isTheirs) return refuse({ kind: 'not-found', what: 'that proxy of yours' });
      if (row.taken_back_at) return ok({ id });
      await decisionDb(trx).updateTable('proxy').set({ taken_back_at: now }).where('id', '=', id).execute();
      await keepDecisionChange(trx, actor, now, proxyRef(id), {
        version: 2,
        kind: 'proxy.taken-back',
        after: { body: row.body, giver: row.giver, holder: row.holder },
      });
      const isHolder = actor.kind === 'person' && row.holder === actor.id;
      const giverPerson = (await decisionDb(trx)
        .selectFrom('body_member')
        .select('person')
        .where('body', '=', row.body)
        .where('organisation', '=', row.giver)
        .orderBy('from_day', 'desc')
        .executeTakeFirst()) ?? { person: row.giver };
      await notify(trx, {
        people: [isHolder ? giverPerson.person : row.holder],
        kind: 'proxy.taken-back',
        title: isHolder
          ? `${row.holder_name} will not vote for you: your vote is in your own hands again`
          : `${row.giver_name} votes in person again: you no longer hold that vote`,
        href: PROXIES_PATH,
        object: proxyRef(id),
      });
      return ok({ id });
    }),
});
