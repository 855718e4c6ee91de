import { z } from 'zod';
import { confirmedWords, date, optionalChoice, optionalWords, versionInput } from '../../platform/input.ts';
import { optionalText } from '../../platform/use.ts';
import { referenceInput } from '../kit/find.ts';
import { PROPOSAL_MOVES } from '../stages/table-rules.ts';
import { PHASES } from '../tables.ts';

const optionalDate = optionalText(date());

/** The names that stand on it, and who of the two sees to the next step. */
export const namesInput = {
  clinician: optionalText(z.string().trim()).describe('id of the clinician, or me'),
  manager: optionalText(z.string().trim()).describe('id of the manager, or me'),
  owner: optionalChoice(['clinician', 'manager'], 'Choose whose the next step is.').describe(
    'who of the two sees to the next step: clinician or manager',
  ),
};

/** The next step in one's own words. */
export const nextInput = {
  nextWhat: optionalWords(200).describe('the next step; else the usual one'),
  nextBy: optionalDate.describe('by when; else within the usual days'),
};

export const reasonInput = optionalWords(4000).describe(
  'why, in a sentence or two: it is sent to whoever raised it',
);

/** An address of the web, or of a decision here, that may be left empty. */
export const optionalAddress = optionalText(
  z
    .string()
    .trim()
    .max(2000)
    .refine(
      (text) => /^(https?:\/\/[^\s]+|\/decisions\/[A-Za-z0-9-]+)$/.test(text),
      'Give an address that begins with https://, or leave it empty.',
    ),
);

/** What one move may bring with it; the stage machine says which of it a move needs. */
export const moveInput = z.object({
  reference: referenceInput,
  move: z.enum(PROPOSAL_MOVES, { error: 'Choose what is to be done.' }),
  ...namesInput,
  ...nextInput,
  reason: reasonInput,
  lookAgain: optionalDate.describe('of pause: day to look at it again'),
  reviewOn: optionalDate.describe('of go-live and review-again: day of the review'),
  into: optionalText(z.string().trim().toUpperCase().max(40)).describe('of merge: the one that it joins'),
  on: optionalDate.describe('of a decision or go-live: the day of it; today unless given'),
  title: optionalWords(200).describe('of take-on: what it is called from now on'),
  phase: optionalChoice(PHASES, 'Choose what it mostly is.').describe(
    'of take-on: prevention, detection, treatment or care',
  ),
  fifth: z
    .preprocess(
      (value) => (value === '' || value === undefined || value === null ? undefined : Number(value)),
      z.number({ error: 'Choose a fifth.' }).int().min(1).max(5).optional(),
    )
    .describe('of take-on: whom it mostly reaches, 1 the most deprived fifth'),
  body: optionalWords(200).describe('of a decision: who decided'),
  conditions: optionalWords(4000).describe('of decide-yes: on which conditions'),
  address: optionalAddress.describe('of a decision: where its minutes can be read'),
  version: versionInput.optional(),
  confirmed: confirmedWords,
});
export type MoveInput = z.output<typeof moveInput>;
