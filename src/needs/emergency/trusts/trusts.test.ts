import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Actor, owner, publicActor } from '../../../platform/actor.ts';
import { testFacts } from '../../../platform/facts/test-facts.ts';
import { importContextOf } from '../../../platform/imports/context.ts';
import { importFile } from '../../../platform/imports/index.ts';
import type { Role } from '../../../platform/permissions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { testPlatform } from '../../../platform/test-platform.ts';
import { perform } from '../../../platform/use.ts';
import { valueOrThrow } from '../../../shared/result.ts';
import { needsSources } from '../../imports/sources.ts';
import { findTrusts } from './queries.ts';
import { chooseOwnTrusts, ownTrusts } from './uses.ts';

const store = testStore();
const { facts, folder } = testFacts();

const ATTENDANCES =
  'period,org_code,type,attendances,breaches,admissions\n2019-03-01,RNS,1,9000,900,2000\n2019-03-01,RNQ,1,7000,700,1500\n2019-03-01,RX1,1,5000,100,900\n';

const holding = (role: Role): Actor => ({
  kind: 'person',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Sam Marlow',
  standing: '',
  roles: [{ role, organisation: 'Z1V' }],
  secondFactor: 'given',
  via: 'session',
});

const withFile = (work: (platform: Platform) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const platform = testPlatform(store.relational(), { db: trx, facts: facts() });
    platform.registries.sources.add('needs', () => needsSources);
    const path = join(folder, 'ae_attendances.csv');
    writeFileSync(path, ATTENDANCES);
    valueOrThrow(await importFile(importContextOf(platform), { path, who: { kind: 'system' } }));
    await work(platform);
  });

describe('the group’s own trusts', () => {
  it('are chosen from those in the files, all at once, and the record keeps who chose what', () =>
    withFile(async (platform) => {
      const manager = holding('data-manager');
      const choose = (codes: string) => perform(platform, manager, chooseOwnTrusts, { codes });
      expect(valueOrThrow(await choose('rns, RNQ')).own.map(({ code }) => code)).toEqual(['RNQ', 'RNS']);
      expect(valueOrThrow(await choose('RNS')).others.map(({ code }) => code)).toEqual(['RNQ', 'RX1']);
      // The same again changes nothing.
      await choose('RNS');
      const events = await platform.db
        .selectFrom('event')
        .select(['kind', 'before', 'after'])
        .where('kind', '=', 'trusts.chosen')
        .orderBy('id')
        .execute();
      expect(events).toEqual([
        { kind: 'trusts.chosen', before: [], after: ['RNQ', 'RNS'] },
        { kind: 'trusts.chosen', before: ['RNQ', 'RNS'], after: ['RNS'] },
      ]);
    }));

  it('are none that no file has, and stay as they were when one of those chosen is not known', () =>
    withFile(async (platform) => {
      await perform(platform, owner, chooseOwnTrusts, { codes: 'RNS' });
      expect(await perform(platform, owner, chooseOwnTrusts, { codes: 'RNQ,R99' })).toMatchObject({
        ok: false,
        refusal: { kind: 'unknown-trust', field: 'codes', codes: ['R99'] },
      });
      expect(await findTrusts(platform.db)).toEqual(['RNS']);
      expect(valueOrThrow(await perform(platform, owner, chooseOwnTrusts, { codes: '' })).own).toEqual([]);
    }));

  it('are read by everyone and chosen by those who look after needs', () =>
    withFile(async (platform) => {
      expect(await perform(platform, publicActor, ownTrusts, {})).toMatchObject({ ok: true });
      for (const actor of [publicActor, holding('locum-gp')])
        expect(await perform(platform, actor, chooseOwnTrusts, { codes: 'RNS' })).toMatchObject({
          ok: false,
          refusal: { kind: 'not-allowed' },
        });
    }));
});
