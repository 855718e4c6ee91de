import type { Visitor } from './browser.ts';
import { linkOn, type Samples } from './samples.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What the JSON of a use answers this visitor. */
const asked = async <T>({ page }: Visitor, path: string): Promise<T> => {
  const response = await page.request.get(`/api/v1/${path}`);
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
};

type Listed = { readonly ideas: readonly { readonly reference: string; readonly title: string }[] };

const ideasAt = async (visitor: Visitor, query: string): Promise<readonly string[]> =>
  (await asked<Listed>(visitor, `ideas?${query}`)).ideas.map(({ reference }) => reference);

const ideaAt = async (visitor: Visitor, query: string): Promise<string> => {
  const [reference] = await ideasAt(visitor, query);
  if (!reference) throw new Error(`no idea for ${query}`);
  return `/ideas/${reference}`;
};

/** The first idea whose problem people are being asked about: the newest are. */
const askedAbout = async (visitor: Visitor): Promise<string> => {
  for (const reference of [...(await ideasAt(visitor, 'stage=taken-on'))].sort().reverse()) {
    const { may } = await asked<{ may: { answer: boolean } }>(visitor, `ideas/${reference}/problem`);
    if (may.answer) return `/ideas/${reference}`;
  }
  throw new Error('nobody is asked about any problem');
};

/** The first idea whose case is being written with more than one page: with a section on quality. */
const writtenAbout = async (visitor: Visitor): Promise<string> => {
  for (const reference of await ideasAt(visitor, 'stage=case')) {
    const { sections } = await asked<{ sections: readonly { key: string }[] }>(
      visitor,
      `ideas/${reference}/case`,
    );
    if (sections.some(({ key }) => key === 'quality')) return `/ideas/${reference}`;
  }
  throw new Error('no case with a section on quality is being written');
};

/** The first idea that a clinical lead decided: a decision of a body is corrected where it stands, and not here. */
const decidedByLead = async (visitor: Visitor): Promise<string> => {
  for (const reference of await ideasAt(visitor, 'stage=mobilising')) {
    const page = await visitor.page.request.get(`/ideas/${reference}/decision`);
    if (new RegExp(`/ideas/${reference}/decision/\\d+`).test(await page.text())) return `/ideas/${reference}`;
  }
  throw new Error('no clinical lead has decided anything that has not begun');
};

/** The address of the thread of a figure that an idea came of: it has slashes, so it goes in the query. */
const threadOfFigure = async (visitor: Visitor, idea: string): Promise<string> => {
  const { objects } = await asked<{ objects: readonly { kind: string; id: string }[] }>(
    visitor,
    `thread?of=idea:${idea.split('/').at(-1)}`,
  );
  const figure = objects.find(({ kind }) => kind === 'figure');
  if (!figure) throw new Error(`no figure is on the thread of ${idea}`);
  return `/thread?of=${encodeURIComponent(`figure:${figure.id}`)}`;
};

/** Says something of an idea; its page is where the form leads. */
const saySomething = async ({ page }: Visitor, idea: string): Promise<string> => {
  await page.goto(`${idea}/said`);
  await page
    .getByLabel('What do you want to say?')
    .fill('The bus goes once an hour. Ask for the time of it.');
  await page.getByRole('button', { name: 'Say it', exact: true }).click();
  await page.waitForURL(new RegExp(`${idea}/said/${UUID}`));
  return new URL(page.url()).pathname;
};

/** Enters a setting that is in force from a day to come, so that it can still be corrected. */
const enterSetting = async ({ page }: Visitor): Promise<string> => {
  await page.goto('/ideas/settings/letters/new');
  await page.locator('#letters').fill('ISW');
  await page.locator('#source').fill('The group’s own');
  await page.locator('[name=inForceFrom-day]').fill('1');
  await page.locator('[name=inForceFrom-month]').fill('4');
  await page.locator('[name=inForceFrom-year]').fill(String(new Date().getFullYear() + 1));
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await page.waitForURL(new RegExp(`/ideas/settings/letters/${UUID}$`));
  return new URL(page.url()).pathname;
};

export type IdeasAt = {
  readonly raised: string;
  readonly takenOn: string;
  readonly agreed: string;
  readonly options: string;
  readonly written: string;
  readonly decided: string;
  readonly live: string;
  readonly reviewed: string;
  readonly paused: string;
  readonly merged: string;
  readonly notPursued: string;
  /** The one with everything: a closed problem, a chosen option, a complete case, words and evidence. */
  readonly founding: string;
};

