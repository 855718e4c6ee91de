import type { ReactNode } from 'react';
import type { Actor } from '../platform/actor.ts';
import { can, type Permission } from '../platform/permissions.ts';

type NavPage = {
  readonly key: string;
  readonly text: string;
  readonly href: string;
  /** Who may open it, and whether a person is needed, since it shows what is theirs. */
  readonly permission: Permission;
  readonly forMembers?: true;
  readonly forPeople?: true;
};

/** The pages of ideas: what goes on, how it goes, and what its keepers need. */
const PAGES = [
  { key: 'list', text: 'List', href: '/ideas', permission: 'proposals.read' },
  { key: 'board', text: 'Board', href: '/ideas/board', permission: 'proposals.read', forMembers: true },
  {
    key: 'calendar',
    text: 'Calendar',
    href: '/ideas/calendar',
    permission: 'proposals.read',
    forMembers: true,
  },
  { key: 'figures', text: 'How long it takes', href: '/ideas/figures', permission: 'proposals.read' },
  { key: 'mine', text: 'Mine', href: '/ideas/mine', permission: 'proposals.raise', forPeople: true },
  { key: 'digest', text: 'This week', href: '/ideas/digest', permission: 'proposals.manage' },
  { key: 'duty', text: 'On duty', href: '/ideas/duty', permission: 'proposals.manage' },
  { key: 'moderation', text: 'To be shown', href: '/ideas/moderation', permission: 'proposals.moderate' },
  {
    key: 'settings',
    text: 'Settings',
    href: '/ideas/settings',
    permission: 'proposals.read',
    forMembers: true,
  },
] as const satisfies readonly NavPage[];

export type IdeasPage = (typeof PAGES)[number]['key'];

/** The way between the pages of ideas; it stands at the head of each of them and shows what this reader may open. */
export const IdeasNav = ({
  actor,
  current,
}: {
  readonly actor: Actor;
  readonly current: IdeasPage;
}): ReactNode => (
  <nav className="cf-subnav" aria-label="Ideas">
    <ul>
      {PAGES.filter(
        (one: NavPage) =>
          can(actor, one.permission) &&
          !(one.forMembers && actor.kind === 'public') &&
          !(one.forPeople && actor.kind !== 'person'),
      ).map(({ key, text, href }) => (
        <li key={key}>
          <a href={href} aria-current={key === current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
