import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people/index.ts';
import { testBrowser } from '../platform/http/test-browser.ts';
import { verifyRecord } from '../platform/record/record.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { caseDb } from './case/tables.ts';
import { proposals } from './index.ts';
import { actorOf, fillPlace, type Known } from './kit/test-house.tsx';
import { insertProposal } from './kit/test-proposal.ts';
import { proposalRefusals } from './refusals.ts';
import { proposalDb } from './tables.ts';

const store = testStore();

/** One of several servers over one store: a platform and an app of its own, nothing shared but the store. */
const server = () => {
  const platform = { ...testPlatform(store.relational()), instance: 'one of two' };
  people.register?.(platform);
  proposals.register?.(platform);
  return testBrowser<Known>(platform, {
    routes: proposals.routes,
    refusals: [proposalRefusals, ...(people.refusals ? [people.refusals] : [])],
    actorOf,
    render: () => '',
  });
};

describe('two servers over one store', () => {
  const WRITTEN = 'ISV-2026-031';
  const RAISED = 'ISV-2026-032';
  beforeAll(async () => {
    await store
      .relational()
      .db.transaction()
      .execute(async (trx) => {
        await fillPlace(trx);
        await insertProposal(trx, { reference: WRITTEN, state: 'case', since: '2026-04-16' });
        await insertProposal(trx, { reference: RAISED, state: 'raised', since: '2026-02-02' });
      });
  });

  it('lose no word of two people who write in one section at once', async () => {
    const [one, other] = [server()('lead'), server()('manager')];
    const pathway = `ideas/${WRITTEN}/case/topics/pathway`;
    const base = 'The practice asks. The scan is made.';
    expect((await one.api('PUT', pathway, { content: { words: base }, version: 0 })).status).toBe(200);
    const sent = await Promise.all([
      one.api('PUT', pathway, { content: { words: `First a blood test. ${base}` }, version: 1 }),
      other.api('PUT', pathway, { content: { words: `${base} Somebody rings.` }, version: 1 }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    const { content } = await caseDb(store.relational().db)
      .selectFrom('case_topic')
      .select('content')
      .where('proposal', '=', WRITTEN)
      .where('topic', '=', 'pathway')
      .executeTakeFirstOrThrow();
    const { words } = content as { words: string };
    for (const sentence of ['First a blood test.', 'The scan is made.', 'Somebody rings.'])
      expect(words).toContain(sentence);
  });

  it('let one of two moves through, and tell the other that it changed', async () => {
    const give = { move: 'not-pursue', reason: 'It is done elsewhere.', version: 1 };
    const sent = await Promise.all(
      (['office', 'chair'] as const).map((who) => server()(who).api('POST', `ideas/${RAISED}/moves`, give)),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    const entries = await proposalDb(store.relational().db)
      .selectFrom('proposal_entry')
      .select('move')
      .where('proposal', '=', RAISED)
      .where('move', '=', 'not-pursue')
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('count everybody who supports at once, each once, and keep the chain of the record whole', async () => {
    const who = ['partner', 'nurse', 'office', 'chair', 'officer', 'specialist', 'patient'] as const;
    const [one, other] = [server(), server()];
    const sent = await Promise.all(
      who.flatMap((person) =>
        [one, other].map((at) => at(person).api('POST', `ideas/${WRITTEN}/stance`, { stance: 'supports' })),
      ),
    );
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    const stances = await proposalDb(store.relational().db)
      .selectFrom('proposal_stance')
      .select('person')
      .where('proposal', '=', WRITTEN)
      .execute();
    expect(stances).toHaveLength(who.length);
    expect((await verifyRecord(store.relational().db)).broken).toBeUndefined();
  });
});
