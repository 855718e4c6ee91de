import type { ReactNode } from 'react';

/** The pages of needs, in the order of a reader's questions. */
const PAGES = [
  { key: 'profile', text: 'Needs profile', href: '/population/needs' },
  { key: 'conditions', text: 'Conditions', href: '/population/conditions' },
  { key: 'indicators', text: 'Indicators', href: '/population/indicators' },
  { key: 'people', text: 'People', href: '/population' },
  { key: 'unseen', text: 'Who is not seen', href: '/population/not-seen' },
  { key: 'voice', text: 'What people told us', href: '/population/voice' },
  { key: 'gaps', text: 'Gaps', href: '/population/gaps' },
  { key: 'plain', text: 'In plain words', href: '/population/plain' },
] as const;

export type NeedsPage = (typeof PAGES)[number]['key'];

/** Pages that are of one area and year. */
const OF_AREA: readonly NeedsPage[] = ['profile', 'conditions', 'indicators', 'unseen', 'plain'];

/** The way between the pages of needs; it stands at the head of each of them. */
export const NeedsNav = ({
  current,
  query = '',
}: {
  readonly current: NeedsPage;
  /** Of area and year, for the pages that are of one: `?area=04G&year=2014%2F15`. */
  readonly query?: string | undefined;
}): ReactNode => (
  <nav className="cf-subnav" aria-label="Population">
    <ul>
      {PAGES.map(({ key, text, href }) => (
        <li key={key}>
          <a
            href={OF_AREA.includes(key) ? `${href}${query}` : href}
            aria-current={key === current ? 'page' : undefined}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
