import { sql } from 'kysely';
import { z } from 'zod';
import { findOrganisation, findPerson, personName } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, ticked, versionInput, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { type Body, type BodyMember, bodyInput } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { changeMember, tellMember } from './change.ts';
import type { Membership } from './composition-rules.ts';
import { type WhyNotSit, whyNotSit } from './member-rules.ts';
import { type BodyRefused, openBody, openMember } from './open.ts';
import type { BodyRefusal } from './refusals.ts';
import { compositionOf, memberRowsOf, membershipsIn } from './sitting.ts';

const optionalDay = (asked: string) => optionalText(date(asked));

/** Where somebody sits and when: the same for an appointment and for a correction. */
const sits = {
  seat: z
    .string({ error: 'Choose the seat.' })
    .trim()
    .min(1, 'Choose the seat.')
    .max(60)
    .describe('key of the seat'),
  organisation: optionalText(z.string().trim().toUpperCase().max(20)).describe(
    'code of the practice or organisation that they speak for',
  ),
  isClinician: ticked('they are a clinician by profession'),
  from: date('Give the first day, such as 1 4 2026.').describe('first day'),
  termEnds: optionalDay('Give the day on which the term is up, such as 31 3 2029.').describe(
    'the day on which the term is up; the seat goes on until somebody ends it',
  ),
};

export const memberInput = z.coerce
  .number({ error: 'Say which membership.' })
  .int('Say which membership.')
  .positive('Say which membership.')
  .describe('number of the membership');

const output = z.object({ key: z.string(), member: z.number() });
type Answer = Result<{ key: string; member: number }, BodyRefused>;

/** The number that a membership has which is not kept yet. */
const NEW = 'new';

const refusalOf = (why: WhyNotSit, nameOf: (person: string) => string, name: string): BodyRefusal => {
  switch (why.kind) {
    case 'seat-unknown':
      return { kind: 'member-seat-unknown', field: 'seat' };
    case 'ends-first':
      return { kind: 'member-ends-first', field: 'to' };
    case 'term-first':
      return { kind: 'member-term-first', field: 'termEnds' };
    case 'deputy-self':
      return { kind: 'member-deputy-self', field: 'person' };
    case 'twice':
      return { kind: 'member-twice', field: 'seat', name };
    case 'practice-needed':
      return { kind: 'member-practice-needed', field: 'organisation' };
    case 'practice-taken':
      return { kind: 'member-practice-taken', field: 'organisation', name: nameOf(why.by) };
  }
};

type Asked = Omit<Membership, 'key'> & { readonly name: string; readonly self?: BodyMember };

/** Why somebody cannot sit on this body as asked, by its seats of the first day and by who else sits there. */
const whyNotAsked = async (
  trx: Trx,
  body: Body,
  rows: readonly BodyMember[],
  { name, self, ...asked }: Asked,
): Promise<BodyRefused | undefined> => {
  if (body.closed_on !== null && asked.from > body.closed_on)
    return { kind: 'body-closed', on: body.closed_on };
  if (asked.from < body.founded_on) return { kind: 'member-before-body', field: 'from', on: body.founded_on };
  const composition = compositionOf(body, asked.from);
  if (!composition) return { kind: 'seats-unsaid' };
  const { speaksFor } = asked;
  if (speaksFor !== null && !(await findOrganisation(trx, speaksFor)))
    return { kind: 'member-organisation-unknown', field: 'organisation', code: speaksFor };
  const others = membershipsIn(rows).filter(({ key }) => key !== String(self?.id));
  const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
  const why = whyNotSit(composition, others, { ...asked, key: self ? String(self.id) : NEW });
  return why && refusalOf(why, (person) => names.get(person) ?? person, name);
};

/** The member for whom somebody stands in, if they hold a seat themselves on the first day. */
const memberFor = (rows: readonly BodyMember[], id: number, from: string): BodyMember | undefined =>
  rows.find(
    (row) =>
      row.id === id &&
      row.deputy_for === null &&
      row.from_day <= from &&
      (row.to_day === null || row.to_day >= from),
  );

