import { describe, expect, it } from 'vitest';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { membershipsOf } from './sitting.ts';
import { act, appoint, inHouse, KEY, member, read, setUp, typeOf } from './test-bodies.tsx';

describe('who sits on it', () => {
  it('is appointed from a day, told, and read by everybody with their name, but not their id', () =>
    inHouse(async (house) => {
      await setUp(house);
      await appoint(house, 'chair', 'chair', { termEnds: '2026-08-31', isClinician: true });
      expect(await house.news()).toMatchObject([{ who: 'chair', kind: 'body.appointed' }]);
      const body = await read(house);
      expect(body.members).toMatchObject([
        { name: nameOf('chair'), seatLabel: 'Chair', person: null, term: 'ends-soon', isClinician: true },
      ]);
      expect(body.history).toEqual([]);
      const { html } = await house.as().page(`/decisions/bodies/${KEY}`);
      expect(html).toContain(nameOf('chair'));
      expect(html).toContain('Ends soon');
      expect(html).not.toContain(idOf('chair'));
      expect((await house.as().page(`/decisions/bodies/${KEY}/members.csv`)).html).toContain(nameOf('chair'));
    }));

  it('is appointed once by a form that is sent twice, and never overlaps in one seat', () =>
    inHouse(async (house) => {
      await setUp(house);
      const first = await appoint(house, 'nurse', 'nurse');
      expect((await appoint(house, 'nurse', 'nurse')).member).toBe(first.member);
      expect((await appoint(house, 'nurse', 'nurse', { from: '2025-01-01' })).type).toBe(
        typeOf('member-twice'),
      );
      expect(await membershipsOf(house.db, KEY)).toHaveLength(1);
    }));

  it('refuses unknown people and seats, days before the body, and a term that is up before it begins', () =>
    inHouse(async (house) => {
      await setUp(house);
      const type = async (seat: string, given: object) => (await appoint(house, 'lay', seat, given)).type;
      expect(await type('throne', {})).toBe(typeOf('member-seat-unknown'));
      expect(await type('lay-audit', { person: 'nobody' })).toBe(typeOf('member-person-unknown'));
      expect(await type('lay-audit', { from: '2012-01-01' })).toBe(typeOf('member-before-body'));
      expect(await type('lay-audit', { termEnds: '2024-03-31' })).toBe(typeOf('member-term-first'));
      expect(await type('lay-audit', { organisation: 'Z99999' })).toBe(typeOf('member-organisation-unknown'));
      expect((await house.as('chair').api('POST', `bodies/${KEY}/members`, {})).status).toBe(403);
    }));

  it('gives a member a deputy, who goes with them; the past stays', () =>
    inHouse(async (house) => {
      await setUp(house);
      const { member: id } = await appoint(house, 'finance', 'finance');
      expect((await appoint(house, 'finance', '', { deputyFor: id })).type).toBe(
        typeOf('member-deputy-self'),
      );
      const deputy = await appoint(house, 'manager', '', { deputyFor: id });
      expect(await member(house, deputy.member)).toMatchObject({
        seat: 'finance',
        deputyFor: { name: nameOf('finance') },
      });
      expect(await act(house, id, 'end', { lastDay: '2024-01-01', reason: 'Left.' })).toMatchObject({
        type: typeOf('member-ends-first'),
      });
      expect(await act(house, id, 'end', { lastDay: '2026-06-01', reason: 'End of term.' })).toMatchObject({
        deputies: 1,
      });
      expect((await read(house, 'officer')).members).toMatchObject([
        { standing: 'past', to: '2026-06-01', endedReason: 'End of term.' },
        { standing: 'past', to: '2026-06-01' },
      ]);
      expect((await read(house)).members[0].endedReason).toBeNull();
      expect((await act(house, id, 'renew', { termEnds: '2028-01-01' })).type).toBe(typeOf('member-over'));
    }));

  it('is renewed, corrected, and taken back while nothing hangs on it', () =>
    inHouse(async (house) => {
      await setUp(house);
      const { member: id } = await appoint(house, 'lay', 'lay-audit', { termEnds: '2026-03-31' });
      expect((await member(house, id)).term).toBe('over');
      expect((await act(house, id, 'renew', { termEnds: '2026-03-31' })).type).toBe(
        typeOf('member-term-first'),
      );
      await act(house, id, 'renew', { termEnds: '2029-03-31' });
      expect((await member(house, id)).term).toBe('runs');
      const stale = await act(house, id, 'renew', { termEnds: '2030-03-31', version: 1 });
      expect(stale.type).toBe(typeOf('changed-meanwhile'));
      await act(house, id, 'correct', { seat: 'lay-public', from: '2024-05-01' });
      expect(await member(house, id)).toMatchObject({
        seat: 'lay-public',
        from: '2024-05-01',
        termEnds: null,
      });
      const deputy = await appoint(house, 'deputy', '', { deputyFor: id, from: '2025-01-01' });
      expect((await act(house, id, 'take-back')).type).toBe(typeOf('member-used'));
      expect(await act(house, deputy.member, 'take-back')).toEqual({ key: KEY });
      expect(await act(house, id, 'take-back')).toEqual({ key: KEY });
      expect((await read(house, 'officer')).members).toEqual([]);
      expect((await read(house, 'officer')).history[0].kind).toBe('body.member-taken-back');
    }));

  it('speaks for one practice alone on a members’ council', () =>
    inHouse(async (house) => {
      await setUp(house, { kind: 'members' });
      const sit = (who: Known, organisation?: string) => appoint(house, who, 'practice', { organisation });
      expect((await sit('gp')).type).toBe(typeOf('member-practice-needed'));
      await sit('gp', 'z00001');
      expect((await sit('partner', 'Z00001')).type).toBe(typeOf('member-practice-taken'));
      expect((await sit('partner', 'Z00002')).member).toBeGreaterThan(0);
      expect((await read(house)).members[0].organisation).toEqual({
        code: 'Z00001',
        name: 'Bellpit Medical Centre',
      });
    }));

  it('is found by name, then appointed, on pages', () =>
    inHouse(async (house) => {
      await setUp(house);
      const path = `/decisions/bodies/${KEY}/members/new`;
      const found = await house.as('officer').page(`${path}?name=Vellacote`);
      expect(found.html).toContain(`${path}?person=${idOf('specialist')}`);
      const form = await house.as('officer').page(`${path}?person=${idOf('specialist')}`);
      expect(form.html).toContain(`Appoint ${nameOf('specialist')}`);
      const from = { 'from-day': '1', 'from-month': '7', 'from-year': '2026' };
      const wrong = await house.as('officer').post(path, { person: idOf('specialist'), seat: '', ...from });
      expect([wrong.status, wrong.html.includes('value="2026"')]).toEqual([422, true]);
      const sent = await house
        .as('officer')
        .post(path, { person: idOf('specialist'), seat: 'specialist', ...from });
      expect(sent.location).toBe(`/decisions/bodies/${KEY}`);
      expect((await read(house)).members).toMatchObject([{ standing: 'to come', from: '2026-07-01' }]);
      const [{ id }] = (await read(house)).members;
      // A seat for clinicians alone makes nobody one by profession: the form of a correction does not tick it.
      const lay = await appoint(house, 'manager', 'nurse');
      expect(await member(house, lay.member)).toMatchObject({ isClinician: true, byProfession: false });
      expect(
        (await house.as('officer').page(`/decisions/bodies/${KEY}/members/${lay.member}/correct`)).html,
      ).not.toMatch(/name="isClinician"[^>]*checked/);
      for (const what of ['', '/renew', '/end', '/correct', '/take-back'])
        expect((await house.as('officer').page(`/decisions/bodies/${KEY}/members/${id}${what}`)).status).toBe(
          200,
        );
      expect((await house.as('gp').page(`/decisions/bodies/${KEY}/members/${id}/end`)).status).toBe(403);
    }));
});
