import type { StartingBody } from '../bodies/starting-bodies.ts';
import { ORDER_PARTS, type PrivateReason, type StandingOrders } from './orders-rules.ts';

const MORE_THAN_HALF = { part: 1, whole: 2, reach: 'more-than' } as const;
const ONE_THIRD = { part: 1, whole: 3, reach: 'at-least' } as const;
const THREE_QUARTERS = { part: 3, whole: 4, reach: 'at-least' } as const;

const PRIVATE_REASONS: readonly PrivateReason[] = [
  { key: 'person', label: 'it is about a person who could be recognised' },
  { key: 'commercial', label: 'it would harm a purchase that is not closed' },
  { key: 'legal', label: 'it is legal advice' },
];

/**
 * What every template begins with. The law leaves quorum, votes, urgent decisions and notice to each group’s own
 * orders (DOMAIN A3), so nothing here has a source, and all parts say that nobody has checked them.
 */
const COMMON: Omit<StandingOrders, 'key' | 'body'> = {
  inForceFrom: '2013-04-01',
  inForceTo: null,
  approvedBy: '',
  source: 'A suggestion to begin with; each group’s constitution sets its own',
  unverified: ORDER_PARTS,
  quorum: {
    members: null,
    share: MORE_THAN_HALF,
    vacantSeats: 'do-not-count',
    roles: [],
    clinicalMajority: false,
    conflictedCount: false,
    leastUnconflicted: null,
    byVideo: true,
    deputies: 'when-away',
  },
  majorities: [{ kind: 'ordinary', label: 'Ordinary items', majority: { kind: 'simple' } }],
  abstentions: 'not-counted',
  castingVote: true,
  proxies: null,
  splitVotes: false,
  weight: { by: 'one-each' },
  urgent: { decide: ['chair', 'accountable-officer'], consult: 1, toldWithinDays: 7, toNextMeeting: true },
  written: { majority: { kind: 'absolute' }, days: 10 },
  inquorate: [
    { way: 'co-opt', when: 'conflicts' },
    { way: 'unconflicted-panel', when: 'conflicts' },
    { way: 'another-body', when: 'conflicts' },
    { way: 'joint-committee', when: 'conflicts' },
    { way: 'defer', when: 'always' },
  ],
  noticeDays: 10,
  papersDays: 5,
  latePapers: 'chair-agrees-with-reason',
  publication: {
    meetsInPublic: true,
    draftMinutesDays: 14,
    decisionsDays: 5,
    privateReasons: PRIVATE_REASONS,
  },
};

const changes = (majority: StandingOrders['majorities'][number]['majority']) => ({
  kind: 'constitution',
  label: 'Changes to the constitution',
  majority,
});

/** Orders to begin with for each template of a body, until the group enters its own. */
export const STARTING_ORDERS: Readonly<Record<StartingBody, StandingOrders>> = {
  'governing-body': {
    ...COMMON,
    key: 'starting-governing-body',
    body: 'governing-body',
    quorum: {
      ...COMMON.quorum,
      roles: [
        { anyOf: ['lay'], atLeast: 1 },
        { anyOf: ['finance', 'accountable-officer'], atLeast: 1 },
      ],
      clinicalMajority: true,
    },
    majorities: [...COMMON.majorities, changes({ kind: 'special', share: THREE_QUARTERS, of: 'entitled' })],
  },
  board: {
    ...COMMON,
    key: 'starting-board',
    body: 'board',
    inForceFrom: '2022-07-01',
    quorum: {
      ...COMMON.quorum,
      roles: [
        { anyOf: ['non-executive'], atLeast: 1 },
        { anyOf: ['medical-director', 'nurse'], atLeast: 1 },
      ],
    },
  },
  committee: {
    ...COMMON,
    key: 'starting-committee',
    body: 'committee',
    quorum: {
      ...COMMON.quorum,
      share: ONE_THIRD,
      roles: [
        { anyOf: ['lay'], atLeast: 1 },
        { anyOf: ['clinician'], atLeast: 1 },
      ],
    },
    urgent: null,
    publication: { ...COMMON.publication, meetsInPublic: false },
  },
  members: {
    ...COMMON,
    key: 'starting-members',
    body: 'members',
    quorum: { ...COMMON.quorum, share: ONE_THIRD, deputies: 'never' },
    majorities: [...COMMON.majorities, changes({ kind: 'special', share: THREE_QUARTERS, of: 'cast' })],
    castingVote: false,
    proxies: { mostEach: 2, passOn: false },
    urgent: null,
    written: { majority: { kind: 'absolute' }, days: 21 },
    inquorate: [{ way: 'defer', when: 'always' }],
    noticeDays: 21,
    papersDays: 10,
  },
};
