import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PracticeColumn, people, practiceColumns } from '../../people/index.ts';
import { owner, publicActor } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { importFile } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import { needs } from '../index.ts';

const store = testStore();
const { facts } = testFacts();
const FILES = [
  'data/list-size/Patient_List_Size_2016_01-03.csv',
  'data/list-size/gp-reg-pat-prac-quin-age_2017-09_sample.csv',
  'data/organisations/eccg_2016-02.csv',
  'data/organisations/epraccur_2016-02.csv',
];

const words = (content: ReactNode): string =>
  renderToStaticMarkup(content)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe.skipIf(!haveShared)('the people of each practice in the list of practices', () => {
  const found = new Map<string, PracticeColumn | undefined>();
  let html = '';
  beforeAll(async () => {
    await store.rolledBack(async (trx) => {
      const platform: Platform = {
        ...testPlatform(store.relational(), { db: trx, facts: facts() }),
        group: async () => undefined,
      };
      people.register?.(platform);
      needs.register?.(platform);
      for (const path of FILES)
        valueOrThrow(
          await importFile(importContextOf(platform), {
            path: sharedFile(path),
            name: path.split('/').at(-1) ?? '',
            who: { kind: 'system' },
          }),
        );
      const ask = async (name: string, on: string, codes: readonly string[], actor = publicActor) => {
        const [column] = await Promise.all(
          practiceColumns.all().map((one) => one(platform, actor, on, codes)),
        );
        found.set(name, column);
      };
      await ask('one date', '2016-02-29', ['K83009', 'L84018']);
      await ask('several dates', '2018-01-01', ['K83009', 'L84018']);
      await ask('before any', '2015-12-31', ['K83009']);
      const app = createServerApp({
        platform,
        routes: people.routes,
        refusals: [],
        identify: async () => owner,
        renderPage: (_, __, content) => renderToStaticMarkup(content),
        problemPage: (_, problem) => problem.title,
      });
      html = await (await app.request('/people/practices?area=04G&on=2016-02-29')).text();
    });
  }, 120_000);

  it('says under the table which file, period and load they come from', () => {
    expect(html).toContain('What is this figure?');
    expect(html.indexOf('What is this figure?')).toBeGreaterThan(html.indexOf('</table>'));
    expect(html).toContain('Patient_List_Size_2016_01-03.csv');
  });

  it('adds up lists of one date, and names only the loads that were read', () => {
    const column = found.get('one date');
    const sum = [...(column?.values.values() ?? [])].reduce<number>((all, n) => all + Number(n), 0);
    expect(column?.total).toBe(sum.toLocaleString('en-GB'));
    expect(words(column?.about)).toContain('From Patient_List_Size_2016_01-03.csv');
    expect(words(column?.about)).not.toContain('2017-09');
  });

  it('gives no total over lists of several dates, and says which dates', () => {
    const column = found.get('several dates');
    expect(column?.values.size).toBe(2);
    expect(column?.total).toBeUndefined();
    expect(words(column?.about)).toContain(
      'not added up: 1 September 2017 (1 practice), 1 January 2016 (1 practice)',
    );
  });

  it('leaves the column out where no list was loaded by then', () => {
    expect(found.get('before any')).toBeUndefined();
  });
});
