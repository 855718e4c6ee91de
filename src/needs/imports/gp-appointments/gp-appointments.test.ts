import { describe, expect, it } from 'vitest';
import { haveShared } from '../../../shared/test-material.ts';
import { APPOINTMENTS_DATASET, findAppointments } from '../../appointments/queries.ts';
import { attendanceOf, shareMissed } from '../../appointments/rules.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const FILE = 'appointments/Regional_CSV_Northamptonshire_2019-03_2021.csv';
const HEADER =
  'CCG_CODE,CCG_ONS_CODE,CCG_NAME,STP_ONS,STPNM,REGION_ONS_CODE,REGION_NAME,Appointment_Month,APPT_STATUS,HCP_TYPE,APPT_MODE,TIME_BETWEEN_BOOK_AND_APPT,COUNT_OF_APPOINTMENTS\r\n';
const row = (month: string, count: number | string, area = 'Z0X') =>
  `${area},E1,NHS Ironstone Vale CCG,E2,Ironstone,E3,Midlands,${month},Attended,GP,Telephone,8  to 14 Days,${count}\r\n`;

describe.skipIf(!haveShared)('the published appointments of Northamptonshire', () => {
  it('are all there, by month, status and mode', () =>
    importing(async ({ publish, current }) => {
      const report = await publish(FILE);
      expect(report).toMatchObject({
        rowsRead: 5860,
        rowsRejected: 0,
        period: '2019-03-01 to 2021-08-01',
        key: 'gp-appointments/2019-03-01 to 2021-08-01/78H',
      });
      const loads = await current(APPOINTMENTS_DATASET);
      const rows = await findAppointments(facts(), loads, { areas: ['78H'], by: 'booked_ahead' });
      expect(attendanceOf(rows).attended + attendanceOf(rows).missed + attendanceOf(rows).unknown).toBe(
        9815297,
      );
      expect(new Set(rows.map(({ kind }) => kind))).toContain('15 to 21 Days');
      expect(new Set(rows.map(({ month }) => month)).size).toBe(30);
      const march = await findAppointments(facts(), loads, {
        areas: ['78H'],
        by: 'mode',
        from: '2020-03-01',
        to: '2020-03-31',
      });
      const published = readPublished(FILE).filter((cells) => cells.Appointment_Month === 'MAR2020');
      for (const { status, kind, appointments } of march)
        expect(appointments).toBe(
          published
            .filter((cells) => cells.APPT_STATUS === status && cells.APPT_MODE === kind)
            .reduce((sum, cells) => sum + Number(cells.COUNT_OF_APPOINTMENTS), 0),
        );
      expect(march[0]).toMatchObject({ load: report.id, areaName: 'NHS Northamptonshire CCG' });
      expect(shareMissed(attendanceOf(march))).toBeGreaterThan(0.01);
    }));
});

describe('files of appointments', () => {
  it('of two regions stand side by side, and of one region the newest has each month', () =>
    importing(async ({ take, current }) => {
      await take(HEADER + row('JAN2021', 10) + row('FEB2021', 20), 'a.csv');
      await take(HEADER + row('JAN2021', 7, 'Z1X') + row('FEB2021', 8, 'Z1X'), 'b.csv');
      const later = await take(HEADER + row('FEB2021', 21) + row('01MAR2021', 30), 'c.csv');
      expect(later.replaced).toBeUndefined();
      const loads = await current(APPOINTMENTS_DATASET);
      expect(loads).toHaveLength(3);
      const found = await findAppointments(facts(), loads, { areas: ['Z0X', 'Z1X'], by: 'status' });
      expect(found.map(({ area, month, appointments }) => [area, month, appointments])).toEqual([
        ['Z0X', '2021-01-01', 10],
        ['Z0X', '2021-02-01', 21],
        ['Z0X', '2021-03-01', 30],
        ['Z1X', '2021-01-01', 7],
        ['Z1X', '2021-02-01', 8],
      ]);
    }));

  it('of the names after 2022 are taken; a month that is none and a withheld count are rejected', () =>
    importing(async ({ take, rejects }) => {
      const header = HEADER.replaceAll('CCG', 'SUB_ICB_LOCATION').replace(
        'STP_ONS,STPNM',
        'ICB_ONS_CODE,ICB_NAME',
      );
      const report = await take(
        header + row('JAN2023', '"1,234"') + row('JAM2023', 5) + row('JAN2023', '*'),
        'a.csv',
      );
      expect(report).toMatchObject({ period: '2023-01-01', rowsRead: 3, rowsRejected: 2 });
      expect((await rejects(report.id)).map(({ line, column, value }) => [line, column, value])).toEqual([
        [3, 'Appointment_Month', 'JAM2023'],
        [4, 'COUNT_OF_APPOINTMENTS', '*'],
      ]);
    }));
});

describe('missed appointments', () => {
  it('are a share of those whose outcome is known', () => {
    const rows = [
      { status: 'Attended', appointments: 90 },
      { status: 'DNA', appointments: 10 },
      { status: 'Unknown', appointments: 50 },
      { status: 'Something new', appointments: 1 },
    ];
    expect(attendanceOf(rows)).toEqual({ attended: 90, missed: 10, unknown: 51 });
    expect(shareMissed(attendanceOf(rows))).toBe(0.1);
    expect(shareMissed(attendanceOf(rows.slice(2)))).toBeNull();
  });
});
