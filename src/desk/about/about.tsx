import type { ReactNode } from 'react';
import { type PageRoute, page } from '../../platform/http/routes.ts';
import { Empty, PageHead, Section } from '../../ui/index.ts';

const about = (path: string, title: string, content: (group: string) => ReactNode): PageRoute =>
  page('get', `/about/${path}`, 'public.read', async (ask) => {
    const { group } = ask.shell;
    const name = group ? `${group.name} ${group.kind}` : 'the group';
    return ask.page(
      { title, look: 'public', crumbs: [{ href: '/', text: 'Home' }] },
      <>
        <PageHead title={title} />
        {content(name)}
      </>,
    );
  });

/** The pages that the foot of every page leads to, in words for everyone. */
export const aboutRoutes = [
  about('accessibility', 'Accessibility', (group) => (
    <>
      <p className="cf-reading">Everyone should be able to use this site.</p>
      <Section title="What we have done">
        <p>
          You can use every page with a keyboard, with a screen reader, on a phone, in high contrast, and with
          scripts turned off. Each chart has a table with the same figures. Colour is never the only sign.
        </p>
        <p>
          We check each page against the Web Content Accessibility Guidelines 2.2, level AA, each time we
          change it.
        </p>
      </Section>
      <Section title="If something does not work for you">
        <p>
          Tell {group}. See <a href="/about/contact">who to contact</a>.
        </p>
      </Section>
    </>
  )),
  about('privacy', 'Privacy: no patient data', (group) => (
    <>
      <p className="cf-reading">Nothing here can tell you who a patient is.</p>
      <Section title="Patients">
        <p>
          We count people. We do not keep their names, their NHS numbers, their dates of birth or where they
          live. A file that holds such things is turned away before anything of it is kept.
        </p>
      </Section>
      <Section title="People who work with us">
        <p>
          {group} keeps the names, roles and work contact details of clinicians and staff who take part. They
          see and change their own on their own page. The public does not see this register.
        </p>
      </Section>
      <Section title="Cookies">
        <p>
          We use cookies only to keep you signed in, to keep forms safe and to show a message once. We do not
          follow what you do.
        </p>
      </Section>
    </>
  )),
  page('get', '/about/contact', 'public.read', async (ask) => {
    const { group } = ask.shell;
    return ask.page(
      { title: 'Who to contact', look: 'public', crumbs: [{ href: '/', text: 'Home' }] },
      <>
        <PageHead title="Who to contact" />
        {group ? (
          <p className="cf-reading">
            {group.invented
              ? 'This group is invented, so there is nobody to write to.'
              : `Write to ${group.name} ${group.kind}, area ${group.area}. Its address is in the list of organisations.`}{' '}
            <a href={`/people/organisations/${group.area}`}>The group’s own page</a>
          </p>
        ) : (
          <Empty title="No group yet" hint="Once an area is set, its address stands here." />
        )}
      </>,
    );
  }),
  about('open-data', 'Open data', () => (
    <>
      <p className="cf-reading">What everyone may see here, a program may read too.</p>
      <Section title="How">
        <p>
          Every list and figure answers as JSON below <code>/api/v1</code>. The{' '}
          <a href="/api/v1/openapi.json">description of it</a> names each one. Lists can also be saved as CSV
          from their own page.
        </p>
      </Section>
    </>
  )),
];
