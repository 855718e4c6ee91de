import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../platform/config/config.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { InvitationsPage } from './invitation/pages.tsx';
import { findNoWayIn } from './invitation/queries.ts';
import { signInTrx } from './tables.ts';
import { registerTasks } from './tasks.ts';
import { createClock, createTestPlatform, enterPerson, enterPlace } from './test-house.ts';

const store = testStore();

const titles = async (trx: Trx, role: Role, settings: Partial<Config> = {}): Promise<string[]> => {
  const platform = createTestPlatform(trx, createClock(), settings);
  registerTasks(platform);
  const actor = {
    kind: 'person',
    id: '7b0f4f1c-0000-4000-8000-000000000001',
    name: 'Somebody',
    standing: '',
    roles: [{ role, organisation: 'Z9A' }],
    secondFactor: 'given',
    via: 'session',
  } as const;
  const found = await Promise.all(
    platform.registries.tasks.all().map(({ ask }) => ask(trx, actor, '2026-05-21')),
  );
  return found.flat().map(({ title }) => title);
};

const invite = (trx: Trx, person: string, expires: string) =>
  signInTrx(trx)
    .insertInto('sign_in_link')
    .values({
      token_hash: `${person} ${expires}`,
      person,
      kind: 'invitation',
      created: new Date('2026-05-01T10:00:00Z'),
      expires: new Date(expires),
      used: null,
    })
    .execute();

describe('who has no way in yet', () => {
  /** Ann has no way in; each of the others has one, or needs none. */
  const fill = async (trx: Trx, invented = false) => {
    await enterPlace(trx, invented);
    const ann = await enterPerson(trx, { email: 'ann@example.org', password: false });
    await enterPerson(trx, { email: 'signs-in@example.org' });
    const invited = await enterPerson(trx, { email: 'invited@example.org', password: false });
    await invite(trx, invited, '2026-05-28T10:00:00Z');
    await enterPerson(trx, {
      email: 'left@example.org',
      password: false,
      jobs: [{ role: 'locum-gp', ended: '2026-05-20' }],
    });
    return { ann, invited };
  };

  it('is told to those who invite for all, and to nobody else', () =>
    store.rolledBack(async (trx) => {
      await fill(trx);
      for (const role of ['governance-officer', 'administrator'] as const)
        expect(await titles(trx, role)).toEqual(['One person has no way in yet']);
      for (const role of ['practice-manager', 'data-manager', 'locum-gp', 'chair'] as const)
        expect(await titles(trx, role)).toEqual([]);
    }));

  it('counts again whose invitation has run out, until all have been invited', () =>
    store.rolledBack(async (trx) => {
      const { ann, invited } = await fill(trx);
      await signInTrx(trx)
        .updateTable('sign_in_link')
        .set({ expires: new Date('2026-05-20T10:00:00Z') })
        .execute();
      expect(await titles(trx, 'administrator')).toEqual(['2 people have no way in yet']);
      for (const person of [ann, invited]) await invite(trx, person, '2026-06-01T10:00:00Z');
      expect(await titles(trx, 'administrator')).toEqual([]);
    }));

  it('is nobody in the invented place or where a provider lets people in', () =>
    store.rolledBack(async (trx) => {
      await fill(trx, true);
      expect(await titles(trx, 'administrator')).toEqual([]);
      await signInTrx(trx)
        .withTables<{ setting: { value: string } }>()
        .updateTable('setting')
        .set({ value: JSON.stringify({ area: 'Z9A', invented: false }) })
        .execute();
      expect(await titles(trx, 'administrator')).toEqual(['One person has no way in yet']);
      expect(await titles(trx, 'administrator', { OIDC_ISSUER: 'https://login.example' })).toEqual([]);
    }));

  it('are named where the task leads, each with the way to invite them', () =>
    store.rolledBack(async (trx) => {
      const { ann } = await fill(trx);
      const noWayIn = await findNoWayIn(trx, '2026-05-21');
      const props = { csrf: '', open: [], noWayIn, errors: undefined };
      const html = renderToStaticMarkup(createElement(InvitationsPage, props));
      expect(html.match(/\/people\/[0-9a-f-]+\/invitation/g)).toEqual([`/people/${ann}/invitation`]);
      expect(html).toContain('ann@example.org');
    }));
});