const seatLabel = (body: Body, seat: string, on: string): string =>
  compositionOf(body, on)?.seats.find(({ key }) => key === seat)?.label ?? seat;

/** Puts somebody of the register into a seat, or lets them stand in for a member, from a day on. */
export const appointMember = defineUse({
  name: 'appoint-member',
  path: 'bodies/{key}/members',
  method: 'post',
  permission: 'decisions.manage',
  summary:
    'Puts somebody of the register into a seat of a body from a day on, or makes them a member’s deputy.',
  input: z.object({
    key: bodyInput,
    person: z
      .string({ error: 'Choose a person.' })
      .trim()
      .min(1, 'Choose a person.')
      .describe('id of the person'),
    ...sits,
    // A deputy has the seat of the member for whom they stand in.
    seat: optionalText(sits.seat).describe('key of the seat; a deputy has that of the member'),
    deputyFor: z
      .preprocess((value) => (value === '' || value === null ? undefined : value), memberInput.optional())
      .describe('number of the membership of the member for whom they stand in'),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const body = opened.value;
      const person = await findPerson(trx, input.person);
      const name = person && (await personName(trx, person.id));
      if (!person || !name || (person.ended !== null && person.ended < input.from))
        return refuse({ kind: 'member-person-unknown', field: 'person' });
      const rows = await memberRowsOf(trx, body.key);
      const member = input.deputyFor ? memberFor(rows, input.deputyFor, input.from) : undefined;
      if (input.deputyFor && !member) return refuse({ kind: 'member-deputy-of', field: 'deputyFor' });
      const seat = member?.seat ?? input.seat;
      if (seat === undefined) return refuse({ kind: 'member-seat-unknown', field: 'seat' });
      const organisation = input.organisation ?? member?.organisation ?? null;
      // The same form, sent twice, appoints once.
      const before = rows.find(
        (row) =>
          row.person === person.id &&
          row.seat === seat &&
          row.from_day === input.from &&
          row.deputy_for === (member?.id ?? null) &&
          row.to_day === null,
      );
      if (before) return ok({ key: body.key, member: before.id });
      const whyNot = await whyNotAsked(trx, body, rows, {
        name,
        person: person.id,
        seat,
        from: input.from,
        to: body.closed_on,
        termEnds: input.termEnds ?? null,
        deputyFor: member?.person ?? null,
        isClinician: input.isClinician,
        speaksFor: organisation,
      });
      if (whyNot) return refuse(whyNot);
      const { id } = await decisionDb(trx)
        .insertInto('body_member')
        .values({
          body: body.key,
          person: person.id,
          person_name: name,
          seat,
          organisation,
          is_clinician: input.isClinician,
          deputy_for: member?.id ?? null,
          from_day: input.from,
          to_day: body.closed_on,
          term_ends: input.termEnds ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const label = seatLabel(body, seat, input.from);
      await keepDecisionChange(trx, actor, platform.now(), bodyRef(body.key), {
        version: body.version,
        kind: member ? 'body.deputy-appointed' : 'body.member-appointed',
        after: {
          member: id,
          person: person.id,
          name,
          seat: label,
          from: input.from,
          ...(member ? { deputyFor: member.person_name } : {}),
          ...(input.termEnds ? { termEnds: input.termEnds } : {}),
        },
      });
      await tellMember(trx, actor, body, person.id, {
        kind: 'body.appointed',
        title: member
          ? `${body.name}: you stand in for ${member.person_name} from ${longDate(input.from)}`
          : `${body.name}: you sit there from ${longDate(input.from)}, as ${label}`,
      });
      return ok({ key: body.key, member: id });
    }),
});

const who = { key: bodyInput, member: memberInput, version: versionInput };

/** Gives a member another term. */
export const renewMember = defineUse({
  name: 'renew-member',
  path: 'bodies/{key}/members/{member}/renew',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Gives a member a new term: the day on which it is up.',
  input: z.object({ ...who, termEnds: date('Give the day on which the new term is up, such as 31 3 2029.') }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openMember(trx, actor, input);
      if (!opened.ok) return opened;
      const { body, member } = opened.value;
      if (member.to_day !== null) return refuse({ kind: 'member-over', on: member.to_day });
      if (input.termEnds <= (member.term_ends ?? member.from_day))
        return refuse({ kind: 'member-term-first', field: 'termEnds' });
      await changeMember(
        trx,
        actor,
        platform.now(),
        member,
        { term_ends: input.termEnds },
        {
          kind: 'body.term-renewed',
          before: { name: member.person_name, termEnds: member.term_ends },
          after: { name: member.person_name, termEnds: input.termEnds },
        },
      );
      await tellMember(trx, actor, body, member.person, {
        kind: 'body.term-renewed',
        title: `${body.name}: your term now runs to ${longDate(input.termEnds)}`,
      });
      return ok({ key: body.key, member: member.id });
    }),
});

/** Deputies whose member goes go with them, on the same day; who began later is refused by whoever asks. */
const deputiesOf = (rows: readonly BodyMember[], member: BodyMember, after: string): readonly BodyMember[] =>
  rows.filter((row) => row.deputy_for === member.id && (row.to_day === null || row.to_day > after));

/** Ends what somebody holds, with its last day and the reason; what their deputies hold ends with it. */
export const endMember = defineUse({
  name: 'end-member',
  path: 'bodies/{key}/members/{member}/end',
  method: 'post',
  permission: 'decisions.manage',
  summary:
    'Ends what somebody holds on a body, with its last day and the reason; their deputies go with them.',
  input: z.object({
    ...who,
    lastDay: date('Give the last day, such as 30 6 2026.').describe('last day'),
    reason: words('Say in a few words why it ends.', 300),
    confirmed: confirmedWords,
  }),
  output: output.extend({ deputies: z.number().describe('deputies whose seats ended with it') }),
  run: async (
    platform,
    actor,
    input,
  ): Promise<Result<{ key: string; member: number; deputies: number }, BodyRefused>> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ key: string; member: number; deputies: number }, BodyRefused>>(
      platform.db,
      async (trx) => {
        const opened = await openMember(trx, actor, input);
        if (!opened.ok) return opened;
        const { body, member } = opened.value;
        const { lastDay, reason } = input;
        if (member.to_day !== null && member.to_day <= lastDay)
          return refuse({ kind: 'member-over', on: member.to_day });
        const rows = await memberRowsOf(trx, body.key);
        const deputies = deputiesOf(rows, member, lastDay);
        if (lastDay < member.from_day || deputies.some(({ from_day }) => from_day > lastDay))
          return refuse({ kind: 'member-ends-first', field: 'lastDay' });
        const now = platform.now();
        for (const one of [member, ...deputies])
          await changeMember(
            trx,
            actor,
            now,
            one,
            { to_day: lastDay, ended_reason: one === member ? reason : `${member.person_name} left.` },
            {
              kind: 'body.member-ended',
              before: { name: one.person_name, lastDay: one.to_day },
              after: { name: one.person_name, lastDay, ...(one === member ? { reason } : {}) },
            },
          );
        for (const one of [member, ...deputies])
          await tellMember(trx, actor, body, one.person, {
            kind: 'body.member-ended',
            title: `${body.name}: your last day there is ${longDate(lastDay)}`,
          });
        return ok({ key: body.key, member: member.id, deputies: deputies.length });
      },
    );
  },
});

