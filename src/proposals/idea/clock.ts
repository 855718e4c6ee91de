import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ageOf, daysByState, stageClock, stageLine } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { costOfDelay } from '../delay/rules.ts';
import { entriesOf, exemptionOf, type Proposal, stopsOf } from '../kit/find.ts';
import { targetsInForce } from '../kit/settings.ts';
import { isStage } from '../stages/table-rules.ts';

/** All that is counted of a proposal on a day: its line, the clock of its stage, its age and what delay has cost. */
export const clockOf = async (db: Db, proposal: Proposal, today: CalendarDate) => {
  const { reference, state } = proposal;
  // Of a day that is past, what came after it is not known yet.
  const entries = ((await entriesOf(db, [reference])).get(reference) ?? []).filter(({ on }) => on <= today);
  const stops = (await stopsOf(db, [reference])).get(reference) ?? [];
  const exemption = await exemptionOf(db, proposal);
  const table = await targetsInForce(db, today);
  const targets = targetsOf(table, settledBody(proposal));
  // A body that has answered is not late with it, though nobody reads its answer yet.
  const target = isStage(state) && proposal.decision_waits === null ? targets[state] : undefined;
  const clock = stageClock(entries, { stops, target, exemption, today });
  const age = ageOf(entries, today);
  const held = clock?.standing === 'stopped' ? stops.find(({ to }) => to === null || to > today) : undefined;
  const why =
    clock?.standing === 'exempt'
      ? exemption && { reason: exemption.reason, by: exemption.by }
      : held && { reason: held.reason, by: held.by };
  return {
    line: stageLine(entries, { stops, targets, today }),
    clock,
    why,
    working: daysByState(entries, stops, today).find((one) => one.state === state)?.working ?? null,
    age,
    delay: proposal.benefit ? costOfDelay(proposal.benefit, age) : undefined,
    verified: table.verified,
  };
};
