import type { Route } from '../platform/http/routes.ts';
import type { Trx } from '../platform/relational/relational.ts';
import type { testStore } from '../platform/relational/test-store.ts';
import { modules } from './modules.ts';
import { houseOf } from './test-house.tsx';
import { IDEA } from './test-idea.ts';
import { DECISION, fillItem, type ItemParts, MEETING, PORTFOLIO, VOTE } from './test-item.ts';

/** The whole house, with the item that is walked for in it. `houseOf` has filled the registries of people itself. */
export const walkedHouse = async (store: ReturnType<typeof testStore>, trx: Trx) => {
  const house = await houseOf(
    store.relational(),
    trx,
    modules.map((one) => (one.name === 'people' ? { name: one.name, routes: one.routes } : one)),
  );
  return { ...house, parts: await fillItem(trx) };
};

/** What a reference names, by the address that it stands in. */
const wholeOf = (path: string): string =>
  ['ideas', 'votes', 'meetings', 'gaps', 'elections', 'portfolios'].find((part) =>
    path.includes(`${part}/`),
  ) ?? 'reference';

/** What an id names, where the address says it. */
const fileOf = (path: string): string | undefined =>
  ['attachments', 'said', 'contributions'].find((part) => path.includes(`/${part}/`));

/** Every address that is asked so, with the parts of the item in the places of its parameters. */
const addressesOf = (
  routes: readonly Route[],
  ids: Readonly<Record<string, readonly string[]>>,
  method: 'get' | 'post',
): string[] => {
  const paths = routes.flatMap((route) =>
    route.face === 'api'
      ? route.use.method === method
        ? [`/api/v1/${route.use.path ?? route.use.name}`]
        : []
      : route.method === method
        ? [route.face === 'page' ? route.path : `/api/v1${route.path}`]
        : [],
  );
  const filled = (path: string): string[] => {
    const found = /:(\w+)(\{[^}]*\})?|\{(\w+)\}/.exec(path);
    if (!found) return [path];
    const name = found[1] ?? found[3] ?? '';
    const whole = ids[name === 'reference' ? wholeOf(path) : (fileOf(path) ?? '')];
    return (whole ?? ids[name] ?? ids.id ?? []).flatMap((id) => filled(path.replace(found[0], id)));
  };
  return [...new Set(paths.flatMap(filled))].filter((path) => !/\/(live|events|metrics)$/.test(path));
};

/** Every address of the product that can be read, or where something can be sent, filled with the parts of the idea and of the item. */
export const everyAddress = async (
  trx: Trx,
  { item, paper, interest }: ItemParts,
  method: 'get' | 'post' = 'get',
): Promise<readonly string[]> => {
  const rows = async (table: string) =>
    (await trx.withTables<Record<string, { id: unknown }>>().selectFrom(table).select('id').execute()).map(
      ({ id }) => String(id),
    );
  const addresses = addressesOf(
    modules.flatMap(({ routes }) => routes),
    {
      ideas: [IDEA],
      votes: [VOTE],
      meetings: [MEETING],
      gaps: [IDEA],
      elections: [IDEA],
      portfolios: [PORTFOLIO],
      proposal: [IDEA],
      project: ['1'],
      reference: [IDEA, VOTE, DECISION],
      meeting: [MEETING],
      item: [String(item)],
      paper: [String(paper)],
      interest: [String(interest)],
      vote: [VOTE],
      decision: [DECISION],
      body: ['governing-body'],
      key: ['governing-body'],
      kind: ['idea', 'case', 'item', 'paper'],
      object: [IDEA, String(item)],
      id: [IDEA, String(item), ...(await rows('attachment')), ...(await rows('proposal_contribution'))],
      number: ['1'],
      version: ['1'],
      topic: ['summary'],
      section: ['money'],
    },
    method,
  );
  return method === 'post'
    ? addresses
    : [...addresses, '/search?q=scans', '/api/v1/search?q=scans', '/ideas?q=scans', '/'];
};
