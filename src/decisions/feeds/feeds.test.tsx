import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { tellFeeds } from '../decided/feed.ts';
import { type DecidedHouse, inDecidedHouse, voteOnItem, WORDS } from '../decided/test-decided.tsx';
import { decisionDb } from '../tables.ts';
import { FEED_PART } from './read.ts';

const store = testStore();
const inHouse = (work: (house: DecidedHouse) => Promise<void>) =>
  inDecidedHouse(store, async (house) => {
    await voteOnItem(house);
    const { body } = await house
      .as('officer')
      .api('POST', 'decisions', { meeting: 'MTG-2026-001', item: house.item, ...WORDS });
    expect(body.reference).toBe('DEC-2026-001');
    await work(house);
  });

const feed = async ({ as }: DecidedHouse, path: string) => JSON.parse((await as().page(path)).html);

describe('the feeds of decisions', () => {
  it('tell the same in JSON and in Atom, of all bodies and of one', () =>
    inHouse(async (house) => {
      const json = await feed(house, '/decisions/feed.json');
      expect(json).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        items: [
          {
            title: WORDS.title,
            content_text: expect.stringContaining('Yes, with conditions. Governing body, 9 June 2026.'),
            url: expect.stringMatching(/\/decisions\/DEC-2026-001$/),
            _number: 1,
          },
        ],
      });
      const atom = (await house.as().page('/decisions/feed.atom')).html;
      expect(atom).toMatch(
        /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
      );
      expect(atom).toContain('<title>GPs can book heart scans directly</title>');
      expect(atom).toContain(json.items[0].id);
      expect((await feed(house, '/decisions/bodies/governing-body/feed.json')).items).toHaveLength(1);
      expect((await house.as().page('/decisions/bodies/nobody/feed.atom')).status).toBe(404);
    }));

  it('give what came since a number in its order, and go back part by part', () =>
    inHouse(async (house) => {
      for (let version = 2; version <= FEED_PART + 5; version += 1)
        await tellFeeds(house.db as never, house.clock.now, {
          decision: 'DEC-2026-001',
          what: 'corrected',
          version,
        });
      const numbers = ({ items }: { items: { _number: number }[] }) => items.map(({ _number }) => _number);
      const first = await feed(house, '/decisions/feed.json');
      expect(numbers(first)[0]).toBe(FEED_PART + 5);
      expect(numbers(first)).toHaveLength(FEED_PART);
      const back = await feed(house, first.next_url.replace(/^https?:\/\/[^/]+/, ''));
      expect(numbers(back)).toEqual([5, 4, 3, 2, 1]);
      expect(back.next_url).toBeUndefined();
      const since = await feed(house, '/decisions/feed.json?since=3');
      expect(numbers(since)[0]).toBe(4);
      const rest = await feed(house, since.next_url.replace(/^https?:\/\/[^/]+/, ''));
      expect(numbers(rest)).toEqual([FEED_PART + 4, FEED_PART + 5]);
      expect(numbers(await feed(house, '/decisions/feed.json?since=99999'))).toEqual([]);
      expect(numbers(await feed(house, '/decisions/feed.json?since=x'))).toHaveLength(FEED_PART);
    }));

  it('hold words that XML cannot', () =>
    inHouse(async (house) => {
      await decisionDb(house.db)
        .updateTable('decision')
        .set({ title: 'Scans & <tests> \u0001 “now”' })
        .execute();
      const atom = (await house.as().page('/decisions/feed.atom')).html;
      expect(atom).toContain('<title>Scans &amp; &lt;tests&gt;  “now”</title>');
    }));
});
