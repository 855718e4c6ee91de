import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE, type Visitor } from './support/browser.ts';
import { pageComplaints, visit } from './support/checks.ts';
import { openPlace, type Place } from './support/place.ts';

const CLINICIAN = 'Dr Tamsin Ploverdale';
const MANAGER = 'Ms Delphine Oakhanger';
/** Names of the place that no page of the public may hold. */
const NAMES = /Ploverdale|Oakhanger|Thistlewood|Ashcombe|Bellringham|Wrenfold|Fennimore|Ravensmoor/;
const FOUNDING = 'Direct-access echocardiography';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const mainOf = ({ page }: Visitor): Locator => page.locator('main');
const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Presses a button or follows a link of the page, and waits for what comes. */
const press = async ({ page }: Visitor, role: 'button' | 'link', name: string | RegExp): Promise<void> => {
  const one = page
    .locator('main')
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first();
  await Promise.all([page.waitForEvent('load'), one.click()]);
};

/** Goes somewhere without a look at how it is made, which another step of the journey has. */
const go = async ({ page }: Visitor, path: string): Promise<string> => {
  await page.goto(path);
  return page.locator('main').innerText();
};

/** Raises an issue as a locum; gives its address. */
const raise = async (what: string): Promise<string> => {
  const locum = await place.as('Locum GP', { width: PHONE });
  await locum.page.goto('/ideas/raise');
  await locum.page.locator('#what').fill(what);
  // The whole tile is the label, and lies over its radio.
  await locum.page.locator('label', { hasText: 'Most weeks' }).click();
  await press(locum, 'button', 'Send');
  await locum.page.waitForURL(/ideas\/[A-Z]+-\d{4}-\d+$/);
  const idea = pathOf(locum.page);
  await locum.leave();
  return idea;
};

/** Takes an idea on with both names, through its form. */
const takeOn = async (office: Visitor, idea: string, title: string): Promise<void> => {
  await go(office, `${idea}/move/take-on`);
  const { page } = office;
  await page.getByRole('group', { name: 'Which clinician leads it?' }).getByLabel(CLINICIAN).check();
  await page.getByRole('group', { name: 'Which manager leads it with them?' }).getByLabel(MANAGER).check();
  await page.getByLabel('The manager', { exact: true }).check();
  await page.locator('#title').fill(title);
  await page.getByLabel('Care: people live well with it').check();
  await press(office, 'button', 'Take it on');
};

