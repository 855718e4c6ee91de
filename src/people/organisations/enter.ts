import { sql } from 'kysely';
import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { codeInput, dateInput, optionalDate, text } from '../input.ts';
import type { PeopleRefusal } from '../refusals.ts';
import { ORGANISATION_KINDS, STATUSES } from './kinds.ts';
import { keepingParts } from './parts.ts';
import { findOrganisation, type Organisation } from './queries.ts';
import { settleEntered } from './settle.ts';

type Refused = PeopleRefusal | { readonly kind: 'not-found'; readonly what: string };

const _unknown = (field: string, code: string): Refused => ({ kind: 'unknown-organisation', field, code });

/** What people may enter of an organisation; a null says that it is known to be empty. */
export type Entered = {
  readonly name?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly opened?: string | null;
  readonly closed?: string | null;
  readonly address?: { lines: readonly string[]; postcode?: string; telephone?: string } | null;
};

/** Lays what people entered over what files say; earlier corrections of other fields stay. */
const enter = async (trx: Trx, code: string, fields: Entered): Promise<void> => {
  const json = JSON.stringify(fields);
  await peopleDb(trx)
    .insertInto('organisation_correction')
    .values({ code, fields: json })
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({
        fields: sql`organisation_correction.fields || ${json}::jsonb`,
        version: sql`organisation_correction.version + 1`,
        changed: sql`now()`,
      }),
    )
    .execute();
};

const plain = ({ name, kind, status, opened, closed, address }: Organisation) => ({
  name,
  kind,
  status,
  opened,
  closed,
  address,
});

const objectOf = (code: string): string => `organisation:${code}`;

const fieldsInput = {
  name: text('Give its name'),
  kind: z.enum(ORGANISATION_KINDS, { error: 'Choose what kind of organisation it is' }),
  opened: optionalDate('Give the first day as a date that exists'),
  closed: optionalDate('Give the last day as a date that exists'),
  address: optionalText(z.string().max(500)).describe(
    'Its own address, lines set apart by commas or new lines',
  ),
  postcode: optionalText(z.string().trim().max(10)),
  telephone: optionalText(z.string().trim().max(40)),
};

const addressIn = (given: {
  address?: string | undefined;
  postcode?: string | undefined;
  telephone?: string | undefined;
}) => {
  const lines = (given.address ?? '')
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0 && !given.postcode && !given.telephone) return null;
  return {
    lines,
    ...(given.postcode ? { postcode: given.postcode.toUpperCase() } : {}),
    ...(given.telephone ? { telephone: given.telephone } : {}),
  };
};

const done = z.object({ code: z.string() });
type Done = { code: string };

/** Adds an organisation that no loaded file has. */
export const addOrganisation = defineUse({
  name: 'add-organisation',
  path: 'organisations',
  method: 'post',
  permission: 'organisations.edit',
  summary:
    'Adds an organisation that no loaded file has, such as a council, a committee or a support supplier.',
  input: z.object({
    code: codeInput('Give a code; where it has none, make one such as LMC-NENE').refine(
      (code) => /^[0-9A-Z][0-9A-Z-]{1,19}$/.test(code),
      'Use capital letters, figures and hyphens, 2 to 20 of them',
    ),
    ...fieldsInput,
  }),
  output: done,
  run: (platform, actor, { code, ...input }) =>
    keepingParts<Done, Refused>(platform, actor, async (trx) => {
      const known = await findOrganisation(trx, code);
      if (known && known.status !== 'named-only' && known.status !== 'withdrawn')
        return refuse({ kind: 'code-taken', field: 'code', code, name: known.name });
      if (input.opened && input.closed && input.closed < input.opened)
        return refuse({ kind: 'closes-before-opening', field: 'closed' });
      const { name, kind, opened = null, closed = null } = input;
      const status = closed ? 'closed' : 'active';
      const fields = { name, kind, status, opened, closed, address: addressIn(input) };
      await enter(trx, code, fields);
      await settleEntered(trx, [code]);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'organisation.added',
        object: objectOf(code),
        after: fields,
      });
      return ok({ code });
    }),
});

