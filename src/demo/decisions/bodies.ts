import { STARTING_BODIES, STARTING_ORDERS, type ToldBody, type ToldMember } from '../../decisions/index.ts';
import { addDays } from '../../shared/dates.ts';
import type { BodyKey } from './calendar.ts';
import type { Seats } from './people.ts';

const FOUNDED = '2013-04-01';
/** The day on which the standing orders of the governing body changed. */
export const NEW_ORDERS = '2026-04-01';
/** Since then the votes of practices weigh by their lists. */
export const WEIGHTED_FROM = '2026-01-01';
/** Where the sizes of lists come from by which votes weigh. */
export const LISTS = 'Patients registered at a practice, the newest list of then';
const CONSTITUTION = 'Constitution of the group, version 9';

type SeatLine = readonly [
  name: string,
  seat: string,
  from: string,
  termEnds: string | null,
  more?: {
    readonly isClinician?: boolean;
    readonly deputyFor?: string;
    readonly to?: string;
    readonly why?: string;
  },
];

const membersOf = (seats: Seats, body: string, lines: readonly SeatLine[]): readonly ToldMember[] =>
  lines.map(([name, seat, from, termEnds, more = {}]) => ({
    key: `${body} ${seat} ${name}`,
    who: seats.named(name),
    seat,
    from,
    termEnds: termEnds ?? undefined,
    isClinician: more.isClinician,
    deputyFor: more.deputyFor,
    to: more.to,
    endedReason: more.why,
  }));

const GP = { isClinician: true } as const;

/** The thirteen of the governing body, a deputy, and who is in attendance. */
const GOVERNING: readonly SeatLine[] = [
  ['Ivo Marchbanks', 'chair', '2019-04-01', '2028-03-31', GP],
  ['Perpetua Dunnock', 'deputy-chair', '2022-01-01', '2026-12-31'],
  ['Lettice Hobbinford', 'clinician', '2022-04-01', '2028-03-31', GP],
  ['Gwil Arkwhistle', 'clinician', '2020-04-01', '2027-01-31', GP],
  ['Piers Quartzley', 'clinician', '2023-04-01', '2029-03-31', GP],
  ['Nadia Fennimore', 'clinician', '2024-04-01', '2027-03-31', GP],
  ['Selma Brackenrow', 'clinician', '2021-04-01', '2027-03-31', GP],
  ['Joan Wrenfold', 'nurse', '2021-04-01', '2027-03-31', GP],
  ['Idris Vellacote', 'specialist', '2022-04-01', '2028-03-31', GP],
  ['Odette Larkspur', 'accountable-officer', '2018-01-01', null],
  ['Callum Featherhay', 'finance', '2020-06-01', null],
  ['Josiah Tansywick', 'lay-audit', '2021-10-01', '2027-09-30'],
  ['Perpetua Dunnock', 'lay-public', '2020-01-01', '2026-12-31'],
  ['Araminta Follet', 'lay-other', '2023-06-01', '2029-05-31'],
  ['Wilhelmina Tidmarsh-Hay', 'adviser', '2017-10-01', null],
  [
    'Col Ashgrove',
    'clinician',
    '2023-04-01',
    null,
    { isClinician: true, deputyFor: 'governing-body clinician Selma Brackenrow' },
  ],
];

const COMMISSIONING: readonly SeatLine[] = [
  ['Ivo Marchbanks', 'chair', '2019-04-01', null, GP],
  ['Lettice Hobbinford', 'clinician', '2022-04-01', null, GP],
  ['Nadia Fennimore', 'clinician', '2024-04-01', null, GP],
  ['Tamsin Ploverdale', 'clinician', '2023-10-01', '2029-09-30', GP],
  ['Rowan Ashcombe-Pike', 'clinician', '2022-04-01', '2028-03-31', GP],
  ['Callum Featherhay', 'finance', '2020-06-01', null],
  ['Odette Larkspur', 'member', '2018-01-01', null],
  ['Rosalba Greenhythe-Lea', 'member', '2020-09-01', null],
  ['Perpetua Dunnock', 'lay', '2020-01-01', '2026-12-31'],
  // The second lay seat is empty since: the vacancy that the page of the body shows.
  [
    'Winsome Catterdale',
    'lay',
    '2023-04-01',
    '2026-03-31',
    { to: '2026-03-31', why: 'The term was up, and she did not stand again.' },
  ],
  ['Wilhelmina Tidmarsh-Hay', 'adviser', '2017-10-01', null],
];

const AUDIT: readonly SeatLine[] = [
  ['Josiah Tansywick', 'chair', '2021-10-01', '2027-09-30'],
  ['Araminta Follet', 'lay', '2023-06-01', '2029-05-31'],
  ['Humphrey Balkwell-Stow', 'lay', '2024-01-01', '2026-12-31'],
  ['Selma Brackenrow', 'clinician', '2021-04-01', '2027-03-31', GP],
  ['Joan Wrenfold', 'clinician', '2021-04-01', '2027-03-31', GP],
  ['Nimmi Ledgerwood-Lane', 'finance', '2021-03-01', null],
  ['Callum Featherhay', 'adviser', '2020-06-01', null],
  ['Wilhelmina Tidmarsh-Hay', 'adviser', '2017-10-01', null],
];

