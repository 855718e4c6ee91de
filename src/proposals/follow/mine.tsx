import { z } from 'zod';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { ButtonLink, chartCsv, Empty, PageHead } from '../../ui/index.ts';
import { IDEAS_CRUMBS } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import { RAISE_PATH } from '../raise/form-page.tsx';
import { MINE_PATH } from './home.tsx';
import { followedBy } from './queries.ts';
import { followedRows } from './rows.ts';
import { FollowedTable } from './table.tsx';

const Row = z.object({
  reference: z.string(),
  title: z.string(),
  how: z.enum(['raised', 'guards', 'leads', 'otherwise', 'supports', 'watches']),
  state: z.string(),
  where: z.string(),
  days: z.number(),
  who: z.string(),
  by: z.string().nullable(),
  into: z.string().nullable(),
  reason: z.string().nullable(),
  raisedOn: z.string(),
});

/** All that the asking person raised, supports, leads or watches. */
export const myIdeas = defineUse({
  name: 'my-ideas',
  method: 'get',
  permission: 'proposals.raise',
  summary: 'All that you raised, support, see otherwise, lead or watch, and where it is.',
  input: z.object({}),
  output: z.object({ ideas: z.array(Row) }),
  run: async (platform, actor) => {
    if (actor.kind !== 'person') return ok({ ideas: [] });
    const today = londonDate(platform.now());
    const rows = await followedRows(platform, actor, await followedBy(platform.db, actor.id), today);
    return ok({
      ideas: rows.map(({ line: _, over: __, into, ...row }) => ({ ...row, into: into?.reference ?? null })),
    });
  },
});

const CSV = [
  'reference',
  'title',
  'how',
  'where',
  'days',
  'who',
  'by',
  'into',
  'reason',
  'raisedOn',
] as const;

export const followRoutes: readonly Route[] = [
  api(myIdeas),
  page('get', MINE_PATH, 'proposals.raise', async (ask) => {
    const today = londonDate(ask.platform.now());
    const followed = ask.actor.kind === 'person' ? await followedBy(ask.platform.db, ask.actor.id) : [];
    const rows = await followedRows(ask.platform, ask.actor, followed, today);
    return ask.page(
      { title: 'Your ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
      <>
        <IdeasNav actor={ask.actor} current="mine" />
        <PageHead
          title="Your ideas, and where they are"
          reading="All that you raised, support, see otherwise, lead or watch. You are told of each step."
          move={
            <div className="cf-act">
              <ButtonLink href={RAISE_PATH}>Raise an issue</ButtonLink>
            </div>
          }
        />
        {rows.length === 0 ? (
          <Empty
            title="Nothing yet"
            hint="Raise what goes wrong for patients, or support and watch what others raised."
          />
        ) : (
          <>
            <FollowedTable rows={rows} today={today} caption="Ideas that you follow" withHow />
            <p className="cf-small">
              <a href={`${MINE_PATH}.csv`}>Download the whole list (CSV)</a>
            </p>
          </>
        )}
      </>,
    );
  }),
  page('get', `${MINE_PATH}.csv`, 'proposals.raise', async (ask) => {
    const result = await ask.perform(myIdeas, {});
    if (!result.ok) return ask.refused(result.refusal);
    const { ideas } = result.value;
    const csv = chartCsv({
      caption: 'Ideas that you follow',
      gap: '',
      columns: [...CSV],
      rows: ideas.map((idea) => CSV.map((name) => idea[name])),
    });
    return ask.download('my-ideas.csv', 'text/csv; charset=utf-8', `\uFEFF${csv}`);
  }),
];
