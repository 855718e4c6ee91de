import type { Visitor } from './browser.ts';
import { linkOn, type Samples } from './samples.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const MEETING = /\/decisions\/meetings\/MTG-\d{4}-\d{3,}/;

const day = async ({ page }: Visitor, name: string, [on, month, year]: readonly [string, string, string]) => {
  await page.locator(`[name=${name}-day]`).fill(on);
  await page.locator(`[name=${name}-month]`).fill(month);
  await page.locator(`[name=${name}-year]`).fill(year);
};

/** Declares an interest of one's own, and a gift: the pages of each are for whoever declared it. */
const declare = async (visitor: Visitor): Promise<{ readonly line: string; readonly gift: string }> => {
  const { page } = visitor;
  await page.goto('/people/interests/declare');
  await page.getByLabel('In what?').fill('A charity for hearts');
  await page.getByLabel('How?').selectOption('trustee-of');
  await page.getByLabel('Personal, no money').check();
  await day(visitor, 'from', ['1', '4', '2024']);
  await page.getByRole('button', { name: 'Declare it', exact: true }).click();
  await page.waitForURL(/\/people\/interests\/mine/);
  await page.goto('/people/interests/gifts/declare');
  // Chips lie under their words: a press is on the words.
  await page.getByText('A gift', { exact: true }).click();
  await page.getByLabel('What exactly?').fill('A box of pears');
  await page.getByLabel('Who offered it?').fill('A charity for hearts');
  await day(visitor, 'onDay', ['1', '4', '2024']);
  await page.getByText('I declined it', { exact: true }).click();
  await page.getByRole('button', { name: 'Declare it', exact: true }).click();
  await page.waitForURL(/\/people\/interests\/mine/);
  const mine = '/people/interests/mine';
  return {
    line: await linkOn(visitor, mine, new RegExp(`/people/interests/lines/${UUID}`)),
    gift: await linkOn(visitor, mine, new RegExp(`/people/interests/gifts/${UUID}/take-back`)),
  };
};

/** Sets up a portfolio ballot: its list and words have pages only before voting opens. */
const planPortfolio = async ({ page }: Visitor): Promise<string> => {
  await page.goto('/decisions/portfolios/new?body=governing-body');
  await page.getByLabel('What is it called?').fill('What the savings pay for');
  await page.getByLabel('Why are members asked?').fill('It is their money.');
  await page.getByLabel('How much money is there?').fill('50,000');
  await page.getByLabel('Where does it come from?').fill('Fewer first visits');
  await page.getByLabel('Most votes first', { exact: true }).check();
  await page.getByRole('button', { name: 'Set it up', exact: true }).click();
  await page.waitForURL(/\/decisions\/portfolios\/PORT-/);
  return new URL(page.url()).pathname;
};

type Votes = {
  readonly votes: readonly { readonly reference: string; readonly method: string; readonly state: string }[];
};

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
  const portfolio = await linkOn(
    officer,
    '/decisions/portfolios?which=over',
    /\/decisions\/portfolios\/PORT-\d{4}-\d{3,}/,
  );
  const running = await linkOn(
    officer,
    '/decisions/portfolios?which=running',
    /\/decisions\/portfolios\/PORT-\d{4}-\d{3,}/,
  );
  const planned = await planPortfolio(officer);
  const action = await linkOn(officer, '/decisions/actions', /\/decisions\/actions\/ACT-\d{4}-\d{3,}/);
  const withheld = await linkOn(
    officer,
    '/decisions/registers/interests',
    new RegExp(`/decisions/registers/interests/${UUID}/withhold`),
  );
  const { line, gift } = await declare(officer);
  const votes: Votes = await (await officer.page.request.get('/api/v1/votes?limit=200')).json();
  const voteAt = (which: (one: Votes['votes'][number]) => boolean): string =>
    `/decisions/votes/${votes.votes.find(which)?.reference ?? 'none'}`;
  const secret = voteAt(({ method, state }) => method === 'secret' && state === 'closed');
  const open = voteAt(({ state }) => state === 'open');
  const last = await linkOn(officer, '/decisions/meetings?when=past', MEETING);
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
    '/decisions/meetings/:meeting/items/:item/decide': `${item.replace(/\/edit$/, '')}/decide`,
    [`${meeting}/papers/:paper`]: read,
    [`${meeting}/papers/:paper/take-back`]: `${paper}/take-back`,
    [`${meeting}/pack`]: `${held}/pack`,
    [`${meeting}/minutes`]: `${held}/minutes`,
    [`${meeting}/minutes/:line/correct`]: await linkOn(
      officer,
      `${last}/minutes`,
      new RegExp(`${last}/minutes/\\d+/correct`),
    ),
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
    [lines]: line,
    [`${lines}/end`]: `${line}/end`,
    '/people/interests/gifts/:id/take-back': gift,
    '/decisions/actions/:action': action,
    '/decisions/actions/:action/drop': `${action}/drop`,
    '/decisions/votes/:reference': vote,
    '/decisions/votes/:reference/ballots': `${secret}/ballots`,
    '/decisions/votes/:reference/void': `${open}/void`,
    '/decisions/votes/:vote/decide': `${vote}/decide`,
    '/decisions/votes/new': '/decisions/votes/new?kind=members&body=members-council',
    '/decisions/proxies/new': '/decisions/proxies/new?body=members-council',
    '/decisions/elections/:reference': election,
    '/decisions/elections/:reference/ballots': `${election}/ballots`,
    '/decisions/elections/:reference/edit': `${election}/edit`,
    '/decisions/elections/:reference/void': `${election}/void`,
    '/decisions/elections/:reference/stand': `${election}/stand`,
    '/decisions/elections/:reference/vote': `${election}/vote`,
    '/decisions/elections/:reference/names/:nomination/judge': `${election}/names/1/judge`,
    '/decisions/elections/:reference/names/:nomination/statement': `${election}/names/1/statement`,
    '/decisions/portfolios/new': '/decisions/portfolios/new?body=governing-body',
    '/decisions/portfolios/:reference': portfolio,
    '/decisions/portfolios/:reference/ballots': `${portfolio}/ballots`,
    '/decisions/portfolios/:reference/vote': `${running}/vote`,
    '/decisions/portfolios/:reference/edit': `${planned}/edit`,
    '/decisions/portfolios/:reference/void': `${planned}/void`,
    '/decisions/portfolios/:reference/projects/new': `${planned}/projects/new`,
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
