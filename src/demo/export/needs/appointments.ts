import { OWN_COMMISSIONER } from '../../needs/commissioners.ts';
import type { Needs } from '../../needs/needs.ts';
import { MONTHS } from '../../needs/years.ts';
import { GROUP, NEIGHBOUR_GROUP } from '../../place/codes.ts';
import { diceFor } from '../../random.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';
import { onsCodeOf, PARTNERSHIP, REGION } from '../surroundings.ts';

const HEADER =
  'CCG_CODE,CCG_ONS_CODE,CCG_NAME,STP_ONS,STPNM,REGION_ONS_CODE,REGION_NAME,Appointment_Month,APPT_STATUS,HCP_TYPE,APPT_MODE,TIME_BETWEEN_BOOK_AND_APPT,COUNT_OF_APPOINTMENTS'.split(
    ',',
  );

/** Parts of a whole, by what appointments can be told apart. */
const PROFESSIONALS = [
  ['GP', 0.45],
  ['Other Practice staff', 0.53],
  ['Unknown', 0.02],
] as const;
const MODES = [
  ['Face-to-Face', 0.68],
  ['Telephone', 0.27],
  ['Home Visit', 0.01],
  ['Video/Online', 0.04],
] as const;
/** With the share of each that is not attended: what is booked far ahead is missed more often. */
const AHEAD = [
  ['Same Day', 0.44, 0.022],
  ['1 Day', 0.09, 0.034],
  ['2 to 7 Days', 0.2, 0.05],
  ['8  to 14 Days', 0.14, 0.066],
  ['15  to 21 Days', 0.07, 0.077],
  ['More than 28 Days', 0.06, 0.088],
] as const;

/** April first: fewer in August and December, most in October. */
const SEASON = [0.97, 1.0, 0.98, 1.01, 0.93, 1.02, 1.12, 1.05, 0.9, 1.04, 0.96, 1.02];

const UNKNOWN_OUTCOME = 0.045;

/** Appointments of the group and its neighbour by month: one file for their partnership, as regions have them. */
export const appointmentFile = (needs: Needs): ExportFile => {
  const dice = diceFor(needs.place.seed, 'appointments');
  const neighbour = needs.others.find(({ code }) => code === NEIGHBOUR_GROUP);
  const areas = [
    { code: GROUP, name: `NHS ${OWN_COMMISSIONER.name}`, people: needs.people.at(-1) ?? 0 },
    { code: NEIGHBOUR_GROUP, name: `NHS ${neighbour?.name ?? ''}`, people: neighbour?.people ?? 0 },
  ];
  const rows = areas.flatMap(({ code, name, people }) =>
    MONTHS.flatMap((date, month) => {
      const all =
        people * 0.455 * (SEASON[month % 12] ?? 1) * (1 + 0.0022 * month) * (1 + dice.bell() * 0.01);
      const opening: Cell[] = [
        code,
        onsCodeOf(code),
        name,
        PARTNERSHIP.ons,
        PARTNERSHIP.name,
        REGION.ons,
        REGION.name,
        `${['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'][Number(date.slice(5, 7)) - 1]}${date.slice(0, 4)}`,
      ];
      return PROFESSIONALS.flatMap(([professional, ofProfessional]) =>
        MODES.flatMap(([mode, ofMode]) =>
          AHEAD.flatMap(([ahead, ofAhead, missed]) => {
            const these = all * ofProfessional * ofMode * ofAhead;
            return (
              [
                ['Attended', 1 - missed - UNKNOWN_OUTCOME],
                ['DNA', missed],
                ['Unknown', UNKNOWN_OUTCOME],
              ] as const
            ).flatMap(([status, ofStatus]) => {
              const count = Math.round(these * ofStatus * (1 + (dice.fraction() - 0.5) * 0.06));
              return count === 0 ? [] : [[...opening, status, professional, mode, ahead, count]];
            });
          }),
        ),
      );
    }),
  );
  return {
    path: 'appointments/Regional_CSV_Ironstone_and_Fenmarsh.csv',
    content: csvText([HEADER, ...rows], { lineEnd: '\r\n' }),
  };
};
