import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { listState } from './list-state.tsx';
import { Listed } from './listed.tsx';
import { Pager, pagesShown, rangeText } from './pager.tsx';
import { type Column, SortableTable } from './table.tsx';

describe('the pager', () => {
  it.each([
    [1, 50, 69, 'practices', '1 to 50 of 69 practices'],
    [2, 50, 69, 'practices', '51 to 69 of 69 practices'],
    [1, 50, 12, 'practices', '12 practices'],
    [1, 50, 1, 'practices', '1 practice'],
    [1, 50, 1, 'people', '1 person'],
    [1, 50, 1, 'breaches', '1 breach'],
    [1, 50, 1, 'bodies', '1 body'],
    [1, 50, 0, 'practices', 'No practices'],
    [3, 1000, 12345, undefined, '2,001 to 3,000 of 12,345'],
  ])('says which part is shown: page %i of %i each, %i in all', (page, pageSize, total, noun, words) => {
    expect(rangeText({ page, pageSize, total, noun })).toBe(words);
  });

  it('shows the ends, the current page and its neighbours, and never a gap of one', () => {
    expect(pagesShown(1, 2)).toEqual([1, 2]);
    expect(pagesShown(4, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(pagesShown(5, 20)).toEqual([1, 0, 4, 5, 6, 0, 20]);
    expect(pagesShown(1, 1)).toEqual([1]);
  });

  it('gives every page an address', () => {
    const html = renderToStaticMarkup(
      <Pager page={2} pageSize={50} total={120} href={(p) => `?page=${p}`} />,
    );
    expect([...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1])).toEqual([
      '?page=1',
      '?page=1',
      '?page=2',
      '?page=3',
      '?page=3',
    ]);
    expect(html).toContain('aria-current="page"');
  });
});

describe('the end of a list page', () => {
  const drawn = (total: number, rows: readonly string[], query: Record<string, string> = {}) =>
    renderToStaticMarkup(
      <Listed
        caption="Practices"
        columns={[{ key: 'n', heading: 'Name', cell: (row) => row }]}
        rows={rows}
        rowKey={(row) => row}
        total={total}
        state={listState('/practices', query, ['n'], { sort: 'n', dir: 'ascending' })}
        empty={<p>There is none yet</p>}
      />,
    );

  it('says that there is none only where there is none, and leads back from beyond the last page', () => {
    expect(drawn(0, [])).toBe('<p>There is none yet</p>');
    const beyond = drawn(69, [], { page: '9', q: 'mill' });
    expect(beyond).not.toContain('none yet');
    expect(beyond).toContain('It has 69 practices.');
    expect(beyond).toContain('href="/practices?q=mill"');
    expect(drawn(1, ['A'])).toContain('1 practice<');
  });
});

describe('the sortable table', () => {
  const columns: readonly Column<{ n: string; p: number }>[] = [
    { key: 'n', heading: 'Name', sortable: true, cell: (row) => row.n },
    { key: 'p', heading: 'People', sortable: true, first: 'descending', align: 'num', cell: (row) => row.p },
  ];
  const html = renderToStaticMarkup(
    <SortableTable
      caption="Practices"
      columns={columns}
      rows={[{ n: 'A', p: 1 }]}
      rowKey={(row) => row.n}
      sort="n"
      dir="ascending"
      href={(s, d) => `?sort=${s}&dir=${d}`}
    />,
  );
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const headings = [...document.querySelectorAll('thead th')];

  it('says which column it is in the order of, and links to the other direction', () => {
    expect(headings.map((th) => th.getAttribute('aria-sort'))).toEqual(['ascending', null]);
    expect(headings[0]?.querySelector('a')?.getAttribute('href')).toBe('?sort=n&dir=descending');
    expect(headings[1]?.querySelector('a')?.getAttribute('href')).toBe('?sort=p&dir=descending');
  });

  it('names each row by its first cell and each cell by its heading, for narrow screens', () => {
    expect(document.querySelector('tbody th[scope=row]')?.textContent).toBe('A');
    expect(document.querySelector('tbody td')?.getAttribute('data-heading')).toBe('People');
    expect(document.querySelector('caption')?.textContent).toBe('Practices');
  });
});