const CORRECTED = [
  ['seat', 'seat'],
  ['organisation', 'organisation'],
  ['is_clinician', 'isClinician'],
  ['from_day', 'from'],
  ['to_day', 'lastDay'],
  ['term_ends', 'termEnds'],
] as const;

/** Puts right what was written down wrongly of where somebody sits and when; the person stays. */
export const correctMember = defineUse({
  name: 'correct-member',
  path: 'bodies/{key}/members/{member}/correct',
  method: 'post',
  permission: 'decisions.manage',
  summary:
    'Puts right what was written down wrongly: seat, days, term, practice. Votes that were opened stay as they were.',
  input: z.object({
    ...who,
    ...sits,
    lastDay: optionalDay('Give the last day, such as 30 6 2026.').describe('last day; none while they sit'),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openMember(trx, actor, input);
      if (!opened.ok) return opened;
      const { body, member } = opened.value;
      const rows = await memberRowsOf(trx, body.key);
      const stood = member.deputy_for;
      if (stood !== null && !memberFor(rows, stood, input.from))
        return refuse({ kind: 'member-deputy-of', field: 'deputyFor' });
      if (
        input.seat !== member.seat &&
        (stood !== null || rows.some(({ deputy_for }) => deputy_for === member.id))
      )
        return refuse({ kind: 'member-has-deputies', field: 'seat' });
      const set = {
        seat: input.seat,
        organisation: input.organisation ?? null,
        is_clinician: input.isClinician,
        from_day: input.from,
        to_day: input.lastDay ?? null,
        term_ends: input.termEnds ?? null,
      };
      const whyNot = await whyNotAsked(trx, body, rows, {
        name: member.person_name,
        self: member,
        person: member.person,
        seat: set.seat,
        from: set.from_day,
        to: set.to_day,
        termEnds: set.term_ends,
        deputyFor: rows.find(({ id }) => id === stood)?.person ?? null,
        isClinician: set.is_clinician,
        speaksFor: set.organisation,
      });
      if (whyNot)
        return refuse(whyNot.kind === 'member-ends-first' ? { ...whyNot, field: 'lastDay' } : whyNot);
      const changed = differing(member, set, CORRECTED);
      if (!changed) return ok({ key: body.key, member: member.id });
      await changeMember(
        trx,
        actor,
        platform.now(),
        member,
        { ...set, ...(set.to_day === null ? { ended_reason: null } : {}) },
        {
          kind: 'body.member-corrected',
          before: { name: member.person_name, ...changed.before },
          after: { name: member.person_name, ...changed.after },
        },
      );
      return ok({ key: body.key, member: member.id });
    }),
});

