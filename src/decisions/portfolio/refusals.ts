import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import type { CommonRefusal, FieldProblem } from '../../platform/use.ts';
import type { VoteRefused } from '../votes/refusals.ts';
import { type Step, stepWords, type WhyNotOpen } from './set-up-rules.ts';

/** Why something about a portfolio ballot is not done, beside what lists of voters refuse. */
export type PortfolioRefusal =
  | { readonly kind: 'portfolio-wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'portfolio-idea-no-case'; readonly field: 'proposal'; readonly proposal: string }
  | { readonly kind: 'portfolio-project-gone' }
  | { readonly kind: 'portfolio-void'; readonly reference: string }
  | { readonly kind: 'portfolio-ballot-wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'portfolio-ballot-elsewhere' }
  | { readonly kind: 'portfolio-voting-open' }
  | { readonly kind: 'portfolio-ballots-kept'; readonly step: Step }
  | WhyNotOpen;

export type Refused = PortfolioRefusal | VoteRefused | CommonRefusal;

const asSentence = (problems: readonly FieldProblem[]): string =>
  problems.map(({ message }) => message).join(' ');

/** The same in words. */
export const portfolioRefusals: RefusalTable = refusalWords<PortfolioRefusal>({
  'portfolio-wrong': {
    status: 422,
    title: 'It cannot be held like this',
    detail: ({ problems }) => asSentence(problems),
  },
  'portfolio-idea-no-case': {
    status: 422,
    title: 'This idea has no case yet',
    detail: ({ proposal }) =>
      `No case for ${proposal} was sent for a decision, so nobody knows what it costs. Wait for its case, or write the project in with a cost.`,
  },
  'portfolio-project-gone': {
    status: 404,
    title: 'This project is not on the list',
    detail: () => 'It was taken off, or it stands on another list. Open the page of the ballot again.',
  },
  'portfolio-no-projects': {
    status: 409,
    title: 'There is nothing to choose from',
    detail: () => 'Put at least one project on the list, then open voting.',
  },
  'portfolio-days-past': {
    status: 409,
    title: 'The time for voting is past',
    detail: () => 'Give new times for voting first.',
  },
  'portfolio-not-at-this-step': {
    status: 409,
    title: 'Not at this point',
    detail: ({ step }) =>
      `How far this ballot is: ${stepWords(step).toLowerCase()}. The list and the words change only while it is planned, and ballots are given only while voting is open.`,
  },
  'portfolio-void': {
    status: 409,
    title: 'This ballot does not count',
    detail: ({ reference }) => `${reference} was made void. Its page says why.`,
  },
  'portfolio-ballot-wrong': {
    status: 422,
    title: 'This ballot cannot be counted yet',
    detail: ({ problems }) => asSentence(problems),
  },
  'portfolio-ballot-elsewhere': {
    status: 409,
    title: 'This vote was given meanwhile',
    detail: () =>
      'It was given or changed since you opened this form, perhaps on another device. That one counts. Open the ballot again to see it; you can still change it.',
  },
  'portfolio-voting-open': {
    status: 409,
    title: 'Voting is still open',
    detail: () => 'Close it after the time that was given, or once every ballot is in.',
  },
  'portfolio-ballots-kept': {
    status: 409,
    title: 'Its ballots are not published',
    detail: ({ step }) =>
      step === 'void'
        ? 'It does not count, so its ballots are not published.'
        : 'How each voted is published when voting has closed, and not before.',
  },
});
