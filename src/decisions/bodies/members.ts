import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { BodyMember } from '../kit/find.ts';
import { changeMember, tellMember } from './change.ts';
import { SeatAnswer, type SeatResult, whichMember } from './member-sits.ts';
import { type BodyRefused, openMember } from './open.ts';
import { memberRowsOf } from './sitting.ts';

/** Gives a member another term. */
export const renewMember = defineUse({
  name: 'renew-member',
  path: 'bodies/{key}/members/{member}/renew',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Gives a member a new term: the day on which it is up.',
  input: z.object({
    ...whichMember,
    termEnds: date('Give the day on which the new term is up, such as 31 3 2029.'),
  }),
  output: SeatAnswer,
  run: (platform, actor, input): Promise<SeatResult> =>
    inTransaction<SeatResult>(platform.db, async (trx) => {
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
    ...whichMember,
    lastDay: date('Give the last day, such as 30 6 2026.').describe('last day'),
    reason: words('Say in a few words why it ends.', 300),
    confirmed: confirmedWords,
  }),
  output: SeatAnswer.extend({ deputies: z.number().describe('deputies whose seats ended with it') }),
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
