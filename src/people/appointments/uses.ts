import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { codeInput, dateInput } from '../input.ts';
import { findOrganisation } from '../organisations/queries.ts';
import { lockPerson } from '../register/keep.ts';
import { type Appointment, findAppointment } from '../register/queries.ts';
import { keepsPeopleOf, whyNotAppoint } from '../register/rules.ts';
import { mayBeSeen } from '../register/uses.ts';
import { appoint, whyNotDated } from './appoint.ts';
import { appointmentFields } from './input.ts';

const done = z.object({ id: z.string(), person: z.string() });
type Done = { id: string; person: string };
const missing: Refusal & { what: string } = { kind: 'not-found', what: 'this appointment' };

/** Appoints a person: role, organisation, terms, sessions and dates. */
export const addAppointment = defineUse({
  name: 'add-appointment',
  path: 'people/{id}/appointments',
  method: 'post',
  permission: 'people.edit',
  summary: 'Appoints a person: as what, where, on which terms, for how many sessions a week, from when.',
  input: z.object({ id: z.string(), ...appointmentFields }),
  output: done,
  run: (platform, actor, { id, ...given }) =>
    inTransaction<Result<Done>>(platform.db, async (trx) => {
      if (!(await lockPerson(trx, id)) || !(await mayBeSeen({ ...platform, db: trx }, actor, id)))
        return refuse({ kind: 'not-found', what: 'this person' } as Refusal);
      const appointed = await appoint(trx, actor, platform.now(), { ...given, person: id });
      return appointed.ok ? ok({ id: appointed.value.id, person: id }) : appointed;
    }),
});

const facts = (one: Appointment) => ({
  role: one.role,
  organisation: one.organisation,
  contractType: one.contractType,
  sessions: one.sessions,
  started: one.started,
  ended: one.ended,
  note: one.note,
});

/** Corrects an appointment that was entered wrongly. What ends and begins anew is ended and added instead. */
export const correctAppointment = defineUse({
  name: 'correct-appointment',
  path: 'appointments/{id}',
  method: 'put',
  permission: 'people.edit',
  summary: 'Corrects an appointment that was entered wrongly.',
  input: z.object({ id: z.string(), version: z.coerce.number().optional(), ...appointmentFields }),
  output: done,
  run: (platform, actor, { id, version, ...given }) =>
    inTransaction<Result<Done>>(platform.db, async (trx) => {
      const found = await findAppointment(trx, id);
      if (!found || !(await lockPerson(trx, found.person))) return refuse(missing);
      const before = (await findAppointment(trx, id)) ?? found;
      // Both what it was and what it becomes must be in the keeper's hands.
      const whyNot =
        whyNotAppoint(actor, before, platform.now()) ?? whyNotAppoint(actor, given, platform.now());
      if (whyNot) return refuse<Refusal>(whyNot);
      if (version !== undefined && version !== before.version)
        return refuse({ kind: 'changed-meanwhile', what: 'This appointment' } as Refusal);
      if (!(await findOrganisation(trx, given.organisation)))
        return refuse({
          kind: 'unknown-organisation',
          field: 'organisation',
          code: given.organisation,
        } as Refusal);
      const wrong = await whyNotDated(trx, before.person, given, id);
      if (wrong) return refuse(wrong);
      const {
        role,
        organisation,
        contractType = null,
        sessions = null,
        started,
        ended = null,
        note = null,
      } = given;
      await peopleDb(trx)
        .updateTable('appointment')
        .set({
          role,
          organisation,
          contract_type: contractType,
          sessions,
          started,
          ended,
          note,
          ended_reason: ended === null ? null : before.endedReason,
          checked: londonDate(platform.now()),
          version: before.version + 1,
        })
        .where('id', '=', id)
        .execute();
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'appointment.corrected',
        object: `person:${before.person}`,
        before: facts(before),
        after: { appointment: id, ...given },
      });
      return ok({ id, person: before.person });
    }),
});

/** Ends an appointment: its last day and why. */
export const endAppointment = defineUse({
  name: 'end-appointment',
  path: 'appointments/{id}/end',
  method: 'post',
  permission: 'people.edit',
  summary: 'Ends an appointment: its last day, and why.',
  input: z.object({
    id: z.string(),
    ended: dateInput('Give the last day'),
    reason: optionalText(z.string().trim().max(200)),
  }),
  output: done,
  run: (platform, actor, { id, ended, reason }) =>
    inTransaction<Result<Done>>(platform.db, async (trx) => {
      const found = await findAppointment(trx, id);
      if (!found || !(await lockPerson(trx, found.person))) return refuse(missing);
      const before = (await findAppointment(trx, id)) ?? found;
      const whyNot = whyNotAppoint(actor, before, platform.now());
      if (whyNot) return refuse<Refusal>(whyNot);
      if (before.ended !== null && before.ended <= londonDate(platform.now()))
        return refuse({ kind: 'already-ended', ended: before.ended } as Refusal);
      if (ended < before.started) return refuse({ kind: 'ends-before-start', field: 'ended' } as Refusal);
      await peopleDb(trx)
        .updateTable('appointment')
        .set({ ended, ended_reason: reason ?? null, version: before.version + 1 })
        .where('id', '=', id)
        .execute();
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'appointment.ended',
        object: `person:${before.person}`,
        before: facts(before),
        after: { appointment: id, ended, reason },
      });
      return ok({ id, person: before.person });
    }),
});

/** Says that an organisation's people are right as they stand: the yearly review of the register. */
export const checkPeople = defineUse({
  name: 'check-people',
  path: 'organisations/{code}/people/checked',
  method: 'post',
  permission: 'people.edit',
  summary: 'Says that the people of an organisation are right as they stand today.',
  input: z.object({ code: codeInput('Give the code') }),
  output: z.object({ checked: z.number() }),
  run: (platform, actor, { code }) =>
    inTransaction<Result<{ checked: number }>>(platform.db, async (trx) => {
      if (!keepsPeopleOf(actor, code))
        return refuse<Refusal>({ kind: 'only-at-own-organisation', field: 'organisation' });
      const today = londonDate(platform.now());
      const done = await peopleDb(trx)
        .updateTable('appointment')
        .set({ checked: today })
        .where('organisation', '=', code)
        .where('started', '<=', today)
        .where((eb) => eb.or([eb('ended', 'is', null), eb('ended', '>=', today)]))
        .executeTakeFirst();
      const checked = Number(done.numUpdatedRows);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'organisation.people-checked',
        object: `organisation:${code}`,
        after: { checked },
      });
      return ok({ checked });
    }),
});
