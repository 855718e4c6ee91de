import {
  addGiftTo,
  addInterestCheckTo,
  addInterestTo,
  DECLARING_ROLES,
  type NewGift,
  type NewInterest,
} from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { addDays } from '../../shared/dates.ts';
import { personId } from '../load/person-id.ts';
import { TOLD_TO } from '../place/calendar.ts';
import { isHeldOn } from '../place/people/jobs.ts';
import type { Person, Place } from '../place/types.ts';
import { putForward } from '../proposals/invent.ts';
import { diceFor } from '../random.ts';
import type { Seats } from './people.ts';

type Line = Omit<NewInterest, 'person' | 'personName' | 'from' | 'declaredOn'> & {
  readonly of: string;
  readonly from: string;
  readonly on?: string;
};

const OWN: readonly (readonly [name: string, practice: string])[] = [
  ['Ivo Marchbanks', 'Z00040'],
  ['Lettice Hobbinford', 'Z00023'],
  ['Gwil Arkwhistle', 'Z00029'],
  ['Piers Quartzley', 'Z00044'],
  ['Nadia Fennimore', 'Z00022'],
  ['Selma Brackenrow', 'Z00009'],
  ['Rowan Ashcombe-Pike', 'Z00058'],
  ['Tamsin Ploverdale', 'Z00012'],
];

const DECLARED: readonly Line[] = [
  {
    of: 'Nadia Fennimore',
    kind: 'financial',
    tie: 'owns-share-in',
    organisation: 'ZS3',
    words: '8% of the shares',
    band: '10k-50k',
    from: '2021-06-01',
  },
  {
    of: 'Piers Quartzley',
    kind: 'indirect',
    tie: 'employed-by',
    organisation: 'ZR2',
    closeTie: 'married-to',
    closeName: 'Ms H. Quartzley',
    words: 'Theatres manager; her post is not in heart care',
    from: '2016-05-01',
  },
  {
    of: 'Josiah Tansywick',
    kind: 'non-financial-personal',
    tie: 'trustee-of',
    organisation: 'ZX1',
    words: 'Trustee, unpaid',
    from: '2019-01-01',
    to: '2025-12-31',
  },
  {
    of: 'Gwil Arkwhistle',
    kind: 'financial',
    tie: 'paid-by',
    organisationName: 'Lampwick Out of Hours',
    words: 'About two shifts a month',
    band: '1k-10k',
    from: '2025-08-01',
    on: '2025-10-17',
  },
  {
    of: 'Idris Vellacote',
    kind: 'non-financial-professional',
    tie: 'member-of',
    organisationName: 'A royal college, council',
    words: 'Elected member of its council',
    from: '2023-09-01',
  },
  {
    of: 'Araminta Follet',
    kind: 'indirect',
    tie: 'director-of',
    organisationName: 'Follet & Daughter, builders',
    closeTie: 'sibling-of',
    closeName: 'Mr B. Follet',
    words: 'It has built two surgeries',
    from: '2014-03-01',
  },
  {
    of: 'Lettice Hobbinford',
    kind: 'non-financial-professional',
    tie: 'works-in',
    organisation: 'ZR4',
    words: 'One clinic a month, unpaid',
    from: '2024-02-01',
  },
  {
    of: 'Rosalba Greenhythe-Lea',
    kind: 'financial',
    tie: 'employed-by',
    organisation: 'ZA1',
    words: 'Director of public health',
    band: 'over-50k',
    from: '2020-09-01',
  },
  {
    of: 'Perpetua Dunnock',
    kind: 'non-financial-personal',
    tie: 'campaigns-for',
    organisationName: 'Friends of Furnace Lane',
    words: 'For keeping the walk-in clinic',
    from: '2017-05-01',
  },
];