describe('as the clinical lead and the manager together', () => {
  let idea: string;
  let lead: Visitor;
  let manager: Visitor;
  beforeAll(async () => {
    idea = await raise('Dressings for leg wounds arrive a week late, and people come twice for nothing.');
    [lead, manager] = await Promise.all([place.as('Clinical lead'), place.as('Programme office')]);
  });
  afterAll(() => Promise.all([lead?.leave(), manager?.leave()]));

  it('take an idea on: both names stand on it, with an owner and a next step', async () => {
    expect(await visit(manager, idea, 'work-raised')).toEqual([]);
    await press(manager, 'link', 'Take it on');
    expect(await visit(manager, `${idea}/move/take-on`, 'work-take-on')).toEqual([]);
    // Without names nothing happens, and the page says which are missing.
    await press(manager, 'button', 'Take it on');
    expect(await mainOf(manager).innerText()).toContain('Name the clinician who leads it');
    expect(await pageComplaints(manager)).toEqual([]);
    await takeOn(manager, idea, 'Dressings in time for leg wounds');
    expect(pathOf(manager.page)).toBe(idea);
    expect(await pageComplaints(manager)).toEqual([]);
    const said = await mainOf(manager).innerText();
    expect(said).toContain(CLINICIAN);
    expect(said).toContain(MANAGER);
    expect(said).toContain('Dressings in time for leg wounds');
  });

  it('agree the problem first: a statement, who is asked, a locum’s answer on a phone, both signatures', async () => {
    const { page } = lead;
    const problem = `${idea}/problem`;
    expect(await visit(lead, problem, 'work-problem')).toEqual([]);
    await press(lead, 'link', 'Say whom it touches');
    expect(await visit(lead, `${problem}/touches`, 'work-touches')).toEqual([]);
    await page.getByLabel('Some practices').check();
    await page.locator('details', { hasText: 'Choose practices' }).locator('summary').first().click();
    await page.getByLabel('Bellpit Medical Centre').check();
    await press(lead, 'button', 'Keep this, and see who is asked');
    expect(await visit(lead, `${problem}/asked`, 'work-asked')).toEqual([]);
    expect(await mainOf(lead).innerText()).toContain('Bellpit Medical Centre');
    expect(await visit(lead, `${problem}/statements`)).toEqual([]);
    await page.locator('#text').fill('People with leg wounds wait too long for the right dressing.');
    await press(lead, 'button', 'Add it');
    expect(await visit(lead, `${problem}/statements`, 'work-statements')).toEqual([]);
    await press(lead, 'button', /ask/i);
    expect(pathOf(page)).toBe(problem);
    expect(await mainOf(lead).innerText()).toContain('0 of 1 asked have answered');
    expect(await pageComplaints(lead)).toEqual([]);

    const locum = await place.as('Locum GP', { width: PHONE });
    expect(await visit(locum, problem, 'work-problem')).toEqual([]);
    await press(locum, 'link', 'Say how you see it');
    expect(await visit(locum, `${problem}/answer`, 'work-answer')).toEqual([]);
    await locum.page.locator('#words').fill('I see it every Friday.');
    await press(locum, 'button', 'Agree');
    expect(await mainOf(locum).innerText()).toContain('You have answered them all');
    expect(await pageComplaints(locum)).toEqual([]);
    await locum.leave();

    const closing = `${problem}/closing`;
    expect(await visit(lead, closing)).toEqual([]);
    await page.locator('#text').fill('People with leg wounds wait a week too long for dressings.');
    await press(lead, 'button', 'Keep these words');
    await press(lead, 'button', 'Sign these words');
    expect(await mainOf(lead).innerText()).toContain(`Signed: ${CLINICIAN}`);
    expect(await lead.page.getByRole('button', { name: 'Close the problem' }).count()).toBe(0);
    expect(await visit(lead, closing, 'work-closing')).toEqual([]);
    await go(manager, closing);
    await press(manager, 'button', 'Sign these words');
    await press(manager, 'button', 'Close the problem');
    expect(pathOf(manager.page)).toBe(idea);
    expect(await pageComplaints(manager)).toEqual([]);
    expect(await visit(manager, problem, 'work-agreed')).toEqual([]);
    await go(manager, idea);
    await press(manager, 'button', 'The problem is agreed');
    expect(await mainOf(manager).innerText()).toContain('Problem agreed');
  });

  it('open the options, say what doing nothing would mean, and choose one', async () => {
    const { page } = lead;
    await go(lead, idea);
    await press(lead, 'button', 'Open the options');
    const options = `${idea}/options`;
    expect(await visit(lead, options)).toEqual([]);
    await press(lead, 'link', /^Say what it would mean/);
    expect(await visit(lead, pathOf(page))).toEqual([]);
    await page.locator('#words').fill('People come twice, and wounds stay open for longer.');
    await press(lead, 'button', 'Keep it');
    await press(lead, 'link', 'Add an option');
    expect(await visit(lead, `${options}/new`)).toEqual([]);
    await page.getByLabel('A way of our own').check();
    await page.locator('#label').fill('A cupboard of dressings at each practice');
    await page.locator('#words').fill('The nurse takes what fits from the cupboard, the same day.');
    await press(lead, 'button', 'Add it');
    await press(lead, 'link', /^Choose this.*A cupboard of dressings/);
    expect(await visit(lead, pathOf(page))).toEqual([]);
    await page.locator('#because').fill('It is the only one that helps on the day.');
    await press(lead, 'button', 'Choose it');
    expect(await visit(lead, options, 'work-options')).toEqual([]);
    expect(await mainOf(lead).innerText()).toContain('✓ Chosen');
    await go(lead, idea);
    await press(lead, 'button', 'Write the case');
    expect(await visit(lead, idea, 'work-case-begun')).toEqual([]);
  });

  it('write the case together: it saves itself, and of two in one section neither loses a word', async () => {
    const section = `${idea}/case/need`;
    expect(await visit(lead, `${idea}/case`, 'work-case')).toEqual([]);
    expect(await visit(lead, section, 'work-section')).toEqual([]);
    const need = lead.page.locator('#need-words');
    const begun = await need.inputValue();
    expect(begun).toContain('People with leg wounds wait a week too long');
    const common = 'Nurses see 40 people a week. Each comes twice. Dressings lie in a store in Fenbank.';
    await need.fill(common);
    await need.blur();
    const saved = lead.page.locator('[data-cf-saved]');
    await expect.poll(() => saved.innerText()).toMatch(/^Saved \d/);
    // The manager comes while the lead still writes: told who is there, and may take it over.
    expect(await visit(manager, section, 'work-taken')).toEqual([]);
    expect(await mainOf(manager).innerText()).toContain(`${CLINICIAN} is writing here`);
    await manager.page.locator('summary', { hasText: 'Take it over' }).click();
    await press(manager, 'button', 'Take this section over');
    const theirs = manager.page.locator('#need-words');
    expect(await theirs.inputValue()).toBe(common);
    // Different sentences are put together by themselves.
    await theirs.fill(common.replace('40 people', '44 people'));
    await press(manager, 'button', 'Save');
    await need.fill(common.replace('Fenbank', 'Lanternfield'));
    await press(lead, 'button', 'Save');
    expect(await mainOf(lead).innerText()).toContain('both are put together');
    const both = common.replace('40 people', '44 people').replace('Fenbank', 'Lanternfield');
    expect(await mainOf(lead).innerText()).toContain(both);
    // The same sentence: whoever saves last sees both side by side, and settles it.
    await lead.page.locator('summary', { hasText: 'Take it over' }).click();
    await press(lead, 'button', 'Take this section over');
    expect(await need.inputValue()).toBe(both);
    await need.fill(both.replace('44 people', '48 people'));
    await press(lead, 'button', 'Save');
    await theirs.fill(common.replace('40 people', '46 people'));
    await press(manager, 'button', 'Save');
    expect(await manager.page.locator('h1').innerText()).toBe('You both changed the same words');
    expect(await pageComplaints(manager)).toEqual([]);
    const sides = await mainOf(manager).innerText();
    expect(sides).toContain('46 people');
    expect(sides).toContain('48 people');
    const settled = both.replace('44 people', '46 to 48 people');
    await manager.page.getByLabel('What shall stand').fill(settled);
    await press(manager, 'button', 'Save it so');
    expect(await go(manager, `${idea}/case`)).toContain(settled);
    expect(await visit(lead, `${idea}/case/versions`)).toEqual([]);
    expect(await visit(lead, `${idea}/case/paper`)).toEqual([]);
  });

  it('cannot send what is not complete, and read what is missing', async () => {
    const said = await go(lead, `${idea}/move/send`);
    expect(said).toContain('It is not ready for that');
    expect(said).toContain('the case must be complete');
    expect(await pageComplaints(lead)).toEqual([]);
    expect(await visit(lead, `${idea}/case`)).toEqual([]);
    const missing = lead.page.locator('section', { hasText: 'Before it can be sent' }).last();
    expect(await missing.locator('li').count()).toBeGreaterThan(2);
    await missing.locator('li a').first().click();
    await lead.page.waitForURL(/case\/[a-z]+$/);
    const phone = await place.as('Clinical lead', { width: PHONE });
    for (const path of [idea, `${idea}/case`, `${idea}/case/change`, `${idea}/options`, `${idea}/evidence`])
      expect(await visit(phone, path)).toEqual([]);
    await phone.leave();
  });
});

