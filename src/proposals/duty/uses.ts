import { z } from 'zod';
import { defineUse } from '../../platform/use.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { dutyOn } from '../kit/duty.ts';
import { namesOn, turnsBefore, turnsFrom } from './queries.ts';
import { gapsIn } from './rules.ts';

export const DUTY_PATH = '/ideas/duty';
/** Gaps are looked for so many days ahead: eight weeks. */
const AHEAD = 56;
/** So many turns that have ended are shown. */
const PAST = 26;

const who = z.object({ id: z.string(), name: z.string(), role: z.string(), here: z.boolean() });
const output = z.object({
  today: z
    .object({ clinician: z.string(), manager: z.string(), byRota: z.boolean() })
    .nullable()
    .describe('who looks at what is raised today; by the rota, or standing in'),
  turns: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      clinician: who,
      manager: who,
      setBy: z.string(),
      version: z.number(),
      past: z.boolean(),
    }),
  ),
  gaps: z
    .array(z.object({ from: z.string(), to: z.string(), standsIn: z.string().nullable() }))
    .describe('days of the next eight weeks for which the rota names nobody, and who then stands in'),
});
export type DutyRota = z.output<typeof output>;

/** The rota of duty: who looks at what is raised, the turns that have been, and the days that nobody has. */
export const duty = defineUse({
  name: 'duty',
  path: 'duty',
  method: 'get',
  permission: 'proposals.manage',
  summary: 'The rota of duty for new ideas: turns, and the days of the next eight weeks that nobody has.',
  input: z.object({}),
  output,
  run: async ({ db, now }) => {
    const today = londonDate(now());
    const [coming, past] = [await turnsFrom(db, today), await turnsBefore(db, today, PAST)];
    const rows = [...coming, ...past];
    const names = await namesOn(
      db,
      rows.flatMap(({ clinician, manager }) => [clinician, manager]),
      today,
    );
    const person = (id: string) => {
      const found = names.get(id);
      return {
        id,
        name: found?.name ?? 'Somebody who has left',
        role: found?.role ?? '',
        here: found !== undefined,
      };
    };
    // Somebody who has left holds no day, though the rota still names them.
    const held = coming.filter(({ clinician, manager }) => names.has(clinician) && names.has(manager));
    const gaps = [];
    for (const gap of gapsIn(
      held.map(({ from_day, to_day }) => ({ from: from_day, to: to_day })),
      { from: today, to: addDays(today, AHEAD - 1) },
    )) {
      const stand = await dutyOn(db, gap.from);
      gaps.push({ ...gap, standsIn: stand ? `${stand.clinicianName} and ${stand.managerName}` : null });
    }
    const current = await dutyOn(db, today);
    return ok({
      today: current
        ? { clinician: current.clinicianName, manager: current.managerName, byRota: current.byRota }
        : null,
      turns: rows.map((row) => ({
        id: row.id,
        from: row.from_day,
        to: row.to_day,
        clinician: person(row.clinician),
        manager: person(row.manager),
        setBy: row.set_by_name,
        version: row.version,
        past: row.to_day < today,
      })),
      gaps,
    });
  },
});
