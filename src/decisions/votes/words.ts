import { londonDate, longDate } from '../../shared/dates.ts';
import { clockWords } from '../meetings/times-rules.ts';
import type { Choice, VoteMethod } from './frozen-rules.ts';
import type { VoteKind } from './tables.ts';

const METHODS: Readonly<Record<VoteMethod, readonly [name: string, what: string]>> = {
  consent: ['Consent', 'Nobody is counted. It is carried unless somebody objects.'],
  hands: ['Show of hands', 'The chair counts the hands. How each person voted is not written down.'],
  'roll-call': ['Roll call', 'Each is asked by name, and how each voted is published when it closes.'],
  ballot: ['Open ballot', 'Each votes on their own page. How each voted is published when it closes.'],
  secret: ['Secret ballot', 'Each votes on their own page. Nobody can know who voted what.'],
};

/** `Roll call`. */
export const methodName = (method: VoteMethod): string => METHODS[method][0];
/** What it means for whoever votes. */
export const methodMeans = (method: VoteMethod): string => METHODS[method][1];

const KINDS: Readonly<Record<VoteKind, string>> = {
  item: 'In a meeting',
  members: 'Ballot of all members',
  written: 'Resolution in writing',
  urgent: 'Urgent decision',
};
/** How it is held. */
export const kindName = (kind: VoteKind): string => KINDS[kind];

const CHOICE_WORDS: Readonly<Record<Choice, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' };
export const choiceWords = (choice: Choice): string => CHOICE_WORDS[choice];

/** `14.41 on 9 June 2026`, as clocks in London showed it. */
export const momentWords = (instant: Date): string =>
  `${clockWords(instant)} on ${longDate(londonDate(instant))}`;
