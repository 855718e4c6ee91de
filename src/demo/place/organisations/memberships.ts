import type { CalendarDate } from '../../../shared/dates.ts';
import { dayBeforeFirst } from '../calendar.ts';
import * as codes from '../codes.ts';
import type { Membership, Organisation, Succession } from '../types.ts';
import { NETWORKS, OTHER_PRESCRIBERS, PRACTICE_BASED_GROUPS } from './others.ts';
import { PRACTICE_LINES, type PracticeLine } from './practice-table.ts';

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/** The body that paid for care before April 2013, and since; the one that moved has two since. */
const commissionersOf = (code: string): readonly (readonly [string, CalendarDate, CalendarDate | null])[] =>
  code === codes.FENBANK
    ? [
        [codes.NEIGHBOUR_FORMER_TRUST, '2006-10-01', '2013-03-31'],
        [codes.NEIGHBOUR_GROUP, '2013-04-01', dayBeforeFirst(codes.FENBANK_MOVED)],
        [codes.GROUP, codes.FENBANK_MOVED, null],
      ]
    : [
        [codes.FORMER_TRUST, '2006-10-01', '2013-03-31'],
        [codes.GROUP, '2013-04-01', null],
      ];

const practiceMemberships = (line: PracticeLine, practice: Organisation): Membership[] => {
  const [code, , , town, network] = line;
  const spans: Membership[] = commissionersOf(code).map(([parent, from, to]) => ({
    child: code,
    parent,
    kind: 'commissioner',
    from,
    to,
  }));
  const formerGroup = PRACTICE_BASED_GROUPS.find(([, , towns]) => towns.includes(town));
  if (formerGroup)
    spans.push({
      child: code,
      parent: formerGroup[0],
      kind: 'practice-based-group',
      from: '2007-04-01',
      to: '2013-03-31',
    });
  if (network) {
    const from = code === codes.FENBANK ? codes.FENBANK_MOVED : '2019-07-01';
    spans.push({ child: code, parent: network, kind: 'network', from, to: null });
  }
  return spans
    .map((span) => ({ ...span, from: later(span.from, practice.opened), to: span.to ?? practice.closed }))
    .filter((span) => span.to === null || span.from <= span.to);
};

const partOf = (child: Organisation, parent: string, kind: Membership['kind'] = 'part-of'): Membership => ({
  child: child.code,
  parent,
  kind,
  from: child.opened,
  to: child.closed,
});

const parentOfOther = (one: Organisation): Membership | undefined => {
  if (one.kind === 'network')
    return partOf(one, NETWORKS.find(([code]) => code === one.code)?.[2] ?? codes.GROUP, 'locality');
  if (one.kind === 'practice-based-group') return { ...partOf(one, codes.FORMER_TRUST), from: '2007-04-01' };
  if (['locality', 'governing-body', 'committee', 'forum'].includes(one.kind))
    return partOf(one, codes.GROUP);
  const prescriber = OTHER_PRESCRIBERS.find(
    ({ code, payer }) => code === one.code && payer[0] === codes.GROUP,
  );
  return prescriber && { ...partOf(one, codes.GROUP, 'commissioner'), from: later(one.opened, '2013-04-01') };
};

/** Who belonged to whom, and when. A practice has one commissioner on any day. */
export const inventMemberships = (organisations: readonly Organisation[]): Membership[] => {
  const byCode = new Map(organisations.map((one) => [one.code, one]));
  const practices = PRACTICE_LINES.flatMap((line) => {
    const practice = byCode.get(line[0]);
    return practice ? practiceMemberships(line, practice) : [];
  });
  return [...practices, ...organisations.flatMap((one) => parentOfOther(one) ?? [])];
};

/** What followed what. The board that follows the group is still to come on the day of the story. */
export const SUCCESSIONS: readonly Succession[] = [
  { predecessor: codes.FORMER_TRUST, successor: codes.GROUP, date: '2013-04-01', kind: 'succession' },
  { predecessor: codes.FORMER_TRUST, successor: codes.NEIGHBOUR_GROUP, date: '2013-04-01', kind: 'split' },
  {
    predecessor: codes.NEIGHBOUR_FORMER_TRUST,
    successor: codes.NEIGHBOUR_GROUP,
    date: '2013-04-01',
    kind: 'succession',
  },
  { predecessor: 'ZB1', successor: codes.GROUP, date: '2013-04-01', kind: 'merger' },
  { predecessor: 'ZB2', successor: codes.GROUP, date: '2013-04-01', kind: 'merger' },
  { predecessor: codes.OCHRE_STREET, successor: codes.BELLPIT, date: '2015-10-01', kind: 'merger' },
  { predecessor: codes.GROUP, successor: codes.SUCCESSOR_BOARD, date: '2027-04-01', kind: 'merger' },
  {
    predecessor: codes.NEIGHBOUR_GROUP,
    successor: codes.SUCCESSOR_BOARD,
    date: '2027-04-01',
    kind: 'merger',
  },
];
