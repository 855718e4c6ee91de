import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalWords, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { decisionDb } from '../tables.ts';
import { matchAll } from './match.ts';
import { RELATION_KINDS } from './matching-rules.ts';
import type { Refused } from './open.ts';
import { partyTies } from './queries.ts';
import { codeInput, idInput, type LineResult, partyOf } from './touched.ts';

/** Who owns, belongs to or works with whom, where the register of organisations does not say it. */
export const partyTiesUse = defineUse({
  name: 'party-ties',
  path: 'decisions/interests/ties',
  method: 'get',
  permission: 'decisions.member',
  summary: 'Who owns, belongs to or works with whom: by it interests match indirectly.',
  input: z.object({}),
  output: z.object({
    ties: z.array(
      z.object({
        id: z.number(),
        from: z.string(),
        kind: z.enum(RELATION_KINDS),
        to: z.string(),
        since: z.string(),
        until: z.string().nullable(),
        source: z.string(),
      }),
    ),
  }),
  run: async ({ db }) =>
    ok({
      ties: (await partyTies(db)).map(({ id, from_name, kind, to_name, since, until, source }) => ({
        id,
        from: from_name,
        kind,
        to: to_name,
        since,
        until,
        source,
      })),
    }),
});

/** All open items are matched anew. */
const matchEverything = async (trx: Trx, now: Date): Promise<void> => {
  const ideas = await decisionDb(trx)
    .selectFrom('touched')
    .select('proposal')
    .distinct()
    .where('taken_back_on', 'is', null)
    .execute();
  for (const { proposal } of ideas) await matchAll(trx, { proposal }, now);
};

/** Writes down a tie between two parties, from a public register or a declaration. */
export const addPartyTie = defineUse({
  name: 'add-party-tie',
  path: 'decisions/interests/ties',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Writes down who owns, belongs to or works with whom.',
  input: z.object({
    fromCode: codeInput,
    fromName: optionalWords(200),
    kind: z.enum(RELATION_KINDS, { error: 'Choose how the two are tied.' }),
    toCode: codeInput,
    toName: optionalWords(200),
    since: date(),
    until: optionalText(date()),
    source: words('Say where you know it from.', 300),
    confirmed: confirmedWords,
  }),
  output: z.object({ id: z.number() }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn(
      { fromName: input.fromName, toName: input.toName, source: input.source },
      input.confirmed,
    );
    if (identified) return refuse(identified);
    if (input.until !== undefined && input.until < input.since)
      return refuse<Refused>({ kind: 'tie-ends-first', field: 'until' });
    return inTransaction<LineResult>(platform.db, async (trx) => {
      const from = await partyOf(trx, { organisation: input.fromCode, name: input.fromName });
      if (!from.ok) return from;
      const to = await partyOf(trx, { organisation: input.toCode, name: input.toName });
      if (!to.ok) return to;
      if (from.value.name.toLowerCase() === to.value.name.toLowerCase())
        return refuse({ kind: 'tie-to-itself', field: 'toName' });
      const now = platform.now();
      const by = signatureOf(actor);
      const { id } = await decisionDb(trx)
        .insertInto('party_tie')
        .values({
          from_code: from.value.organisation,
          from_name: from.value.name,
          kind: input.kind,
          to_code: to.value.organisation,
          to_name: to.value.name,
          since: input.since,
          until: input.until ?? null,
          source: input.source,
          added_person: by.person,
          added_name: by.name,
          added_on: londonDate(now),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepDecisionChange(
        trx,
        actor,
        now,
        { kind: 'party-tie', id: String(id) },
        {
          version: 1,
          kind: 'party-tie.added',
          after: {
            tie: input.kind,
            from: from.value.organisation,
            to: to.value.organisation,
            since: input.since,
          },
        },
      );
      await matchEverything(trx, now);
      return ok({ id });
    });
  },
});

/** Takes a tie back as an error. */
export const removePartyTie = defineUse({
  name: 'remove-party-tie',
  path: 'decisions/interests/ties/{id}',
  method: 'delete',
  permission: 'decisions.plan',
  summary: 'Takes back a tie that was written down in error.',
  input: z.object({ id: idInput }),
  output: z.object({ id: z.number() }),
  run: (platform, actor, { id }) =>
    inTransaction<LineResult>(platform.db, async (trx) => {
      const now = platform.now();
      const removed = await decisionDb(trx)
        .updateTable('party_tie')
        .set({ taken_back_on: londonDate(now) })
        .where('id', '=', id)
        .where('taken_back_on', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!removed) return refuse({ kind: 'not-found', what: `tie ${id}` });
      await keepDecisionChange(
        trx,
        actor,
        now,
        { kind: 'party-tie', id: String(id) },
        {
          version: 2,
          kind: 'party-tie.taken-back',
        },
      );
      await matchEverything(trx, now);
      return ok({ id });
    }),
});
