import { belowIdea, ideaHref } from '../kit/refs.ts';

export type ProblemPath =
  | 'touches'
  | 'asked'
  | 'open'
  | 'statements'
  | 'answer'
  | 'closing'
  | 'sign'
  | 'close';

/** Where the problem of a proposal stands, for good, and the pages below it. */
export const problemHref = (reference: string, below?: ProblemPath): string =>
  `${ideaHref(reference)}/problem${below ? `/${below}` : ''}`;

/** From Home down to the problem, for the pages below it. */
export const belowProblem = (reference: string) => [
  ...belowIdea(reference),
  { href: problemHref(reference), text: 'The problem' },
];
