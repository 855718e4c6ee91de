import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { keepChange } from '../../platform/history/history.ts';
import { date, versionInput } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isClinician } from '../kit/duty.ts';
import { findPersonToday } from '../moves/people.ts';
import { proposalDb } from '../tables.ts';
import { type DutyRow, lockTurn, turnsFrom } from './queries.ts';
import type { DutyRefusal } from './refusals.ts';
import { overlap } from './rules.ts';

const said = {
  from: date('Say from which day.'),
  to: date('Say until which day.'),
  clinician: z.string({ error: 'Choose the clinician.' }).trim().describe('id of the clinician, or me'),
  manager: z.string({ error: 'Choose the manager.' }).trim().describe('id of the manager, or me'),
};
type Said = z.output<z.ZodObject<typeof said>>;
type Refused = DutyRefusal | CommonRefusal;
type Answer = Result<{ id: string }, Refused>;
const kept = z.object({ id: z.string() });

const dutyRef = (id: string) => ({ kind: 'duty', id });

/** The turn as it would be kept, or why it cannot be: two people of the register, a clinician among them, days that are free. */
const turnOf = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { from, to, ...given }: Said,
  today: CalendarDate,
  before?: DutyRow,
): Promise<Result<{ from_day: string; to_day: string; clinician: string; manager: string }, Refused>> => {
  if (to < from) return refuse({ kind: 'proposal-duty-order', field: 'to' });
  // The first day of a turn that has begun stays; a new turn begins today at the earliest.
  if (from < today && from !== before?.from_day) return refuse({ kind: 'proposal-duty-past', field: 'from' });
  if (to < today) return refuse({ kind: 'proposal-duty-past', field: 'to' });
  const ids = { clinician: '', manager: '' };
  for (const field of ['clinician', 'manager'] as const) {
    const person = await findPersonToday(platform, trx, actor, given[field]);
    if (!person) return refuse({ kind: 'proposal-duty-person', field });
    ids[field] = person.id;
  }
  if (!(await isClinician(trx, ids.clinician, today)))
    return refuse({ kind: 'proposal-duty-clinician', field: 'clinician' });
  if (ids.clinician === ids.manager) return refuse({ kind: 'proposal-duty-two', field: 'manager' });
  const other = (await turnsFrom(trx, from)).find(
    (row) => row.id !== before?.id && overlap({ from, to }, { from: row.from_day, to: row.to_day }),
  );
  if (other)
    return refuse({ kind: 'proposal-duty-overlap', field: 'from', from: other.from_day, to: other.to_day });
  return ok({ from_day: from, to_day: to, ...ids });
};

/** Tells the two that they are on duty; whoever entered it knows. */
const tellThem = (trx: Trx, actor: Actor, id: string, people: readonly string[], title: string) =>
  notify(trx, {
    people: people.filter((one) => actor.kind !== 'person' || one !== actor.id),
    kind: 'idea.duty',
    title,
    href: '/ideas',
    object: dutyRef(id),
  });

/** One change of the rota at a time: two turns entered at once would not see each other’s days. */
const lockRota = async (trx: Trx): Promise<void> => {
  await proposalDb(trx).selectFrom('proposal_duty').select('id').orderBy('id').forUpdate().execute();
};

/** Puts two people on duty for some days; both are told. */
export const addDuty = defineUse({
  name: 'add-duty',
  path: 'duty',
  method: 'post',
  permission: 'proposals.manage',
  summary: 'Puts a clinician and a manager on duty for some days: they look at what is raised then.',
  input: z.object(said),
  output: kept,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      await lockRota(trx);
      const now = platform.now();
      const turn = await turnOf(platform, trx, actor, input, londonDate(now));
      if (!turn.ok) return turn;
      const { id } = await proposalDb(trx)
        .insertInto('proposal_duty')
        .values({ ...turn.value, set_by_name: signatureOf(actor).name })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepChange(trx, actor, now, dutyRef(id), {
        version: 1,
        kind: 'duty.added',
        after: turn.value,
        free: [],
      });
      const { clinician, manager, from_day, to_day } = turn.value;
      await tellThem(
        trx,
        actor,
        id,
        [clinician, manager],
        `You are on duty for new ideas from ${longDate(from_day)} to ${longDate(to_day)}.`,
      );
      return ok({ id });
    }),
});

