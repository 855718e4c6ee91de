import { z } from 'zod';
import { findOrganisation, organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords } from '../../platform/input.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { readProposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { mayPlan } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';
import { matchAll } from './match.ts';
import { TOUCH_KINDS } from './matching-rules.ts';
import type { Refused } from './open.ts';
import { touchedBy } from './queries.ts';

const referenceInput = z
  .string({ error: 'Say which idea, such as ISV-2026-014.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('ISV-2026-014');

export const idInput = z.coerce
  .number({ error: 'Say which line.' })
  .int('Say which line.')
  .positive('Say which line.');

export const codeInput = optionalText(
  z
    .string()
    .trim()
    .max(20)
    .transform((code) => code.toUpperCase()),
);

type Led = { readonly clinician: string | null; readonly manager: string | null };

/** Who keeps the list of an idea: its two leads, the programme office and the governance officer. */
const mayTouch = (actor: Actor, { clinician, manager }: Led): boolean =>
  mayPlan(actor) || (actor.kind === 'person' && (actor.id === clinician || actor.id === manager));

/** What a change of one line answers: its number. */
export type LineResult = Result<{ id: number }, Refused>;

/** The name and code of a party as they are kept: the register’s where it has one. */
export const partyOf = async (
  db: Db,
  given: { readonly organisation?: string | undefined; readonly name?: string | undefined },
): Promise<Result<{ organisation: string | null; name: string }, Refused>> => {
  if (given.organisation !== undefined) {
    const found = await findOrganisation(db, given.organisation);
    return found
      ? ok({ organisation: found.code, name: found.name })
      : refuse({ kind: 'touched-unknown', field: 'organisation', code: given.organisation });
  }
  return given.name === undefined
    ? refuse({ kind: 'touched-whom', field: 'name' })
    : ok({ organisation: null, name: given.name });
};

/** Whom an idea touches: who could bid, supply, gain or lose. */
export const touchedOf = defineUse({
  name: 'touched',
  path: 'decisions/interests/ideas/{reference}',
  method: 'get',
  permission: 'decisions.member',
  summary: 'Whom an idea touches: who could bid for it, supply it, gain from it or lose by it.',
  input: z.object({ reference: referenceInput }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    touched: z.array(
      z.object({
        id: z.number(),
        organisation: z.string().nullable(),
        name: z.string(),
        as: z.enum(TOUCH_KINDS),
        note: z.string().nullable(),
        addedBy: z.string(),
        addedOn: z.string(),
      }),
    ),
    fromIdea: z
      .array(z.object({ organisation: z.string(), name: z.string() }))
      .describe('partners and practices that the idea names and the list does not have yet'),
    may: z.object({ change: z.boolean() }),
  }),
  run: async (platform, actor, input) => {
    const found = await readProposal(platform, actor, input.reference);
    if (!found.ok) return found;
    const proposal = found.value;
    const rows = await touchedBy(platform.db, [proposal.reference]);
    const { partners = [], practices = [] } = proposal.touches ?? {};
    const codes = [...partners, ...(practices === 'all' ? [] : practices)].filter(
      (code) => !rows.some(({ organisation }) => organisation === code),
    );
    const names = await organisationNames(platform.db, codes);
    return ok({
      reference: proposal.reference,
      title: proposal.title,
      touched: rows.map((row) => ({
        id: row.id,
        organisation: row.organisation,
        name: row.name,
        as: row.as_what,
        note: row.note,
        addedBy: row.added_name,
        addedOn: row.added_on,
      })),
      fromIdea: codes.flatMap((code) => {
        const name = names.get(code);
        return name === undefined ? [] : [{ organisation: code, name }];
      }),
      may: { change: mayTouch(actor, proposal) },
    });
  },
});

const openIdea = async (
  platform: Parameters<typeof readProposal>[0],
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<{ reference: string }, Refused>> => {
  const found = await readProposal({ ...platform, db: trx }, actor, reference);
  if (!found.ok) return found;
  return mayTouch(actor, found.value)
    ? ok({ reference: found.value.reference })
    : refuse({ kind: 'touched-not-yours' });
};

/** Adds whom an idea touches; items that decide it are matched anew. */
export const addTouched = defineUse({
  name: 'add-touched',
  path: 'decisions/interests/ideas/{reference}',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Adds an organisation, a practice or a person that an idea touches.',
  input: z.object({
    reference: referenceInput,
    organisation: codeInput.describe('code, where the register has it'),
    name: optionalWords(200).describe('name, where it has not'),
    as: z.enum(TOUCH_KINDS, { error: 'Choose how the idea touches it.' }),
    note: optionalWords(500),
    confirmed: confirmedWords,
  }),
  output: z.object({ id: z.number() }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ name: input.name, note: input.note }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<LineResult>(platform.db, async (trx) => {
      const opened = await openIdea(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const party = await partyOf(trx, input);
      if (!party.ok) return party;
      const now = platform.now();
      const by = signatureOf(actor);
      const added = await decisionDb(trx)
        .insertInto('touched')
        .values({
          proposal: input.reference,
          ...party.value,
          as_what: input.as,
          note: input.note ?? null,
          added_person: by.person,
          added_name: by.name,
          added_on: londonDate(now),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return refuse({ kind: 'touched-twice', field: 'name', name: party.value.name });
      await keepDecisionChange(
        trx,
        actor,
        now,
        { kind: 'touched', id: String(added.id) },
        {
          version: 1,
          kind: 'touched.added',
          after: {
            proposal: input.reference,
            organisation: party.value.organisation,
            as: input.as,
            note: party.value.name,
          },
        },
      );
      await matchAll(trx, { proposal: input.reference }, now);
      return ok({ id: added.id });
    });
  },
});

/** Takes a line off the list again; matches that rest on it lapse unless they were ruled on. */
export const removeTouched = defineUse({
  name: 'remove-touched',
  path: 'decisions/interests/ideas/{reference}/{id}',
  method: 'delete',
  permission: 'decisions.member',
  summary: 'Takes off the list again what an idea does not touch after all.',
  input: z.object({ reference: referenceInput, id: idInput }),
  output: z.object({ id: z.number() }),
  run: (platform, actor, input) =>
    inTransaction<LineResult>(platform.db, async (trx) => {
      const opened = await openIdea(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const now = platform.now();
      const removed = await decisionDb(trx)
        .updateTable('touched')
        .set({ taken_back_on: londonDate(now) })
        .where('id', '=', input.id)
        .where('proposal', '=', input.reference)
        .where('taken_back_on', 'is', null)
        .returning(['id', 'name'])
        .executeTakeFirst();
      if (!removed) return refuse({ kind: 'not-found', what: `line ${input.id} of that list` });
      await keepDecisionChange(
        trx,
        actor,
        now,
        { kind: 'touched', id: String(removed.id) },
        {
          version: 2,
          kind: 'touched.taken-back',
          before: { proposal: input.reference, note: removed.name },
        },
      );
      await matchAll(trx, { proposal: input.reference }, now);
      return ok({ id: removed.id });
    }),
});
