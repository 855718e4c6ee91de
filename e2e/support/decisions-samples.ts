import type { Visitor } from './browser.ts';
import { linkOn, type Samples } from './samples.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const MEETING = /\/decisions\/meetings\/MTG-\d{4}-\d{3,}/;

/** The last two parts of an address, so that the same thing can be looked for on another page. */
const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

/**
 * One of everything that bodies, meetings, votes and decisions have a page for, as the governance officer finds it:
 * the decision on the idea that the place is told by, its meeting, and a meeting that is still to come.
 */
export const findDecisionSamples = async (officer: Visitor, founding: string): Promise<Samples> => {
  const decision = await linkOn(officer, `${founding}/decision`, /\/decisions\/DEC-\d{4}-\d{3,}/);
  const [held, vote] = [
    await linkOn(officer, decision, MEETING),
    await linkOn(officer, decision, /\/decisions\/votes\/VOTE-\d{4}-\d{3,}/),
  ];
  const coming = await linkOn(officer, '/decisions/meetings?body=governing-body', MEETING);
  const next = await linkOn(officer, '/decisions/meetings?body=commissioning', MEETING);
  const item = await linkOn(officer, coming, new RegExp(`${coming}/items/\\d+/edit`));
  const paper = await linkOn(officer, coming, new RegExp(`${coming}/papers/\\d+`));
  const read = await linkOn(officer, held, new RegExp(`${held}/papers/\\d+`));
  const question = await linkOn(officer, `${held}/questions`, new RegExp(`${held}/questions/\\d+`));
  const body = '/decisions/bodies/governing-body';
  const member = await linkOn(officer, body, new RegExp(`${body}/members/\\d+`));
  const orders = await linkOn(officer, `${body}/orders`, new RegExp(`${body}/orders/\\d+`));
  const ruling = await linkOn(officer, `${next}/interests`, /\/decisions\/interests\/\d+\/ruling/);
  const election = await linkOn(officer, '/decisions/elections', /\/decisions\/elections\/ELEC-\d{4}-\d{3,}/);
  const action = await linkOn(officer, '/decisions/actions', /\/decisions\/actions\/ACT-\d{4}-\d{3,}/);
  const withheld = await linkOn(
    officer,
    '/decisions/registers/interests',
    new RegExp(`/decisions/registers/interests/${UUID}/withhold`),
  );
  const interest = withheld.split('/').at(-2) ?? '';
  const followed = await linkOn(officer, decision, new RegExp(`${decision}/follow/\\d+/take-back`));
  const meeting = '/decisions/meetings/:reference';
  const seat = '/decisions/bodies/:key';
  const lines = '/people/interests/lines/:id';
  return {
    [seat]: body,
    [`${seat}/edit`]: `${body}/edit`,
    [`${seat}/close`]: `${body}/close`,
    [`${seat}/seats`]: `${body}/seats`,
    [`${seat}/members/new`]: `${body}/members/new`,
    [`${seat}/members/:member`]: member,
    [`${seat}/members/:member/renew`]: `${member}/renew`,
    [`${seat}/members/:member/end`]: `${member}/end`,
    [`${seat}/members/:member/correct`]: `${member}/correct`,
    [`${seat}/members/:member/take-back`]: `${member}/take-back`,
    [`${seat}/orders`]: `${body}/orders`,
    [`${seat}/orders/new`]: `${body}/orders/new`,
    [`${seat}/orders/:orders`]: orders,
    [`${seat}/orders/:orders/try`]: `${orders}/try`,
    [meeting]: held,
    [`${meeting}/room`]: `${next}/room`,
    [`${meeting}/board`]: `${held}/board`,
    [`${meeting}/edit`]: `${coming}/edit`,
    [`${meeting}/cancel`]: `${coming}/cancel`,
    [`${meeting}/send-agenda`]: `${coming}/send-agenda`,
    [`${meeting}/send-papers`]: `${coming}/send-papers`,
    [`${meeting}/ask`]: `${coming}/ask`,
    [`${meeting}/questions`]: `${held}/questions`,
    [`${meeting}/questions/:question`]: question,
    [`${meeting}/items/new`]: `${coming}/items/new`,
    [`${meeting}/items/:item/edit`]: item,
    [`${meeting}/items/:item/withdraw`]: item.replace(/edit$/, 'withdraw'),
    [`${meeting}/items/:item/papers/new`]: item.replace(/edit$/, 'papers/new'),
    [`${meeting}/items/:item`]: item.replace(/\/edit$/, ''),
    '/decisions/meetings/:meeting/items/:item/decide': `${item.replace(/\/edit$/, '')}/decide`,
    [`${meeting}/papers/:paper`]: read,
    [`${meeting}/papers/:paper/take-back`]: `${paper}/take-back`,
    '/decisions/papers/:paper': `/decisions/papers/${lastOf(read)}`,
    [`${meeting}/pack`]: `${held}/pack`,
    [`${meeting}/minutes`]: `${held}/minutes`,
    '/decisions/meetings/:meeting/interests': `${next}/interests`,
    '/decisions/meetings/:meeting/interests/add': await linkOn(
      officer,
      `${next}/interests`,
      new RegExp(`${next}/interests/add\\?item=\\d+`),
    ),
    '/decisions/interests/:interest/ruling': ruling,
    '/decisions/interests/:interest/contest': ruling.replace(/ruling$/, 'contest'),
    '/decisions/interests/ideas/:reference': `/decisions/interests${founding}`,
    '/decisions/registers/:register/:id/withhold': withheld,
    '/decisions/registers/breaches/:id': await linkOn(
      officer,
      '/decisions/registers/breaches',
      /\/decisions\/registers\/breaches\/\d+/,
    ),
    [lines]: `/people/interests/lines/${interest}`,
    [`${lines}/end`]: `/people/interests/lines/${interest}/end`,
    '/decisions/actions/:action': action,
    '/decisions/actions/:action/drop': `${action}/drop`,
    '/decisions/votes/:reference': vote,
    '/decisions/votes/:reference/ballots': `${vote}/ballots`,
    '/decisions/elections/:reference': election,
    '/decisions/elections/:reference/ballots': `${election}/ballots`,
    '/decisions/:reference': decision,
    '/decisions/:reference/proof': `${decision}/proof`,
    '/decisions/:reference/versions': `${decision}/versions`,
    '/decisions/:reference/correct': `${decision}/correct`,
    '/decisions/:reference/withhold': `${decision}/withhold`,
    '/decisions/:reference/follow/contract': `${decision}/follow/contract`,
    '/decisions/:reference/follow/measure': `${decision}/follow/measure`,
    '/decisions/:reference/follow/review': `${decision}/follow/review`,
    '/decisions/:reference/follow/:id/take-back': followed,
  };
};