const GIFTS: readonly (Omit<NewGift, 'person' | 'personName'> & { readonly of: string })[] = [
  {
    of: 'Callum Featherhay',
    kind: 'hospitality',
    giverName: 'Tallystone Commissioning Support',
    organisation: 'ZS1',
    what: 'Dinner after a conference',
    pence: 45_00,
    onDay: '2025-03-12',
    outcome: 'declined',
    words: 'They bid for a contract that month.',
    declaredOn: '2025-03-13',
  },
  {
    of: 'Ivo Marchbanks',
    kind: 'gift',
    giverName: 'A patients’ group',
    what: 'A tin of biscuits',
    pence: 8_00,
    onDay: '2025-12-18',
    outcome: 'passed-on',
    words: 'To the reception team.',
    declaredOn: '2025-12-19',
  },
  {
    of: 'Nadia Fennimore',
    kind: 'hospitality',
    giverName: 'Quillmoor Ultrasound Ltd',
    organisation: 'ZS3',
    what: 'Travel to its yearly meeting of owners',
    pence: 62_00,
    onDay: '2026-02-20',
    outcome: 'accepted',
    words: 'As an owner of shares.',
    declaredOn: '2026-03-02',
  },
];

/** Who said that they have nothing to declare. */
const NOTHING = [
  'Odette Larkspur',
  'Humphrey Balkwell-Stow',
  'Nimmi Ledgerwood-Lane',
  'Winsome Catterdale',
] as const;

/** One in so many lets the year go by without saying anything. */
const LATE = 1 / 15;

/**
 * The rest of those who must declare, each on a day of the last eleven months: partners own a share of their practice,
 * and the others say that they have nothing. A few are late.
 */
const declareTheRest = async (
  trx: Trx,
  now: Date,
  place: Place,
  { told, days }: { readonly told: ReadonlySet<string>; readonly days: number },
): Promise<void> => {
  const dice = diceFor(place.seed, 'interests');
  const heldBy = (person: Person) => person.appointments.filter((one) => isHeldOn(place.today, one));
  for (const person of place.people) {
    const held = heldBy(person).filter(({ role }) => DECLARING_ROLES.some((one) => one === role));
    const name = `${person.givenName} ${person.familyName}`;
    if (held.length === 0 || told.has(name)) continue;
    const who = { person: personId(place, person.id), personName: `${person.title} ${name}` };
    const onDay = putForward(addDays(TOLD_TO, -dice.int(15, 330)), days);
    const partner = held.find(({ role }) => role === 'gp-partner');
    if (dice.chance(LATE)) continue;
    if (partner)
      await addInterestTo(trx, system, now, {
        ...who,
        kind: 'financial',
        tie: 'partner-of',
        organisation: partner.organisation,
        words: 'GP partner',
        band: 'over-50k',
        from: putForward(partner.from, days),
        knownOn: onDay,
        declaredOn: onDay,
      });
    await addInterestCheckTo(trx, system, now, { ...who, said: partner ? 'complete' : 'nothing', onDay });
  }
};

/** Declares what people of the bodies own, do and were given, and then everybody else, each on its day put forward. */
export const declareInterests = (
  platform: Platform,
  place: Place,
  seats: Seats,
  days: number,
): Promise<void> =>
  inTransaction(platform.db, async (trx) => {
    const now = platform.now();
    const own = OWN.map(
      ([of, organisation]): Line => ({
        of,
        kind: 'financial',
        tie: 'partner-of',
        organisation,
        words: 'GP partner',
        band: 'over-50k',
        from: '2019-04-01',
      }),
    );
    for (const { of, on, ...line } of [...own, ...DECLARED]) {
      const { id, name } = seats.named(of);
      const declaredOn = on ?? '2024-04-10';
      await addInterestTo(trx, system, now, {
        ...putForward({ ...line, declaredOn }, days),
        person: id,
        personName: name,
        knownOn: line.from < '2024-03-20' ? putForward('2024-03-20', days) : null,
      });
    }
    for (const { of, ...gift } of GIFTS) {
      const { id, name } = seats.named(of);
      await addGiftTo(trx, system, now, { ...putForward(gift, days), person: id, personName: name });
    }
    const checked = new Set([...own, ...DECLARED].map(({ of }) => of));
    for (const of of [...checked, ...NOTHING]) {
      const { id, name } = seats.named(of);
      await addInterestCheckTo(trx, system, now, {
        person: id,
        personName: name,
        said: checked.has(of) ? 'complete' : 'nothing',
        onDay: putForward('2026-04-14', days),
      });
    }
    await declareTheRest(trx, now, place, { told: new Set([...checked, ...NOTHING]), days });
  });
