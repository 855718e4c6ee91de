import { describe, expect, it } from 'vitest';
import type { Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { BODY } from './test-meeting.ts';
import { inHouse, REF } from './test-meetings-house.tsx';
import { outMeeting } from './test-out-meeting.ts';

describe('calendars', () => {
  const unfolded = (text: string) => text.replaceAll('\r\n ', '');

  it('have a meeting in UTC with the sequence of its changes, and one called off as cancelled', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const get = async (path: string, who?: Known) => unfolded((await house.as(who).page(path)).html);
      const text = await get(`/decisions/meetings/${REF}/meeting.ics`);
      expect(text).toContain('BEGIN:VCALENDAR');
      expect(text).toContain('DTSTART:20260623T130000Z');
      expect(text).toContain('DTEND:20260623T153000Z');
      expect(text).toContain('SEQUENCE:1');
      expect(text).toContain('STATUS:CONFIRMED');
      expect(text).not.toContain('video.example.org');
      expect(await get(`/decisions/meetings/${REF}/meeting.ics`, 'gp')).toContain('video.example.org');
      const version = (await house.as('office').api('GET', `meetings/${REF}`)).body.version;
      await house.as('office').api('POST', `meetings/${REF}/cancel`, { version, why: 'Snow.' });
      const feed = await get(`/decisions/bodies/${BODY}/meetings.ics`);
      expect(feed).toContain('STATUS:CANCELLED');
      expect(feed).toContain('SEQUENCE:2');
      expect(feed).toContain('SUMMARY:Called off: Governing body\\, in public');
    }));

  it('keep the time of day over the change of the clocks', () =>
    inHouse(async (house) => {
      for (const day of ['2026-10-20', '2026-10-27'])
        await house.as('office').api('POST', 'meetings', {
          body: BODY,
          title: day,
          day,
          from: '14:00',
          to: '16:00',
          place: 'Hall',
          inPublic: 'yes',
        });
      await decisionDb(house.db)
        .updateTable('meeting')
        .set({ notice_on: '2026-06-09', state: 'agenda-out' })
        .execute();
      const text = unfolded((await house.as().page(`/decisions/bodies/${BODY}/meetings.ics`)).html);
      expect(text).toContain('DTSTART:20261020T130000Z');
      expect(text).toContain('DTSTART:20261027T140000Z');
    }));

  it('are each person’s own by a secret address, which a new one closes', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const address = async () =>
        /\/decisions\/calendar\/[\w-]+\.ics/.exec((await house.as('gp').page('/decisions/mine')).html)?.[0];
      expect(await address()).toBeUndefined();
      await house.as('gp').post('/decisions/mine/calendar', {});
      const first = (await address()) ?? '';
      expect(unfolded((await house.as().page(first)).html)).toContain('video.example.org');
      const kept = await decisionDb(house.db).selectFrom('calendar_address').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(first.slice(20, 50));
      await house.as('gp').post('/decisions/mine/calendar', {});
      expect((await house.as().page(first)).status).toBe(404);
      expect((await house.as().page((await address()) ?? '')).status).toBe(200);
      expect((await house.as().page('/decisions/calendar/guessed-guessed-guessed-guessed.ics')).status).toBe(
        404,
      );
    }));
});
