import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../src/app/modules.ts';
import type { PageRoute } from '../src/platform/http/routes.ts';
import type { Permission } from '../src/platform/permissions.ts';
import { DESK, PHONE, type Visitor } from './support/browser.ts';
import { pageComplaints, visit } from './support/checks.ts';
import { findDecisionSamples } from './support/decisions-samples.ts';
import { findNeedsSamples } from './support/needs-samples.ts';
import { openPlace, type Place } from './support/place.ts';
import { findIdeas, findProposalSamples, type IdeasAt } from './support/proposals-samples.ts';
import { findSamples, type Samples, setUpSecondFactor, withPassword } from './support/samples.ts';

/** What a browser fetches that is no page: files, and where an address only leads on. */
const isNoPage = (path: string): boolean =>
  /\.(csv|ics|svg|docx|pdf|json|txt|atom)$/.test(path) ||
  [
    // Bytes that somebody attached.
    '/attachments/organisation/:id/:file',
    '/attachments/gap/:id/:file',
    '/attachments/idea/:id/:file',
    '/attachments/paper/:id/:file',
    // A calendar, by its secret address.
    '/decisions/calendar/:file',
    // News of a meeting while it lasts, sent as it happens.
    '/decisions/meetings/:reference/live',
    // JSON, asked for by a page that waits.
    '/imports/:id/progress',
    // Each leads to the page on which it stands.
    '/notifications/:id',
    '/decisions/meetings/:reference/items/:item',
    '/decisions/papers/:paper',
    '/decisions/registers',
    '/decisions/:reference/publish',
  ].includes(path);

const pageRoutes: readonly PageRoute[] = modules
  .flatMap((module) => module.routes)
  .filter((route) => route.face === 'page')
  .filter(({ method, path }) => method === 'get' && !isNoPage(path));

type Who =
  | 'The public'
  | 'Data manager'
  | 'Administrator'
  | 'Clinical lead'
  | 'Locum GP'
  | 'Programme office'
  | 'Practice manager'
  | 'Governance officer'
  | 'New member';

/** Somebody who may, for each permission that a page asks for. */
const ALLOWED: Partial<Record<Permission, Who>> = {
  'public.read': 'The public',
  'organisations.read': 'The public',
  'population.read': 'The public',
  'needs.read': 'The public',
  'needs.manage': 'Data manager',
  'gaps.record': 'Clinical lead',
  'voice.record': 'Clinical lead',
  'figures.reply': 'Practice manager',
  'proposals.read': 'The public',
  'proposals.raise': 'Programme office',
  'proposals.work': 'Programme office',
  'proposals.manage': 'Programme office',
  'proposals.settings': 'Programme office',
  'proposals.moderate': 'Programme office',
  'thread.read': 'The public',
  'decisions.read': 'The public',
  'decisions.ask': 'The public',
  'decisions.member': 'Governance officer',
  'decisions.plan': 'Governance officer',
  'decisions.run': 'Governance officer',
  'decisions.manage': 'Governance officer',
  'interests.declare': 'Governance officer',
  'interests.manage': 'Governance officer',
  'votes.cast': 'Governance officer',
  'search.read': 'The public',
  'sign-in': 'The public',
  'self.manage': 'New member',
  'people.read': 'Data manager',
  'loads.read': 'Data manager',
  'loads.manage': 'Data manager',
  'people.edit': 'Administrator',
  'invitations.manage': 'Administrator',
  'roles.manage': 'Administrator',
  'organisations.edit': 'Administrator',
  'record.read': 'Administrator',
  'mail.read': 'Administrator',
};

/** Where the public is led to the list that they may read: looked at by a member. */
const FOR_MEMBERS: Readonly<Record<string, Who>> = {
  '/decisions/portfolios/:reference/vote': 'Practice manager',
  '/ideas/board': 'Clinical lead',
  '/ideas/calendar': 'Locum GP',
  '/decisions/meetings/:reference/room': 'Governance officer',
};

/** Only those who have just given a code see more than the way to the door. */
const BEHIND_THE_DOOR = /^\/sign-in\/second-factor/;

/**
 * Refusals are pages too: without a provider its two addresses are such, and a link to stop mail that nobody
 * sent.
 */
const REFUSED: Readonly<Record<string, number>> = {
  '/sign-in/provider': 404,
  '/sign-in/provider/back': 403,
  '/notifications/stop': 404,
  // What the place has no case of: an item that waits for its decision, an interest of the officer’s own that touches
  // an item, an election that takes names or votes.
  '/decisions/meetings/:meeting/items/:item/decide': 409,
  '/decisions/votes/:vote/decide': 422,
  '/decisions/interests/:interest/contest': 404,
  '/decisions/:reference/withhold': 409,
  '/decisions/elections/:reference/edit': 409,
  '/decisions/elections/:reference/stand': 409,
  '/decisions/elections/:reference/vote': 409,
  '/decisions/elections/:reference/names/:nomination/statement': 403,
};

