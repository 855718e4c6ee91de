import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDate } from '../src/shared/dates.ts';
import { call, pathOf, press, takeDown, textOf, voteOf } from './support/acts.ts';
import { PHONE, type Visitor } from './support/browser.ts';
import { pageComplaints, visit } from './support/checks.ts';
import { openPlace, type Place } from './support/place.ts';

const LOCUM = 'Dr Amara Thistlewood';
const SHAREHOLDER = 'Dr Nadia Fennimore';
const TITLE = 'Heart scans that GPs can book';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

/** The idea is taken on; its leads agree the problem with those whom it touches, choose an option, write the short case and send it. */
const workOut = async (ref: string, lead: Visitor, manager: Visitor, locum: Visitor): Promise<void> => {
  const idea = `ideas/${ref}`;
  const move = async (by: Visitor, name: string, given: object = {}) => {
    const { version } = await call(by, 'GET', idea);
    await call(by, 'POST', `${idea}/moves`, { move: name, version, ...given });
  };
  const [clinician, second] = await Promise.all([lead, manager].map((one) => call(one, 'GET', 'me')));
  const both = { clinician: clinician.id, manager: second.id, owner: 'manager' };
  await move(manager, 'take-on', { ...both, title: TITLE, phase: 'detection' });
  const problem = (by: Visitor) => call(by, 'GET', `${idea}/problem`);
  await call(lead, 'PUT', `${idea}/problem/touches`, {
    how: 'some',
    practices: ['Z00023'],
    version: (await problem(lead)).proposalVersion,
  });
  const { id } = await call(lead, 'POST', `${idea}/problem/statements`, {
    text: 'People with heart failure wait too long for a scan.',
  });
  await call(lead, 'POST', `${idea}/problem/open`, {});
  const answer = { statement: id, stance: 'agree', words: 'I see it every week.' };
  await call(locum, 'POST', `${idea}/problem/answers`, answer);
  await call(lead, 'PUT', `${idea}/problem/closing`, {
    text: 'People with heart failure wait twelve weeks for a scan.',
    because: 'They were told by telephone, and agree.',
    'without-practice': 'The practice was told by telephone.',
    version: (await problem(lead)).version,
  });
  for (const by of [lead, manager])
    await call(by, 'POST', `${idea}/problem/signature`, { version: (await problem(by)).version });
  await call(manager, 'POST', `${idea}/problem/close`, { version: (await problem(manager)).version });
  await move(manager, 'agree-problem');

  await move(lead, 'open-options');
  await call(lead, 'PUT', `${idea}/options/0`, { words: 'People go on waiting.', version: 0 });
  const option = await call(lead, 'POST', `${idea}/options`, {
    kind: 'other',
    label: 'The practice books the scan',
    words: 'A practice books a scan within two weeks, without a clinic before it.',
  });
  await call(lead, 'POST', `${idea}/options/${option.number}/choice`, { because: 'It is the quickest.' });

  await move(lead, 'write-case');
  const who = 'Dr Ploverdale';
  const topics = {
    people: { aYear: 400, words: 'People with heart failure.' },
    pathway: { words: 'The GP books the scan. The answer is back within two weeks.' },
    hoops: { hoops: [], noHoops: true },
    money: { none: true, pricesOf: '', payer: 'group', recurring: [], once: [], effects: [], freed: [] },
    risks: {
      risks: [{ key: 'a', label: 'More scans than can be read', action: 'A weekly list', owner: who }],
    },
    measures: {
      measures: [{ key: 'a', label: 'Wait', what: 'Weeks to the scan', byWhom: who, reviewOn: '2030-09-02' }],
    },
  };
  for (const [topic, content] of Object.entries(topics))
    await call(lead, 'PUT', `${idea}/case/topics/${topic}`, { content, version: 0 });
  await call(lead, 'POST', `decisions/interests/${idea}`, { name: 'Quillmoor Ultrasound Ltd', as: 'bidder' });
  await move(lead, 'send');
};

/** A meeting of the governing body today, called and with the idea on its agenda; gives its address and the item. */
const callMeeting = async (officer: Visitor, ref: string): Promise<{ meeting: string; item: number }> => {
  const { reference } = await call(officer, 'POST', 'meetings', {
    body: 'governing-body',
    day: londonDate(new Date()),
    title: 'Governing body, in public',
    from: '00:05',
    to: '23:55',
    place: 'Ochre Street Hall',
    inPublic: true,
  });
  const meeting = `meetings/${reference}`;
  const version = async () => (await call(officer, 'GET', meeting)).version;
  const { item } = await call(officer, 'POST', `${meeting}/items`, {
    version: await version(),
    kind: 'proposal',
    proposal: ref,
    title: TITLE,
    purpose: 'decide',
    asks: 'That the group buys heart scans that GPs can book.',
    minutes: 20,
  });
  const why = 'Twelve weeks is too long to wait for.';
  await call(officer, 'POST', `${meeting}/send-agenda`, { version: await version(), why });
  return { meeting: `/decisions/${meeting}`, item };
};

