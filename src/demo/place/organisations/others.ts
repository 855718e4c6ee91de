import { diceFor } from '../../random.ts';
import * as codes from '../codes.ts';
import type { Organisation, OrganisationKind } from '../types.ts';
import { phoneNumber, postcodeIn } from './practices.ts';

type Line = readonly [
  code: string,
  name: string,
  kind: OrganisationKind,
  opened: string,
  closed: string | null,
  street: string | null,
  town: string | null,
];

/** Networks of practices, with the locality that each belongs to. */
export const NETWORKS: readonly (readonly [code: string, name: string, locality: string])[] = [
  ['ZU0001', 'Vale North', 'ZV1'],
  ['ZU0002', 'Furnace and Forge', 'ZV1'],
  ['ZU0003', 'Quarrygate', 'ZV1'],
  ['ZU0004', 'Lanternfield', 'ZV1'],
  ['ZU0005', 'Tipple Hill', 'ZV1'],
  ['ZU0006', 'Kestrelbridge Wharf', 'ZV1'],
  ['ZU0007', 'Hollowmere East', 'ZV2'],
  ['ZU0008', 'Hollowmere West', 'ZV2'],
  ['ZU0009', 'Sallowick', 'ZV2'],
  ['ZU0010', 'Wendle', 'ZV2'],
  ['ZU0011', 'Otterwade', 'ZV2'],
  ['ZU0012', 'Long Marl', 'ZV2'],
];

/** Practice-based commissioning groups of 2007 to 2013, with the towns whose practices formed them. */
export const PRACTICE_BASED_GROUPS: readonly (readonly [
  code: string,
  name: string,
  towns: readonly string[],
])[] = [
  [
    'ZB1',
    'Furnace and Quarry commissioning group',
    ['Kestrelbridge', 'Bellpit', 'Quarrygate', 'Lanternfield', 'Tipple Hill'],
  ],
  [
    'ZB2',
    'Mere and Meadow commissioning group',
    ['Hollowmere', 'Sallowick', 'Wendlebrook', 'Otterwade', 'Long Marl'],
  ],
];

const TRUSTS_AND_GROUPS: readonly Line[] = [
  [
    codes.GROUP,
    'Ironstone Vale CCG',
    'commissioning-group',
    '2013-04-01',
    null,
    'Ochre Street Hall',
    'Bellpit',
  ],
  [
    codes.NEIGHBOUR_GROUP,
    'Fenmarsh CCG',
    'commissioning-group',
    '2013-04-01',
    null,
    'Sluice House',
    'Fen Sallow',
  ],
  [
    codes.FORMER_TRUST,
    'Ironstone Vale Primary Care Trust',
    'primary-care-trust',
    '2006-10-01',
    '2013-03-31',
    'Ochre Street Hall',
    'Bellpit',
  ],
  [
    codes.NEIGHBOUR_FORMER_TRUST,
    'Fenmarsh Primary Care Trust',
    'primary-care-trust',
    '2006-10-01',
    '2013-03-31',
    'Sluice House',
    'Fen Sallow',
  ],
  [
    codes.SUCCESSOR_BOARD,
    'Ironstone and Fenmarsh Integrated Care Board',
    'integrated-care-board',
    '2027-04-01',
    null,
    'Ochre Street Hall',
    'Bellpit',
  ],
  [
    codes.HOLLOWMERE_GENERAL,
    'Hollowmere General Hospitals NHS Trust',
    'acute-trust',
    '1993-04-01',
    null,
    'Hollowmere General',
    'Hollowmere',
  ],
  [
    codes.KESTRELBRIDGE_INFIRMARY,
    'Kestrelbridge Infirmary NHS Foundation Trust',
    'acute-trust',
    '1994-04-01',
    null,
    'Kestrelbridge Infirmary',
    'Kestrelbridge',
  ],
  [
    codes.MENTAL_HEALTH_TRUST,
    'Vale and Fen Mental Health NHS Foundation Trust',
    'mental-health-trust',
    '2002-04-01',
    null,
    'Larch House',
    'Hollowmere',
  ],
  [
    codes.COMMUNITY_TRUST,
    'Ironstone Vale Community Health NHS Trust',
    'community-trust',
    '2010-11-01',
    null,
    'The Old Forge',
    'Lanternfield',
  ],
  [
    codes.MEDICAL_COMMITTEE,
    'Ironstone Vale Local Medical Committee',
    'local-medical-committee',
    '1974-04-01',
    null,
    '3 Assay Lane',
    'Kestrelbridge',
  ],
  [codes.COUNCIL, 'Ironstone Vale Council', 'council', '1974-04-01', null, 'Guild Hall', 'Hollowmere'],
  [
    codes.HEALTHWATCH,
    'Ironstone Vale healthwatch',
    'healthwatch',
    '2013-04-01',
    null,
    '5 Exchange Street',
    'Hollowmere',
  ],
  [
    codes.SUPPORT_FIRST,
    'Tallystone Commissioning Support',
    'support-supplier',
    '2013-04-01',
    null,
    '1 Counting House Yard',
    'Kestrelbridge',
  ],
  [
    codes.SUPPORT_SECOND,
    'Plumbline Health Support Ltd',
    'support-supplier',
    '2016-07-01',
    null,
    '9 Plumb Lane',
    'Sallowick',
  ],
  [
    codes.ULTRASOUND_SUPPLIER,
    'Quillmoor Ultrasound Ltd',
    'supplier',
    '2014-02-01',
    null,
    '2 Quill Moor',
    'Wendlebrook',
  ],
  [codes.HEART_CHARITY, 'Steady Beat Ironstone', 'charity', '1988-05-01', null, '12 Pippin Way', 'Sallowick'],
  ['ZV1', 'Vale North', 'locality', '2013-04-01', null, null, null],
  ['ZV2', 'Vale South', 'locality', '2013-04-01', null, null, null],
];

