import { z } from 'zod';
import { several } from '../../platform/input.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { compositionOf, memberRowsOf, membershipsIn } from '../bodies/sitting.ts';
import { RULINGS } from '../interests/rulings-rules.ts';
import { bodyInput } from '../kit/find.ts';
import { PRESENCES } from '../quorum/quorum-rules.ts';
import { orderRowsOf, ordersOfRow } from './in-force.ts';
import { type TriedState, triedOn, tryOut } from './try-rules.ts';
import { readBody } from './uses.ts';
import type { OrdersRefused } from './write.ts';
import { ordersInput } from './write.ts';

const WHO = /^[a-z0-9-]{1,80}:[a-z]{1,12}(:[a-z-]{1,20})?$/;
const votes = z
  .preprocess(
    (value) => (value === undefined || value === '' ? undefined : value),
    z.coerce
      .number({ error: 'Give a whole number of votes.' })
      .int('Give a whole number of votes.')
      .min(0, 'Give a whole number of votes.')
      .max(10_000, 'That is more than any body has.')
      .optional(),
  )
  .describe('votes of a made-up vote');

const presenceOf = (text: string | undefined) => PRESENCES.find((one) => one === text);
const rulingOf = (text: string | undefined) => RULINGS.find((one) => one === text);

const stateOf = (text: string): readonly [string, TriedState] => {
  const [key = '', presence, ruling] = text.split(':');
  return [key, { presence: presenceOf(presence) ?? 'absent', ruling: rulingOf(ruling) }];
};

/** Tries standing orders on a made-up meeting; keeps nothing. */
export const tryOrders = defineUse({
  name: 'try-orders',
  path: 'bodies/{key}/orders/{orders}/try',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'Tries standing orders on a made-up attendance and vote: quorate or not, and carried or lost; keeps nothing.',
  input: z.object({
    key: bodyInput,
    orders: ordersInput,
    people: several(z.string().regex(WHO, 'Say who is where, such as 12:here or 12:here:leave.')).describe(
      '12:here, 13:video, 14:here:leave; whoever is not named is not here, and without any all are here',
    ),
    item: z.string().trim().max(60).default('').describe('kind of item of the orders; ordinary unless said'),
    for: votes,
    against: votes,
    abstain: votes,
  }),
  output: z.object({
    people: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        seats: z.string(),
        presence: z.enum(PRESENCES),
        ruling: z.enum(RULINGS).nullable(),
        whyNot: z.string().nullable().describe('why they do not count; null when they do'),
      }),
    ),
    kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
    isQuorate: z.boolean(),
    sentence: z.string(),
    needs: z.array(z.object({ words: z.string(), met: z.boolean() })),
    mayVote: z.number(),
    ways: z.array(z.object({ way: z.string(), name: z.string(), what: z.string() })),
    onlyJust: z.string().nullable(),
    help: z.array(z.string()).describe('whose coming alone would make it quorate'),
    vote: z.object({ sentence: z.string(), rule: z.string() }).nullable(),
  }),
  run: async (platform, actor, input) => {
    const read = await readBody(platform, actor, input.key);
    if (!read.ok) return read;
    const body = read.value;
    const { db, now } = platform;
    const row = (await orderRowsOf(db, body.key)).find(({ id }) => id === input.orders);
    if (!row)
      return refuse<CommonRefusal>({
        kind: 'not-found',
        what: `standing orders ${input.orders} of the ${body.name}`,
      });
    const today = londonDate(now());
    // Orders to come are tried on the seats of their first day.
    const on = [row.from_day, today].sort().at(-1) ?? today;
    const composition = compositionOf(body, on);
    if (!composition)
      return refuse<CommonRefusal>({ kind: 'not-found', what: `the seats of the ${body.name}` });
    const rows = await memberRowsOf(db, body.key);
    const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
    const nameOf = (person: string): string => names.get(person) ?? person;
    const tried = triedOn(composition, membershipsIn(rows), on, nameOf);
    const states = new Map(
      input.people.length > 0
        ? input.people.map(stateOf)
        : tried
            .filter(({ member }) => member.deputyFor === null)
            .map(({ key }): [string, TriedState] => [key, { presence: 'here', ruling: undefined }]),
    );
    const hasVotes = [input.for, input.against, input.abstain].some((one) => one !== undefined);
    const outcome = tryOut(ordersOfRow(row, undefined), tried, states, {
      kind: input.item,
      votes: hasVotes
        ? { for: input.for ?? 0, against: input.against ?? 0, abstain: input.abstain ?? 0 }
        : undefined,
    });
    if (outcome.tooMany !== null)
      return refuse<OrdersRefused>({ kind: 'orders-try-votes', field: 'for', most: outcome.tooMany });
    const keyed = new Map(tried.map((one) => [one.key, one]));
    return ok({
      people: tried.map(({ key, name, seats }) => ({
        key,
        name,
        seats,
        presence: states.get(key)?.presence ?? ('absent' as const),
        ruling: rulingOf(states.get(key)?.ruling) ?? null,
        whyNot: outcome.whyNot.get(key) ?? null,
      })),
      kinds: row.orders.majorities.map(({ kind, label }) => ({ kind, label })),
      isQuorate: outcome.isQuorate,
      sentence: outcome.sentence,
      needs: outcome.needs.map((need) => ({ ...need })),
      mayVote: outcome.mayVote,
      ways: outcome.ways.map((way) => ({ ...way })),
      onlyJust: outcome.onlyJust,
      help: outcome.help.map((key) => keyed.get(key)?.name ?? key),
      vote: outcome.vote,
    });
  },
});