describe('as a patient, and as the public', () => {
  it('a patient representative supports it and says something; its lead answers; the public comments and a moderator shows it', async () => {
    const idea = await raise('Hearing aids are mended in one town only, and the bus goes twice a day.');
    const office = await place.as('Programme office');
    await takeOn(office, idea, 'Hearing aids mended nearby');
    const said = `${idea}/said`;

    const patient = await place.as('Patient representative', { width: PHONE });
    expect(await visit(patient, idea, 'work-idea-patient')).toEqual([]);
    await press(patient, 'button', 'Support');
    expect(await mainOf(patient).innerText()).toContain('You support it');
    expect(await visit(patient, said)).toEqual([]);
    await patient.page.locator('#words').fill('Many who need it cannot hear the driver call the stop.');
    await press(patient, 'button', 'Say it');
    const contribution = pathOf(patient.page);
    expect(contribution).toMatch(new RegExp(`^${said}/.`));
    expect(await pageComplaints(patient)).toEqual([]);

    const lead = await place.as('Clinical lead');
    expect(await visit(lead, said, 'work-said')).toEqual([]);
    await press(lead, 'link', /^Answer it/);
    expect(await visit(lead, pathOf(lead.page), 'work-answer-said')).toEqual([]);
    await lead.page.getByLabel('Yes, something changed because of it').check();
    await lead.page.locator('#what').fill('Home visits are among the options.');
    await lead.page.locator('#where').fill('Options');
    await press(lead, 'button', 'Send the answer');
    expect(await pageComplaints(lead)).toEqual([]);
    expect(await go(patient, contribution)).toContain('Home visits are among the options.');
    expect(await go(patient, '/notifications')).toContain('is taken up: Home visits are among the options.');

    const visitor = await place.public({ width: PHONE });
    expect(await go(visitor, said)).toContain('Comments are closed');
    const until = new Date(Date.now() + 21 * 86_400_000);
    await go(lead, said);
    for (const [part, value] of [
      ['day', until.getDate()],
      ['month', until.getMonth() + 1],
      ['year', until.getFullYear()],
    ] as const)
      await lead.page.locator(`[name="until-${part}"]`).fill(String(value));
    await press(lead, 'button', 'Ask the public');
    expect(await mainOf(lead).innerText()).toContain('The public is asked');
    expect(await visit(visitor, '/ideas', 'work-public')).toEqual([]);
    await press(visitor, 'link', /^Have your say.*Hearing aids mended nearby/);
    expect(await visit(visitor, said, 'work-said-public')).toEqual([]);
    const words = 'My mother missed three of these buses.';
    await visitor.page.locator('#words').fill(words);
    await press(visitor, 'button', 'Send it');
    expect(await pageComplaints(visitor)).toEqual([]);
    expect(await go(visitor, said)).not.toContain(words);

    expect(await visit(office, '/ideas/moderation', 'work-moderation')).toEqual([]);
    await press(office, 'button', new RegExp(`^Show it.*${words}`));
    expect(await go(visitor, said)).toContain(words);
    expect(await mainOf(visitor).innerText()).not.toMatch(NAMES);
    expect(await visit(visitor, '/ideas/moderation/log')).toEqual([]);
    for (const one of [patient, lead, visitor, office]) await one.leave();
  });

  for (const width of [DESK, PHONE])
    it(`the public reads what is worked on, an idea and a decision without names, ${width} pixels wide`, async () => {
      const visitor = await place.public({ width });
      const { page } = visitor;
      expect(await visit(visitor, '/ideas')).toEqual([]);
      expect(await mainOf(visitor).innerText()).not.toMatch(NAMES);
      await page.getByLabel('Find an idea').fill('ecocardiography');
      await press(visitor, 'button', /Search|Find/);
      expect(await pageComplaints(visitor)).toEqual([]);
      await press(visitor, 'link', FOUNDING);
      expect(await visit(visitor, pathOf(page), 'work-idea-public')).toEqual([]);
      expect(await page.content()).not.toMatch(NAMES);
      const { ideas } = await (await page.request.get('/api/v1/ideas?stage=live&limit=1')).json();
      const live = `/ideas/${ideas[0].reference}`;
      expect(await visit(visitor, live)).toEqual([]);
      await page.locator(`main a[href="${live}/decision"]`).first().click();
      await page.waitForURL(/decision$/);
      expect(await visit(visitor, `${live}/decision`, 'work-decision')).toEqual([]);
      expect(await mainOf(visitor).innerText()).toContain('Decided by');
      expect(await page.content()).not.toMatch(NAMES);
      expect(await visit(visitor, '/ideas/figures', 'work-figures')).toEqual([]);
      await visitor.leave();
    });
});

