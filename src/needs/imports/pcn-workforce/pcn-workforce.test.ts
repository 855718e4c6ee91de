import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../../../shared/test-material.ts';
import { findPosts, NETWORK_STAFF_DATASET } from '../../workforce/queries.ts';
import { staffOf } from '../../workforce/rules.ts';
import { readPublished, testImports } from '../test-imports.ts';

const { facts, importing } = testImports();
const FILE = 'workforce/PCN_individual_level_2020-03.csv';

describe.skipIf(!haveShared)('the published workforce of networks', () => {
  it('is read in its own encoding, one post a row, with full-time equivalents exact', () =>
    importing(async ({ publish, current }) => {
      const report = await publish(FILE);
      expect(report).toMatchObject({
        rowsRead: 534,
        rowsRejected: 0,
        period: '2020-03-01',
        reading: { encoding: 'windows-1252', notes: { 'contracted services, which name nobody': 31 } },
      });
      const published = readPublished(FILE, 'latin1');
      const areas = [...new Set(published.map((row) => row.SUB_ICB_CODE ?? ''))];
      const posts = await findPosts(facts(), await current(NETWORK_STAFF_DATASET), { areas });
      expect(posts).toHaveLength(534);
      // In billionths, so that nothing is lost on the way to the sum.
      const whole = published.reduce((sum, row) => sum + BigInt(Math.round(Number(row.FTE) * 1e9)), 0n);
      expect(posts.reduce((sum, post) => sum + (post.fullTime ?? 0n), 0n)).toBe(whole);
      expect(posts.filter(({ contracted }) => contracted)).toHaveLength(31);
      expect(posts.map(({ detailedRole }) => detailedRole)).toContain('Clinical Director – Medical');
      expect(posts[0]?.load).toBe(report.id);
    }));

  it('has fewer people than its networks have together, because some work in two', () =>
    importing(async ({ publish, current }) => {
      await publish(FILE);
      const areas = [...new Set(readPublished(FILE, 'latin1').map((row) => row.SUB_ICB_CODE ?? ''))];
      const posts = await findPosts(facts(), await current(NETWORK_STAFF_DATASET), { areas });
      const country = staffOf(posts);
      expect(country).toMatchObject({ people: 498, unnamed: 31, withoutHours: 0 });
      const networks = [...new Set(posts.map(({ network }) => network))].map((code) =>
        staffOf(posts.filter(({ network }) => network === code)),
      );
      expect(networks.reduce((sum, { people }) => sum + people, 0)).toBe(501);
      expect(networks.reduce((sum, { fullTime }) => sum + fullTime, 0)).toBeCloseTo(country.fullTime, 6);
    }));

  it('loads for another quarter beside it, with the names of earlier organisations', () =>
    importing(async ({ publish, take, give, current }) => {
      await publish(FILE);
      const text = readFileSync(sharedFile(`data/${FILE}`), 'latin1');
      const june = text
        .replace('SUB_ICB_CODE,SUB_ICB_NAME,ICB_CODE,ICB_NAME', 'CCG_CODE,CCG_NAME,STP_CODE,STP_NAME')
        .replaceAll(',2020,3,', ',2020,6,');
      expect((await take(Buffer.from(june, 'latin1'), 'June.csv')).period).toBe('2020-06-01');
      expect(await current(NETWORK_STAFF_DATASET)).toHaveLength(2);
      const mixed = await give(Buffer.from(text.replace(',2020,3,', ',2020,6,'), 'latin1'), 'Mixed.csv');
      expect(mixed.ok ? '' : mixed.refusal.kind).toBe('several-values');
    }));
});
