import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { testBrowser } from '../platform/http/test-browser.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { proposals } from './index.ts';
import { actorOf, type Known, testHouse } from './kit/test-house.tsx';
import { insertProposal } from './kit/test-proposal.ts';

const store = testStore();

const SCRIPT = `<script>alert('x')</script>" onmouseover="alert(1)" x="</textarea><img src=x onerror=alert(2)>`;
const FORMULA = '=HYPERLINK("http://example.org","Press me")';
const IDEA = '/ideas/ISV-2026-014';

/** Where the words below stand as text, in a field, in a list, in a picture or in a file. */
const PAGES = [
  ...['', '/said', '/problem', '/problem/statements', '/problem/touches', '/options', '/options/new'],
  ...['/case', '/case/pathway', '/case/paper', '/case/versions', '/evidence', '/clock', '/next', '/said.csv'],
].map((below) => `${IDEA}${below}`);
const LISTS = ['/ideas', '/ideas?q=script', '/ideas.csv', '/ideas/board', '/ideas/calendar', '/ideas/mine'];

describe('script in what people write', () => {
  it('is shown as the words that it is, wherever it stands, and comes back whole', () =>
    store.rolledBack(async (trx) => {
      const { platform } = await testHouse(store.relational(), trx, {
        routes: [],
        register: (house) => {
          proposals.register?.(house);
        },
      });
      const as = testBrowser<Known>(platform, {
        routes: proposals.routes,
        refusals: [proposals.refusals ?? {}],
        actorOf,
        render: (content) => renderToStaticMarkup(content),
      });
      const lead = as('lead');
      await insertProposal(trx, { state: 'case', title: SCRIPT, what: SCRIPT, next_what: SCRIPT });
      await insertProposal(trx, { reference: 'ISV-2026-015', title: FORMULA, what: FORMULA });
      const sent = [
        await lead.api('POST', `${IDEA.slice(1)}/said`, { words: SCRIPT }),
        await lead.api('PUT', `${IDEA.slice(1)}/case/topics/pathway`, {
          content: { words: SCRIPT },
          version: 0,
        }),
        await lead.api('POST', `${IDEA.slice(1)}/case/versions`, { note: SCRIPT }),
        await as('partner').api('POST', `${IDEA.slice(1)}/stance`, { stance: 'otherwise', words: SCRIPT }),
      ];
      expect(sent.map(({ status, body }) => [status, body.detail])).toEqual(sent.map(() => [200, undefined]));
      for (const path of [...PAGES, ...LISTS]) {
        const { status, html } = await lead.page(path);
        expect([path, status]).toEqual([path, 200]);
        // The browser of these tests writes the title of a page itself.
        const page = html.replace(/^<title>.*?<\/title>/s, '');
        if (!path.includes('.csv'))
          expect([path, /<script>alert|<img src=x|" onmouseover="/.exec(page)?.[0]]).toEqual([
            path,
            undefined,
          ]);
      }
      const { body } = await lead.api('GET', `${IDEA.slice(1)}/said`);
      expect(body.contributions[0].words).toBe(SCRIPT);
      const { body: written } = await lead.api('GET', `${IDEA.slice(1)}/case`);
      expect(written.topics.pathway.content.words).toBe(SCRIPT);
      // A spreadsheet runs what begins like a formula; an apostrophe before it makes it words again.
      expect((await lead.page('/ideas.csv')).html).toContain(`"'=HYPERLINK(""http`);
    }));
});