describe('as the programme office', () => {
  it('sees the pipeline as list, board, calendar and figures, and moves several with a look before', async () => {
    const office = await place.as('Programme office');
    const { page } = office;
    for (const [path, name] of [
      ['/ideas', 'List'],
      ['/ideas/board', 'Board'],
      ['/ideas/calendar', 'Calendar'],
      ['/ideas/figures', 'How long it takes'],
      ['/ideas/digest', 'This week'],
    ] as const) {
      expect(await visit(office, path, `work${path.replaceAll('/', '-')}`)).toEqual([]);
      const here = page.getByRole('navigation', { name: 'Ideas' }).locator('[aria-current]');
      expect(await here.innerText()).toBe(name);
    }
    expect(await visit(office, '/ideas?clock=late', 'work-late')).toEqual([]);
    const ticks = page.locator('tbody input[type=checkbox]');
    const chosen: string[] = [];
    for (const tick of (await ticks.all()).slice(0, 3)) {
      await tick.check();
      chosen.push(await tick.inputValue());
    }
    await press(office, 'button', /^Move the ticked ones/);
    expect(await pageComplaints(office)).toEqual([]);
    for (const one of chosen) expect(await mainOf(office).innerText()).toContain(one);
    await page.getByLabel('Say what happens next with them').check();
    await press(office, 'button', 'Go on');
    expect(await pageComplaints(office)).toEqual([]);
    const by = new Date(Date.now() + 14 * 86_400_000);
    await page.locator('#nextWhat').fill('Both leads say what keeps it.');
    await page.locator('[name="nextBy-day"]').fill(String(by.getDate()));
    await page.locator('[name="nextBy-month"]').fill(String(by.getMonth() + 1));
    await page.locator('[name="nextBy-year"]').fill(String(by.getFullYear()));
    await press(office, 'button', 'See what comes of it');
    expect(await mainOf(office).innerText()).toContain('Nothing has happened yet');
    expect(await pageComplaints(office)).toEqual([]);
    // A look at one of them in another window: it is as it was.
    const answer = async () => (await page.request.get(`/api/v1/ideas/${chosen[0]}`)).text();
    expect(await answer()).not.toContain('Both leads say what keeps it.');
    await press(office, 'button', /3 of 3$/);
    expect(await mainOf(office).innerText()).toContain('3 ideas moved');
    expect(await pageComplaints(office)).toEqual([]);
    expect(await answer()).toContain('Both leads say what keeps it.');
    await office.leave();
    const phone = await place.as('Programme office', { width: PHONE });
    for (const path of ['/ideas', '/ideas/board', '/ideas/calendar', '/ideas/figures'])
      expect(await visit(phone, path)).toEqual([]);
    await phone.leave();
  });
});

