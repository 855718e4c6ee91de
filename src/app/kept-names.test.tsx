import { describe, expect, it } from 'vitest';
import { desk } from '../desk/index.ts';
import { png } from '../platform/attachments/test-files.ts';
import type { Route } from '../platform/http/routes.ts';
import { mailNews } from '../platform/notifications/mail-news.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { proposals } from '../proposals/index.ts';
import { thread } from '../thread/index.ts';
import { houseOf, idOf, type Who } from './test-house.tsx';

const store = testStore();
const MODULES = [proposals, thread, desk];
const ROUTES: readonly Route[] = MODULES.flatMap(({ routes = [] }) => routes);

type House = Awaited<ReturnType<typeof houseOf>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOf(store.relational(), trx, MODULES)));

/** Does something by JSON that must succeed, and answers with what came back. */
const done = async (
  { as }: House,
  who: Who | undefined,
  method: string,
  path: string,
  body: object = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
): Promise<any> => {
  const answer = await as(who).api(method, path, method === 'GET' ? undefined : body);
  expect([path, answer.status, answer.body.detail]).toEqual([path, 200, undefined]);
  return answer.body;
};

const raise = async ({ as }: House, raiser: Who, given: Readonly<Record<string, string>> = {}) => {
  const form = new FormData();
  const fields = {
    what: 'Breathless people wait three months for a heart scan.',
    often: 'most-weeks',
    where: 'everywhere',
    keep: 'yes',
    guardian: idOf('lay'),
    do: 'send',
    asked: 'yes',
    ...given,
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(png)]), 'list.png');
  const sent = await as(raiser).post('/ideas/raise', form);
  expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/^\/ideas\/IRO-2026-\d+$/)]);
  return sent.location?.split('/').at(-1) ?? '';
};

const versionOf = async (house: House, path: string): Promise<number> =>
  (await done(house, 'office', 'GET', path)).version;

/** Names of these two from now on, put there by the programme office. */
const takenOn = async (house: House, reference: string, clinician: Who) =>
  done(house, 'office', 'POST', `ideas/${reference}/moves`, {
    move: 'take-on',
    clinician: idOf(clinician),
    manager: idOf('manager'),
    title: 'Heart scans',
    version: await versionOf(house, `ideas/${reference}`),
  });

const asksAll = async (house: House, reference: string, lead: Who): Promise<string> => {
  const path = `ideas/${reference}/problem`;
  await done(house, lead, 'PUT', `${path}/touches`, {
    how: 'all',
    specialties: [],
    patients: ['heart failure'],
    partners: [],
    practices: [],
    version: (await done(house, 'office', 'GET', path)).proposalVersion,
  });
  const { id } = await done(house, lead, 'POST', `${path}/statements`, { text: 'People wait too long' });
  await done(house, lead, 'POST', `${path}/open`);
  return id;
};

/** What a raiser does that anybody may: what each of it leaves behind is unnamed. */
const speaks = async (house: House, raiser: Who, reference: string): Promise<string> => {
  const path = `ideas/${reference}`;
  await done(house, raiser, 'POST', `${path}/watch`, { watch: true });
  const said = await done(house, raiser, 'POST', `${path}/said`, { words: 'It is longer at night.' });
  const one = await done(house, 'nurse', 'POST', `${path}/said`, { words: 'I see it too.' });
  await done(house, raiser, 'POST', `${path}/said/${one.id}/replies`, { words: 'Since when?' });
  await done(house, 'nurse', 'POST', `${path}/said/${said.id}/replies`, { words: 'Since May.' });
  await done(house, raiser, 'PUT', `${path}/said/${said.id}`, {
    words: 'It is far longer at night.',
    version: 1,
  });
  return said.id;
};

/** What leads do with what was said. */
const answers = async (house: House, lead: Who, reference: string, said: string) => {
  const path = `ideas/${reference}`;
  const { contributions } = await done(house, lead, 'GET', `${path}/said`);
  const row = contributions.find(({ id }: { id: string }) => id === said);
  await done(house, lead, 'POST', `${path}/said/${said}/answer`, {
    kind: 'not-taken-up',
    why: 'Nights are counted elsewhere.',
    version: row.version,
  });
};

