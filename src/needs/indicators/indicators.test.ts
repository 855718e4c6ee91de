import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadOrganisations, people } from '../../people/index.ts';
import { publicActor, system } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { importFile } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { chartCsv } from '../../ui/index.ts';
import { needs } from '../index.ts';
import type { Profile } from './uses.ts';

const store = testStore();
const { facts, folder } = testFacts();

const HEADER = 'Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value';
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Thirty invented commissioners, Z1A to Z1Z and Z2A on, over three years. */
const AREAS = Array.from({ length: 30 }, (_, i) => `Z${1 + Math.floor(i / 24)}${letters[i % 24]}`);
const FILE = [
  HEADER,
  ...AREAS.flatMap((area, i) =>
    ['2013/14', '2014/15', '2015/16'].map(
      (year, y) => `90001,Made up rate,${area},Area ${area},CCG,Persons,All ages,${year},${i + 10 * y}`,
    ),
  ),
  '90001,Made up rate,E92000001,England,England,Persons,All ages,2015/16,33',
  '90001,Made up rate,Z1A,Area Z1A,CCG,Male,65+ yrs,2015/16,77',
  '90002,Made up share of smokers,Z1A,Area Z1A,CCG,Persons,18+ yrs,2015,12.5',
].join('\n');

const inHouse = (work: (ask: (path: string) => Promise<Response>) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const platform: Platform = {
      ...testPlatform(store.relational(), {
        db: trx,
        facts: facts(),
        now: () => new Date('2016-06-01T09:00:00Z'),
      }),
      group: async () => ({
        area: 'Z1A',
        name: 'Area',
        kind: 'Clinical Commissioning Group',
        invented: true,
      }),
    };
    people.register?.(platform);
    needs.register?.(platform);
    await loadOrganisations(trx, system, {
      organisations: [
        { code: 'Z1A', name: 'Area Z1A', kind: 'ccg', opened: '2013-04-01', closed: null, address: null },
      ],
      belongings: [],
      successions: [],
    });
    const path = join(folder, 'indicators.csv');
    writeFileSync(path, `${FILE}\n`);
    valueOrThrow(await importFile(importContextOf(platform), { path, who: { kind: 'system' } }));
    const app = createServerApp({
      platform,
      routes: needs.routes,
      refusals: needs.refusals ? [needs.refusals] : [],
      identify: async () => publicActor,
      renderPage: (_, head) => `<title>${head.title}</title>`,
      problemPage: (_, problem) => `<title>${problem.title}</title>`,
    });
    await work(async (address) => app.request(address));
  });

describe('published indicators', () => {
  it('are found by name, each with where it is from and what it holds', () =>
    inHouse(async (ask) => {
      const all = await (await ask('/api/v1/indicators')).json();
      expect(all).toMatchObject({
        total: 2,
        items: [
          {
            subject: 'fingertips~90001',
            title: 'Made up rate',
            areas: 31,
            firstPeriod: '2013/14',
            lastPeriod: '2015/16',
          },
          { subject: 'fingertips~90002', source: 'Fingertips' },
        ],
      });
      expect(await (await ask('/api/v1/indicators?q=smokers')).json()).toMatchObject({ total: 1 });
      expect((await ask('/population/indicators')).status).toBe(200);
    }));

  it('stand beside England, over time and among all commissioners, with the same numbers in every file', () =>
    inHouse(async (ask) => {
      const profile = (await (
        await ask('/api/v1/indicators/fingertips~90001?year=2015/16')
      ).json()) as Profile;
      expect(profile.figures.map(({ key }) => key)).toEqual(['beside', 'over-time', 'spread']);
      const [beside, time, spread] = profile.figures;
      expect(beside?.table.rows.map((row) => row.slice(0, 3))).toEqual([
        expect.arrayContaining(['Z1A']),
        expect.arrayContaining(['England']),
      ]);
      expect(time?.table.rows).toEqual([
        ['2013-04-01', 0],
        ['2014-04-01', 10],
        ['2015-04-01', 20],
      ]);
      // Thirty figures from 20 to 49: the q-th tenth lies at 20 + 29 q / 10.
      expect(spread?.table.rows[2]).toEqual([
        '2015/16',
        20,
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((q) => expect.closeTo(20 + 2.9 * q, 9)),
        30,
      ]);
      for (const figure of profile.figures) {
        const csv = await (await ask(figure.href.replace(`/${figure.key}?`, `/${figure.key}.csv?`))).text();
        expect(csv).toBe(chartCsv(figure.table));
        expect((await ask(figure.href)).status).toBe(200);
      }
    }));

  it('are shown for men alone where that is asked, and say so where there is no such figure', () =>
    inHouse(async (ask) => {
      const men = (await (
        await ask('/api/v1/indicators/fingertips~90001~~male~65%2B%20yrs')
      ).json()) as Profile;
      expect([men.whom, men.variants.length]).toEqual(['men, 65+ yrs', 2]);
      expect(men.figures[0]?.title).toContain('77');
      expect((await ask('/population/indicators/fingertips~90001~~female~65%2B%20yrs')).status).toBe(404);
      expect((await ask('/population/indicators/fingertips~1')).status).toBe(404);
    }));
});
