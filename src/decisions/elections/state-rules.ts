import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { countOf, large } from '../words-rules.ts';

/** The days of an election; each is a first or a last day that counts. */
export type ElectionDates = {
  readonly nominationsFrom: CalendarDate;
  readonly nominationsTo: CalendarDate;
  readonly votingFrom: CalendarDate;
  readonly votingTo: CalendarDate;
  readonly termFrom: CalendarDate;
  /** Null where there is no end of the term. */
  readonly termTo: CalendarDate | null;
};

export type SetUp = ElectionDates & {
  readonly rule: 'instant-runoff' | 'scottish-stv';
  readonly seats: number;
};

export type SetUpFault = { readonly field: string; readonly message: string };

/** What cannot be in how an election is set up, at the field concerned; empty when it can be held. */
export const whatIsWrongWithElection = (given: SetUp): readonly SetUpFault[] => {
  const { nominationsFrom, nominationsTo, votingFrom, votingTo, termFrom, termTo } = given;
  const faults: (SetUpFault | false)[] = [
    given.rule === 'instant-runoff' &&
      given.seats !== 1 && {
        field: 'rule',
        message: 'Instant run-off fills one seat. For several, choose the single transferable vote.',
      },
    nominationsTo < nominationsFrom && {
      field: 'nominationsTo',
      message: 'The last day for names comes before the first.',
    },
    votingFrom <= nominationsTo && {
      field: 'votingFrom',
      message: 'Voting opens after the last day for names, so that everybody votes on the same list.',
    },
    votingTo < votingFrom && {
      field: 'votingTo',
      message: 'The last day of voting comes before the first.',
    },
    termFrom <= votingTo && { field: 'termFrom', message: 'The term begins after the last day of voting.' },
    termTo !== null &&
      termTo <= termFrom && { field: 'termTo', message: 'The term ends after it has begun.' },
  ];
  return faults.filter((fault) => fault !== false);
};

/**
 * How far an election is on a day. `between`: no more names, and voting is not open yet. `closed`: nobody can vote
 * any more, and nobody has counted.
 */
export type Step = 'planned' | 'nominations' | 'between' | 'voting' | 'closed' | 'counted' | 'void';
export const STEPS = [
  'planned',
  'nominations',
  'between',
  'voting',
  'closed',
  'counted',
  'void',
] as const satisfies readonly Step[];

type Stands = Pick<ElectionDates, 'nominationsTo' | 'votingTo'> & {
  readonly state: 'planned' | 'nominations' | 'voting' | 'counted' | 'void';
};

export const stepOf = ({ state, nominationsTo, votingTo }: Stands, today: CalendarDate): Step => {
  if (state === 'nominations') return today <= nominationsTo ? 'nominations' : 'between';
  if (state === 'voting') return today <= votingTo ? 'voting' : 'closed';
  return state;
};

/** How far it is, in a word or two. */
export const stepWords = (step: Step): string =>
  ({
    planned: 'Planned',
    nominations: 'Names wanted',
    between: 'Names are in',
    voting: 'Voting is open',
    closed: 'To be counted',
    counted: 'Counted',
    void: 'Void',
  })[step];

/** The same as a sentence, with its day. */
export const stepSentence = (step: Step, dates: ElectionDates): string => {
  switch (step) {
    case 'planned':
      return `Names can be given from ${longDate(dates.nominationsFrom)} on.`;
    case 'nominations':
      return `Names can be given until ${longDate(dates.nominationsTo)}. Voting opens on ${longDate(dates.votingFrom)}.`;
    case 'between':
      return `No more names can be given. Voting opens on ${longDate(dates.votingFrom)}.`;
    case 'voting':
      return `You can vote until ${longDate(dates.votingTo)}, the whole of that day.`;
    case 'closed':
      return `Voting ended on ${longDate(dates.votingTo)}. The ballots are to be counted.`;
    case 'counted':
      return 'The ballots are counted.';
    case 'void':
      return 'This election was made void. It does not count.';
  }
};

type NameGiven = { readonly withdrawn: boolean; readonly eligible: boolean | null };

/** Those who can be voted for. */
export const isStanding = ({ withdrawn, eligible }: NameGiven): boolean => !withdrawn && eligible === true;

export type WhyNotOpen =
  | { readonly kind: 'election-not-at-this-step'; readonly step: Step }
  | { readonly kind: 'election-names-unread'; readonly count: number }
  | { readonly kind: 'election-nobody-stands' }
  | { readonly kind: 'election-nobody-votes' }
  | { readonly kind: 'election-days-past' };

/** Why voting cannot be opened on a day; undefined when it can. */
export const whyNotOpenVoting = (
  election: Stands,
  names: readonly NameGiven[],
  voters: number,
  today: CalendarDate,
): WhyNotOpen | undefined => {
  const step = stepOf(election, today);
  if (step !== 'between') return { kind: 'election-not-at-this-step', step };
  if (today > election.votingTo) return { kind: 'election-days-past' };
  const unread = names.filter(({ withdrawn, eligible }) => !withdrawn && eligible === null).length;
  if (unread > 0) return { kind: 'election-names-unread', count: unread };
  if (!names.some(isStanding)) return { kind: 'election-nobody-stands' };
  return voters === 0 ? { kind: 'election-nobody-votes' } : undefined;
};

/** Fewer ballots than this are published as the names of the elected alone, as in any secret vote. */
const FEWEST_SHOWN = 5;

/**
 * Whether rounds and ballots would tell how somebody voted: fewer than five ballots, or all with the same first
 * choice. Then only who was elected is published.
 */
export const isTellingCount = (ballots: readonly (readonly string[])[]): boolean =>
  ballots.length < FEWEST_SHOWN || new Set(ballots.map(([first = '']) => first)).size === 1;

/** `Three stand for two seats`. */
export const standWords = (standing: number, seats: number): string =>
  `${standing === 0 ? 'Nobody stands' : standing === 1 ? 'One person stands' : `${large(countOf(standing, 'person', 'people'))} stand`} for ${countOf(seats, 'seat')}`;
