import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDate } from '../src/shared/dates.ts';
import { call, pathOf, press, takeDown, textOf, voteOf } from './support/acts.ts';
import { PHONE, type Visitor } from './support/browser.ts';
import { pageComplaints, visit } from './support/checks.ts';
import { choosePassword, forget, linkInMail, openPlace, type Place, signIn } from './support/place.ts';
import { startThumb } from './support/thumb.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

/** Fills in today as London has it. */
const fillToday = async ({ page }: Visitor, id: string): Promise<void> => {
  const [year, month, day] = londonDate(new Date()).split('-').map(Number);
  await page.locator(`#${id}`).fill(String(day));
  await page.locator(`#${id}-month`).fill(String(month));
  await page.locator(`#${id}-year`).fill(String(year));
};

describe('a decision in the open', () => {
  let officer: Visitor;
  let meeting: string;
  let item: string;
  /** The idea that is decided, and who raised it. */
  let idea: string;
  let raiser: string;
  let decision: string;
  beforeAll(async () => {
    officer = await place.as('Governance officer');
  });
  afterAll(() => officer?.leave());

  it('is planned: a meeting today, an idea that waits on its agenda, and the agenda out with its reason', async () => {
    const { page } = officer;
    expect(await visit(officer, '/decisions/meetings/new', 'decide-meeting-new')).toEqual([]);
    await page.locator('#body').selectOption('governing-body');
    await page.locator('#title').fill('Governing body, called at short notice');
    await fillToday(officer, 'day');
    await page.locator('#from').fill('00:05');
    await page.locator('#to').fill('23:55');
    await page.locator('#place').fill('Ochre Street Hall');
    await page.getByLabel('The public may come').check();
    await press(officer, 'button', 'Add this meeting');
    meeting = pathOf(page);
    expect(meeting).toMatch(/^\/decisions\/meetings\/MTG-\d{4}-\d+$/);
    expect(await pageComplaints(officer)).toEqual([]);

    expect(await visit(officer, `${meeting}/items/new`, 'decide-item-new')).toEqual([]);
    await page
      .locator('section[aria-labelledby=waiting] li', { hasText: ', decision,' })
      .first()
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/idea=/);
    idea = `/ideas/${new URL(page.url()).searchParams.get('idea')}`;
    expect(await pageComplaints(officer)).toEqual([]);
    await page.getByLabel('Decide', { exact: true }).check();
    await page.locator('#asks').fill('That letters reach the practice within five working days.');
    await press(officer, 'button', 'Add this item');
    item = /#item-(\d+)$/.exec(page.url())?.[1] ?? '';
    expect(item).not.toBe('');
    expect(await pageComplaints(officer)).toEqual([]);

    // Called today for today: the page asks for the reason, and everybody reads it.
    expect(await visit(officer, `${meeting}/send-agenda`, 'decide-send-agenda')).toEqual([]);
    await press(officer, 'button', 'Send the agenda');
    expect(await textOf(officer)).toContain('Say why it is called all the same');
    expect(await pageComplaints(officer)).toEqual([]);
    await page.locator('#why').fill('The contract of the clinic ends this week.');
    await press(officer, 'button', 'Send the agenda');
    expect(await textOf(officer)).toContain('The agenda is out; members are told.');
    expect(await visit(officer, idea)).toEqual([]);
    raiser = /raised by (\S+ [^,]+), /.exec(await textOf(officer))?.[1] ?? '';
    expect(raiser).not.toBe('');
  });

  it('is kept from whom it gains: a member declares on a phone, and the chair rules', async () => {
    const member = await place.as('Governing body member', { width: PHONE });
    expect(await visit(member, `${meeting}/interests/add?item=${item}`, 'decide-declare')).toEqual([]);
    await member.page.locator('#in').fill('Bellows Letters Ltd');
    await member.page.locator('#tie').selectOption('owns-share-in');
    await member.page.getByLabel('Money', { exact: true }).check();
    await press(member, 'button', 'Add it');
    expect(await textOf(member)).toContain('Waits for a ruling');
    expect(await pageComplaints(member)).toEqual([]);

    const chair = await place.as('Chair');
    expect(await visit(chair, `${meeting}/interests`, 'decide-interests')).toEqual([]);
    await chair.page.locator('main a[href$="/ruling"]').first().click();
    await chair.page.waitForURL(/\/ruling$/);
    expect(await visit(chair, pathOf(chair.page), 'decide-ruling')).toEqual([]);
    await chair.page.getByLabel('Speaks, no vote').check();
    await chair.page.locator('#reason').fill('A share in the firm that gains by it.');
    await press(chair, 'button', 'Rule so');
    expect(await textOf(chair)).toContain('The ruling is kept, and the person is told.');
    expect(await pageComplaints(chair)).toEqual([]);
    await member.page.goto('/notifications');
    expect(await textOf(member)).toContain('called at short notice');
    await Promise.all([member.leave(), chair.leave()]);
  });

  it('is voted upon in the room: who is here, whether it is quorate, a roll call, and one vote from a phone', async () => {
    const { page } = officer;
    expect(await visit(officer, `${meeting}/room`, 'decide-room')).toEqual([]);
    await press(officer, 'button', 'Open the meeting');
    expect(await textOf(officer)).toContain('Say who is here.');
    await page.goto(`${meeting}/room?item=${item}`);
    const votes = page.getByRole('button', { name: 'Open the vote' });
    await page.getByRole('button', { name: /^Open item/ }).click();
    await expect.poll(() => textOf(officer), { timeout: 30_000 }).toContain('so this item is not quorate');
    expect(await votes.count()).toBe(0);
    await page.getByRole('button', { name: 'Everybody is here' }).first().click();
    await expect.poll(() => textOf(officer), { timeout: 30_000 }).toContain('so this item is quorate');
    expect(await visit(officer, `${meeting}/room?item=${item}`, 'decide-room-open')).toEqual([]);
    await votes.click();
    await expect.poll(() => voteOf(officer).innerText(), { timeout: 30_000 }).toContain('none of twelve');
    expect(await pageComplaints(officer)).toEqual([]);
    const vote =
      (await page.locator('[data-cf-act*="/votes/VOTE-"]').first().getAttribute('data-cf-act')) ?? '';
    const address = `/decisions/votes/${/VOTE-\d{4}-\d+/.exec(vote)?.[0]}`;

    const lay = await place.as('Lay member', { width: PHONE });
    expect(await visit(lay, address, 'decide-vote')).toEqual([]);
    await lay.page.getByLabel('For', { exact: true }).check();
    await press(lay, 'button', 'Give this vote');
    expect(await textOf(lay)).toContain('You have voted: 1 for');
    expect(await pageComplaints(lay)).toEqual([]);
    await lay.leave();
    // Whoever was ruled out finds no vote to give.
    const member = await place.as('Governing body member', { width: PHONE });
    expect(await visit(member, address)).toEqual([]);
    expect(await member.page.getByRole('button', { name: 'Give this vote' }).count()).toBe(0);
    expect(await textOf(member)).toContain('speaks, no vote');
    await member.leave();

    await page.goto(`${meeting}/room?item=${item}`);
    expect(await voteOf(officer).innerText()).toContain('one of twelve');
    await takeDown(officer);
    await page.getByRole('button', { name: 'Close the vote' }).click();
    await expect
      .poll(() => voteOf(officer).innerText(), { timeout: 30_000 })
      .toContain('Carried: 12 for, 0 against, 0 abstained.');
    expect(await visit(officer, `${meeting}/room?item=${item}`, 'decide-room-voted')).toEqual([]);
    expect(await visit(officer, address)).toEqual([]);
  });

  it('goes on in the room while the line is down: what was written then is sent in its order, and once', async () => {
    const { page, context } = officer;
    await page.goto(`${meeting}/room?item=${item}`);
    const leaves = (name: string) =>
      page.locator(`[data-cf-says="${name}"]`).getByRole('button', { name: /^Left/ }).first().click();
    const state = page.locator('[data-cf-connection]').first();
    await context.setOffline(true);
    await leaves('Mr Josiah Tansywick');
    await page.getByLabel('Add a line').fill('The lights went out, and the meeting went on.');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await leaves('Mr Callum Featherhay');
    await expect.poll(() => state.innerText()).toBe('3 waiting to be sent');
    expect(await textOf(officer)).toContain('waits to be sent');
    expect(await pageComplaints(officer)).toEqual([]);
    // What needs the server is not done and does not wait: pressed again later it could mean something else.
    await page.getByRole('button', { name: /^Close item/ }).click();
    expect(await textOf(officer)).toContain('This needs the connection. Nothing is done yet');
    // The answer to one of them is lost on its way: it is sent a second time.
    let lost = 0;
    await page.route(
      '**/room/lines',
      async (route) => {
        await route.fetch();
        lost += 1;
        await route.abort();
      },
      { times: 1 },
    );
    await context.setOffline(false);
    await expect.poll(() => state.innerText(), { timeout: 30_000 }).toContain('all sent');
    expect(lost).toBe(1);
    const room = await call(officer, 'GET', `${meeting.replace('/decisions/', '')}/room`);
    const written = /Tansywick left|lights went out|Featherhay left/;
    expect(room.lines.flatMap(({ words }: { words: string }) => written.exec(words)?.[0] ?? [])).toEqual([
      'Tansywick left',
      'lights went out',
      'Featherhay left',
    ]);
  });

  it('is written down and published, and everybody reads it on a phone; the idea has moved on', async () => {
    const { page } = officer;
    expect(await visit(officer, `${meeting}/items/${item}/decide`, 'decide-write')).toEqual([]);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.locator('#title').fill('Letters reach your practice within five days');
    await page
      .locator('#summary')
      .fill('When you have been to the clinic, your practice hears within five days.');
    await page.locator('#reasons').fill('People were asked the same things twice.');
    await page.getByLabel('Now', { exact: true }).check();
    await press(officer, 'button', 'Write it down');
    decision = pathOf(page);
    expect(decision).toMatch(/^\/decisions\/DEC-\d{4}-\d+$/);
    expect(await pageComplaints(officer)).toEqual([]);

    const visitor = await place.public({ width: PHONE });
    expect(await visit(visitor, decision, 'decide-public')).toEqual([]);
    const read = await textOf(visitor);
    expect(read).toContain('Letters reach your practice within five days');
    expect(read).toContain('12 for, 0 against, 0 abstained');
    expect(read).not.toContain(raiser);
    expect(await visit(visitor, idea, 'decide-idea')).toEqual([]);
    expect(await visitor.page.locator(`a[href^="${decision}"]`).count()).toBeGreaterThan(0);
    expect(await textOf(visitor)).toMatch(/Decision ✓\s*, done[^✓]+Mobilising\s+day 0 of/);
    expect(await textOf(visitor)).not.toContain(raiser);
    await visitor.leave();
    await page.goto(`${meeting}/items/new`);
    expect(await textOf(officer)).not.toContain(idea.replace('/ideas/', ''));
  });

  it('reaches whoever raised the idea, by mail at once and on their page', async () => {
    const administrator = await place.as('Administrator');
    const email = `${raiser.replace(/^\S+ /, '').toLowerCase().replace(/ /g, '.')}@example.org`;
    await expect
      .poll(
        async () => {
          await administrator.page.goto(`/admin/mail?q=${encodeURIComponent(email.split('@')[0] ?? '')}`);
          return textOf(administrator);
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toContain('was decided: yes');
    const visitor = await place.public({ width: PHONE });
    const { page } = visitor;
    await page.goto('/sign-in/forgotten');
    await forget(page, email);
    await page.goto(await linkInMail(administrator, email, /password/i));
    await choosePassword(page, 'quarry tramway heron');
    await signIn(page, email, 'quarry tramway heron');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    expect(await visit(visitor, '/notifications', 'decide-news')).toEqual([]);
    expect(await textOf(visitor)).toContain(`${idea.replace('/ideas/', '')} was decided: yes`);
    await Promise.all([administrator.leave(), visitor.leave()]);
  });
});

describe('declaring an interest', () => {
  it('takes less than two minutes of a thumb, from Home to the list of one’s own', async () => {
    const member = await place.as('Governing body member', { width: PHONE });
    const { page } = member;
    await page.goto('/');
    const thumb = startThumb(member);
    await thumb.press(page.locator('summary', { hasText: 'Menu' }));
    await thumb.go(page.getByRole('link', { name: 'Decisions', exact: true }).first(), /^\/decisions$/);
    await thumb.go(page.getByRole('link', { name: 'My meetings, papers and votes' }), /decisions\/mine$/);
    await thumb.go(
      page.locator('main').getByRole('link', { name: 'Declare an interest' }),
      /interests\/declare$/,
    );
    await thumb.write(page.getByLabel('In what?'), 'Mossbeck Hearing Ltd');
    await thumb.choose(page.getByLabel('How?'), 'owns-share-in');
    await thumb.press(page.getByText('Money', { exact: true }));
    await thumb.write(page.locator('#from'), '1');
    await thumb.write(page.locator('#from-month'), '4');
    await thumb.write(page.locator('#from-year'), '2024');
    await thumb.write(page.getByLabel('More of it, in your words'), '8% of the shares.');
    await thumb.go(page.getByRole('button', { name: 'Declare it' }), /^\/people\/interests/);
    expect(await textOf(member)).toContain('Mossbeck Hearing Ltd');
    expect(thumb.seconds()).toBeLessThan(120);
    await member.leave();
  });
});
