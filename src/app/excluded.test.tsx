import { describe, expect, it } from 'vitest';
import { deliverMail } from '../platform/mail/index.ts';
import { mailNews, notify } from '../platform/notifications/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { findPrinter } from '../proposals/index.ts';
import { idOf, type Who } from './test-house.tsx';
import { IDEA, insert, SCANS, WORD } from './test-idea.ts';
import { DECISION, MEETING, PORTFOLIO } from './test-item.ts';
import { readable } from './test-readable.ts';
import { everyAddress, walkedHouse } from './test-walk.ts';

const store = testStore();

const decide = (trx: Trx, item: number) =>
  insert(trx, 'decision', {
    reference: DECISION,
    body: 'governing-body',
    meeting: MEETING,
    item,
    proposal: IDEA,
    title: SCANS,
    outcome: 'yes',
    summary: 'Zebrafinch is bought.',
    reasons: JSON.stringify(['Zebrafinch is good.']),
    conditions: '[]',
    dissent: '[]',
    stood: JSON.stringify({
      who: [],
      sum: 'All for',
      rule: '',
      quorum: '',
      interests: [],
      evidence: [],
      costs: [],
      oncePence: null,
      contributions: { takenUp: 0, notTakenUp: 0, open: 0, shown: [] },
      days: [],
      caseVersion: 1,
    }),
    stood_hash: 'x',
    decided_on: '2026-05-21',
    procurement: JSON.stringify({
      service: SCANS,
      how: 'Open tender',
      supplier: 'Zebrafinch Ltd',
      valuePence: 100,
    }),
  });

type House = Awaited<ReturnType<typeof walkedHouse>>;

/** The addresses whose answer has a word of it, for somebody. */
const tellingOf = async (
  { as }: House,
  who: Who | undefined,
  addresses: readonly string[],
): Promise<string[]> => {
  const telling: string[] = [];
  const reader = as(who);
  for (const address of addresses) if (WORD.test(readable(await reader.file(address)))) telling.push(address);
  return telling;
};

/** The addresses that answer with a word of it when a form with nothing in it is sent there. */
const tellingWhenSent = async (
  { as }: House,
  who: Who | undefined,
  addresses: readonly string[],
): Promise<string[]> => {
  const telling: string[] = [];
  const sender = as(who);
  for (const address of addresses) {
    const answer = address.startsWith('/api/v1/')
      ? JSON.stringify(await sender.api('POST', address.slice('/api/v1/'.length), {}))
      : (await sender.post(address, {})).html;
    if (WORD.test(answer)) telling.push(address);
  }
  return telling;
};

const tellOfIdea = async (trx: Trx, platform: Platform, title: string): Promise<void> => {
  await notify(trx, {
    people: [idOf('lay'), idOf('chair')],
    kind: 'idea.moved',
    title,
    href: `/ideas/${IDEA}`,
    object: { kind: 'idea', id: IDEA },
  });
  await mailNews(platform, new Set(['at-once', 'daily', 'weekly']));
};

/** Whom a mail with a word of it reached. */
const mailedTo = async (trx: Trx): Promise<string[]> =>
  (
    await trx
      .withTables<{ mail: { to_address: string; subject: string; text: string; state: string } }>()
      .selectFrom('mail')
      .select(['to_address', 'subject', 'text', 'state'])
      .execute()
  )
    .filter(({ subject, text, state }) => state === 'kept' && WORD.test(subject + text))
    .map(({ to_address }) => to_address);

describe('whoever may have no papers of an item', () => {
  it(
    'reads no word of it at any address, before its decision is published, and everything after',
    () =>
      store.rolledBack(async (trx) => {
        const house = await walkedHouse(store, trx);
        const { parts } = house;
        // On its way when the ruling is made: it waits for the mail server.
        await tellOfIdea(trx, house.platform, 'Zebrafinch moved on');
        const all = await everyAddress(trx, parts);
        const told = await tellingOf(house, 'chair', all);
        expect(told.length).toBeGreaterThan(40);
        expect(told).toContain(`/decisions/portfolios/${PORTFOLIO}`);
        // Files are read as they are, not by what they were made of.
        if (findPrinter()) expect(told.filter((path) => path.endsWith('.pdf'))).toHaveLength(2);
        expect(told.filter((path) => path.endsWith('.docx'))).toHaveLength(1);
        await decide(trx, parts.item);
        const rule = (ruling: string | null) =>
          trx
            .withTables<{ item_interest: { ruling: string | null } }>()
            .updateTable('item_interest')
            .set({ ruling })
            .execute();
        await rule('no-papers');
        expect(await tellingOf(house, 'lay', all)).toEqual([]);
        // A form that is refused comes back with what it is about: not to them.
        const forms = await everyAddress(trx, parts, 'post');
        expect(await tellingWhenSent(house, 'lay', forms)).toEqual([]);
        expect((await tellingWhenSent(house, 'chair', forms)).length).toBeGreaterThan(10);
        // The news that came before the ruling is hidden with it, and so is the mail.
        expect((await house.as('lay').page('/notifications')).html).not.toMatch(WORD);
        await tellOfIdea(trx, house.platform, 'Zebrafinch moved on again');
        await deliverMail(house.platform);
        expect(await mailedTo(trx)).toEqual(['chair@example.org', 'chair@example.org']);
        await trx
          .withTables<{ decision: { published_on: string } }>()
          .updateTable('decision')
          .set({ published_on: '2026-05-21' })
          .execute();
        const after = await tellingOf(house, 'lay', told);
        expect(after.length).toBeGreaterThan(told.length / 2);
      }),
    240_000,
  );
});