/** Addresses that are worth a look beside one for each route: other roles, other states, refusals. */
const FURTHER: readonly (readonly [Who, string, number?])[] = [
  ['The public', '/no/such/page', 404],
  ['The public', '/people/practices/Z99999', 404],
  ['The public', '/people/practices/Z00061'],
  ['The public', '/people/practices?q=nothing-at-all'],
  ['The public', '/sign-in/reset/not-a-link', 410],
  ['Clinical lead', '/population/gaps/new'],
  ['Clinical lead', '/population/gaps?q=nothing-at-all'],
  ['The public', '/population/gaps/GAP-1999-001', 404],
  ['The public', '/population/voice?q=nothing-at-all'],
  ['The public', '/population/indicators?q=nothing-at-all'],
  ['The public', '/population/conditions/no-such-thing', 404],
  ['The public', '/population/needs?area=Z3M&year=2023%2F24'],
  ['The public', '/population/conditions/heart-failure?area=Z3M&beside=list&list=Z3T'],
  ['Clinical lead', '/population/conditions/copd?year=2023%2F24&beside=similar'],
  ['Clinical lead', '/population/not-seen'],
  ['Data manager', '/'],
  ['Data manager', '/people/practices/Z00023'],
  ['Data manager', '/people/me'],
  ['Data manager', '/record', 403],
  ['Administrator', '/'],
  ['Administrator', '/people/me/security'],
  ['Administrator', '/sign-in/second-factor'],
];

/** The same for ideas: each at another place of its line, as those see it whom it concerns. */
const furtherIdeas = (at: IdeasAt): readonly (readonly [Who, string, number?])[] => [
  ['The public', '/ideas?q=nothing-at-all'],
  ['The public', '/ideas?stage=all&sort=stage&page=2'],
  ['The public', '/ideas/ISV-1999-001', 404],
  ['The public', at.raised, 404],
  ['The public', at.written],
  ['The public', `${at.takenOn}/problem`],
  ['The public', '/thread/idea/ISV-1999-001', 404],
  ['Locum GP', '/'],
  ['Locum GP', '/ideas/mine'],
  ['Locum GP', at.founding],
  ['Locum GP', `${at.founding}/move/hand-over`, 403],
  ['Locum GP', `${at.takenOn}/problem/answer`],
  ['Clinical lead', '/ideas'],
  ['Clinical lead', at.raised],
  ['Clinical lead', at.founding],
  ['Clinical lead', `${at.founding}/otherwise`],
  ['Clinical lead', `${at.founding}/problem`],
  ['Clinical lead', `${at.founding}/evidence/new?kind=gap&q=heart`],
  ['Programme office', '/'],
  ['Programme office', '/ideas/board'],
  ['Programme office', '/ideas/settings/targets/new'],
  ['Programme office', '/ideas/settings/template/new'],
  ['Programme office', `${at.raised}/move/take-on`],
  ['Programme office', `${at.founding}/case`],
  ['Programme office', `${at.written}/case/quality`],
  ['Programme office', `${at.written}/move/pause`],
  ['Programme office', `${at.written}/move/merge`],
  ['Programme office', at.agreed],
  ['Programme office', `${at.options}/options`],
  ['Programme office', at.decided],
  ['Programme office', at.live],
  ['Programme office', `${at.reviewed}/review`],
  ['Programme office', at.paused],
  ['Programme office', at.merged],
  ['Programme office', `${at.notPursued}/move/reopen`],
];

let place: Place;
let ideas: IdeasAt;
let samples: Samples;
let visitors: Readonly<Record<Who, Visitor>>;

beforeAll(async () => {
  place = await openPlace();
  visitors = {
    'The public': await place.public(),
    'Data manager': await place.as('Data manager'),
    Administrator: await place.as('Administrator'),
    'Clinical lead': await place.as('Clinical lead'),
    'Locum GP': await place.as('Locum GP'),
    'Programme office': await place.as('Programme office'),
    'Practice manager': await place.as('Practice manager'),
    'Governance officer': await place.as('Governance officer'),
    'New member': await place.public(),
  };
  await withPassword(visitors['New member'], visitors.Administrator, place.files);
  const office = visitors['Programme office'];
  ideas = await findIdeas(office);
  samples = {
    ...(await findSamples(place, visitors.Administrator)),
    ...(await findNeedsSamples(visitors['Clinical lead'])),
    ...(await findProposalSamples(office, ideas)),
    ...(await findDecisionSamples(visitors['Governance officer'], ideas.founding)),
  };
});
afterAll(() => place?.close());

