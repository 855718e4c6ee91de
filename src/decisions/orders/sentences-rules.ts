import { seatWords } from '../bodies/seats-rules.ts';
import { anyOfWords } from '../quorum/words-rules.ts';
import { countOf, countWords, large, listed } from '../words-rules.ts';
import {
  type InquorateWay,
  type LatePaperRule,
  ORDER_PARTS,
  ORDINARY,
  type OrderPart,
  type QuorumRule,
  type StandingOrders,
} from './orders-rules.ts';
import { ruleWords, shareWords } from './words-rules.ts';

/** One sentence of what the orders say. */
export type OrderSentence = {
  readonly part: OrderPart;
  readonly words: string;
  /** Whether somebody of the group has held this part against its constitution. */
  readonly verified: boolean;
};

const DEPUTIES: Readonly<Record<QuorumRule['deputies'], string>> = {
  never: 'Deputies do not count.',
  'when-away': 'A deputy counts for the seat of a member who is away, not for one whom a ruling keeps out.',
  'when-away-or-ruled-out':
    'A deputy counts for the seat of a member who is away, or whom a ruling keeps out.',
};

const quorumSentences = ({ quorum }: StandingOrders): readonly string[] => {
  const { members, share, roles } = quorum;
  const shared = share ? `${shareWords(share)} of the members who vote` : undefined;
  const number = members === null ? undefined : countOf(members, 'member who votes', 'members who vote');
  const vacant =
    share && quorum.vacantSeats === 'count' ? ' Vacant seats are part of what the share is of.' : '';
  const both = [...(number ? [`at least ${number}`] : []), ...(shared ? [shared] : [])];
  const needsOf = roles.map(
    ({ anyOf, atLeast }) => `at least ${countWords(atLeast)} ${anyOfWords(anyOf, atLeast)}`,
  );
  return [
    `An item is quorate when ${listed(both)} count for it.${vacant}`,
    ...(needsOf.length > 0 ? [`Among them must be ${listed(needsOf)}.`] : []),
    ...(quorum.clinicalMajority ? ['Clinicians who count must outnumber the others who count.'] : []),
    quorum.conflictedCount
      ? 'Members who may stay but not vote count; those who must leave do not.'
      : 'Members who may not vote because of an interest do not count.',
    ...(quorum.leastUnconflicted === null
      ? []
      : [
          `At least ${countOf(quorum.leastUnconflicted, 'member')} who may vote must be among those who count.`,
        ]),
    quorum.byVideo
      ? 'Who joins by video or telephone counts.'
      : 'Who joins by video or telephone does not count.',
    DEPUTIES[quorum.deputies],
  ];
};

const majoritySentences = ({ majorities, abstentions, castingVote }: StandingOrders): readonly string[] =>
  majorities.map(
    ({ kind, label, majority }) =>
      `${kind === ORDINARY ? 'Ordinary items' : label}: ${ruleWords({ majority, abstentions, castingVote }).replace(/^C/, 'c')}`,
  );

const voteSentences = ({ weight, proxies, splitVotes }: StandingOrders): readonly string[] => [
  weight.by === 'one-each'
    ? 'Each has one vote.'
    : weight.per === 1
      ? 'Each practice has one vote for each patient on its list, on the day that is stated when a vote is opened.'
      : `Each practice has one vote for each ${weight.per.toLocaleString('en-GB')} patients on its list or part of them, on the day that is stated when a vote is opened.`,
  proxies
    ? `One person may vote for up to ${countWords(proxies.mostEach)} other${proxies.mostEach === 1 ? '' : 's'}. A proxy who is not there does not count. A vote that was given ${proxies.passOn ? 'may be passed on' : 'cannot be passed on'}.`
    : 'Nobody may vote for another.',
  ...(splitVotes ? ['Who has several votes may divide them.'] : []),
];

