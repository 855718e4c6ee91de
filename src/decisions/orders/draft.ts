import { type Draft, keyFrom, listIn, partIn, textIn } from '../../proposals/index.ts';
import { SEAT_KINDS } from '../bodies/seats-rules.ts';
import type { OrdersFault } from './faults-rules.ts';
import {
  INQUORATE_WAYS,
  type Majority,
  ORDINARY,
  type OrderPart,
  type Share,
  type StandingOrders,
} from './orders-rules.ts';

/** How many kinds of seat that will do for one thing the form offers at least. */
export const LEAST_ANY_OF = 3;
/** Empty rows after those that stand. */
export const NEW_ROWS = 2;

const yes = (is: boolean): string => (is ? 'yes' : '');
const shareDraft = (share: Share | null): Draft => ({
  part: share ? String(share.part) : '',
  whole: share ? String(share.whole) : '',
  reach: share?.reach ?? '',
});
const majorityDraft = (majority: Majority): Draft => ({
  kind: majority.kind,
  share: shareDraft(majority.kind === 'special' ? majority.share : null),
  of: majority.kind === 'special' ? majority.of : '',
});

/** Orders as the fields of their form. */
export const draftOfOrders = (orders: StandingOrders): Draft => {
  const { quorum, proxies, urgent, written, weight, publication } = orders;
  return {
    approvedBy: orders.approvedBy,
    quorum: {
      members: quorum.members === null ? '' : String(quorum.members),
      share: shareDraft(quorum.share),
      vacantSeats: quorum.vacantSeats,
      roles: quorum.roles.map(({ anyOf, atLeast }) => ({
        anyOf: anyOf.map((kind) => ({ '': kind })),
        atLeast: String(atLeast),
      })),
      clinicalMajority: yes(quorum.clinicalMajority),
      conflictedCount: yes(quorum.conflictedCount),
      leastUnconflicted: quorum.leastUnconflicted === null ? '' : String(quorum.leastUnconflicted),
      byVideo: yes(quorum.byVideo),
      deputies: quorum.deputies,
    },
    majorities: orders.majorities.map(({ kind, label, majority }) => ({
      kind,
      label,
      majority: majorityDraft(majority),
    })),
    abstentions: orders.abstentions,
    castingVote: yes(orders.castingVote),
    proxies: {
      on: yes(proxies !== null),
      mostEach: proxies ? String(proxies.mostEach) : '',
      passOn: yes(proxies?.passOn ?? false),
    },
    splitVotes: yes(orders.splitVotes),
    weight: { by: weight.by, per: weight.by === 'list-size' ? String(weight.per) : '' },
    urgent: {
      on: yes(urgent !== null),
      decide: Object.fromEntries((urgent?.decide ?? []).map((kind) => [kind, 'yes'])),
      consult: urgent ? String(urgent.consult) : '',
      toldWithinDays: urgent ? String(urgent.toldWithinDays) : '',
      toNextMeeting: yes(urgent?.toNextMeeting ?? false),
    },
    written: {
      on: yes(written !== null),
      majority: majorityDraft(written?.majority ?? { kind: 'absolute' }),
      days: written ? String(written.days) : '',
    },
    inquorate: orders.inquorate.map(({ way, when }) => ({ way, when })),
    noticeDays: String(orders.noticeDays),
    papersDays: String(orders.papersDays),
    latePapers: orders.latePapers,
    publication: {
      meetsInPublic: yes(publication.meetsInPublic),
      draftMinutesDays: String(publication.draftMinutesDays),
      decisionsDays: String(publication.decisionsDays),
      privateReasons: publication.privateReasons.map(({ label }) => label).join('\n'),
    },
  };
};

const ticked = (draft: Draft | undefined, name: string): boolean => textIn(draft, name) === 'yes';

const shareOf = (draft: Draft | undefined) => ({
  part: textIn(draft, 'part'),
  whole: textIn(draft, 'whole'),
  reach: textIn(draft, 'reach'),
});
const majorityOf = (draft: Draft | undefined) => ({
  kind: textIn(draft, 'kind'),
  share: shareOf(partIn(draft, 'share')),
  of: textIn(draft, 'of'),
});

/** Each reason keeps the key that it had; a new one has a key of its words. */
const reasonsOf = (text: string, before: StandingOrders['publication']['privateReasons']) => {
  const labels = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const taken = new Set(before.map(({ key }) => key));
  return labels.map((label) => {
    const known = before.find((reason) => reason.label === label);
    if (known) return known;
    const key = keyFrom(label, taken);
    taken.add(key);
    return { key, label };
  });
};