/** Changes a turn of duty that has not ended; those who come and those who go are told. */
export const correctDuty = defineUse({
  name: 'correct-duty',
  path: 'duty/{id}',
  method: 'put',
  permission: 'proposals.manage',
  summary: 'Changes the days or the people of a turn of duty that has not ended.',
  input: z.object({ id: z.uuid({ error: 'Say which turn.' }), ...said, version: versionInput }),
  output: kept,
  run: (platform, actor, { id, version, ...input }): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      await lockRota(trx);
      const before = await lockTurn(trx, id);
      const now = platform.now();
      const today = londonDate(now);
      if (!before || before.to_day < today) return refuse({ kind: 'not-found', what: 'that turn of duty' });
      if (before.version !== version) return refuse({ kind: 'changed-meanwhile', what: 'This turn of duty' });
      const turn = await turnOf(platform, trx, actor, input, today, before);
      if (!turn.ok) return turn;
      const { from_day, to_day, clinician, manager } = turn.value;
      await proposalDb(trx)
        .updateTable('proposal_duty')
        .set({ ...turn.value, set_by_name: signatureOf(actor).name, version: version + 1 })
        .where('id', '=', id)
        .execute();
      await keepChange(trx, actor, now, dutyRef(id), {
        version: version + 1,
        kind: 'duty.changed',
        before: {
          from_day: before.from_day,
          to_day: before.to_day,
          clinician: before.clinician,
          manager: before.manager,
        },
        after: turn.value,
        free: [],
      });
      const people = [clinician, manager];
      const gone = [before.clinician, before.manager].filter((one) => !people.includes(one));
      await tellThem(
        trx,
        actor,
        id,
        people,
        `You are on duty for new ideas from ${longDate(from_day)} to ${longDate(to_day)}.`,
      );
      await tellThem(
        trx,
        actor,
        id,
        gone,
        `You are no longer on duty for new ideas from ${longDate(before.from_day)} to ${longDate(before.to_day)}.`,
      );
      return ok({ id });
    }),
});

/** Ends a turn of duty: one that has begun ends yesterday, one that has not is taken off. */
export const endDuty = defineUse({
  name: 'end-duty',
  path: 'duty/{id}/end',
  method: 'post',
  permission: 'proposals.manage',
  summary: 'Ends a turn of duty now; one that has not begun is taken off.',
  input: z.object({ id: z.uuid({ error: 'Say which turn.' }), version: versionInput.optional() }),
  output: kept,
  run: (platform, actor, { id, version }): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const row = await lockTurn(trx, id);
      const now = platform.now();
      const today = londonDate(now);
      if (!row || row.to_day < today) return refuse({ kind: 'not-found', what: 'that turn of duty' });
      if (version !== undefined && version !== row.version)
        return refuse({ kind: 'changed-meanwhile', what: 'This turn of duty' });
      const own = proposalDb(trx);
      const begun = row.from_day < today;
      if (!begun) await own.deleteFrom('proposal_duty').where('id', '=', id).execute();
      else
        await own
          .updateTable('proposal_duty')
          .set({ to_day: addDays(today, -1), version: row.version + 1 })
          .where('id', '=', id)
          .execute();
      await keepChange(trx, actor, now, dutyRef(id), {
        version: row.version + 1,
        kind: 'duty.ended',
        before: {
          from_day: row.from_day,
          to_day: row.to_day,
          clinician: row.clinician,
          manager: row.manager,
        },
        free: [],
      });
      await tellThem(
        trx,
        actor,
        id,
        [row.clinician, row.manager],
        `You are no longer on duty for new ideas from ${longDate(begun ? today : row.from_day)}.`,
      );
      return ok({ id });
    }),
});
