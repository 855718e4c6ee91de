import { expect } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { type Known, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { moveRoutes } from '../moves/routes.tsx';
import { optionRoutes } from '../options/routes.tsx';
import { proposalDb } from '../tables.ts';
import { registerCases } from './registries.ts';
import { caseRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = {
    ...(await testHouse(store.relational(), db, {
      routes: [...optionRoutes, ...caseRoutes, ...moveRoutes],
      register: registerCases,
    })),
    db,
  };
  await insertProposal(db, { state: 'case', title: 'Direct-access echocardiography', ...given });
  return house;
};
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (
  work: (house: House) => Promise<void>,
  given: Parameters<typeof insertProposal>[1] = {},
) => store.rolledBack(async (trx) => work(await houseOver(trx, given)));

export const CASE = 'ideas/ISV-2026-014/case';
export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const put = ({ as }: House, topic: string, content: object, version: number, who: Known = 'lead') =>
  as(who).api('PUT', `${CASE}/topics/${topic}`, { content, version });
export const kept = async ({ as }: House, topic: string, who: Known = 'lead') =>
  (await as(who).api('GET', CASE)).body.topics[topic];

/** What a browser sends of a form: its hidden fields and texts, as the page had them. */
export const fieldsOf = (html: string): Record<string, string> => {
  const form = html.slice(html.indexOf('data-cf-autosave'));
  const plain = (text: string) =>
    text
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const found: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (name && !/type="(checkbox|radio)"/.test(tag))
      found[name] ??= plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    found[name] ??= plain(text);
  delete found.csrf;
  return found;
};

/** All that the small form of case asks for. */
export const fillSmall = async (house: House) => {
  const { as } = house;
  await put(house, 'people', { aYear: 40, words: 'People at home.' }, 0);
  await put(house, 'pathway', { words: 'The nurse rings.' }, 0);
  await put(house, 'hoops', { hoops: [], noHoops: true }, 0);
  const none = { none: true, pricesOf: '', payer: 'group', recurring: [], once: [], effects: [], freed: [] };
  expect((await put(house, 'money', none, 0)).status).toBe(200);
  const risk = { key: 'a', label: 'It is forgotten', action: 'A list', owner: 'Otis' };
  await put(house, 'risks', { risks: [risk] }, 0);
  const measure = { key: 'a', label: 'Calls', what: 'Calls a week', byWhom: 'Otis', reviewOn: '2027-03-01' };
  await put(house, 'measures', { measures: [measure] }, 0);
  await as('lead').api('PUT', 'ideas/ISV-2026-014/options/0', { words: 'They wait.', version: 0 });
  await as('lead').api('POST', 'ideas/ISV-2026-014/options/0/choice', { because: 'Cheapest' });
  // What it costs is told, so its route is worked out anew; the tests here are of this body's form of case.
  await proposalDb(house.db).updateTable('proposal').set({ body: 'clinical-lead' }).execute();
};