/** Values for the parts of addresses, read from what there is. */
const partsFor = async ({ trx }: House, reference: string) => {
  const db = trx.withTables<{
    proposal_contribution: { id: string };
    proposal_evidence: { id: string };
    mail: { id: string };
    attachment: { id: string };
  }>();
  const ids = async (table: 'proposal_contribution' | 'proposal_evidence' | 'attachment' | 'mail') =>
    (await db.selectFrom(table).select('id').limit(2).execute()).map(({ id }) => id);
  const [said, evidence, files, mails] = [
    await ids('proposal_contribution'),
    await ids('proposal_evidence'),
    await ids('attachment'),
    await ids('mail'),
  ];
  const kinds = ['targets'];
  const none = ['none'];
  return (path: string, part: string): readonly string[] => {
    if (part === 'reference') return [reference];
    if (path.startsWith('/attachments') || path.startsWith('/api/v1/attachments'))
      return part === 'id' ? [reference] : files;
    if (path.includes('/thread')) return part === 'kind' ? ['idea', 'problem', 'case'] : [reference];
    if (part === 'move') return ['take-on', 'pause', 'merge'];
    if (part === 'section') return ['pathway'];
    if (part === 'number') return ['1'];
    if (part === 'kind') return kinds;
    if (path.includes('/said') || path.includes('moderation')) return said;
    if (path.includes('/evidence')) return evidence;
    if (path.includes('/mail')) return mails;
    return none;
  };
};

/** Every address that can be got of these routes, with what fits into each of its parts. */
const addresses = async (house: House, reference: string): Promise<string[]> => {
  const parts = await partsFor(house, reference);
  const paths = ROUTES.flatMap((route) => {
    if (route.face === 'page') return route.method === 'get' ? [route.path] : [];
    if (route.face === 'api-bytes') return route.method === 'get' ? [`/api/v1${route.path}`] : [];
    const { use } = route;
    return use.method === 'get' ? [`/api/v1/${(use.path ?? use.name).replaceAll(/\{(\w+)\}/g, ':$1')}`] : [];
  });
  const filled = paths.flatMap((path) => {
    let all = [path];
    for (const [whole, part = ''] of path.matchAll(/:(\w+)/g))
      all = all.flatMap((one) => parts(path, part).map((value) => one.replace(whole, value)));
    return all;
  });
  // Words of the idea itself, the raiser's own name, and lists narrowed to the idea.
  return [
    ...filled,
    '/search?q=heart',
    '/api/v1/search?q=heart',
    '/ideas?q=heart',
    '/ideas?q=Thistlewood',
    '/ideas?role=locum-gp',
    `/ideas?whose=${idOf('locum')}`,
    '/api/v1/ideas?role=locum-gp',
    `/api/v1/ideas?whose=${idOf('locum')}`,
    '/ideas.csv?stage=all',
    `/api/v1/thread?of=idea:${reference}`,
    `/api/v1/record?q=${reference}`,
    '/record?q=Thistlewood',
    '/admin/mail?q=Thistlewood',
    '/api/v1/mail?q=Thistlewood',
  ].filter((path) => !NOT_WALKED.some((one) => path.includes(one)));
};
/** What shows nothing of ideas, asks for stores that these tests have not, or shows as a file what its page shows. */
const NOT_WALKED = ['/imports', '/api/v1/imports', '/record/verify', '/paper.docx', '/paper.pdf'];

/** People to choose from are all people of the group: that somebody is among them tells nothing. */
const withoutChoices = (html: string): string =>
  html.replaceAll(/<option[\s\S]*?<\/option>/g, '').replaceAll(/<datalist[\s\S]*?<\/datalist>/g, '');

const walk = async ({ as }: House, who: Who | undefined, paths: readonly string[]) => {
  const seen: { readonly path: string; readonly status: number; readonly html: string }[] = [];
  for (const path of paths) {
    const { status, html } = await as(who).page(path);
    seen.push({ path, status, html: withoutChoices(html) });
  }
  return seen;
};

/** What a search or filter was asked for stands in its own box. */
const echoes = (path: string): boolean => /Thistlewood|whose=/.test(path);
const leaks = (
  seen: Awaited<ReturnType<typeof walk>>,
  needles: RegExp,
): readonly { readonly path: string; readonly at: string }[] =>
  seen.flatMap(({ path, html }) => {
    const plain = echoes(path) ? html.replaceAll(/value="[^"]*"|href="[^"]*"|“[^”]*”/g, '') : html;
    const at = plain.search(needles);
    return at < 0 ? [] : [{ path, at: plain.slice(Math.max(0, at - 120), at + 80) }];
  });

const OTHERS: readonly (Who | undefined)[] = ['nurse', 'lead', 'office', 'admin', undefined];
/** What only an administrator reads more of than others. */
const ADMIN = /record|mail/;
const RAISER = new RegExp(`Thistlewood|${idOf('locum')}`);