describe('as anybody who asks where a decision came from', () => {
  it('walks the thread from the figure to the decision of the founding idea, and back', async () => {
    const visitor = await place.public();
    const walked = visitor.page;
    const { ideas } = await (await walked.request.get('/api/v1/ideas?q=echocardiography&limit=1')).json();
    const idea = `/ideas/${ideas[0].reference}`;
    expect(ideas[0].title).toBe(FOUNDING);
    const answer = await (await walked.request.get(`/api/v1/thread?of=idea:${ideas[0].reference}`)).json();
    const objects: { kind: string; href: string }[] = answer.objects;
    const decision = objects.find(({ kind }) => kind === 'decision')?.href ?? '';
    expect(decision).toMatch(/^\/decisions\/DEC-/);
    const thread = `/thread/idea/${ideas[0].reference}`;
    expect(await visit(visitor, thread, 'work-thread')).toEqual([]);
    const rows = walked.locator('main tbody tr');
    const kinds = await rows.evaluateAll((all) =>
      all.map((row) => row.children[1]?.textContent?.trim() ?? ''),
    );
    expect([...new Set(kinds)]).toEqual([
      'Figure',
      'Gap',
      'Idea',
      'Problem',
      'Case',
      'Decision',
      'Contract',
      'Outcome',
    ]);
    // Forward, by the place on the thread that each of them shows: from the figure to its idea, and on to the decision.
    const figure = rows.filter({ hasText: 'Heart failure on record' }).getByRole('link').first();
    await Promise.all([walked.waitForEvent('load'), figure.click()]);
    expect(await pageComplaints(visitor)).toEqual([]);
    for (const path of [idea, `${idea}/problem`, `${idea}/case`, decision]) {
      await walked.locator(`.cf-thread a[href="${path}"]`).first().click();
      await walked.waitForURL((url) => url.pathname === path);
      expect(await visit(visitor, path)).toEqual([]);
    }
    expect(await mainOf(visitor).innerText()).toContain('they can now book a heart scan');
    // And back: each station of the thread has an address of its own.
    for (const { href } of objects)
      expect([href, (await walked.request.get(href)).status()]).toEqual([href, 200]);
    const phone = await place.public({ width: PHONE });
    expect(await visit(phone, thread, 'work-thread')).toEqual([]);
    await phone.leave();
    await visitor.leave();
  });
});
