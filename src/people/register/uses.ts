import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { ROLES } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { dirInput, nextOutput, nextPart, offsetOf, optionalCode, optionalDate, partInput } from '../input.ts';
import { CONTRACT_TYPES } from '../roles.ts';
import { appointmentsOf, findPerson, type Looker, listPeople, PEOPLE_SORTS, peopleAt } from './queries.ts';
import { isHeldOn, mayKeepDetails, seesExDirectory, sessionsOf } from './rules.ts';

export const lookerOf = (actor: Actor): Looker => ({
  seesAll: seesExDirectory(actor),
  self: actor.kind === 'person' ? actor.id : undefined,
});

export const appointmentOutput = z.object({
  id: z.string(),
  person: z.string(),
  role: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  organisationKind: z.string(),
  contractType: z.string().nullable(),
  sessions: z.number().nullable().describe('Half-days a week; null where they vary'),
  started: z.string(),
  ended: z.string().nullable(),
  endedReason: z.string().nullable(),
  note: z.string().nullable(),
  checked: z.string().nullable(),
  version: z.number(),
});

const listed = z.object({
  id: z.string(),
  title: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  exDirectory: z.boolean(),
  ended: z.string().nullable(),
  appointments: z.array(appointmentOutput),
});

const output = z.object({ on: z.string(), total: z.number(), people: z.array(listed), next: nextOutput });
export type PeopleList = z.output<typeof output>;

/** The register: everybody whom the group counts, whatever their contract. */
export const people = defineUse({
  name: 'people',
  method: 'get',
  permission: 'people.read',
  summary: 'The register of people, each with what they are that day.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('Words of the name'),
    role: optionalText(z.enum(ROLES)),
    organisation: optionalCode().describe('Code of an organisation'),
    contract: optionalText(z.enum(CONTRACT_TYPES)),
    without: optionalText(z.literal('practice')).describe('practice: only those without a practice'),
    state: z.enum(['now', 'left', 'all']).default('now'),
    on: optionalDate().describe('The day; today unless given'),
    sort: z.enum(PEOPLE_SORTS).default('name'),
    dir: dirInput,
    ...partInput(1000),
  }),
  output,
  run: async (platform, actor, input) => {
    const on = input.on ?? londonDate(platform.now());
    const offset = offsetOf(input.cursor);
    const { total, rows } = await listPeople(platform.db, {
      ...input,
      on,
      withoutPractice: input.without === 'practice',
      looker: lookerOf(actor),
      dir: input.dir ?? 'ascending',
      offset,
    });
    // Other modules may hide somebody too.
    const seen = await visibleTo(platform.registries, platform.db, actor, rows, ({ id }) => ({
      kind: 'person',
      id,
    }));
    return ok({
      on,
      total,
      people: seen.map((row) => ({ ...row, appointments: [...row.appointments] })),
      ...nextPart(offset, rows.length, total),
    });
  },
});

export const mayBeSeen = async (platform: Platform, actor: Actor, id: string): Promise<boolean> =>
  (await visibleTo(platform.registries, platform.db, actor, [{ kind: 'person', id }], (ref) => ref)).length >
  0;

const wholeOutput = z.object({
  id: z.string(),
  title: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  registrationBody: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  exDirectory: z.boolean(),
  ended: z.string().nullable(),
  endedNote: z.string().nullable(),
  version: z.number(),
  sessionsNow: z.number().describe('Half-days a week, of those appointments that say'),
  sessionsVary: z.boolean(),
  appointments: z.array(appointmentOutput),
  mayKeepDetails: z.boolean(),
});
export type WholePerson = z.output<typeof wholeOutput>;

/** One person with all their appointments. */
export const person = defineUse({
  name: 'person',
  path: 'people/{id}',
  method: 'get',
  permission: 'people.read',
  summary: 'One person: how to reach them, and everything they are and were.',
  input: z.object({ id: z.string() }),
  output: wholeOutput,
  run: async (platform, actor, { id }) => {
    const { db } = platform;
    const found = await findPerson(db, id);
    if (!found || !(await mayBeSeen(platform, actor, id)))
      return refuse({ kind: 'not-found', what: 'this person' });
    const today = londonDate(platform.now());
    const appointments = await appointmentsOf(db, id);
    const { total, varies } = sessionsOf(appointments.filter((one) => isHeldOn(one, today)));
    const { postalAddress: _, hearBy: __, hearHowOften: ___, detailsChecked: ____, ...rest } = found;
    return ok({
      ...rest,
      sessionsNow: total,
      sessionsVary: varies,
      appointments,
      mayKeepDetails: mayKeepDetails(actor, appointments, today),
    });
  },
});

const atOutput = z.object({
  on: z.string(),
  people: z.array(
    appointmentOutput.extend({
      title: z.string().nullable(),
      givenName: z.string(),
      familyName: z.string(),
      elsewhere: z.array(
        z.object({ role: z.string(), organisation: z.string(), organisationName: z.string() }),
      ),
    }),
  ),
});
export type PeopleThere = z.output<typeof atOutput>;

/** Who is and was at an organisation. */
export const organisationPeople = defineUse({
  name: 'organisation-people',
  path: 'organisations/{code}/people',
  method: 'get',
  permission: 'people.read',
  summary: 'The people of an organisation: those there now, those to come and those who have left.',
  input: z.object({ code: z.string().trim().toUpperCase() }),
  output: atOutput,
  run: async (platform, actor, { code }) => {
    const on = londonDate(platform.now());
    const rows = await peopleAt(platform.db, code, on, lookerOf(actor));
    const seen = await visibleTo(platform.registries, platform.db, actor, rows, (row) => ({
      kind: 'person',
      id: row.person,
    }));
    return ok({ on, people: seen.map((row) => ({ ...row, elsewhere: [...row.elsewhere] })) });
  },
});