const addressOf = (route: string): string | undefined =>
  route.includes(':') || samples[route] ? samples[route] : route;

/** Every page once: by whom, where, and how it should answer. */
const visits = (): (readonly [Who, string, number])[] => [
  ...pageRoutes.map(({ path, permission }) => {
    const who = BEHIND_THE_DOOR.test(path) ? 'New member' : (FOR_MEMBERS[path] ?? ALLOWED[permission]);
    return [who ?? 'The public', addressOf(path) ?? path, REFUSED[path] ?? 200] as const;
  }),
  ...[...FURTHER, ...furtherIdeas(ideas)].map(([who, path, status]) => [who, path, status ?? 200] as const),
];

const soundness = async ([who, path, status]: readonly [Who, string, number]): Promise<string[]> => {
  const visitor = visitors[who];
  const found = await visit(visitor, path, undefined, status);
  // A page that leads elsewhere would be a look at another page.
  const { pathname, search } = new URL(visitor.page.url());
  return pathname + search === path ? found : [...found, `led to ${pathname}${search}`];
};

describe('every page', () => {
  it('has somebody who may see it and an address to see it at', () => {
    const without = pageRoutes.filter(({ path, permission }) => !addressOf(path) || !ALLOWED[permission]);
    expect(without.map(({ path, permission }) => [path, permission])).toEqual([]);
    // A sample whose route has gone would quietly prove nothing.
    const known = new Set(pageRoutes.map(({ path }) => path));
    expect(
      Object.keys({ ...samples, ...REFUSED, ...FOR_MEMBERS }).filter((path) => !known.has(path)),
    ).toEqual([]);
    expect(pageRoutes.length).toBeGreaterThan(110);
  });

  it('is sound while a second factor is set up, and its recovery codes are shown', async () => {
    const visitor = visitors['New member'];
    expect(await soundness(['New member', '/sign-in/second-factor/set-up', 200])).toEqual([]);
    await setUpSecondFactor(visitor);
    expect(await visitor.page.locator('.cf-codes li').count()).toBe(10);
    expect(await pageComplaints(visitor)).toEqual([]);
  });

  for (const width of [DESK, PHONE])
    it(`is sound at ${width} pixels: HTML, axe, width, nothing from outside`, async () => {
      const found: (readonly [string, readonly string[]])[] = [];
      for (const visitor of Object.values(visitors))
        await visitor.page.setViewportSize({ width, height: 900 });
      for (const one of visits()) found.push([`${one[0]} at ${one[1]}`, await soundness(one)]);
      expect(found.filter(([, complaints]) => complaints.length > 0)).toEqual([]);
    }, 1_500_000);

  it('that people use most is whole without JavaScript', async () => {
    const seen: Readonly<Record<string, readonly [string, string]>> = {
      '/': ['Data manager', 'main h1'],
      '/people/practices': ['The public', 'tbody tr'],
      '/people/practices/Z00023': ['The public', 'svg.cf-chart'],
      '/population': ['The public', 'svg.cf-chart'],
      '/ideas': ['The public', 'main ol a, main li a, tbody tr'],
      '/ideas/board': ['Data manager', 'main a'],
      '/ideas/raise': ['Data manager', 'main form textarea'],
      '/search?q=belpit': ['The public', 'main a'],
      '/people': ['Data manager', 'tbody tr'],
      '/people/me': ['Data manager', 'main form button'],
      '/imports': ['Data manager', 'main input[type=file]'],
      '/record': ['Administrator', 'tbody tr'],
    };
    const readers: Readonly<Record<string, Visitor>> = {
      'The public': await place.public({ javaScript: false }),
      'Data manager': await place.as('Data manager', { javaScript: false }),
      Administrator: await place.as('Administrator', { javaScript: false }),
    };
    for (const [path, [who, holds]] of Object.entries(seen)) {
      const reader = readers[who];
      if (!reader) throw new Error(`nobody is ${who}`);
      expect([path, await visit(reader, path)]).toEqual([path, []]);
      const shown = await reader.page.locator(holds).filter({ visible: true }).count();
      expect([path, holds, shown > 0]).toEqual([path, holds, true]);
    }
    for (const reader of Object.values(readers)) await reader.leave();
  });

  it('for members is hidden from the public', async () => {
    const { page } = visitors['The public'];
    for (const path of [
      '/people',
      '/imports',
      '/record',
      '/admin/mail',
      '/people/me',
      '/ideas/raise',
      '/ideas/moderation',
    ]) {
      await page.goto(path);
      expect(page.url()).toContain('/sign-in');
    }
    expect(await page.locator('h1').innerText()).toBe('Sign in');
  });
});