const urgentSentences = ({ urgent }: StandingOrders): readonly string[] => {
  if (!urgent) return ['Nobody may decide between meetings.'];
  const deciders = listed(urgent.decide.map((kind) => `the ${seatWords(kind)}`));
  const alone = urgent.decide.length === 1 ? 'may decide' : 'together may decide';
  const first =
    urgent.consult > 0 ? `, after asking ${countOf(urgent.consult, 'other member', 'other members')}` : '';
  const next = urgent.toNextMeeting ? ', and the next meeting gets it with the reasons' : '';
  const told =
    urgent.toldWithinDays === 0
      ? 'The body is told the same day'
      : `The body is told within ${countOf(urgent.toldWithinDays, 'day')}`;
  return [`When it cannot wait, ${deciders} ${alone}${first}. ${told}${next}.`];
};

const writtenSentences = ({ written, abstentions }: StandingOrders): readonly string[] =>
  written
    ? [
        `A resolution may be made in writing within ${countOf(written.days, 'day')}: ${ruleWords({ majority: written.majority, abstentions, castingVote: false }).replace(/^C/, 'c')} Who does not answer has not voted.`,
      ]
    : ['No resolution is made in writing.'];

const WAYS: Readonly<Record<InquorateWay, string>> = {
  defer: 'put off to the next meeting',
  'co-opt': 'decided with members brought in for it',
  'unconflicted-panel': 'referred to a panel without an interest in it',
  'another-body': 'referred to another body',
  'joint-committee': 'referred to a joint committee',
};

const inquorateSentences = ({ inquorate }: StandingOrders): readonly string[] => {
  const inOrder = (ways: StandingOrders['inquorate']): string => {
    const words = ways.map(({ way }) => WAYS[way]);
    return words.length > 1 ? `may be, in this order: ${listed(words, 'or')}` : `may be ${words.join('')}`;
  };
  const always = inquorate.filter(({ when }) => when === 'always');
  const other = always.length === 0 ? 'falls' : inOrder(always);
  if (always.length === inquorate.length) return [`An item that is not quorate ${other}.`];
  return [
    `An item that is not quorate because of interests ${inOrder(inquorate)}.`,
    `One that is not quorate for another reason ${other}.`,
  ];
};

/** What becomes of a paper that comes after its day. */
export const LATE_PAPER: Readonly<Record<LatePaperRule, string>> = {
  refused: 'A later paper is not taken.',
  'chair-agrees': 'A later paper is taken when the chair agrees.',
  'chair-agrees-with-reason':
    'A later paper is taken when the chair agrees and says why; it is marked as late.',
};

const noticeSentences = ({ noticeDays, papersDays, latePapers }: StandingOrders): readonly string[] => [
  `A meeting is called ${countOf(noticeDays, 'day')} before it, and papers go out ${countOf(papersDays, 'day')} before it.`,
  LATE_PAPER[latePapers],
];

const publicationSentences = ({ publication }: StandingOrders): readonly string[] => {
  const { meetsInPublic, draftMinutesDays, decisionsDays, privateReasons } = publication;
  const kept = privateReasons.map(({ label }) => label);
  return [
    meetsInPublic ? 'The body meets in public.' : 'The body meets in private.',
    `Decisions are published within ${countOf(decisionsDays, 'day')}, draft minutes within ${countOf(draftMinutesDays, 'day')}.`,
    kept.length > 0
      ? `Something may be kept from the public only for one of these reasons: ${kept.join('; ')}.`
      : 'Nothing may be kept from the public.',
  ];
};

const PARTS: Readonly<Record<OrderPart, (orders: StandingOrders) => readonly string[]>> = {
  quorum: quorumSentences,
  majority: majoritySentences,
  votes: voteSentences,
  urgent: urgentSentences,
  written: writtenSentences,
  inquorate: inquorateSentences,
  notice: noticeSentences,
  publication: publicationSentences,
};

/** The orders explained back, sentence by sentence, in the order of their parts. */
export const inSentences = (orders: StandingOrders): readonly OrderSentence[] =>
  ORDER_PARTS.flatMap((part) =>
    PARTS[part](orders).map((words) => ({
      part,
      words: large(words),
      verified: !orders.unverified.includes(part),
    })),
  );
