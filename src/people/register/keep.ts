import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { appoint } from '../appointments/appoint.ts';
import { appointmentFields } from '../appointments/input.ts';
import { peopleDb } from '../db.ts';
import { dateInput, text } from '../input.ts';
import { isRole } from '../roles.ts';
import { appointmentsOf, findPerson, nameOf } from './queries.ts';
import { keepsEverybody, mayKeepDetails, whyNotAppoint } from './rules.ts';
import { mayBeSeen } from './uses.ts';

const email = optionalText(
  z.email({ error: 'Give an e-mail address such as name@example.org, or leave it empty' }).max(254),
);

export const personFields = {
  title: optionalText(z.string().trim().max(30)),
  givenName: text('Give the given name', 100),
  familyName: text('Give the family name', 100),
  email,
  phone: optionalText(z.string().trim().max(40)),
  registrationBody: optionalText(z.enum(['GMC', 'NMC', 'GPhC', 'other'])),
  registrationNumber: optionalText(z.string().trim().max(20)),
};

type PersonFields = {
  title?: string | undefined;
  givenName: string;
  familyName: string;
  email?: string | undefined;
  phone?: string | undefined;
  registrationBody?: string | undefined;
  registrationNumber?: string | undefined;
};

const columnsOf = (given: PersonFields) => ({
  title: given.title ?? null,
  given_name: given.givenName,
  family_name: given.familyName,
  email: given.email ?? null,
  phone: given.phone ?? null,
  registration_body: given.registrationBody ?? null,
  registration_number: given.registrationNumber ?? null,
});

/** Is the address another person's? Capitals make no difference. */
export const emailTaken = async (
  trx: Trx,
  address: string | undefined,
  except?: string,
): Promise<boolean> => {
  if (!address) return false;
  const row = await peopleDb(trx)
    .selectFrom('person')
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', address.toLowerCase()))
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst();
  return row !== undefined;
};

/** Two who enter the same address in one moment: the second hears of it as if the first had long been there. */
export const onEmailTaken = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work();
  } catch (fault) {
    const { code, constraint } = fault as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'person_email')
      return refuse({ kind: 'email-taken', field: 'email' });
    throw fault;
  }
};

const sameName = async (trx: Trx, given: PersonFields): Promise<boolean> =>
  (await peopleDb(trx)
    .selectFrom('person')
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['given_name']), '=', given.givenName.toLowerCase()))
    .where((eb) => eb(eb.fn<string>('lower', ['family_name']), '=', given.familyName.toLowerCase()))
    .executeTakeFirst()) !== undefined;