/** Addresses of ideas, one at each place on the line and beside it. */
export const findIdeas = async (office: Visitor): Promise<IdeasAt> => ({
  raised: await ideaAt(office, 'stage=raised'),
  takenOn: await askedAbout(office),
  agreed: await ideaAt(office, 'stage=problem-agreed'),
  options: await ideaAt(office, 'stage=options'),
  written: await writtenAbout(office),
  decided: await decidedByLead(office),
  live: await ideaAt(office, 'stage=live'),
  reviewed: await ideaAt(office, 'stage=reviewed'),
  paused: await ideaAt(office, 'stage=paused'),
  merged: await ideaAt(office, 'stage=merged'),
  notPursued: await ideaAt(office, 'stage=not-pursued'),
  founding: await ideaAt(office, `stage=all&q=${encodeURIComponent('Direct-access echocardiography')}`),
});

/**
 * One of everything that ideas and the thread have a page for, as the programme office finds it, who may work on
 * every idea.
 */
export const findProposalSamples = async (
  office: Visitor,
  { takenOn, options, written, decided, live, founding }: IdeasAt,
): Promise<Samples> => {
  const idea = '/ideas/:reference';
  const said = await linkOn(office, `${founding}/said`, new RegExp(`${founding}/said/${UUID}`));
  const own = await saySomething(office, takenOn);
  const evidence = await linkOn(
    office,
    `${founding}/evidence`,
    new RegExp(`${founding}/evidence/${UUID}/take-off`),
  );
  const decision = await linkOn(office, `${decided}/decision`, new RegExp(`${decided}/decision/\\d+`));
  const setting = await enterSetting(office);
  return {
    '/ideas/duty/:id': await linkOn(office, '/ideas/duty', new RegExp(`/ideas/duty/${UUID}`)),
    [idea]: founding,
    [`${idea}/said`]: `${founding}/said`,
    [`${idea}/said/:id`]: said,
    [`${idea}/said/:id/answer`]: `${said}/answer`,
    [`${idea}/said/:id/correct`]: `${own}/correct`,
    [`${idea}/said/:id/moderate`]: `${said}/moderate`,
    [`${idea}/options`]: `${founding}/options`,
    [`${idea}/options/new`]: `${options}/options/new`,
    [`${idea}/options/:number/edit`]: `${options}/options/1/edit`,
    [`${idea}/options/:number/choose`]: `${options}/options/1/choose`,
    [`${idea}/options/:number/withdraw`]: `${options}/options/1/withdraw`,
    [`${idea}/case`]: `${founding}/case`,
    [`${idea}/case/versions`]: `${founding}/case/versions`,
    [`${idea}/case/paper`]: `${founding}/case/paper`,
    [`${idea}/case/quality/sign`]: `${written}/case/quality/sign`,
    [`${idea}/case/:section`]: `${written}/case/money`,
    [`${idea}/evidence`]: `${founding}/evidence`,
    [`${idea}/evidence/new`]: `${founding}/evidence/new?kind=figure`,
    [`${idea}/evidence/:id/take-off`]: evidence,
    [`${idea}/problem`]: `${founding}/problem`,
    [`${idea}/problem/touches`]: `${takenOn}/problem/touches`,
    [`${idea}/problem/asked`]: `${takenOn}/problem/asked`,
    [`${idea}/problem/statements`]: `${takenOn}/problem/statements`,
    [`${idea}/problem/answer`]: `${takenOn}/problem/answer`,
    [`${idea}/problem/closing`]: `${takenOn}/problem/closing`,
    '/ideas/settings/:kind/new': '/ideas/settings/scheme/new',
    '/ideas/settings/:kind/:id/correct': `${setting}/correct`,
    '/ideas/settings/:kind': '/ideas/settings/scheme',
    '/ideas/settings/:kind/:id': setting,
    [`${idea}/route`]: `${founding}/route`,
    [`${idea}/otherwise`]: `${founding}/otherwise`,
    [`${idea}/clock`]: `${founding}/clock`,
    [`${idea}/decision`]: `${decided}/decision`,
    [`${idea}/decision/:id`]: decision,
    [`${idea}/details`]: `${founding}/details`,
    [`${idea}/move/:move`]: `${founding}/move/hand-over`,
    [`${idea}/next`]: `${founding}/next`,
    [`${idea}/review`]: `${live}/review`,
    '/thread': await threadOfFigure(office, founding),
    '/thread/:kind/:id': `/thread/idea/${founding.split('/').at(-1)}`,
  };
};
