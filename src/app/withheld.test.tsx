import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../platform/relational/test-store.ts';
import { idOf, type Who } from './test-house.tsx';
import { IDEA, insert } from './test-idea.ts';
import { DECISION, MEETING } from './test-item.ts';
import { everyAddress, walkedHouse } from './test-walk.ts';

const store = testStore();

/** Who may not read what is withheld: the public, whoever raised the idea, and one who follows it. */
const READERS: readonly (Who | undefined)[] = [undefined, 'locum', 'practice'];

const YES = { outcome: 'yes', title: 'We buy them', reasons: ['They are cheap.'] };
const NO = { outcome: 'no', title: 'We do without', reasons: ['They cost too much.'] };

/** Keys of forms, hashes, numbers of faults: what differs from one answer to the next of the same thing. */
const DRAWN = /[A-Za-z0-9_+/=-]{20,}|name="once" value="[^"]*"|this number: [\w-]+/g;
/** A file carries the moment at which it was made; the page of the same is walked. */
const FILE = /\.(pdf|docx)$/;

describe('a decision that is withheld', () => {
  it(
    'reads the same everywhere whatever it was, for whoever may not read it; published, it does not',
    () =>
      store.rolledBack(async (trx) => {
        const house = await walkedHouse(store, trx);
        await insert(trx, 'proposal_watcher', { proposal: IDEA, person: idOf('practice') });
        const addresses = [
          ...(await everyAddress(trx, house.parts)).filter((address) => !FILE.test(address)),
          '/notifications',
        ];
        /** What each reader is shown at every address, with their news, once this was decided; and what then. */
        const shownOf = async (answer: typeof YES) => {
          await sql`savepoint undecided`.execute(trx);
          const written = await house.as('chair').api('POST', 'decisions', {
            meeting: MEETING,
            item: house.parts.item,
            ...answer,
            summary: answer.title,
            publish: 'withheld',
            withheldReason: 'A price is being agreed.',
            withheldUntil: '2026-09-01',
          });
          expect([written.body.detail, written.status]).toEqual([undefined, 200]);
          const withheld = new Map<string, string>();
          for (const who of READERS)
            for (const address of addresses) {
              const { status, html } = await house.as(who).page(address);
              withheld.set(`${who ?? 'public'} ${address}`, `${status} ${html.replaceAll(DRAWN, '')}`);
            }
          const { rows } = await sql<{ person: string; title: string }>`
            select person, title from notification where person in (${idOf('locum')}, ${idOf('practice')})
            order by created, person`.execute(trx);
          withheld.set('news', JSON.stringify(rows));
          await house.as('chair').api('POST', `decisions/${DECISION}/publish`, { version: 1 });
          const published = (await house.as().page(`/ideas/${IDEA}`)).html;
          await sql`rollback to savepoint undecided`.execute(trx);
          return { withheld, published };
        };
        const [yes, no] = [await shownOf(YES), await shownOf(NO)];
        const telling = [...yes.withheld].flatMap(([where, what]) =>
          no.withheld.get(where) === what ? [] : [where],
        );
        expect(telling).toEqual([]);
        expect(yes.withheld.get(`public /ideas/${IDEA}`)).toContain('written down, and not published yet');
        expect(yes.published).toContain('Mobilising');
        expect(no.published).toContain('Not pursued');
      }),
    480_000,
  );
});
