import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { strictest } from '../interests/rulings-rules.ts';
import { findBody, noBody, ordersInForce } from '../kit/find.ts';
import { ORDINARY } from '../orders/orders-rules.ts';
import type { RulingsOnItem } from '../quorum/quorum-rules.ts';
import {
  betweenVoters,
  candidatesFor,
  delegationsIn,
  type NamedCandidate,
  rulingsFor,
} from '../votes/entitled.ts';
import type { FrozenVote } from '../votes/frozen-rules.ts';
import { voterNames } from '../votes/open.ts';
import { entitledFor } from '../votes/opening-rules.ts';
import { listSizes } from '../votes/sizes.ts';
import type { Portfolio } from './find.ts';
import type { Refused } from './refusals.ts';

/** Who may vote on several ideas at once: of each person the strictest ruling on any of them holds. */
export const rulingsOnIdeas = async (
  trx: Trx,
  body: string,
  ideas: readonly string[],
): Promise<RulingsOnItem> => {
  const rulings = new Map<string, NonNullable<ReturnType<typeof strictest>>>();
  for (const proposal of ideas)
    for (const [person, ruling] of await rulingsFor(trx, { body, item: null, proposal })) {
      const both = strictest([ruling, ...(rulings.has(person) ? [rulings.get(person) ?? ruling] : [])]);
      if (both) rulings.set(person, both);
    }
  return rulings;
};

export type Entitled = Pick<FrozenVote, 'voters' | 'excluded' | 'lapsed'> & {
  readonly candidates: readonly NamedCandidate[];
  /** Names of voters by their codes, and of whoever votes for them by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly weightsFrom: string | null;
};

type Asked = Pick<Portfolio, 'body' | 'title' | 'weighted_on' | 'sizes' | 'weights_from'>;

/**
 * Who may vote as things stand now, by the lists, weights, proxies and rulings of any ballot of this body: voting
 * members, or each practice of a members’ council once, through its representative.
 */
export const entitledNow = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { body: key, title, weighted_on, sizes: written, weights_from }: Asked,
  ideas: readonly string[],
): Promise<Result<Entitled, Refused>> => {
  const now = platform.now();
  const on = londonDate(now);
  const body = await findBody(trx, key);
  if (!body) return refuse(noBody(key));
  const orders = (await ordersInForce(trx, key, on))?.orders;
  if (!orders) return refuse({ kind: 'vote-no-orders', body: key });
  const kind = body.kind === 'members' ? 'members' : 'written';
  const rulings = await rulingsOnIdeas(trx, key, ideas);
  const asked = { body, on, orders, kind, item: null, rulings } as const;
  const unweighted = await candidatesFor(trx, { ...asked, sizes: new Map() });
  const weights = await listSizes(
    platform,
    trx,
    actor,
    {
      kind,
      weightedOn: weighted_on ?? undefined,
      sizes: written ?? undefined,
      weightsFrom: weights_from ?? undefined,
    },
    orders,
    unweighted,
  );
  if (!weights.ok) return weights;
  const { sizes, from } = weights.value;
  const candidates = sizes.size === 0 ? unweighted : await candidatesFor(trx, { ...asked, sizes });
  const given = await delegationsIn(trx, { body: key, meeting: null, on });
  const listed = entitledFor({
    key,
    question: title,
    method: 'ballot',
    // Projects are chosen and not carried, so that no majority of resolutions in writing is asked for.
    place: 'members',
    itemKind: ORDINARY,
    orders,
    candidates,
    delegations: betweenVoters(given, candidates),
    rulings,
    chair: null,
    opensAt: now.toISOString(),
    closesAt: null,
  });
  if (!listed.ok) return listed;
  const { voters, excluded, lapsed } = listed.value;
  return ok({
    voters,
    excluded,
    lapsed,
    candidates,
    names: new Map([
      ...candidates.map(({ by, byName }) => [by, byName] as const),
      ...(await voterNames(trx, candidates)),
    ]),
    weightsFrom: from,
  });
};
