import { heldBy, holdersOf, isClinicalRole } from '../../people/index.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { proposalDb } from '../tables.ts';
import type { OnDuty } from './capacity.ts';

/** Who stands in where the rota names nobody: the first of these that somebody holds. */
const CLINICIANS: readonly Role[] = ['clinical-lead', 'chair', 'gp-partner', 'salaried-gp'];
const MANAGERS: readonly Role[] = [
  'programme-office',
  'accountable-officer',
  'governance-officer',
  'administrator',
];

export type DutyNames = OnDuty & {
  readonly clinicianName: string;
  readonly managerName: string;
  /** Whether the rota names them; else they stand in. */
  readonly byRota: boolean;
};

/**
 * Who looks at what is raised on a day: as the rota says; where it says nothing, or somebody on it has left, the
 * longest in the first office that anybody holds. Undefined where a group has no clinician or no manager at all.
 */
export const dutyOn = async (db: Db, day: CalendarDate): Promise<DutyNames | undefined> => {
  const row = await proposalDb(db)
    .selectFrom('proposal_duty')
    .selectAll()
    .where('from_day', '<=', day)
    .where('to_day', '>=', day)
    .orderBy('from_day', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (row) {
    const held = await heldBy(db, [row.clinician, row.manager], day);
    const [clinician, manager] = [row.clinician, row.manager].map((id) =>
      held.find(({ person }) => person === id),
    );
    if (clinician && manager)
      return {
        clinician: row.clinician,
        manager: row.manager,
        clinicianName: clinician.name,
        managerName: manager.name,
        byRota: true,
      };
  }
  const holders = await holdersOf(db, [...CLINICIANS, ...MANAGERS], day);
  const first = (roles: readonly Role[], but?: string) =>
    roles
      .map((role) => holders.find((one) => one.role === role && one.person !== but))
      .find((one) => one !== undefined);
  const clinician = first(CLINICIANS);
  const manager = clinician && first(MANAGERS, clinician.person);
  return clinician && manager
    ? {
        clinician: clinician.person,
        manager: manager.person,
        clinicianName: clinician.name,
        managerName: manager.name,
        byRota: false,
      }
    : undefined;
};

/** Whether somebody holds a role that only a clinician holds, on a day. */
export const isClinician = async (db: Db, person: string, day: CalendarDate): Promise<boolean> =>
  (await heldBy(db, [person], day)).some(({ role }) => isClinicalRole(role));
