import { z } from 'zod';
import { commandOf } from '../../platform/cli/command.ts';
import { api, page } from '../../platform/http/routes.ts';
import { visibleTo } from '../../platform/registries.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { Empty, FilterSelect, LinedList, PageHead, SearchBox } from '../../ui/index.ts';

const MOST = 50;

/** One search over everything that a module makes searchable; what is hidden from the asker never shows. */
export const search = defineUse({
  name: 'search',
  method: 'get',
  permission: 'search.read',
  summary: 'Searches ideas, gaps, practices, organisations, people and whatever else there is.',
  input: z.object({
    q: z.string().max(200, 'Use at most 200 characters.').default('').describe('words to look for'),
    kind: optionalText(z.string().trim().max(40)).describe('only this kind: Idea, Gap, Practice'),
  }),
  output: z.object({
    kinds: z.array(z.object({ kind: z.string(), count: z.number() })).describe('what was found, by its kind'),
    items: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        detail: z.string().optional(),
        href: z.string(),
        rank: z.number(),
      }),
    ),
  }),
  run: async ({ registries, db }, actor, { q, kind: only }) => {
    const words = q.trim();
    if (words === '') return ok({ kinds: [], items: [] });
    const found = [];
    for (const { ask } of registries.searchable.all()) found.push(...(await ask(db, actor, words, MOST)));
    const seen = await visibleTo(registries, db, actor, found, (one) => one.object);
    const count = new Map<string, number>();
    for (const { kind } of seen) count.set(kind, (count.get(kind) ?? 0) + 1);
    const items = seen
      .filter(({ kind }) => only === undefined || kind === only)
      .sort((a, b) => b.rank - a.rank || a.title.localeCompare(b.title))
      .slice(0, MOST)
      .map(({ kind, title, detail, href, rank }) => ({
        kind,
        title,
        ...(detail ? { detail } : {}),
        href,
        rank,
      }));
    return ok({ kinds: [...count].map(([kind, found]) => ({ kind, count: found })), items });
  },
});

const searchPage = page('get', '/search', 'search.read', async (ask) => {
  const q = ask.query.q ?? '';
  const result = await ask.perform(search, { q, kind: ask.query.kind });
  if (!result.ok) return ask.refused(result.refusal);
  const { items, kinds } = result.value;
  return ask.page(
    { title: q ? `Search: ${q}` : 'Search', crumbs: [{ href: '/', text: 'Home' }] },
    <>
      <PageHead
        title="Search"
        reading={
          q && items.length > 0
            ? `${items.length === MOST ? `The first ${MOST}` : items.length} for “${q}”, the best fit first.`
            : undefined
        }
      />
      <SearchBox action="/search" label="Search ideas, decisions, practices and figures" value={q}>
        {kinds.length > 1 ? (
          <FilterSelect
            name="kind"
            label="Kind"
            value={ask.query.kind}
            options={[
              { value: '', text: 'Any' },
              ...kinds.map(({ kind, count }) => ({ value: kind, text: `${kind} (${count})` })),
            ]}
          />
        ) : null}
      </SearchBox>
      {items.length > 0 ? (
        <LinedList>
          {items.map((item) => (
            <li key={item.href}>
              <h2 className="cf-found">
                <a href={item.href}>{item.title}</a>
              </h2>
              <p className="cf-small cf-quiet">
                {item.kind}
                {item.detail ? ` · ${item.detail}` : ''}
              </p>
            </li>
          ))}
        </LinedList>
      ) : q ? (
        <Empty
          title={`Nothing found for “${q}”`}
          hint="Try fewer words, part of a name, or a code such as Z00023. A letter more or less is forgiven."
        />
      ) : null}
    </>,
  );
});

export const searchCommand = commandOf({
  name: 'search',
  use: search,
  arguments: ['q'],
  text: ({ items }) =>
    items.length === 0
      ? 'Nothing found.'
      : items
          .map((item) => `${item.title}  (${item.kind}${item.detail ? `, ${item.detail}` : ''})`)
          .join('\n'),
});

export const searchRoutes = [api(search), searchPage];