/** Corrects what a file or a person said of it; the correction stays when newer files are loaded. */
export const correctOrganisation = defineUse({
  name: 'correct-organisation',
  path: 'organisations/{code}',
  method: 'put',
  permission: 'organisations.edit',
  summary:
    'Corrects an organisation; only what differs is kept as a correction, and it stays when newer files are loaded.',
  input: z.object({
    code: codeInput('Give the code'),
    ...fieldsInput,
    status: z.enum(STATUSES).exclude(['named-only', 'withdrawn']).optional(),
  }),
  output: done,
  run: (platform, actor, { code, ...input }) =>
    keepingParts<Done, Refused>(platform, actor, async (trx) => {
      const before = await findOrganisation(trx, code);
      if (!before) return refuse({ kind: 'not-found', what: `an organisation with the code ${code}` });
      if (input.opened && input.closed && input.closed < input.opened)
        return refuse({ kind: 'closes-before-opening', field: 'closed' });
      const now: Record<string, unknown> = {
        name: input.name,
        kind: input.kind,
        opened: input.opened ?? null,
        closed: input.closed ?? null,
        address: addressIn(input),
        status:
          input.status ??
          (input.closed
            ? 'closed'
            : before.status === 'closed' || before.status === 'named-only'
              ? 'active'
              : before.status),
      };
      const was: Record<string, unknown> = plain(before);
      const changed = Object.fromEntries(
        Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key])),
      );
      if (Object.keys(changed).length === 0) return ok({ code });
      await enter(trx, code, changed);
      await settleEntered(trx, [code]);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'organisation.corrected',
        object: objectOf(code),
        before: Object.fromEntries(Object.keys(changed).map((key) => [key, was[key]])),
        after: changed,
      });
      return ok({ code });
    }),
});

/** Ends an organisation on a day, its last. */
export const endOrganisation = defineUse({
  name: 'end-organisation',
  path: 'organisations/{code}/end',
  method: 'post',
  permission: 'organisations.edit',
  summary: 'Ends an organisation: its last day. What belonged to it, and what it was, stays in the record.',
  input: z.object({ code: codeInput('Give the code'), closed: dateInput('Give its last day') }),
  output: done,
  run: (platform, actor, { code, closed }) =>
    keepingParts<Done, Refused>(platform, actor, async (trx) => {
      const before = await findOrganisation(trx, code);
      if (!before) return refuse({ kind: 'not-found', what: `an organisation with the code ${code}` });
      if (before.closed) return refuse({ kind: 'already-ended', ended: before.closed });
      if (before.opened && closed < before.opened)
        return refuse({ kind: 'closes-before-opening', field: 'closed' });
      await enter(trx, code, { closed, status: 'closed' });
      await settleEntered(trx, [code]);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'organisation.ended',
        object: objectOf(code),
        before: { status: before.status },
        after: { status: 'closed', closed },
      });
      return ok({ code });
    }),
});

/**
 * Makes sure that a code can be referred to before any register is loaded, such as the group's own at its
 * setting up. Whatever a file says of it later prevails.
 */
export const ensureOrganisation = async (
  db: Db,
  given: { readonly code: string; readonly name: string; readonly kind: string },
): Promise<void> =>
  inTransaction(db, async (trx) => {
    const known = await findOrganisation(trx, given.code);
    if (known && known.status !== 'named-only' && known.status !== 'withdrawn') return;
    await peopleDb(trx)
      .insertInto('organisation_statement')
      .values({
        ...given,
        load_id: null,
        source: 'set-up',
        rank: 90,
        opened: null,
        closed: null,
        prescribing_setting: null,
        address: null,
      })
      .execute();
    await settleEntered(trx, [given.code]);
  });