/** Whether anything hangs on a membership: somebody’s presence, a deputy, or a vote that they could cast. */
const isUsed = async (trx: Trx, member: BodyMember): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from body_member where deputy_for = ${member.id})
      or exists (select from presence where member = ${member.id} or stands_for = ${member.id})
      or exists (select from vote_voter v join vote o on o.reference = v.vote
        where o.body = ${member.body} and (v.voter = ${member.person} or v.cast_by = ${member.person})) as used`.execute(
    trx,
  );
  return rows[0]?.used ?? true;
};

/** Takes back a membership that was entered by mistake, before anything hangs on it; the history keeps that it was. */
export const takeBackMember = defineUse({
  name: 'take-back-member',
  path: 'bodies/{key}/members/{member}/take-back',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Takes back a membership that was entered by mistake, before a meeting or a vote hangs on it.',
  input: z.object(who),
  output: z.object({ key: z.string() }),
  run: (platform, actor: Actor, input): Promise<Result<{ key: string }, BodyRefused>> =>
    inTransaction<Result<{ key: string }, BodyRefused>>(platform.db, async (trx) => {
      const opened = await openMember(trx, actor, input);
      if (!opened.ok) return opened;
      const { body, member } = opened.value;
      if (await isUsed(trx, member)) return refuse({ kind: 'member-used' });
      await decisionDb(trx).deleteFrom('body_member').where('id', '=', member.id).execute();
      await keepDecisionChange(trx, actor, platform.now(), bodyRef(body.key), {
        version: body.version,
        kind: 'body.member-taken-back',
        before: {
          member: member.id,
          person: member.person,
          name: member.person_name,
          seat: seatLabel(body, member.seat, member.from_day),
          from: member.from_day,
          lastDay: member.to_day,
        },
      });
      await tellMember(trx, actor, body, member.person, {
        kind: 'body.member-taken-back',
        title: `${body.name}: your seat there was entered by mistake and is taken back`,
      });
      return ok({ key: body.key });
    }),
});
