import { randomUUID } from 'node:crypto';
import { type Actor, recorded } from '../platform/actor.ts';
import type { Role } from '../platform/permissions.ts';
import { recordEvent } from '../platform/record/record.ts';
import type { Db, Trx } from '../platform/relational/relational.ts';
import { inTransaction } from '../platform/relational/transaction.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { ok, type Refusal, type Result } from '../shared/result.ts';
import { appoint } from './appointments/appoint.ts';
import { insertMany } from './bulk.ts';
import type { OrganisationKind, ParentKind, SuccessionKind } from './organisations/kinds.ts';
import { settleLoads } from './organisations/settle.ts';
import { insertPerson } from './register/keep.ts';
import type { ContractType } from './roles.ts';
import type { Address } from './tables.ts';

export type NewOrganisation = {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly opened?: CalendarDate | null;
  readonly closed?: CalendarDate | null;
  readonly address?: Address | null;
};

export type NewBelonging = {
  readonly child: string;
  readonly parent: string;
  readonly kind: ParentKind;
  readonly started: CalendarDate;
  readonly ended?: CalendarDate | null;
};

export type NewSuccession = {
  readonly predecessor: string;
  readonly successor: string;
  readonly date: CalendarDate;
  readonly kind: SuccessionKind;
};

/**
 * Enters many organisations with their belongings and successions at once, as if people had entered them;
 * one event tells of all. For an invented place, and for a group's own bodies from a list.
 */
export const loadOrganisations = (
  db: Db,
  actor: Actor,
  given: {
    readonly organisations: readonly NewOrganisation[];
    readonly belongings?: readonly NewBelonging[];
    readonly successions?: readonly NewSuccession[];
  },
): Promise<void> =>
  inTransaction(db, async (trx) => {
    const { organisations, belongings = [], successions = [] } = given;
    await insertMany(
      trx,
      'organisation_correction',
      ['code', 'fields', 'version', 'changed'],
      organisations.map(({ code, name, kind, opened = null, closed = null, address = null }) => ({
        code,
        fields: {
          name,
          kind,
          status: closed ? 'closed' : 'active',
          opened,
          closed,
          address,
          ...(kind === 'practice' ? { prescribing_setting: 4 } : {}),
        },
        version: 1,
        changed: new Date(),
      })),
    );
    await insertMany(
      trx,
      'organisation_parent_statement',
      ['source', 'child', 'kind', 'parent', 'started', 'ended', 'seen'],
      belongings.map((one) => ({ ...one, source: 'entered', seen: false })),
    );
    await insertMany(
      trx,
      'organisation_succession_statement',
      ['source', 'predecessor', 'successor', 'date', 'kind'],
      successions.map((one) => ({ ...one, source: 'entered' })),
    );
    await settleLoads(trx);
    await recordEvent(trx, {
      actor: recorded(actor),
      kind: 'organisations.entered',
      object: 'organisation:many',
      after: {
        organisations: organisations.length,
        belongings: belongings.length,
        successions: successions.length,
      },
    });
  });

export type NewAppointment = {
  readonly role: Role;
  readonly organisation: string;
  readonly contractType?: ContractType | null;
  /** Half-days a week. */
  readonly sessions?: number | null;
  readonly started: CalendarDate;
  readonly ended?: CalendarDate | null;
  readonly endedReason?: string | null;
  readonly note?: string | null;
  readonly checked?: CalendarDate | null;
};

export type NewPerson = {
  /** Given where others must be able to name the person; made otherwise. */
  readonly id?: string;
  readonly title?: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly hearBy?: 'email' | 'text' | 'post' | 'none';
  readonly hearHowOften?: 'at-once' | 'daily' | 'weekly';
  readonly registrationBody?: string | null;
  readonly registrationNumber?: string | null;
  readonly exDirectory?: boolean;
  readonly ended?: CalendarDate | null;
  readonly detailsChecked?: CalendarDate | null;
  readonly appointments: readonly NewAppointment[];
};

/**
 * Enters many people with their appointments at once and gives their ids in the same order; one event tells
 * of all. The organisations must be known. Dates are not checked against each other: whoever invents or has
 * checked a list calls it.
 */
export const loadPeople = (db: Db, actor: Actor, people: readonly NewPerson[]): Promise<string[]> =>
  inTransaction(db, async (trx) => {
    const rows = people.map((one) => ({ ...one, id: one.id ?? randomUUID() }));
    const created = new Date();
    await insertMany(
      trx,
      'person',
      [
        'id',
        'title',
        'given_name',
        'family_name',
        'email',
        'phone',
        'hear_by',
        'hear_how_often',
        'registration_body',
        'registration_number',
        'ex_directory',
        'ended',
        'details_checked',
        'version',
        'created',
      ],
      rows.map((one) => ({
        id: one.id,
        title: one.title,
        given_name: one.givenName,
        family_name: one.familyName,
        email: one.email,
        phone: one.phone,
        hear_by: one.hearBy ?? 'email',
        hear_how_often: one.hearHowOften ?? 'daily',
        registration_body: one.registrationBody,
        registration_number: one.registrationNumber,
        ex_directory: one.exDirectory ?? false,
        ended: one.ended,
        details_checked: one.detailsChecked,
        version: 1,
        created,
      })),
    );
    const appointments = rows.flatMap((one) =>
      one.appointments.map((appointment) => ({
        id: randomUUID(),
        person: one.id,
        role: appointment.role,
        organisation: appointment.organisation,
        contract_type: appointment.contractType,
        sessions: appointment.sessions,
        started: appointment.started,
        ended: appointment.ended,
        ended_reason: appointment.endedReason,
        note: appointment.note,
        checked: appointment.checked,
        version: 1,
      })),
    );
    await insertMany(
      trx,
      'appointment',
      [
        'id',
        'person',
        'role',
        'organisation',
        'contract_type',
        'sessions',
        'started',
        'ended',
        'ended_reason',
        'note',
        'checked',
        'version',
      ],
      appointments,
    );
    await recordEvent(trx, {
      actor: recorded(actor),
      kind: 'people.entered',
      object: 'person:many',
      after: { people: rows.length, appointments: appointments.length },
    });
    return rows.map((one) => one.id);
  });

/** Enters one person, within the caller's transaction; the caller has seen to permissions and the address. */
export const addPersonTo = async (
  trx: Trx,
  actor: Actor,
  given: Omit<NewPerson, 'appointments' | 'id'>,
): Promise<string> => {
  const id = await insertPerson(trx, {
    title: given.title ?? undefined,
    givenName: given.givenName,
    familyName: given.familyName,
    email: given.email ?? undefined,
    phone: given.phone ?? undefined,
    registrationBody: given.registrationBody ?? undefined,
    registrationNumber: given.registrationNumber ?? undefined,
  });
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'person.added',
    object: `person:${id}`,
    after: { name: [given.title, given.givenName, given.familyName].filter(Boolean).join(' ') },
  });
  return id;
};

/** Appoints one person, within the caller's transaction: permission, organisation and overlaps are seen to. */
export const addAppointmentTo = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  person: string,
  given: NewAppointment,
): Promise<Result<{ id: string }, Refusal>> => {
  const done = await appoint(trx, actor, now, {
    person,
    role: given.role,
    organisation: given.organisation,
    contractType: given.contractType ?? undefined,
    sessions: given.sessions ?? undefined,
    started: given.started,
    ended: given.ended ?? undefined,
    note: given.note ?? undefined,
  });
  return done.ok ? ok(done.value) : done;
};
