import { expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const ITEM = {
  reference: 'ISV-2026-014',
  title: 'Heart scans, at once',
  state: 'decision',
  stands: 'Decision',
  kinds: ['answer' as const],
  what: 'an answer is owed',
  whose: 'Governing body',
};

it('puts what is due into a calendar as whole days, each under an id that stays', () => {
  const made = {
    title: 'Ideas: June 2026',
    address: 'https://coalface.example',
    now: new Date('2026-05-21'),
  };
  const file = calendarFile(
    [
      { date: '2026-06-09', items: [ITEM] },
      { date: '2026-06-10', items: [] },
    ],
    made,
  );
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  for (const line of [
    'BEGIN:VCALENDAR',
    'UID:ISV-2026-014-2026-06-09@coalface.example',
    'DTSTART;VALUE=DATE:20260609',
    'SUMMARY:Heart scans\\, at once: an answer is owed',
    'TRANSP:TRANSPARENT',
  ])
    expect(lines).toContain(line);
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(calendarFile([{ date: '2026-06-09', items: [ITEM] }], made)).toBe(file);
});
