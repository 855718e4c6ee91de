import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { stageClock } from '../clocks/rules.ts';
import { settledBody, type TargetTable, targetsOf } from '../clocks/targets-rules.ts';
import { entriesOf, type Proposal, stopsOf } from '../kit/find.ts';
import { settingOn, targetsInForce } from '../kit/settings.ts';
import { isStage, type State } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import { factsOf } from './facts.ts';
import { keepReroute, type Rerouted, rerouted } from './refresh.ts';
import type { Scheme } from './scheme-rules.ts';

/** Their routes follow the scheme in force. One that a body owes an answer to keeps the scheme that it was sent under. */
const ROUTED: readonly State[] = ['raised', 'taken-on', 'problem-agreed', 'options', 'case', 'paused'];
/** Their clocks follow the targets in force. */
const CLOCKED: readonly State[] = [...ROUTED, 'decision', 'mobilising', 'live'];

/** So many in one transaction: the embedded store lets one through at a time, and people wait behind it. */
const BATCH = 200;

type Clock = { readonly stage_due: string | null; readonly clock_held: boolean; readonly exempt: boolean };

/** The clocks of many proposals, as `clockColumns` gives that of one, with three questions for all of them. */
const clocksOf = async (
  db: Db,
  proposals: readonly Proposal[],
  table: TargetTable,
  today: CalendarDate,
): Promise<ReadonlyMap<string, Clock>> => {
  const references = proposals.map(({ reference }) => reference);
  const entries = await entriesOf(db, references);
  const stops = await stopsOf(db, references);
  const lifted = await proposalDb(db)
    .selectFrom('proposal_exemption')
    .selectAll()
    .where('proposal', 'in', references)
    .execute();
  return new Map(
    proposals.map((proposal): [string, Clock] => {
      const { reference, state } = proposal;
      if (!isStage(state)) return [reference, { stage_due: null, clock_held: false, exempt: false }];
      const exemption = lifted.find((one) => one.proposal === reference && one.stage === state);
      const clock = stageClock(entries.get(reference) ?? [], {
        stops: stops.get(reference) ?? [],
        target: targetsOf(table, settledBody(proposal))[state],
        exemption: exemption && { reason: exemption.reason, by: exemption.by_name, on: exemption.on_day },
        today,
      });
      return [
        reference,
        {
          stage_due: clock?.due ?? null,
          clock_held: clock?.standing === 'stopped',
          exempt: exemption !== undefined,
        },
      ];
    }),
  );
};

type Columns = Clock & Pick<Proposal, 'reference' | 'scheme' | 'route' | 'body' | 'answer_due'>;

const write = (trx: Trx, rows: readonly Columns[]) =>
  sql`
    update proposal p
    set scheme = v.scheme, route = v.route, body = v.body, answer_due = v.answer_due, stage_due = v.stage_due,
      clock_held = v.clock_held, exempt = v.exempt
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (
      reference text, scheme text, route jsonb, body text, answer_due date, stage_due date, clock_held boolean,
      exempt boolean)
    where p.reference = v.reference`.execute(trx);

type Now = {
  readonly scheme: Scheme | undefined;
  readonly targets: TargetTable;
  readonly today: CalendarDate;
};

/** The next ones after a reference, worked out anew; the last of them, or undefined when there are none. */
const refreshSome = async (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  after: string,
  { scheme, targets, today }: Now,
): Promise<string | undefined> => {
  const rows = await proposalDb(trx)
    .selectFrom('proposal')
    .selectAll()
    .where('reference', '>', after)
    .where('state', 'in', CLOCKED)
    .orderBy('reference')
    .limit(BATCH)
    .forUpdate()
    .execute();
  if (rows.length === 0) return undefined;
  const facts = await factsOf(trx, rows, today);
  const made = new Map<string, Rerouted>();
  for (const row of rows) {
    if (!ROUTED.includes(row.state)) continue;
    const anew = rerouted(row, scheme, facts.get(row.reference) ?? {});
    if (anew) made.set(row.reference, anew);
  }
  const routed = rows.map((row) => ({ ...row, ...made.get(row.reference)?.columns }));
  const clocks = await clocksOf(trx, routed, targets, today);
  const changed = routed.flatMap((row): Columns[] => {
    const clock = clocks.get(row.reference);
    if (!clock) return [];
    const same =
      clock.stage_due === row.stage_due &&
      clock.clock_held === row.clock_held &&
      clock.exempt === row.exempt &&
      !made.has(row.reference);
    const { reference, scheme: by, route, body, answer_due } = row;
    return same ? [] : [{ reference, scheme: by, route, body, answer_due, ...clock }];
  });
  if (changed.length > 0) await write(trx, changed);
  for (const row of rows) {
    const anew = made.get(row.reference);
    if (anew) await keepReroute(trx, actor, platform.now(), row, anew);
  }
  return rows.at(-1)?.reference;
};

/**
 * Works the routes and clocks of everything that is open out anew, by the scheme and the targets in force, in
 * batches of their own transactions. Run twice it changes nothing the second time, so a crash in the middle loses
 * nothing.
 */
export const refreshAll = async (platform: Pick<Platform, 'db' | 'now'>, actor: Actor): Promise<void> => {
  const { db } = platform;
  const today = londonDate(platform.now());
  const now: Now = {
    scheme: await settingOn(db, 'scheme', today),
    targets: await targetsInForce(db, today),
    today,
  };
  let after: string | undefined = '';
  while (after !== undefined) {
    const from: string = after;
    after = await inTransaction(db, (trx) => refreshSome(trx, platform, actor, from, now));
  }
};