/** Where a raiser's id is kept so that they are told and count once: never shown with it. */
const KEPT_IN = [
  'appointment',
  'mail',
  'notification.person',
  'person',
  'problem_invited.person',
  'problem_vote.person',
  'proposal.once',
  'proposal.raised_by',
  'proposal.raised_by_name',
  'proposal_stance.person',
  'proposal_watcher.person',
];

/** Every column of every table in which a raiser stands. */
const columnsWith = async (trx: Trx, needles: RegExp): Promise<string[]> => {
  const tables = await trx.introspection.getTables();
  const found = new Set<string>();
  for (const { name } of tables) {
    const all = await trx
      .withTables<Record<string, Record<string, unknown>>>()
      .selectFrom(name)
      .selectAll()
      .execute();
    for (const row of all)
      for (const [column, value] of Object.entries(row))
        if (needles.test(typeof value === 'string' ? value : JSON.stringify(value ?? '')))
          found.add(`${name}.${column}`);
  }
  return [...found].sort();
};

/** Walks every address as each of these, and finds no fault and no name. */
const readsNothing = async (house: House, reference: string, viewers: readonly (Who | undefined)[]) => {
  const paths = await addresses(house, reference);
  for (const who of viewers) {
    const seen = await walk(house, who, who === 'admin' ? paths.filter((path) => ADMIN.test(path)) : paths);
    expect([who, seen.filter(({ status }) => status >= 500).map((one) => one.path)]).toEqual([who, []]);
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(who === 'admin' ? 4 : 20);
    expect([who, leaks(seen, RAISER)]).toEqual([who, []]);
  }
};

describe('the name of a raiser who asks that it be kept', () => {
  it(
    'stands on no page, in no answer and nowhere in the store for others, whatever the raiser does',
    () =>
      inHouse(async (house) => {
        const reference = await raise(house, 'locum');
        const path = `ideas/${reference}`;
        await done(house, 'locum', 'PUT', `${path}/details`, {
          title: 'Heart scans take months',
          what: 'Breathless people wait four months for a heart scan.',
          version: 1,
        });
        await takenOn(house, reference, 'lead');
        const statement = await asksAll(house, reference, 'lead');
        await done(house, 'locum', 'POST', `${path}/problem/answers`, {
          statement,
          stance: 'disagree',
          words: 'It is worst at night.',
        });
        await done(house, 'locum', 'POST', `${path}/problem/statements`, { text: 'Nights are worst' });
        await done(house, 'locum', 'POST', `${path}/stance`, { stance: 'otherwise', words: 'Nights first.' });
        await done(house, 'locum', 'POST', `${path}/evidence`, {
          kind: 'document',
          title: 'Nights are long',
          source: 'My own list',
        });
        const said = await speaks(house, 'locum', reference);
        await answers(house, 'lead', reference, said);
        await mailNews(house.platform, new Set(['at-once', 'daily', 'weekly']));
        await readsNothing(house, reference, OTHERS);
        await done(house, 'locum', 'POST', `${path}/moves`, {
          move: 'withdraw',
          reason: 'It is mended.',
          version: await versionOf(house, path),
        });
        await readsNothing(house, reference, ['nurse', undefined]);
        const columns = await columnsWith(house.trx, RAISER);
        expect(
          columns.filter((column) => !KEPT_IN.some((one) => `${column}.`.startsWith(`${one}.`))),
        ).toEqual([]);
        const found = await done(house, 'nurse', 'GET', 'search?q=Thistlewood');
        expect(found.kinds).toEqual([{ kind: 'Person', count: 1 }]);
        expect(JSON.stringify(await house.news())).not.toMatch(RAISER);
        for (const who of ['nurse', 'lead', 'office'] as const)
          expect(JSON.stringify(await house.tasks(who))).not.toMatch(RAISER);
      }),
    60_000,
  );

  it('is read by the guardian and the chair, and not by a chair whom the raiser left out', () =>
    inHouse(async (house) => {
      const open = await raise(house, 'locum');
      const closed = await raise(house, 'locum', { notChair: 'yes' });
      const reads = async (who: Who, reference: string) => [
        RAISER.test((await house.as(who).page(`/ideas/${reference}`)).html),
        RAISER.test(JSON.stringify((await house.as(who).api('GET', `ideas/${reference}`)).body)),
      ];
      for (const who of ['locum', 'lay', 'chair'] as const)
        expect(await reads(who, open)).toEqual([true, true]);
      for (const who of ['locum', 'lay'] as const) expect(await reads(who, closed)).toEqual([true, true]);
      expect(await reads('chair', closed)).toEqual([false, false]);
    }));
});
