import { TOTP } from 'otpauth';
import type { Visitor } from './browser.ts';
import { choosePassword, forget, linkInMail, type Place, planInvitation, sendInvitations } from './place.ts';

/** An address for each route whose pattern has parameters or needs a question, by its pattern. */
export type Samples = Readonly<Record<string, string>>;

/** The first address on a page that a pattern fits. */
export const linkOn = async ({ page }: Visitor, path: string, pattern: RegExp): Promise<string> => {
  const text = await (await page.request.get(path)).text();
  const found = pattern.exec(text)?.[0];
  if (!found) throw new Error(`${path} has no link like ${pattern}`);
  return found;
};

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Invites somebody and comes in as them, by a password: no choice from the list of the invented place. */
export const withPassword = async (
  newcomer: Visitor,
  administrator: Visitor,
  files: string,
): Promise<void> => {
  const email = await planInvitation(administrator, files, 'Turner');
  await sendInvitations(administrator);
  await newcomer.page.goto(await linkInMail(administrator, email, /./));
  await choosePassword(newcomer.page, 'lantern wharf ochre');
};

/** From the page that shows the square to the one with the recovery codes. */
export const setUpSecondFactor = async ({ page }: Visitor): Promise<void> => {
  const key = await page.locator('.cf-more .cf-code').textContent();
  await page.locator('#code').fill(new TOTP({ secret: (key ?? '').replaceAll(' ', '') }).generate());
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.waitForURL(/second-factor\/codes/);
};

/** Asks the place for one of everything that has a page: people, appointments, loads, mails and links. */
export const findSamples = async (place: Place, administrator: Visitor): Promise<Samples> => {
  const person = await linkOn(administrator, '/people?role=locum-gp', new RegExp(`/people/${UUID}`));
  const appointment = await linkOn(administrator, person, new RegExp(`/people/appointments/${UUID}`));
  const load = await linkOn(administrator, '/imports', new RegExp(`/imports/${UUID}`));
  // One invited who has not come in, and one who has forgotten: their links are good.
  const invited = await planInvitation(administrator, place.files, 'Page');
  await sendInvitations(administrator);
  const invitation = await linkInMail(administrator, invited, /./);
  const forgetful = await place.public();
  const other = await planInvitation(administrator, place.files, 'Leaf');
  await sendInvitations(administrator);
  await forgetful.page.goto(await linkInMail(administrator, other, /./));
  await choosePassword(forgetful.page, 'lantern wharf ochre');
  await forgetful.context.clearCookies();
  await forgetful.page.goto('/sign-in/forgotten');
  await forget(forgetful.page, other);
  await forgetful.leave();
  return {
    '/search': '/search?q=belpit',
    '/sign-in/reset/:secret': await linkInMail(administrator, other, /password/i),
    '/sign-in/invitation/:secret': invitation,
    '/people/:person/invitation': `${person}/invitation`,
    '/people/:id': person,
    '/people/:id/correct': `${person}/correct`,
    '/people/:id/end': `${person}/end`,
    '/people/:id/appoint': `${person}/appoint`,
    '/people/appointments/:id/correct': `${appointment}/correct`,
    '/people/appointments/:id/end': `${appointment}/end`,
    '/people/practices/:code': '/people/practices/Z00023',
    '/people/organisations/:code': '/people/organisations/Z1V',
    '/people/organisations/:code/correct': '/people/organisations/Z00023/correct',
    '/people/organisations/:code/end': '/people/organisations/Z00023/end',
    '/people/organisations/:code/parents': '/people/organisations/Z00023/parents',
    '/population/practices/:code': '/population/practices/Z00023',
    '/population/plain/:condition': '/population/plain/copd',
    '/population/conditions/:condition': '/population/conditions/copd',
    '/admin/mail/:id': await linkOn(administrator, '/admin/mail', new RegExp(`/admin/mail/${UUID}`)),
    '/imports/:id': load,
    '/imports/:id/take-back': `${load}/take-back`,
  };
};
