import { type Actor, recorded } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/notify.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { findOrganisation } from '../organisations/queries.ts';
import { appointmentsOf, findPerson, nameOf } from '../register/queries.ts';
import { clashWith, whyNotAppoint } from '../register/rules.ts';
import { roleInWords } from '../roles.ts';
import type { AppointmentFields } from './input.ts';

/** Those who keep a practice's people that day. */
export const managersOf = async (db: Db, organisation: string, on: string): Promise<string[]> =>
  (
    await peopleDb(db)
      .selectFrom('appointment')
      .select('person')
      .where('organisation', '=', organisation)
      .where('role', '=', 'practice-manager')
      .where('started', '<=', on)
      .where((eb) => eb.or([eb('ended', 'is', null), eb('ended', '>=', on)]))
      .execute()
  ).map((row) => row.person);

/** Why these dates cannot be; undefined when they can. The person must be locked, so that no other comes between. */
export const whyNotDated = async (
  trx: Trx,
  person: string,
  added: AppointmentFields,
  id?: string,
): Promise<Refusal | undefined> => {
  const { started, ended = null } = added;
  if (ended !== null && ended < started) return { kind: 'ends-before-start', field: 'ended' };
  const held = await appointmentsOf(trx, person);
  const clash = clashWith(held, { ...added, ended, ...(id ? { id } : {}) });
  if (!clash) return undefined;
  const refusal = {
    kind: 'overlapping-appointment',
    field: 'started',
    started: clash.started,
    ended: clash.ended,
  };
  return refusal;
};

/**
 * Appoints somebody, within the caller's transaction: permission, organisation, overlaps; then the event, and
 * news for those who keep the practice's people, unless they did it themselves.
 */
export const appoint = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  { person, ...given }: AppointmentFields & { readonly person: string },
): Promise<Result<{ id: string }>> => {
  const whyNot = whyNotAppoint(actor, given, now);
  if (whyNot) return refuse<Refusal>(whyNot);
  await peopleDb(trx).selectFrom('person').select('id').where('id', '=', person).forUpdate().execute();
  const who = await findPerson(trx, person);
  if (!who) return refuse({ kind: 'not-found', what: 'this person' } as Refusal);
  if (who.ended) return refuse({ kind: 'person-has-ended', ended: who.ended } as Refusal);
  const place = await findOrganisation(trx, given.organisation);
  if (!place)
    return refuse({
      kind: 'unknown-organisation',
      field: 'organisation',
      code: given.organisation,
    } as Refusal);
  const wrong = await whyNotDated(trx, person, given);
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
  const today = londonDate(now);
  const { id } = await peopleDb(trx)
    .insertInto('appointment')
    .values({
      person,
      role,
      organisation,
      contract_type: contractType,
      sessions,
      started,
      ended,
      note,
      ended_reason: null,
      checked: today,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'appointment.added',
    object: `person:${person}`,
    after: { appointment: id, name: nameOf(who), role, organisation, contractType, sessions, started, ended },
  });
  const self = actor.kind === 'person' ? actor.id : undefined;
  const told = (await managersOf(trx, organisation, today)).filter((one) => one !== self && one !== person);
  await notify(trx, {
    people: told,
    kind: 'appointment.added',
    title: `${nameOf(who)} is entered as ${roleInWords(role)} at ${place.name} from ${longDate(started)}`,
    href: `/people/${person}`,
    object: { kind: 'person', id: person },
  });
  return ok({ id });
};
