import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { owner, publicActor } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { importFile, takeBack } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { perform } from '../../platform/use.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { findIndicatorLoads } from '../conditions/loads.ts';
import { findIndicators } from '../conditions/queries.ts';
import { needs } from '../index.ts';
import { addMappedLayout, mappedLayouts, takeUpMappedLayout, withdrawMappedLayout } from './uses.ts';

const store = testStore();
const { facts, folder } = testFacts();

const HEADERS = ['Practice', 'Month', 'Weeks', 'Waiting'];
const FILE = `${HEADERS.join(',')}\nZ00001,Apr 2026,11,62\nZ00001,Mar 2026,5.5,40\nZ00002,Apr 2026,*,\n`;
const LAYOUT = {
  title: 'Median weeks waited for an echocardiogram',
  unit: 'weeks',
  publisher: 'Vale Community Trust',
  licence: 'For the group’s own use',
  headers: HEADERS.join('\r\n'),
  area: 'Practice',
  period: 'Month',
  value: 'Weeks',
};

const inHouse = (work: (platform: Platform, give: ReturnType<typeof giver>) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const platform = testPlatform(store.relational(), { db: trx, facts: facts() });
    needs.register?.(platform);
    await work(platform, giver(platform));
  });

let files = 0;
const giver = (platform: Platform) => async (text: string, name: string) => {
  files += 1;
  const path = join(folder, `mapped-${files}.csv`);
  writeFileSync(path, text);
  return importFile(importContextOf(platform), { path, name, who: { kind: 'system' } });
};

describe('a layout that a person described', () => {
  it('lets its files in like any other, as figures with their own name, unit and source', () =>
    inHouse(async (platform, give) => {
      expect(await give(FILE, 'echo.csv')).toMatchObject({ ok: false, refusal: { kind: 'unknown-layout' } });
      const kept = valueOrThrow(await perform(platform, owner, addMappedLayout, LAYOUT));
      expect(kept).toMatchObject({ slug: 'median-weeks-waited-for-an-echocardiogram', loads: 0 });
      const load = valueOrThrow(await give(FILE, 'echo.csv'));
      expect(load).toMatchObject({ rowsAccepted: 3, period: 'Mar 2026 to Apr 2026' });
      const loads = await findIndicatorLoads(platform.db);
      expect(loads).toMatchObject([{ title: LAYOUT.title, publisher: LAYOUT.publisher }]);
      const rows = await findIndicators(
        platform.facts,
        loads.map((one) => one.load),
        { indicators: [kept.indicator], kind: 'practice' },
      );
      expect(rows.map(({ area, period, value, mark }) => [area, period, value, mark])).toEqual([
        ['Z00001', 'Mar 2026', 5.5, ''],
        ['Z00001', 'Apr 2026', 11, ''],
        ['Z00002', 'Apr 2026', null, '*'],
      ]);
    }));

  it('takes the period from the name of the file where no column has it', () =>
    inHouse(async (platform, give) => {
      valueOrThrow(
        await perform(platform, owner, addMappedLayout, {
          ...LAYOUT,
          headers: ['Practice', 'Weeks'],
          period: '',
        }),
      );
      const text = 'Practice,Weeks\nZ00001,5\n';
      expect(await give(text, 'echo.csv')).toMatchObject({ ok: false, refusal: { kind: 'period-missing' } });
      expect(valueOrThrow(await give(text, 'echo_Mar_2026.csv')).period).toBe('Mar 2026');
      // Another month stands beside it, the same month replaces it.
      expect(valueOrThrow(await give(text, 'echo_Apr_2026.csv')).replaced).toBeUndefined();
      expect(valueOrThrow(await give(`${text}Z00002,6\n`, 'echo_Apr_2026.csv')).replaced).toBeDefined();
    }));

  it('is refused when it names no column, takes a name that is there, or repeats a known layout', () =>
    inHouse(async (platform) => {
      const add = (more: object) => perform(platform, owner, addMappedLayout, { ...LAYOUT, ...more });
      expect(await add({ value: 'Wekes' })).toMatchObject({
        refusal: {
          kind: 'bad-input',
          problems: [{ field: 'value', message: 'The file has no column “Wekes”.' }],
        },
      });
      valueOrThrow(await add({}));
      expect(await add({ headers: ['A', 'Practice', 'Month', 'Weeks'] })).toMatchObject({
        refusal: { kind: 'layout-taken' },
      });
      expect(await add({ title: 'Something else' })).toMatchObject({
        refusal: { kind: 'layout-known', title: LAYOUT.title },
      });
      expect(await perform(platform, publicActor, addMappedLayout, LAYOUT)).toMatchObject({
        refusal: { kind: 'not-allowed' },
      });
    }));

  it('is withdrawn only when none of its files is in force, and can be taken up again', () =>
    inHouse(async (platform, give) => {
      const { slug } = valueOrThrow(await perform(platform, owner, addMappedLayout, LAYOUT));
      const load = valueOrThrow(await give(FILE, 'echo.csv'));
      expect(await perform(platform, owner, withdrawMappedLayout, { slug })).toMatchObject({
        refusal: { kind: 'layout-in-use', loads: 1 },
      });
      valueOrThrow(await takeBack(importContextOf(platform), { id: load.id, who: { kind: 'system' } }));
      valueOrThrow(await perform(platform, owner, withdrawMappedLayout, { slug }));
      expect(await give(`${FILE}\n`, 'echo.csv')).toMatchObject({ refusal: { kind: 'unknown-layout' } });
      valueOrThrow(await perform(platform, owner, takeUpMappedLayout, { slug }));
      expect((await give(`${FILE}\n`, 'echo.csv')).ok).toBe(true);
      const { items } = valueOrThrow(await perform(platform, owner, mappedLayouts, {}));
      expect(items).toMatchObject([{ slug, loads: 1, withdrawn: false }]);
    }));
});
