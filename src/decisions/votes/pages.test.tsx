import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { voteRoutes } from './routes.tsx';
import { insertOpenItem } from './test-vote.ts';

const store = testStore();
const VOTES = '/decisions/votes';
const inRoom = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { item: number; db: Parameters<typeof insertOpenItem>[0] },
  ) => Promise<void>,
  given: Parameters<typeof insertOpenItem>[1] = {},
) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: voteRoutes });
    await work({ ...house, db, item: await insertOpenItem(db, given) });
  });

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the pages of a vote', () => {
  it('open one with the motion of the item, keep what was written when something is missing, and give it by one press', () =>
    inRoom(async ({ as, item }) => {
      const form = await as('chair').page(`${VOTES}/new?item=${item}`);
      expect(form.html).toContain('That the group buys heart scans that GPs can book directly.</textarea>');
      expect((await as('gp').page(`${VOTES}/new?item=${item}`)).status).toBe(403);
      const send = { kind: 'item', item: String(item), method: 'roll-call', once: hidden(form.html, 'once') };
      const empty = await as('chair').post(`${VOTES}/new`, { ...send, motion: '' });
      expect([empty.status, empty.html.includes('Write what is voted upon, word for word.')]).toEqual([
        422,
        true,
      ]);
      const opened = await as('chair').post(`${VOTES}/new`, { ...send, motion: 'That we buy it.' });
      const address = opened.location ?? '';
      expect(address).toMatch(/^\/decisions\/votes\/VOTE-2026-\d{3}$/);
      const ballot = await as('gp').page(address);
      expect(ballot.html).toContain('Your vote');
      const fields = { voter: idOf('gp'), once: hidden(ballot.html, 'once') };
      const none = await as('gp').post(`${address}/cast`, { ...fields, reason: 'It is late.' });
      expect(none.status).toBe(422);
      expect(none.html).toContain('Choose one: for, against or abstain.');
      expect(none.html).toContain('It is late.</textarea>');
      expect((await as('gp').post(`${address}/cast`, { ...fields, choice: 'against' })).location).toBe(
        address,
      );
      expect((await as('gp').page(address)).html).toContain(
        'You have voted</b>: 0 for, 1 against, 0 abstained.',
      );
      const chair = await as('chair').page(address);
      expect(chair.html).toContain('1 of 9 votes are in');
      expect(
        (await as('chair').post(`${address}/room`, { voter: idOf('lay'), choice: 'for' })).location,
      ).toBe(address);
      expect((await as('chair').post(`${address}/close`, {})).location).toBe(address);
      expect((await as().page(address)).html).toContain('It waits for the casting vote'.toLowerCase());
      expect((await as('chair').post(`${address}/casting`, { choice: 'for' })).location).toBe(address);
      expect((await as().page(address)).html).toContain('the casting vote decided');
      const list = await as().page(`${VOTES}.csv`);
      expect(list.html).toContain('carried');
      expect((await as('chair').page(`${address}/void`)).html).toContain('Why does it not count');
    }));

  it('tell the day of a vote as London has it, and once where it opened and closed on one', () =>
    inRoom(async ({ as, item, clock }) => {
      clock.now = new Date('2026-06-09T23:30:00Z');
      const given = { kind: 'item', item, motion: 'That it is so.', method: 'consent' };
      const { body } = await as('chair').api('POST', 'votes', given);
      expect((await as('chair').api('POST', `votes/${body.reference}/close`, {})).status).toBe(200);
      const { html } = await as().page(VOTES);
      expect(html).not.toContain('9 June 2026');
      expect(html.match(/10 June 2026/g)).toHaveLength(1);
    }));

  it('show the code of a secret ballot in the answer alone, and lets a voter find it when the vote is closed', () =>
    inRoom(async ({ as, item }) => {
      const vote = (
        await as('chair').api('POST', 'votes', {
          kind: 'item',
          item,
          motion: 'That it is so.',
          method: 'secret',
        })
      ).body.reference;
      const address = `${VOTES}/${vote}`;
      const codes: string[] = [];
      for (const [place, who] of (['chair', 'gp', 'lay', 'nurse', 'finance', 'partner'] as const).entries()) {
        const { html } = await as(who).page(address);
        const code = hidden(html, 'code');
        codes.push(code);
        const sent = await as(who).post(`${address}/cast`, {
          voter: idOf(who),
          code,
          proof: hidden(html, 'proof'),
          choice: place === 0 ? 'against' : 'for',
        });
        expect([sent.status, sent.location]).toEqual([200, null]);
        expect(sent.html).toContain(code);
        expect(sent.html).toContain('Whoever you show this code to can see how you voted');
        expect((await as(who).page(address)).html).not.toContain(code);
      }
      expect((await as().page(`${address}/ballots`)).status).toBe(404);
      await as('chair').post(`${address}/close`, {});
      const found = await as().post(`${address}/ballots`, { code: (codes[0] ?? '').toLowerCase() });
      expect(found.html).toContain('was counted.</b> It says: against.');
      expect(found.html).toContain('A voter could show their own code to somebody else');
      expect((await as().post(`${address}/ballots`, { code: 'AAAA-AAAA-AAAA' })).html).toContain(
        'No ballot of this vote',
      );
      expect((await as().post(`${address}/ballots`, { code: 'nonsense' })).status).toBe(422);
      const file = await as().page(`${address}/ballots.csv`);
      for (const code of codes) expect(file.html).toContain(code);
    }));

  it('hide a vote on a private item from everybody who is not of the body', () =>
    inRoom(
      async ({ as, item, db }) => {
        const vote = (
          await as('chair').api('POST', 'votes', {
            kind: 'item',
            item,
            motion: 'A secret purchase.',
            method: 'roll-call',
          })
        ).body.reference;
        for (const who of [undefined, 'lead'] as const) {
          expect((await as(who).page(`${VOTES}/${vote}`)).status).toBe(404);
          expect((await as(who).page(VOTES)).html).not.toContain(vote);
        }
        expect((await as('gp').page(`${VOTES}/${vote}`)).html).toContain('A secret purchase.');
        const [line] = await decisionDb(db).selectFrom('meeting_line').select('is_private').execute();
        expect(line?.is_private).toBe(true);
      },
      { item: { is_private: true } },
    ));
});
