import { OWN_COMMISSIONER } from '../../needs/commissioners.ts';
import type { Needs } from '../../needs/needs.ts';
import { YEARS } from '../../needs/years.ts';
import { GROUP, SUCCESSOR_BOARD } from '../../place/codes.ts';
import { NETWORKS } from '../../place/organisations/others.ts';
import { isHeldOn } from '../../place/people/jobs.ts';
import type { Role } from '../../place/types.ts';
import { diceFor } from '../../random.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';
import { PARTNERSHIP, REGION } from '../surroundings.ts';

const HEADER =
  'Data_source,CENSUS_YEAR,CENSUS_MONTH,PCN_CODE,PCN_NAME,SUB_ICB_CODE,SUB_ICB_NAME,ICB_CODE,ICB_NAME,COMM_REGION_CODE,COMM_REGION_NAME,STAFF_GROUP,STAFF_ROLE,DETAILED_STAFF_ROLE,FTE,UNIQUE_IDENTIFIER'.split(
    ',',
  );

const DIRECT = 'Other Direct Patient Care staff';

/** Group, role, detailed role, and how many of them an ordinary network has in March 2025 and March 2026. */
const POSTS: readonly (readonly [string, string, string, number, number])[] = [
  ['Directors', 'Clinical Director', 'Clinical Director', 1, 1],
  [DIRECT, 'Pharmacists', 'Pharmacist', 5, 6],
  [DIRECT, 'Pharmacy Technicians', 'Pharmacy Technician', 2, 3],
  [DIRECT, 'Social Prescribing Link Workers', 'Social Prescribing Link Worker', 3, 3],
  [DIRECT, 'Physiotherapists', 'First Contact Physiotherapist', 2, 2],
  [DIRECT, 'Care Coordinators', 'Care Coordinator', 4, 5],
  [DIRECT, 'Paramedics', 'Paramedic', 2, 2],
  [DIRECT, 'Mental Health Practitioners', 'Adult Mental Health Practitioner', 1, 2],
  ['Admin/Non-Clinical', 'Managers', 'Network Manager', 1, 1],
];

const HOURS = [1, 1, 1, 0.8, 0.8, 0.6, 0.533333333, 0.4];

/** Staff of the group's networks, two censuses a year apart; who stays keeps the number that stands for them. */
const networkStaff = (needs: Needs): ExportFile[] => {
  const dice = diceFor(needs.place.seed, 'network staff');
  const rows: [Cell[][], Cell[][]] = [[], []];
  let person = 10_000;
  for (const [code, name] of NETWORKS)
    for (const [group, role, detailed, before, after] of POSTS) {
      const swing = before > 1 ? dice.int(-1, 1) : 0;
      for (let place = 0; place < Math.max(before, after) + swing; place += 1) {
        const hours = dice.pick(HOURS);
        const service = place === 0 && role === 'Mental Health Practitioners' && dice.chance(0.3);
        person += dice.int(1, 7);
        for (const [census, many] of [before + swing, after + swing].entries()) {
          if (place >= many) continue;
          const left = census === 1 && dice.chance(0.12);
          rows[census as 0 | 1].push([
            service ? 'Contracted services' : 'NWRS Staff',
            2025 + census,
            3,
            code,
            `${name} PCN`.toUpperCase(),
            GROUP,
            `NHS ${OWN_COMMISSIONER.name}`,
            SUCCESSOR_BOARD,
            PARTNERSHIP.name,
            REGION.code,
            REGION.name,
            group,
            role,
            detailed,
            hours,
            service ? 'NULL' : left ? person + 500_000 : person,
          ]);
        }
      }
    }
  return rows.map((census, at) => ({
    path: `workforce/PCN_individual_level_${2025 + at}-03.csv`,
    content: csvText([HEADER, ...census], { lineEnd: '\r\n' }),
  }));
};

const DOCTORS: readonly Role[] = ['gp-partner', 'salaried-gp', 'gp-registrar'];

/** General practitioners of each practice by heads, at the end of each year: those whom the place itself has. */
const practiceDoctors = (needs: Needs): ExportFile[] => {
  const held = needs.place.people.flatMap(({ appointments }) =>
    appointments.filter(({ role }) => DOCTORS.includes(role)),
  );
  return YEARS.map(({ last, ends }) => ({
    path: `workforce/gps_per_practice_march_${ends}.csv`,
    content: csvText([
      ['practice', 'num_gps_march'],
      ...needs.surgeries.map(({ practice: { code } }) => [
        code,
        held.filter((one) => one.organisation === code && isHeldOn(last, one)).length || null,
      ]),
    ]),
  }));
};

export const workforceFiles = (needs: Needs): ExportFile[] => [
  ...networkStaff(needs),
  ...practiceDoctors(needs),
];
