import { z } from 'zod';
import { findPerson, personName } from '../../people/index.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { longDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { bodyInput } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { tellMember } from './change.ts';
import {
  memberFor,
  memberInput,
  SeatAnswer,
  type SeatResult,
  seatLabel,
  sits,
  whyNotAsked,
} from './member-sits.ts';
import { openBody } from './open.ts';
import { memberRowsOf } from './sitting.ts';

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
  output: SeatAnswer,
  run: (platform, actor, input): Promise<SeatResult> =>
    inTransaction<SeatResult>(platform.db, async (trx) => {
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