describe('the founding story', () => {
  it('goes from what a locum sees to a decision that everybody reads, and the locum hears of it first', async () => {
    const locum = await place.as('Locum GP', { width: PHONE });
    expect(await visit(locum, '/ideas/raise', 'story-raise')).toEqual([]);
    await locum.page.locator('#what').fill('People with heart failure wait twelve weeks for a heart scan.');
    await locum.page.locator('label', { hasText: 'Most weeks' }).click();
    await press(locum, 'button', 'Send');
    // The place has such an idea already, and the form shows it; theirs is of another town.
    expect(await textOf(locum)).toContain('Direct-access echocardiography');
    expect(await pageComplaints(locum)).toEqual([]);
    await press(locum, 'button', 'Send');
    await locum.page.waitForURL(/ideas\/[A-Z]+-\d{4}-\d+$/);
    const idea = pathOf(locum.page);
    const ref = idea.replace('/ideas/', '');

    const [lead, office] = await Promise.all([place.as('Clinical lead'), place.as('Programme office')]);
    await workOut(ref, lead, office, locum);
    const officer = await place.as('Governance officer');
    const { meeting, item } = await callMeeting(officer, ref);

    // Her share was found in the register: nobody had to remember it.
    const chair = await place.as('Chair');
    expect(await visit(chair, `${meeting}/interests`, 'story-interests')).toEqual([]);
    expect(await textOf(chair)).toContain('could bid for');
    await press(chair, 'link', new RegExp(`^Rule.*${SHAREHOLDER}`));
    expect(await textOf(chair)).toContain(SHAREHOLDER);
    await chair.page.getByLabel('Leaves the room', { exact: true }).check();
    await chair.page.locator('#reason').fill('She owns a share of a company that could bid.');
    await press(chair, 'button', 'Rule so');
    expect(await textOf(chair)).toContain('The ruling is kept');

    const { page } = officer;
    expect(await visit(officer, `${meeting}/room`, 'story-room')).toEqual([]);
    await press(officer, 'button', 'Open the meeting');
    await page.goto(`${meeting}/room?item=${item}`);
    await page.getByRole('button', { name: /^Open item/ }).click();
    await expect.poll(() => textOf(officer), { timeout: 30_000 }).toContain('so this item is not quorate');
    await page.getByRole('button', { name: 'Everybody is here' }).first().click();
    await expect.poll(() => textOf(officer), { timeout: 30_000 }).toContain('so this item is quorate');
    expect(await visit(officer, `${meeting}/room?item=${item}`, 'story-quorate')).toEqual([]);
    expect(await textOf(officer)).toMatch(new RegExp(`${SHAREHOLDER}[^\n]*\n?[^\n]*leaves`, 'i'));
    await page.getByRole('button', { name: 'Open the vote' }).click();
    await expect.poll(() => voteOf(officer).innerText(), { timeout: 30_000 }).toContain('none of twelve');
    expect(await voteOf(officer).innerText()).not.toContain(SHAREHOLDER);
    await takeDown(officer);
    await page.getByRole('button', { name: 'Close the vote' }).click();
    await expect
      .poll(() => voteOf(officer).innerText(), { timeout: 30_000 })
      .toContain('Carried: 12 for, 0 against, 0 abstained.');

    expect(await visit(officer, `${meeting}/items/${item}/decide`, 'story-write')).toEqual([]);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.locator('#title').fill('Your GP can book a heart scan');
    await page.locator('#summary').fill('Your GP can now book your heart scan. You wait two weeks.');
    await page.locator('#reasons').fill('People waited twelve weeks, and some came to harm.');
    await page.getByLabel('Now', { exact: true }).check();
    await press(officer, 'button', 'Write it down');
    const decision = pathOf(page);
    expect(decision).toMatch(/^\/decisions\/DEC-\d{4}-\d+$/);
    expect(await pageComplaints(officer)).toEqual([]);

    const visitor = await place.public({ width: PHONE });
    expect(await visit(visitor, decision, 'story-decision')).toEqual([]);
    const read = await textOf(visitor);
    expect(read).toContain('Your GP can now book your heart scan.');
    expect(read).toContain('12 for, 0 against, 0 abstained');
    expect(read).toMatch(new RegExp(`${SHAREHOLDER}[\\s\\S]*leaves`, 'i'));
    expect(read).toMatch(/quorate/i);
    expect(read).not.toContain('not quorate');
    expect(read).not.toContain(LOCUM);
    expect((await call(visitor, 'GET', `ideas/${ref}`)).state).toBe('mobilising');
    expect(await (await visitor.page.request.get('/decisions/feed.atom')).text()).toContain(decision);

    const administrator = await place.as('Administrator');
    // Newest first; each may tell of several things, so that its words are looked at and not its subject.
    const toldOf = async (): Promise<string[]> => {
      const { items } = await call(administrator, 'GET', 'mail');
      const mails = await Promise.all(
        items.map(({ id }: { id: string }) => call(administrator, 'GET', `mail/${id}`)),
      );
      return mails.filter(({ text }) => text.includes(`${ref} was decided`)).map(({ to }) => to);
    };
    await expect.poll(toldOf, { timeout: 60_000, interval: 2_000 }).not.toEqual([]);
    expect((await toldOf()).at(-1)).toContain('thistlewood');
    expect(await visit(locum, '/notifications', 'story-news')).toEqual([]);
    expect(await textOf(locum)).toContain(`${ref} was decided: yes`);
    for (const one of [locum, lead, office, officer, chair, visitor, administrator]) await one.leave();
  });
});
