import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import type { BodyMember } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { changeMember, tellMember } from './change.ts';
import {
  memberFor,
  optionalDay,
  SeatAnswer,
  type SeatResult,
  seatLabel,
  sits,
  whichMember,
  whyNotAsked,
} from './member-sits.ts';
import { type BodyRefused, openMember } from './open.ts';
import { memberRowsOf } from './sitting.ts';

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
    ...whichMember,
    ...sits,
    lastDay: optionalDay('Give the last day, such as 30 6 2026.').describe('last day; none while they sit'),
  }),
  output: SeatAnswer,
  run: (platform, actor, input): Promise<SeatResult> =>
    inTransaction<SeatResult>(platform.db, async (trx) => {
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
  input: z.object(whichMember),
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