/** Prescribers that are no practices: their lists are empty, and an importer must keep them apart. */
export const OTHER_PRESCRIBERS: readonly {
  readonly code: string;
  readonly setting: string;
  readonly payer: readonly [code: string, name: string];
}[] = [
  { code: 'Z90001', setting: '8', payer: ['ZN3', 'TURNSTILE RECOVERY'] },
  { code: 'Z90002', setting: '8', payer: ['ZN3', 'TURNSTILE RECOVERY'] },
  { code: 'Z90003', setting: '2', payer: [codes.GROUP, 'IRONSTONE VALE CCG'] },
  { code: 'Z90004', setting: '14', payer: [codes.GROUP, 'IRONSTONE VALE CCG'] },
];

const PRESCRIBERS: readonly Line[] = [
  [
    'Z90001',
    'Turnstile Recovery Kestrelbridge',
    'other-prescriber',
    '2011-06-01',
    null,
    '70 Cornmarket',
    'Kestrelbridge',
  ],
  [
    'Z90002',
    'Turnstile Recovery Hollowmere',
    'other-prescriber',
    '2014-04-01',
    null,
    '6 Tannery Lane',
    'Hollowmere',
  ],
  [
    'Z90003',
    'Ironstone Vale out of hours service',
    'other-prescriber',
    '2004-04-01',
    null,
    'The Old Forge',
    'Lanternfield',
  ],
  [
    'Z90004',
    'Lantern Square specialist care centre',
    'other-prescriber',
    '2011-06-01',
    null,
    '20 Lantern Square',
    'Lanternfield',
  ],
];

const BODY_LINES: readonly Line[] = [
  [codes.BODIES.governing, 'Governing body', 'governing-body', '2013-04-01', null, null, null],
  [codes.BODIES.clinicalCouncil, 'Clinical council', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.commissioning, 'Commissioning committee', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.finance, 'Finance and performance committee', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.primaryCare, 'Primary care committee', 'committee', '2015-04-01', null, null, null],
  [codes.BODIES.audit, 'Audit committee', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.remuneration, 'Remuneration committee', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.members, 'Members’ council', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.panel, 'Review panel', 'committee', '2013-04-01', null, null, null],
  [codes.BODIES.sessional, 'Sessional GPs’ forum', 'forum', '2019-09-01', null, null, null],
  [codes.BODIES.learning, 'Learning group', 'forum', '2018-01-01', null, null, null],
];

/** Every organisation that is no practice. */
export const inventOthers = (seed: number): Organisation[] => {
  const dice = diceFor(seed, 'other organisations');
  const networks = NETWORKS.map(
    ([code, name]): Line => [code, `${name} network`, 'network', '2019-07-01', null, null, null],
  );
  const groups = PRACTICE_BASED_GROUPS.map(
    ([code, name]): Line => [code, name, 'practice-based-group', '2007-04-01', '2013-03-31', null, null],
  );
  return [...TRUSTS_AND_GROUPS, ...groups, ...networks, ...PRESCRIBERS, ...BODY_LINES].map(
    ([code, name, kind, opened, closed, street, town]) => ({
      code,
      name,
      kind,
      opened,
      closed,
      address:
        street === null || town === null
          ? null
          : { lines: [street, town], postcode: postcodeIn(town, dice), phone: phoneNumber(dice) },
    }),
  );
};
