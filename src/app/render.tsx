import type { ShellFacts } from '../platform/http/ask.ts';
import type { AppParts } from '../platform/http/parts.ts';
import type { Module } from '../platform/module.ts';
import { can } from '../platform/permissions.ts';
import type { Platform } from '../platform/platform.ts';
import { type Assets, Page, renderPage as renderDocument } from '../ui/index.ts';
import { HeldPage } from './held-page.tsx';

/** The order of the main navigation, whichever of its parts exist. */
const ORDER = ['home', 'ideas', 'decisions', 'population', 'money', 'services', 'people'];

/**
 * Puts a page into the shell: the one place where what the platform knows of a request meets what ui/ draws.
 */
export const createRenderer = (
  platform: Platform,
  modules: readonly Module[],
  assets: () => Assets,
): Pick<AppParts, 'renderPage' | 'problemPage' | 'heldPage'> => {
  const navigation = modules
    .flatMap((module) => module.navigation ?? [])
    .sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key));

  const frame = (shell: ShellFacts) => {
    const { actor, group } = shell;
    const manages = can(actor, 'loads.read') && actor.kind === 'person';
    return {
      group: {
        name: group?.name ?? 'Coalface',
        kind: group?.kind ?? 'not set up yet',
        nhsLogo: platform.config.NHS_LOGO,
      },
      demo: group?.invented ?? false,
      assets: assets(),
      nonce: shell.nonce,
      path: shell.path,
      nav: navigation,
      me:
        actor.kind === 'person'
          ? {
              name: actor.name,
              role: actor.standing,
              href: '/people/me',
              news: { count: shell.unread, href: '/notifications' },
              signOut: { action: '/sign-out', csrf: shell.token },
            }
          : undefined,
      footer: {
        links: [
          { href: '/about/accessibility', text: 'Accessibility' },
          { href: '/about/privacy', text: 'Privacy: no patient data' },
          { href: '/about/contact', text: 'Who to contact' },
          { href: '/about/open-data', text: 'Open data' },
          ...(manages ? [{ href: '/imports', text: 'Imports' }] : []),
          ...(can(actor, 'mail.read') ? [{ href: '/admin/mail', text: 'Mail' }] : []),
          ...(can(actor, 'invitations.manage') ? [{ href: '/people/invitations', text: 'Invitations' }] : []),
          ...(can(actor, 'record.read') ? [{ href: '/record', text: 'The record' }] : []),
        ],
        facts: group ? `${group.name} ${group.kind}, area ${group.area}.` : undefined,
      },
      flash: shell.flash,
    };
  };

  return {
    renderPage: (shell, head, content) =>
      renderDocument(
        <Page
          {...frame(shell)}
          title={head.title}
          current={head.current}
          crumbs={head.crumbs}
          feed={head.feed}
          hasErrors={head.hasErrors}
          look={head.look}
        >
          {content}
        </Page>,
      ),
    heldPage: (shell, held) =>
      renderDocument(
        <Page
          {...frame(shell)}
          title={held.why === 'signed-out' ? 'You are signed out' : 'You signed in meanwhile'}
          look="public"
          crumbs={[{ href: '/', text: 'Home' }]}
        >
          <HeldPage held={held} csrf={shell.token} />
        </Page>,
      ),
    problemPage: (shell, problem) =>
      renderDocument(
        <Page {...frame(shell)} title={problem.title} look="public" crumbs={[{ href: '/', text: 'Home' }]}>
          <h1>{problem.title}</h1>
          <p className="cf-reading">{problem.detail}</p>
          {problem.problems.length > 0 ? (
            <ul className="cf-bullets">
              {problem.problems.map(({ field, message }) => (
                <li key={`${field}:${message}`}>{field ? `${field}: ${message}` : message}</li>
              ))}
            </ul>
          ) : null}
          <p>
            <a href="/">Go to Home</a>
          </p>
        </Page>,
      ),
  };
};
