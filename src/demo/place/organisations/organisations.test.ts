import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isCommissionerCode, isPracticeCode } from '../../../shared/codes.ts';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { registerText } from '../../export/csv.ts';
import * as codes from '../codes.ts';
import { isHeldOn } from '../people/jobs.ts';
import { inventPlace } from '../place.ts';
import type { OrganisationKind } from '../types.ts';

const place = inventPlace();
const byCode = new Map(place.organisations.map((one) => [one.code, one]));
const ofKind = (kind: OrganisationKind): string[] =>
  place.organisations.filter((one) => one.kind === kind).map(({ code }) => code);
const membersOn = (date: string): string[] =>
  place.memberships
    .filter((one) => one.parent === codes.GROUP && one.kind === 'commissioner' && isHeldOn(date, one))
    .map(({ child }) => child)
    .filter((code) => byCode.get(code)?.kind === 'practice');

describe('organisations', () => {
  it('are those of the story, one code each', () => {
    expect(byCode.size).toBe(place.organisations.length);
    const counts = [
      'practice',
      'network',
      'locality',
      'acute-trust',
      'mental-health-trust',
      'community-trust',
      'support-supplier',
    ] as const;
    expect(counts.map((kind) => ofKind(kind).length)).toEqual([69, 12, 2, 2, 1, 1, 2]);
    for (const kind of [
      'local-medical-committee',
      'council',
      'healthwatch',
      'charity',
      'governing-body',
    ] as const)
      expect(ofKind(kind)).toHaveLength(1);
    expect(byCode.get('Z00018')?.name).toBe('Kiln Row Surgery');
    expect(byCode.get('Z00054')?.name).toBe('Lanternfield Health Centre');
    expect(byCode.get(codes.DRIFT_STREET)?.name).toBe('Drift Street Practice');
  });

  it('have codes of the shapes that the product reads', () => {
    for (const code of ofKind('practice')) expect(isPracticeCode(code), code).toBe(true);
    for (const kind of ['commissioning-group', 'primary-care-trust', 'integrated-care-board'] as const)
      for (const code of ofKind(kind)) expect(isCommissionerCode(code), code).toBe(true);
    for (const code of ofKind('acute-trust')) expect(isCommissionerCode(code), code).toBe(false);
  });

  it('have postcodes of no area and telephone numbers set aside for drama', () => {
    for (const { address } of place.organisations)
      if (address) {
        expect(address.postcode).toMatch(/^ZZ([1-8]|1[0-2]) [1-9][A-Z]{2}$/);
        expect(address.phone).toMatch(/^01632 960\d{3}$/);
      }
  });

  it.skipIf(!haveShared)('share no code and no name with the real register', () => {
    const rows = ['epraccur_2016-02.csv', 'eccg_2016-02.csv', 'etr_2020.csv'].flatMap((file) =>
      parse(readFileSync(sharedFile(`data/organisations/${file}`))).map((row: string[]) => row),
    );
    const realCodes = new Set(rows.map(([code]) => code));
    const realNames = new Set(rows.map(([, name]) => name));
    expect(place.organisations.filter(({ code }) => realCodes.has(code))).toEqual([]);
    expect(
      place.organisations.filter(({ name }) => realNames.has(registerText(name))).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('memberships', () => {
  it('join organisations that exist, in days when both do', () => {
    for (const one of place.memberships) {
      const words = `${one.child} in ${one.parent}`;
      const [child, parent] = [byCode.get(one.child), byCode.get(one.parent)];
      expect(child && parent, words).toBeDefined();
      expect(one.from >= (child?.opened ?? '9999') && one.from >= (parent?.opened ?? '9999'), words).toBe(
        true,
      );
      expect(one.to === null || one.from <= one.to, words).toBe(true);
      for (const closed of [child?.closed, parent?.closed])
        if (closed) expect(one.to !== null && one.to <= closed, words).toBe(true);
    }
  });

  it('give a practice at most one commissioner and one network on any day', () => {
    const spans = new Map<string, string[]>();
    for (const one of place.memberships)
      spans.set(`${one.child} ${one.kind}`, [
        ...(spans.get(`${one.child} ${one.kind}`) ?? []),
        `${one.from} ${one.to ?? '9999-12-31'}`,
      ]);
    for (const [key, days] of spans) {
      const ordered = [...days].sort();
      for (const [index, span] of ordered.entries()) {
        const next = ordered[index + 1];
        if (next) expect(span.slice(11) < next.slice(0, 10), key).toBe(true);
      }
    }
  });

  it('count 68 practices today, 67 before Fenbank came, and 67 when Ochre Street was open and the new ones were not', () => {
    expect(membersOn(place.today)).toHaveLength(68);
    expect(membersOn('2024-03-31')).toHaveLength(67);
    expect(membersOn('2024-03-31')).not.toContain(codes.FENBANK);
    expect(membersOn('2015-09-30')).toContain(codes.OCHRE_STREET);
    expect(membersOn('2015-09-30')).toHaveLength(67);
    expect(membersOn('2015-10-01')).toHaveLength(66);
  });

  it('leave one practice without a network, as some real ones are', () => {
    const inNetwork = new Set(
      place.memberships.filter(({ kind }) => kind === 'network').map(({ child }) => child),
    );
    expect(membersOn(place.today).filter((code) => !inNetwork.has(code))).toEqual([codes.SALTPAN_LANE]);
  });
});

describe('successions', () => {
  it('begin the day after the former closed, wherever it has closed', () => {
    for (const one of place.successions) {
      const [former, latter] = [byCode.get(one.predecessor), byCode.get(one.successor)];
      expect(former && latter).toBeDefined();
      expect(latter && latter.opened <= one.date).toBe(true);
      if (former?.closed) expect(former.closed < one.date).toBe(true);
    }
  });

  it('tell of Ochre Street’s end, and of a board still to come', () => {
    expect(place.successions).toContainEqual({
      predecessor: codes.OCHRE_STREET,
      successor: codes.BELLPIT,
      date: '2015-10-01',
      kind: 'merger',
    });
    expect(
      place.successions.filter(({ date }) => date > place.today).map(({ predecessor }) => predecessor),
    ).toEqual([codes.GROUP, codes.NEIGHBOUR_GROUP]);
  });
});
