import { z } from 'zod';
import { INTEREST_KINDS } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { chainSentence, publicChain } from './matching-rules.ts';
import type { ItemInterest } from './queries.ts';
import { RULINGS } from './rulings-rules.ts';

const PartyAnswer = z.object({ code: z.string().nullable(), name: z.string() });

/** An interest on an item, as this reader may know it. */
export const ShownInterest = z.object({
  id: z.number(),
  person: z.string(),
  personName: z.string(),
  kind: z.enum(INTEREST_KINDS),
  direct: z.boolean(),
  ended: z.boolean().describe('a tie of the chain has ended'),
  how: z.enum(['matched', 'declared', 'added']),
  chain: z
    .array(z.object({ from: PartyAnswer, words: z.string(), to: PartyAnswer }))
    .describe('from the person to what is decided'),
  words: z.string(),
  ruling: z.enum(RULINGS).nullable().describe('null: it waits for the chair'),
  reason: z.string().nullable(),
  ruledBy: z.string().nullable(),
  ruledAt: z.string().nullable().describe('An instant'),
  suggested: z.enum(RULINGS).nullable().describe('a ruling to begin with; binds nobody'),
  contested: z.string().nullable(),
  dismissed: z.string().nullable().describe('why it counts no more'),
  version: z.number(),
});
export type ShownInterest = z.output<typeof ShownInterest>;

/** What somebody sees who is no member of the body: what was ruled, without the name of anybody close. */
export const shownInterest = (row: ItemInterest, inside: boolean): ShownInterest => {
  const chain = inside ? row.chain : publicChain(row.chain ?? [], row.kind);
  return {
    id: row.id,
    person: row.person,
    personName: row.person_name,
    kind: row.kind,
    direct: row.direct,
    ended: row.ended,
    how: row.how,
    chain: (chain ?? []).map((link) => ({ ...link, from: { ...link.from }, to: { ...link.to } })),
    words: inside ? row.words : chainSentence(chain ?? []),
    ruling: row.ruling,
    reason: row.ruling_reason,
    ruledBy: row.ruled_by_name,
    ruledAt: row.ruled_at?.toISOString() ?? null,
    suggested: inside ? row.suggested : null,
    contested: inside ? row.contested : null,
    dismissed: row.dismissed_reason,
    version: row.version,
  };
};

/** Whether it is this reader’s own. */
export const isOwn = (actor: Actor, row: Pick<ItemInterest, 'person'>): boolean =>
  actor.kind === 'person' && actor.id === row.person;
