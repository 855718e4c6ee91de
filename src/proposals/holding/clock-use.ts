import { z } from 'zod';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { daysByState, stageClock } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { seesNames } from '../kit/capacity.ts';
import { entriesOf, exemptionOf, readProposal, referenceInput, stopsOf } from '../kit/find.ts';
import { targetsInForce } from '../kit/settings.ts';
import { ASIDE, isStage, STAGES } from '../stages/table-rules.ts';
import { clockStopsOf, exemptionsOf } from './queries.ts';
import { mayHold, mayLift, timedStage } from './uses.ts';

const state = z.enum([...STAGES, ...ASIDE]);
const name = z.string().nullable().describe('for members');

const output = z.object({
  reference: z.string(),
  title: z.string(),
  state,
  clock: z
    .object({
      counted: z.number(),
      target: z.number(),
      over: z.number(),
      due: z.string().nullable(),
      standing: z.enum(['in-time', 'soon-late', 'late', 'stopped', 'exempt']),
    })
    .nullable()
    .describe('of the stage where it is; null where no target is held against its days'),
  targets: z.object({ source: z.string(), verified: z.boolean() }),
  days: z.array(
    z.object({
      state,
      calendar: z.number(),
      working: z.number().nullable().describe('null where the bank holidays of its years are not known'),
      held: z.number(),
      times: z.number(),
    }),
  ),
  stops: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string().nullable(),
      reason: z.string(),
      by: name,
      over: z.boolean(),
    }),
  ),
  lifted: z.array(z.object({ stage: z.enum(STAGES), reason: z.string(), by: name, on: z.string() })),
  may: z.object({ hold: z.boolean(), lift: z.boolean() }),
  version: z.number(),
});
export type ClockAnswer = z.output<typeof output>;

/** The days of one idea: by stage, against their targets, with what was held and lifted, and why. */
export const ideaClock = defineUse({
  name: 'idea-clock',
  path: 'ideas/{reference}/clock',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'The days of an idea by stage, calendar and working, its target, and what was held or lifted and why.',
  input: z.object({ reference: referenceInput }),
  output,
  run: async (platform, actor, { reference }) => {
    const found = await readProposal(platform, actor, reference);
    if (!found.ok) return found;
    const proposal = found.value;
    const { db } = platform;
    const today = londonDate(platform.now());
    const entries = (await entriesOf(db, [reference])).get(reference) ?? [];
    const stops = (await stopsOf(db, [reference])).get(reference) ?? [];
    const table = await targetsInForce(db, today);
    const target = isStage(proposal.state)
      ? targetsOf(table, settledBody(proposal))[proposal.state]
      : undefined;
    const exemption = await exemptionOf(db, proposal);
    const clock = stageClock(entries, { stops, target, exemption, today });
    const timed = (await timedStage(db, proposal, today)) !== undefined;
    const named = (by: string) => (seesNames(actor) ? by : null);
    return ok({
      reference,
      title: proposal.title,
      state: proposal.state,
      clock: clock
        ? {
            counted: clock.counted,
            target: clock.target,
            over: clock.over,
            due: clock.due,
            standing: clock.standing,
          }
        : null,
      targets: { source: table.source, verified: table.verified },
      days: daysByState(entries, stops, today).map((one) => ({
        state: one.state,
        calendar: one.calendar,
        working: one.working ?? null,
        held: one.stopped,
        times: one.times,
      })),
      stops: (await clockStopsOf(db, reference)).map((row) => ({
        id: row.id,
        from: row.from_day,
        to: row.to_day,
        reason: row.reason,
        by: named(row.by_name),
        over: row.to_day !== null && row.to_day <= today,
      })),
      lifted: (await exemptionsOf(db, reference)).map((row) => ({
        stage: row.stage,
        reason: row.reason,
        by: named(row.by_name),
        on: row.on_day,
      })),
      may: { hold: timed && mayHold(actor, proposal), lift: timed && mayLift(actor) },
      version: proposal.version,
    });
  },
});