/** Enters a person; the caller has seen to permissions. Contact details stay out of the record, which is for good. */
export const insertPerson = async (trx: Trx, given: PersonFields): Promise<string> => {
  const { id } = await peopleDb(trx)
    .insertInto('person')
    .values(columnsOf(given))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Adds a person to the register, with a first appointment or without one. */
export const addPerson = defineUse({
  name: 'add-person',
  path: 'people',
  method: 'post',
  permission: 'people.edit',
  summary: 'Adds a person to the register, with a first appointment where one is given.',
  input: z.object({
    ...personFields,
    somebodyElse: z.union([z.boolean(), z.literal('yes').transform(() => true)]).optional(),
    ...appointmentFields,
    role: optionalText(z.string()),
    organisation: optionalText(appointmentFields.organisation as z.ZodType<string | undefined>),
    started: optionalText(
      dateInput('Give the first day of the appointment') as z.ZodType<string | undefined>,
    ),
  }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, input) =>
    onEmailTaken(() =>
      inTransaction<Result<{ id: string }>>(platform.db, async (trx) => {
        const { role, organisation, started } = input;
        const asked = Boolean(role || organisation || started);
        if (!asked && !keepsEverybody(actor))
          return refuse<Refusal>({ kind: 'first-appointment-needed', field: 'organisation' });
        if (asked) {
          const problems = [
            ...(role && isRole(role) ? [] : [{ field: 'role', message: 'Choose a role' }]),
            ...(organisation
              ? []
              : [{ field: 'organisation', message: 'Give the code of the organisation' }]),
            ...(started ? [] : [{ field: 'started', message: 'Give the first day' }]),
          ];
          if (problems.length > 0) return refuse({ kind: 'bad-input', problems } as Refusal);
        }
        if (await emailTaken(trx, input.email))
          return refuse<Refusal>({ kind: 'email-taken', field: 'email' });
        if (!input.somebodyElse && (await sameName(trx, input)))
          return refuse<Refusal>({ kind: 'same-name', field: 'somebodyElse' });
        const id = await insertPerson(trx, input);
        await recordEvent(trx, {
          actor: recorded(actor),
          kind: 'person.added',
          object: `person:${id}`,
          after: { name: nameOf({ ...input, title: input.title ?? null }) },
        });
        if (role && isRole(role) && organisation && started) {
          const appointed = await appoint(trx, actor, platform.now(), {
            ...input,
            person: id,
            role,
            organisation,
            started,
          });
          // Refused after the person was entered: the transaction takes both back.
          if (!appointed.ok) throw new Undone(appointed.refusal);
        }
        return ok({ id });
      }).catch(undone),
    ),
});

/** Carries a refusal out of a transaction that must be rolled back. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}
const undone = (fault: unknown) => {
  if (fault instanceof Undone) return refuse(fault.refusal);
  throw fault;
};

/** Corrects a person's name, contact and registration. */
export const correctPerson = defineUse({
  name: 'correct-person',
  path: 'people/{id}',
  method: 'put',
  permission: 'people.edit',
  summary: 'Corrects a person’s name, contact details and professional registration.',
  input: z.object({ id: z.string(), version: z.coerce.number().optional(), ...personFields }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, { id, version, ...input }) =>
    onEmailTaken(() =>
      inTransaction<Result<{ id: string }>>(platform.db, async (trx) => {
        const before = await lockPerson(trx, id);
        if (!before || !(await mayBeSeen({ ...platform, db: trx }, actor, id)))
          return refuse({ kind: 'not-found', what: 'this person' } as Refusal);
        const today = londonDate(platform.now());
        if (!mayKeepDetails(actor, await appointmentsOf(trx, id), today))
          return refuse<Refusal>({ kind: 'details-are-their-own' });
        if (version !== undefined && version !== before.version)
          return refuse({ kind: 'changed-meanwhile', what: nameOf(before) } as Refusal);
        if (await emailTaken(trx, input.email, id))
          return refuse<Refusal>({ kind: 'email-taken', field: 'email' });
        const after = columnsOf(input);
        await peopleDb(trx)
          .updateTable('person')
          .set({ ...after, version: before.version + 1 })
          .where('id', '=', id)
          .execute();
        const was = columnsOf({
          ...before,
          title: before.title ?? undefined,
          email: before.email ?? undefined,
          phone: before.phone ?? undefined,
          registrationBody: before.registrationBody ?? undefined,
          registrationNumber: before.registrationNumber ?? undefined,
        });
        const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
          (key) => after[key] !== was[key],
        );
        await recordEvent(trx, {
          actor: recorded(actor),
          kind: 'person.corrected',
          object: `person:${id}`,
          before: { name: nameOf(before) },
          // Which contact details changed, not what they are: the record cannot forget.
          after: { name: nameOf({ ...input, title: input.title ?? null }), changed },
        });
        return ok({ id });
      }),
    ),
});

/** A person, locked until the transaction ends: one change at a time. */
export const lockPerson = async (trx: Trx, id: string) => {
  const found = await findPerson(trx, id);
  if (!found) return undefined;
  await peopleDb(trx).selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
  return findPerson(trx, id);
};

/** Ends a person's time in the register, and with it whatever they still hold. */
export const endPerson = defineUse({
  name: 'end-person',
  path: 'people/{id}/end',
  method: 'post',
  permission: 'roles.manage',
  summary:
    'Ends a person’s time in the register and all their appointments; the record of what they did stays.',
  input: z.object({
    id: z.string(),
    ended: dateInput('Give the last day'),
    note: optionalText(z.string().trim().max(300)),
  }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, { id, ended, note }) =>
    inTransaction<Result<{ id: string }>>(platform.db, async (trx) => {
      const before = await lockPerson(trx, id);
      if (!before) return refuse({ kind: 'not-found', what: 'this person' } as Refusal);
      if (before.ended) return refuse({ kind: 'already-ended', ended: before.ended } as Refusal);
      const held = await appointmentsOf(trx, id);
      // Each is in the actor's hands as if it were ended alone; what was over before today stays as it is.
      const today = londonDate(platform.now());
      for (const one of held.filter((one) => one.ended === null || one.ended > ended || one.ended >= today)) {
        const whyNot = whyNotAppoint(actor, one, platform.now());
        if (whyNot) return refuse<Refusal>(whyNot);
      }
      // What would begin after the last day never begins.
      const never = held.filter((one) => one.started > ended).map((one) => one.id);
      const db = peopleDb(trx);
      if (never.length > 0) await db.deleteFrom('appointment').where('id', 'in', never).execute();
      await db
        .updateTable('appointment')
        .set({ ended, ended_reason: note ?? 'left the register' })
        .where('person', '=', id)
        .where((eb) => eb.or([eb('ended', 'is', null), eb('ended', '>', ended)]))
        .execute();
      await db
        .updateTable('person')
        .set({ ended, ended_note: note ?? null, version: before.version + 1 })
        .where('id', '=', id)
        .execute();
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'person.ended',
        object: `person:${id}`,
        before: { name: nameOf(before), appointments: held.filter((one) => !one.ended || one.ended > ended) },
        after: { ended, note },
      });
      return ok({ id });
    }),
});