/** What a form says, in the shape of orders: yet to be read and checked. Rows that were left empty are left out. */
export const ordersOfDraft = (
  draft: Draft,
  before: Pick<StandingOrders, 'publication'> | undefined,
): Readonly<Record<string, unknown>> => {
  const [quorum, proxies, urgent, written, publication, weight] = [
    'quorum',
    'proxies',
    'urgent',
    'written',
    'publication',
    'weight',
  ].map((name) => partIn(draft, name));
  const share = shareOf(partIn(quorum, 'share'));
  const taken = new Set<string>(listIn(draft, 'majorities').flatMap((row) => textIn(row, 'kind') || []));
  return {
    approvedBy: textIn(draft, 'approvedBy'),
    quorum: {
      members: textIn(quorum, 'members'),
      share: share.part === '' && share.whole === '' ? null : share,
      vacantSeats: textIn(quorum, 'vacantSeats'),
      roles: listIn(quorum, 'roles')
        .map((row) => ({
          anyOf: [...new Set(listIn(row, 'anyOf').map((one) => textIn(one, '')))].filter(
            (kind) => kind !== '',
          ),
          atLeast: textIn(row, 'atLeast'),
        }))
        .filter(({ anyOf, atLeast }) => anyOf.length > 0 || atLeast !== ''),
      clinicalMajority: ticked(quorum, 'clinicalMajority'),
      conflictedCount: ticked(quorum, 'conflictedCount'),
      leastUnconflicted: textIn(quorum, 'leastUnconflicted'),
      byVideo: ticked(quorum, 'byVideo'),
      deputies: textIn(quorum, 'deputies'),
    },
    majorities: listIn(draft, 'majorities')
      .filter((row) => textIn(row, 'label') !== '')
      .map((row, place) => {
        const label = textIn(row, 'label');
        const known = textIn(row, 'kind') || (place === 0 ? ORDINARY : '');
        const kind = known || keyFrom(label, taken);
        taken.add(kind);
        return { kind, label, majority: majorityOf(partIn(row, 'majority')) };
      }),
    abstentions: textIn(draft, 'abstentions'),
    castingVote: ticked(draft, 'castingVote'),
    proxies: ticked(proxies, 'on')
      ? { mostEach: textIn(proxies, 'mostEach'), passOn: ticked(proxies, 'passOn') }
      : null,
    splitVotes: ticked(draft, 'splitVotes'),
    weight: { by: textIn(weight, 'by'), per: textIn(weight, 'per') },
    urgent: ticked(urgent, 'on')
      ? {
          decide: SEAT_KINDS.filter((kind) => ticked(partIn(urgent, 'decide'), kind)),
          consult: textIn(urgent, 'consult'),
          toldWithinDays: textIn(urgent, 'toldWithinDays'),
          toNextMeeting: ticked(urgent, 'toNextMeeting'),
        }
      : null,
    written: ticked(written, 'on')
      ? { majority: majorityOf(partIn(written, 'majority')), days: textIn(written, 'days') }
      : null,
    inquorate: listIn(draft, 'inquorate')
      .map((row) => ({ way: textIn(row, 'way'), when: textIn(row, 'when') || 'always' }))
      .filter(({ way }) => way !== ''),
    noticeDays: textIn(draft, 'noticeDays'),
    papersDays: textIn(draft, 'papersDays'),
    latePapers: textIn(draft, 'latePapers'),
    publication: {
      meetsInPublic: ticked(publication, 'meetsInPublic'),
      draftMinutesDays: textIn(publication, 'draftMinutesDays'),
      decisionsDays: textIn(publication, 'decisionsDays'),
      privateReasons: reasonsOf(
        textIn(publication, 'privateReasons'),
        before?.publication.privateReasons ?? [],
      ),
    },
  };
};

const FIELDS: Readonly<Record<OrderPart, string>> = {
  quorum: 'quorum.members',
  majority: 'majorities.0.majority.kind',
  votes: 'weight.by',
  urgent: 'urgent.consult',
  written: 'written.days',
  inquorate: 'inquorate.0.way',
  notice: 'noticeDays',
  publication: 'publication.draftMinutesDays',
};

/** The field of the form at which a fault is shown. */
export const fieldOfFault = (fault: OrdersFault): string => {
  switch (fault.kind) {
    case 'dates':
      return 'from';
    case 'share':
      return fault.part === 'quorum' ? 'quorum.share.part' : FIELDS[fault.part];
    case 'number':
    case 'half-or-less':
      return FIELDS[fault.part];
    case 'no-quorum':
    case 'quorum-above-members':
      return 'quorum.members';
    case 'no-ordinary-majority':
      return 'majorities.0.label';
    case 'same-majority':
      return 'majorities.1.label';
    case 'role-of-nothing':
      return 'quorum.roles.0.anyOf.0';
    case 'urgent-by-nobody':
      return 'urgent.on';
    case 'same-way':
      return 'inquorate.0.way';
    case 'no-such-seat':
      return fault.part === 'urgent' ? 'urgent.on' : 'quorum.roles.0.anyOf.0';
    case 'papers-before-notice':
      return 'papersDays';
  }
};

/** Ways on that the form offers: each once. */
export const MOST_WAYS = INQUORATE_WAYS.length;
