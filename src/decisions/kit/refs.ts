import type { ObjectRef } from '../../platform/registries.ts';

export const DECISIONS_PATH = '/decisions';
export const BODIES_PATH = `${DECISIONS_PATH}/bodies`;
export const MEETINGS_PATH = `${DECISIONS_PATH}/meetings`;
export const VOTES_PATH = `${DECISIONS_PATH}/votes`;
export const ELECTIONS_PATH = `${DECISIONS_PATH}/elections`;
export const PORTFOLIOS_PATH = `${DECISIONS_PATH}/portfolios`;
export const REGISTERS_PATH = `${DECISIONS_PATH}/registers`;

export const bodyRef = (key: string): ObjectRef => ({ kind: 'body', id: key });
export const meetingRef = (reference: string): ObjectRef => ({ kind: 'meeting', id: reference });
export const itemRef = (id: number): ObjectRef => ({ kind: 'item', id: String(id) });
export const paperRef = (id: number): ObjectRef => ({ kind: 'paper', id: String(id) });
export const voteRef = (reference: string): ObjectRef => ({ kind: 'vote', id: reference });
export const electionRef = (reference: string): ObjectRef => ({ kind: 'election', id: reference });
export const portfolioRef = (reference: string): ObjectRef => ({ kind: 'portfolio', id: reference });
/** A decision of a body here; the thread knows the decision on an idea by the idea’s own reference. */
export const decidedRef = (reference: string): ObjectRef => ({ kind: 'body-decision', id: reference });

export const bodyHref = (key: string): string => `${BODIES_PATH}/${key}`;
/** The feed of what a body decided; of all bodies without one. */
export const feedHref = (body?: string, format: 'atom' | 'json' = 'atom'): string =>
  `${body === undefined ? DECISIONS_PATH : bodyHref(body)}/feed.${format}`;
export const meetingHref = (reference: string): string => `${MEETINGS_PATH}/${reference}`;
export const itemHref = (meeting: string, item: number): string => `${meetingHref(meeting)}/items/${item}`;
export const paperHref = (meeting: string, paper: number): string =>
  `${meetingHref(meeting)}/papers/${paper}`;
export const voteHref = (reference: string): string => `${VOTES_PATH}/${reference}`;
export const electionHref = (reference: string): string => `${ELECTIONS_PATH}/${reference}`;
export const portfolioHref = (reference: string): string => `${PORTFOLIOS_PATH}/${reference}`;
export const decisionHref = (reference: string): string => `${DECISIONS_PATH}/${reference}`;

export const DECISIONS_CRUMBS = [
  { href: '/', text: 'Home' },
  { href: DECISIONS_PATH, text: 'Decisions' },
] as const;
export const MEETINGS_CRUMBS = [...DECISIONS_CRUMBS, { href: MEETINGS_PATH, text: 'Meetings' }] as const;
export const belowMeeting = (reference: string) => [
  ...MEETINGS_CRUMBS,
  { href: meetingHref(reference), text: reference },
];
export const BODIES_CRUMBS = [...DECISIONS_CRUMBS, { href: BODIES_PATH, text: 'Bodies' }] as const;