const verified = { by: 'Ms Wilhelmina Tidmarsh-Hay', on: '2024-04-15' } as const;

/** Orders from one day to another, the later with what changed. */
const ordersOf = (
  starting: keyof typeof STARTING_ORDERS,
  body: BodyKey,
  more: Partial<(typeof STARTING_ORDERS)['governing-body']> = {},
  change?: Partial<(typeof STARTING_ORDERS)['governing-body']>,
  changedOn = NEW_ORDERS,
): ToldBody['orders'] => {
  const first = {
    ...STARTING_ORDERS[starting],
    ...more,
    key: `${body}-1`,
    body,
    inForceFrom: '2024-04-01',
    approvedBy: 'The member practices',
    source: `${CONSTITUTION}, standing orders`,
    unverified: [],
  };
  const old = { from: '2024-04-01', orders: first, source: first.source, verified, enteredOn: '2024-03-20' };
  if (!change) return [old];
  const source = `${CONSTITUTION}, standing orders as changed by the members`;
  return [
    { ...old, orders: { ...first, inForceTo: addDays(changedOn, -1) } },
    {
      from: changedOn,
      orders: { ...first, ...change, key: `${body}-2`, inForceFrom: changedOn, source },
      source,
      verified: { by: verified.by, on: addDays(changedOn, -20) },
      enteredOn: addDays(changedOn, -22),
    },
  ];
};

const composed = (
  starting: keyof typeof STARTING_BODIES,
  body: BodyKey,
  atLeast: Readonly<Record<string, number>> = {},
) => [
  {
    ...STARTING_BODIES[starting],
    key: `${body}-1`,
    body,
    inForceFrom: FOUNDED,
    inForceTo: null,
    seats: STARTING_BODIES[starting].seats.map((seat) => ({
      ...seat,
      atLeast: atLeast[seat.key] ?? seat.atLeast,
    })),
    source: `${CONSTITUTION}, membership`,
    verified: true,
  },
];

/** The governing body, two committees and the members’ council, with their members and orders. */
export const bodiesOf = (seats: Seats): readonly ToldBody[] => {
  const { quorum } = STARTING_ORDERS['governing-body'];
  return [
    {
      key: 'governing-body',
      name: 'Governing body',
      kind: 'governing-body',
      about: 'Decides what the group buys for more than £250,000 a year, and answers for all that it does.',
      routeBody: 'governing-body',
      inPublic: true,
      composition: composed('governing-body', 'governing-body'),
      foundedOn: FOUNDED,
      members: membersOf(seats, 'governing-body', GOVERNING),
      // Until April 2026 nobody asked that clinicians outnumber the others, and papers went out five days before.
      orders: ordersOf(
        'governing-body',
        'governing-body',
        { quorum: { ...quorum, clinicalMajority: false } },
        { quorum, papersDays: 7 },
      ),
    },
    {
      key: 'commissioning',
      name: 'Commissioning committee',
      kind: 'committee',
      about:
        'Decides what the group buys for up to £250,000 a year, and looks at what clinical leads decided.',
      parent: 'governing-body',
      routeBody: 'committee',
      inPublic: false,
      composition: composed('committee', 'commissioning', { lay: 2 }),
      foundedOn: FOUNDED,
      members: membersOf(seats, 'commissioning', COMMISSIONING),
      orders: ordersOf('committee', 'commissioning'),
    },
    {
      key: 'audit',
      name: 'Audit and quality committee',
      kind: 'committee',
      about: 'Watches over money, risks, quality and the registers of interests; it buys nothing.',
      parent: 'governing-body',
      inPublic: false,
      composition: composed('committee', 'audit'),
      foundedOn: FOUNDED,
      members: membersOf(seats, 'audit', AUDIT),
      orders: ordersOf('committee', 'audit'),
    },
    {
      key: 'members-council',
      name: 'Members’ council',
      kind: 'members',
      about:
        'All member practices: they change the constitution, elect GPs to the governing body, and decide what touches every list.',
      routeBody: 'members',
      inPublic: true,
      composition: composed('members', 'members-council'),
      foundedOn: FOUNDED,
      members: [
        ...membersOf(seats, 'members-council', [
          ['Ivo Marchbanks', 'chair', '2019-04-01', '2028-03-31', GP],
          ['Wilhelmina Tidmarsh-Hay', 'adviser', '2017-10-01', null],
        ]),
        ...seats.voices.map(({ who, practice, isClinician }) => ({
          key: `members-council ${practice}`,
          who,
          seat: 'practice',
          organisation: practice,
          isClinician,
          from: '2024-04-01',
        })),
      ],
      // Until then each practice had one vote, whatever its size.
      orders: ordersOf(
        'members',
        'members-council',
        {},
        { weight: { by: 'list-size', per: 1 } },
        WEIGHTED_FROM,
      ),
    },
  ];
};
