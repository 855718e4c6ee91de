import type { ToldTouch } from '../../decisions/index.ts';
import { addDays } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import {
  COMMUNITY_TRUST,
  COUNCIL,
  HOLLOWMERE_GENERAL,
  KESTRELBRIDGE_INFIRMARY,
  ULTRASOUND_SUPPLIER,
} from '../place/codes.ts';
import type { Place } from '../place/types.ts';
import { FOUNDING_TITLE } from '../proposals/founding.ts';
import type { Invented } from '../proposals/invent.ts';
import { NEW_ORDERS } from './bodies.ts';

/** The first yes of the governing body under the new orders: payments to practices, from which its GPs gain. */
export const conflictedOf = (invented: readonly Invented[]): Invented | undefined =>
  invented
    .filter(({ body, course }) => {
      const last = course.decided.at(-1);
      return (
        body === 'governing-body' &&
        course.decided.length === 1 &&
        last?.outcome === 'yes' &&
        last.on > addDays(NEW_ORDERS, 30)
      );
    })
    .sort((a, b) => ((a.course.decided[0]?.on ?? '') < (b.course.decided[0]?.on ?? '') ? -1 : 1))[0];

/** Practices of the governing body’s GPs. */
const OF_THE_BODY = ['Z00040', 'Z00023', 'Z00029', 'Z00044', 'Z00022', 'Z00009'] as const;

/** Who gains from what each body decides, in turn: some of them are tied to a member. */
const GAINERS: Readonly<Record<string, readonly string[]>> = {
  'governing-body': [KESTRELBRIDGE_INFIRMARY, HOLLOWMERE_GENERAL],
  committee: [COMMUNITY_TRUST, COUNCIL, HOLLOWMERE_GENERAL],
};

const isWaiting = ({ told }: Invented): boolean => told.moves.at(-1)?.move === 'send';

type Touching = (
  idea: string,
  organisation: string,
  as: ToldTouch['as'],
  on: string,
  note?: string,
) => ToldTouch;

/** Of what is to come: two ideas touch interests of the governing body, and one of the committee; the chair has yet to rule. */
const waitingTouches = (invented: readonly Invented[], touch: Touching): readonly ToldTouch[] => {
  const before = (body: Invented['body']) => invented.filter((one) => one.body === body && isWaiting(one));
  const [first, second] = before('governing-body');
  const [other] = before('committee');
  return [
    ...(first ? [touch(first.told.title, KESTRELBRIDGE_INFIRMARY, 'gainer', TOLD_TO)] : []),
    ...(second ? [touch(second.told.title, ULTRASOUND_SUPPLIER, 'bidder', TOLD_TO)] : []),
    ...(other ? [touch(other.told.title, COMMUNITY_TRUST, 'supplier', TOLD_TO)] : []),
  ];
};

/** Whom ideas touch: the founding one, the one that had to go to the panel, some that were decided and some that wait. */
export const touchesOf = (
  place: Place,
  invented: readonly Invented[],
  conflicted: Invented | undefined,
): readonly ToldTouch[] => {
  const names = new Map(place.organisations.map(({ code, name }) => [code, name]));
  const touch = (
    idea: string,
    organisation: string,
    as: ToldTouch['as'],
    on: string,
    note?: string,
  ): ToldTouch => ({
    idea,
    organisation,
    name: names.get(organisation) ?? organisation,
    as,
    on,
    note,
  });
  return [
    touch(FOUNDING_TITLE, ULTRASOUND_SUPPLIER, 'bidder', '2026-05-20', 'It scans for two groups next door.'),
    touch(FOUNDING_TITLE, HOLLOWMERE_GENERAL, 'gainer', '2026-05-20'),
    touch(FOUNDING_TITLE, KESTRELBRIDGE_INFIRMARY, 'gainer', '2026-05-20'),
    ...(conflicted
      ? OF_THE_BODY.map((code) =>
          touch(conflicted.told.title, code, 'gainer', conflicted.course.reached.get('send') ?? TOLD_TO),
        )
      : []),
    ...waitingTouches(invented, touch),
    ...invented
      .filter((one) => one.course.decided.length > 0 && one !== conflicted)
      .flatMap((one, at) => {
        const gainer = GAINERS[one.body]?.[at % 4];
        const on = one.course.reached.get('send') ?? TOLD_TO;
        return gainer ? [touch(one.told.title, gainer, 'gainer', on)] : [];
      }),
  ];
};
