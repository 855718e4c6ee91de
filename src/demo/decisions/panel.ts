import {
  STARTING_BODIES,
  STARTING_ORDERS,
  type ToldBody,
  type ToldItem,
  type ToldMeeting,
} from '../../decisions/index.ts';
import { addDays } from '../../shared/dates.ts';
import { namedOf } from '../proposals/cast.ts';
import type { Invented } from '../proposals/invent.ts';
import type { Seats } from './people.ts';

const HANDED =
  'Seven GPs gain from it through their own practices, and clinicians who are left do not outnumber the others. It goes to the panel without an interest, which meets today at five.';

/** The item as the governing body left it: not quorate because of interests, so handed to a panel. */
export const panelItem = (seats: Seats, item: ToldItem): ToldItem => ({
  ...item,
  minutes: 10,
  way: { way: 'unconflicted-panel', words: HANDED },
  lines: [
    {
      at: '',
      kind: 'words',
      words: `${seats.named('Perpetua Dunnock').name} took the chair for this item and put the ways to those who stayed.`,
    },
  ],
});

/** The panel that decides in place of the governing body what most of its members gain from. */
export const panelBody = (seats: Seats): ToldBody => {
  const from = '2024-04-01';
  const source = 'Constitution of the group, version 9, standing order 11';
  const lines = [
    ['Perpetua Dunnock', 'chair', false],
    ['Joan Wrenfold', 'clinician', true],
    ['Idris Vellacote', 'clinician', true],
    ['Hester Wainfleet-Moor', 'clinician', true],
    ['Winsome Catterdale', 'lay', false],
    ['Nimmi Ledgerwood-Lane', 'finance', false],
  ] as const;
  return {
    key: 'panel',
    name: 'Panel without an interest',
    kind: 'panel',
    about: 'Decides in place of the governing body what too many of its members have an interest in.',
    parent: 'governing-body',
    inPublic: true,
    composition: [
      {
        ...STARTING_BODIES.committee,
        key: 'panel-1',
        body: 'panel',
        inForceFrom: from,
        inForceTo: null,
        source,
        verified: true,
      },
    ],
    foundedOn: from,
    members: lines.map(([name, seat, isClinician]) => ({
      key: `panel ${seat} ${name}`,
      who: seats.named(name),
      seat,
      isClinician,
      from,
    })),
    orders: [
      {
        from,
        orders: {
          ...STARTING_ORDERS.committee,
          key: 'panel-1',
          body: 'panel',
          inForceFrom: from,
          source,
          unverified: [],
        },
        source,
        verified: { by: 'Ms Wilhelmina Tidmarsh-Hay', on: '2024-04-15' },
        enteredOn: '2024-03-20',
      },
    ],
  };
};

/** The meeting of the panel, on the same day. */
export const panelMeeting = (seats: Seats, one: Invented): ToldMeeting => {
  const on = one.course.decided.at(-1)?.on ?? '';
  const { title } = one.told;
  return {
    key: `panel ${on}`,
    body: 'panel',
    title: 'Panel without an interest',
    on,
    from: '17:00',
    to: '18:00',
    place: 'Ochre Street Hall',
    inPublic: true,
    state: 'closed',
    chair: seats.named('Perpetua Dunnock'),
    noticeOn: addDays(on, -14),
    papersOn: addDays(on, -7),
    papersDue: addDays(on, -8),
    presence: [{ member: 'panel finance Nimmi Ledgerwood-Lane', what: 'video' }],
    minutes: 'draft',
    minutesOn: addDays(on, 7),
    items: [
      {
        kind: 'proposal',
        title,
        purpose: 'decide',
        asks: `That the group does this: ${title}.`,
        idea: title,
        minutes: 40,
        presenter: namedOf(one.clinician),
        papers: [{ title: 'The case, as it was sent', kind: 'case' }],
        at: '17:00',
        until: '17:40',
        lines: [
          {
            at: '17:05',
            kind: 'words',
            words: 'The governing body handed the item over; nobody here has an interest in it.',
          },
        ],
        vote: {
          motion: `That the group does this: ${title}.`,
          method: 'roll-call',
          at: '17:32',
          until: '17:36',
        },
        decision: {
          outcome: 'yes',
          title,
          summary: `We said yes to this: ${title}. Most of the governing body’s GPs gain from it, so a panel without an interest decided in its place.`,
          reasons: [
            'It meets a need that people agreed on, at a cost that the budget can bear.',
            one.trouble.agreed(one.service, one.number),
            'Nobody who decided gains from it.',
          ],
          review: { on: addDays(on, 365), by: namedOf(one.manager), byName: one.manager.name },
          publishedOn: addDays(on, 1),
        },
      },
    ],
  };
};
