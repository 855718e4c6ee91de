import { describe, expect, it } from 'vitest';
import { COLUMNS, type ColumnName, type Known, planInvitations, type RawLine } from './rules.ts';

const GOOD: Readonly<Record<ColumnName, string>> = {
  title: 'Dr',
  given_name: 'Ann',
  family_name: 'Example',
  email: 'Ann@example.org',
  role: 'salaried-gp',
  organisation_code: 'Z90023',
  contract_type: 'salaried',
  sessions: '6',
  from: '2026-04-01',
  to: '',
};

const known: Known = {
  organisations: new Map([
    ['Z90023', { name: 'Bellpit', closed: null }],
    ['Z90024', { name: 'Lanternfield', closed: '2020-03-31' }],
    ['Z9A', { name: 'The group', closed: null }],
  ]),
  people: new Map([
    [
      'old@example.org',
      {
        id: 'p1',
        given_name: 'Otis',
        family_name: 'Pargeter',
        ended: null,
        appointments: [{ role: 'salaried-gp', organisation: 'Z90023', started: '2024-01-01', ended: null }],
      },
    ],
    [
      'left@example.org',
      { id: 'p2', given_name: 'Una', family_name: 'Gone', ended: '2025-01-01', appointments: [] },
    ],
  ]),
  mayInviteAt: (organisation) => organisation === 'Z90023' || organisation === 'Z90024',
  mayGiveGroupRoles: false,
};

const plan = (...changes: Partial<Record<ColumnName, string>>[]) =>
  planInvitations(
    changes.map((change, i): RawLine => ({ line: i + 2, cells: { ...GOOD, ...change } })),
    known,
  );

describe('what a line of invitations would do', () => {
  it('invites somebody unknown, with all that the line says', () => {
    expect(plan({})[0]).toEqual({
      line: 2,
      name: 'Dr Ann Example',
      email: 'Ann@example.org',
      outcome: 'invite',
      problems: [],
      invitee: {
        title: 'Dr',
        given_name: 'Ann',
        family_name: 'Example',
        email: 'ann@example.org',
        role: 'salaried-gp',
        organisation: 'Z90023',
        contract_type: 'salaried',
        sessions: 6,
        started: '2026-04-01',
        ended: null,
      },
    });
  });

  it('reads what people write: other capitals, spaces, British dates, words of a role', () => {
    const [line] = plan({
      role: ' Practice Nurse ',
      organisation_code: 'z90023',
      from: '1/4/2026',
      to: '31/03/2027',
      sessions: '4.5',
      contract_type: '',
    });
    expect(line?.invitee).toMatchObject({
      role: 'practice-nurse',
      organisation: 'Z90023',
      started: '2026-04-01',
      ended: '2027-03-31',
      sessions: 4.5,
      contract_type: null,
    });
  });

  it.each<[ColumnName, string, string]>([
    ['given_name', ' ', 'is missing'],
    ['family_name', '', 'is missing'],
    ['email', '', 'is missing'],
    ['email', 'ann at example', 'is no e-mail address'],
    ['email', 'a@b', 'is no e-mail address'],
    ['role', 'wizard', 'is no role'],
    ['role', 'administrator', 'is a role of the group'],
    ['organisation_code', 'Z99999', 'is not in the register'],
    ['organisation_code', 'Z9A', 'for your own organisation only'],
    ['contract_type', 'gift', 'is not one of'],
    ['sessions', '21', 'from 0 to 20'],
    ['sessions', 'six', 'from 0 to 20'],
    ['from', '', 'is missing'],
    ['from', '2026-02-30', 'is no date'],
    ['to', '2026-03-31', 'is before'],
    ['to', 'soon', 'is no date'],
    ['email', 'left@example.org', 'another name|Una Gone'],
  ])('refuses %s=%j: %s', (column, value, reason) => {
    const [line] = plan({ [column]: value });
    expect(line?.outcome).toBe('refused');
    expect(line?.problems).toHaveLength(1);
    expect(line?.problems[0]?.column).toBe(column);
    expect(line?.problems[0]?.reason).toMatch(new RegExp(reason));
  });

  it('names every problem of a line, not only the first', () => {
    const [line] = plan({ email: '', role: '', from: '' });
    expect(line?.problems.map(({ column }) => column)).toEqual(['email', 'role', 'from']);
  });

  it('refuses a practice that had closed', () => {
    expect(plan({ organisation_code: 'Z90024' })[0]?.problems[0]?.reason).toContain('closed on 2020-03-31');
  });

  it('appoints somebody known, leaves alone who holds it already, and guesses at nobody', () => {
    const otis = { given_name: 'Otis', family_name: 'Pargeter', email: 'OLD@example.org' };
    expect(plan({ ...otis, role: 'practice-manager' })[0]).toMatchObject({
      outcome: 'appoint',
      person: 'p1',
    });
    expect(plan(otis)[0]).toMatchObject({ outcome: 'nothing' });
    expect(plan({ email: 'old@example.org' })[0]?.problems[0]?.reason).toContain('Otis Pargeter');
    const una = { given_name: 'Una', family_name: 'Gone', email: 'left@example.org' };
    expect(plan(una)[0]?.problems[0]?.reason).toContain('left the register');
  });

  it('takes one address on two lines as one person with two appointments', () => {
    const lines = plan({}, { role: 'practice-nurse' }, {}, { family_name: 'Other' });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['invite', 'appoint', 'nothing', 'refused']);
    expect(lines[3]?.problems[0]?.reason).toBe('stands on line 2 with another name');
  });

  it('knows exactly the columns that are documented', () => {
    expect(COLUMNS).toHaveLength(10);
  });
});
