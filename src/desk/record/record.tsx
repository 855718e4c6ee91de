import { z } from 'zod';
import { api, page } from '../../platform/http/routes.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { Empty, More, PageHead, Pager, SearchBox, Table } from '../../ui/index.ts';

const PAGE = 50;

const Entry = z.object({
  id: z.number(),
  at: z.string(),
  who: z.string(),
  kind: z.string(),
  object: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  hash: z.string(),
});

/** The record, newest first, by object or kind. */
export const recordUse = defineUse({
  name: 'record',
  method: 'get',
  permission: 'record.read',
  summary: 'Reads the record: who changed what, when.',
  input: z.object({
    q: optionalText(z.string().max(200)).describe('part of an object, a kind or a name'),
    page: z.coerce.number().int().min(1).default(1).describe('page, 50 events each'),
  }),
  output: z.object({ items: z.array(Entry), total: z.number(), page: z.number() }),
  run: async ({ db }, _actor, { q, page: number }) => {
    let query = db.selectFrom('event');
    if (q) {
      const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      query = query.where((is) =>
        is.or([
          is('object', 'ilike', like),
          is('kind', 'ilike', like),
          is(is.ref('actor', '->>').key('name'), 'ilike', like),
        ]),
      );
    }
    const { total } = await query
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .selectAll()
      .orderBy('id', 'desc')
      .limit(PAGE)
      .offset((number - 1) * PAGE)
      .execute();
    const items = rows.map(({ id, at, actor, kind, object, before, after, hash }) => ({
      id,
      at: at.toISOString(),
      who: actor.name ?? actor.kind,
      kind,
      object,
      before,
      after,
      hash,
    }));
    return ok({ items, total, page: number });
  },
});

/** Recomputes the chain of the record. */
export const verifyUse = defineUse({
  name: 'record/verify',
  method: 'get',
  permission: 'record.read',
  summary: 'Recomputes the chain of the record and says whether it holds.',
  input: z.object({}),
  output: z.object({
    events: z.number(),
    end: z.string(),
    broken: z.object({ id: z.number(), why: z.string() }).optional(),
  }),
  run: async ({ db }) => {
    const { broken, ...rest } = await verifyRecord(db);
    return ok({ ...rest, ...(broken ? { broken } : {}) });
  },
});

const said = (value: unknown): string =>
  value === null || value === undefined ? '' : JSON.stringify(value, null, 1);

const recordPage = page('get', '/record', 'record.read', async (ask) => {
  const result = await ask.perform(recordUse, ask.query);
  if (!result.ok) return ask.refused(result.refusal);
  const { items, total, page: number } = result.value;
  const q = ask.query.q ?? '';
  return ask.page(
    { title: 'The record', crumbs: [{ href: '/', text: 'Home' }] },
    <>
      <PageHead
        title="The record"
        reading="Every change of substance: who, when, what. Nothing in it can be changed; each line is tied to the one before."
        move={
          <div className="cf-act">
            <a href="/record/verify">Check the whole chain</a>
          </div>
        }
      />
      <SearchBox action="/record" label="Object, kind or name" value={q} clear={q ? '/record' : undefined} />
      {items.length === 0 ? (
        <Empty title="No events" hint={q ? 'Try other words.' : 'The first change writes the first line.'} />
      ) : (
        <>
          <Table
            caption="Events, newest first"
            hideCaption
            columns={[
              { key: 'id', heading: 'Number', align: 'num', cell: (row) => row.id },
              {
                key: 'at',
                heading: 'When',
                cell: (row) => new Date(row.at).toLocaleString('en-GB', { timeZone: 'Europe/London' }),
              },
              { key: 'who', heading: 'Who', cell: (row) => row.who },
              { key: 'kind', heading: 'What', cell: (row) => row.kind },
              { key: 'object', heading: 'To', cell: (row) => row.object },
              {
                key: 'more',
                heading: 'Before and after',
                cell: (row) => (
                  <More summary="Show" about={`event ${row.id}`}>
                    {row.before ? <pre className="cf-small">Before: {said(row.before)}</pre> : null}
                    {row.after ? <pre className="cf-small">After: {said(row.after)}</pre> : null}
                    <p className="cf-small cf-quiet">Hash {row.hash.slice(0, 16)}…</p>
                  </More>
                ),
              },
            ]}
            rows={items}
            rowKey={(row) => String(row.id)}
          />
          <Pager
            page={number}
            pageSize={PAGE}
            total={total}
            noun="events"
            href={(to) => `/record?${new URLSearchParams({ ...(q ? { q } : {}), page: String(to) })}`}
          />
        </>
      )}
    </>,
  );
});

const verifyPage = page('get', '/record/verify', 'record.read', async (ask) => {
  const result = await ask.perform(verifyUse, {});
  if (!result.ok) return ask.refused(result.refusal);
  const { events, end, broken } = result.value;
  return ask.page(
    {
      title: 'The chain of the record',
      crumbs: [
        { href: '/', text: 'Home' },
        { href: '/record', text: 'The record' },
      ],
    },
    <PageHead
      title={broken ? 'The chain is broken' : 'The chain holds'}
      reading={
        broken
          ? `At event ${broken.id}: ${broken.why}. The ${events} events before it are as they were written.`
          : `All ${events.toLocaleString('en-GB')} events are as they were written. The chain ends in ${end.slice(0, 16)}…`
      }
    />,
  );
});

export const recordRoutes = [api(recordUse), api(verifyUse), recordPage, verifyPage];
