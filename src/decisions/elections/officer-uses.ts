import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalWords, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { bodyInput } from '../kit/find.ts';
import { voidInput } from '../kit/void-input.ts';
import { Changed } from './change.ts';
import { countVotes } from './count.ts';
import { electionInput } from './find.ts';
import { openVoting } from './open.ts';
import { seatElected } from './seat.ts';
import { addElection, editElection, openNominations, voidElection } from './set-up.ts';
import { chooseHand } from './voters.ts';

const dates = {
  nominationsFrom: date('Give the first day for names.'),
  nominationsTo: date('Give the last day for names.'),
  votingFrom: date('Give the first day of voting.'),
  votingTo: date('Give the last day of voting.'),
  termFrom: date('Give the first day of the term.'),
  termTo: optionalText(date('Give the last day of the term, or leave it empty.')),
};

const setUp = {
  title: words('Say what is elected, such as: Two GPs for the governing body.'),
  seats: z.coerce
    .number({ error: 'Say how many are elected.' })
    .int('Say how many are elected.')
    .min(1, 'At least one is elected.')
    .max(50, 'At most 50 are elected.'),
  rule: z.enum(['instant-runoff', 'scottish-stv'], { error: 'Choose how ballots are counted.' }),
  eligible: words('Say who may stand.', 2000),
  confirmed: confirmedWords,
  ...dates,
};

/** Sets up an election: see `addElection`. */
export const addElectionUse = defineUse({
  name: 'add-election',
  path: 'elections',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Sets up an election of people to seats of a body.',
  input: z.object({
    body: bodyInput.min(1, 'Choose a body.'),
    seat: z.string({ error: 'Choose a seat.' }).trim().min(1, 'Choose a seat.').max(60),
    electorate: z.enum(['practices', 'members'], { error: 'Choose who votes.' }),
    once: optionalWords(100).describe('key of the form: sent twice, it sets up one'),
    ...setUp,
  }),
  output: Changed,
  run: async (platform, actor, { confirmed, termTo, ...input }) => {
    const identified = identifiedIn({ title: input.title, eligible: input.eligible }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) =>
      addElection(platform, trx, actor, { ...input, termTo: termTo ?? null }),
    );
  },
});

/** Changes an election before voting opens: see `editElection`. */
export const editElectionUse = defineUse({
  name: 'edit-election',
  path: 'elections/{reference}/edit',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Changes the words and days of an election before voting opens.',
  input: z.object({ reference: electionInput, version: versionInput, ...setUp }),
  output: Changed,
  run: async (platform, actor, { confirmed, termTo, ...input }) => {
    const identified = identifiedIn({ title: input.title, eligible: input.eligible }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) =>
      editElection(platform, trx, actor, { ...input, termTo: termTo ?? null }),
    );
  },
});

const step = z.object({ reference: electionInput, version: versionInput.optional() });

/** A step that the officer takes. */
const stepUse = (
  name: string,
  path: string,
  summary: string,
  take: typeof openNominations | typeof seatElected,
) =>
  defineUse({
    name,
    path: `elections/{reference}/${path}`,
    method: 'post',
    permission: 'decisions.manage',
    summary,
    input: step,
    output: Changed,
    run: (platform, actor, input) =>
      inTransaction<Result<Changed>>(platform.db, (trx) => take(platform, trx, actor, input)),
  });

export const openNominationsUse = stepUse(
  'open-nominations',
  'open-names',
  'Opens an election for names and tells everybody in the member practices.',
  openNominations,
);

export const openVotingUse = stepUse(
  'open-voting',
  'open-voting',
  'Opens voting: who stands and who votes is fixed, and the seed of ties is drawn.',
  openVoting,
);

export const countElectionUse = stepUse(
  'count-election',
  'count',
  'Counts the ballots after the last day of voting, or once all are in.',
  countVotes,
);

export const seatElectedUse = stepUse(
  'seat-elected',
  'seat',
  'Gives the elected their seats on the body for the term.',
  seatElected,
);

/** Makes an election void: see `voidElection`. */
export const voidElectionUse = defineUse({
  name: 'void-election',
  path: 'elections/{reference}/void',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Makes an election void: it does not count, and its page says why.',
  input: step.extend(voidInput),
  output: Changed,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<Changed>>(platform.db, (trx) => voidElection(platform, trx, actor, input));
  },
});

/** Chooses who votes for a practice: see `chooseHand`. */
export const chooseHandUse = defineUse({
  name: 'choose-who-votes',
  path: 'elections/{reference}/hands',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Chooses who votes for a practice that has no representative.',
  input: z.object({
    reference: electionInput,
    practice: words('Say which practice.', 20).describe('Z00023'),
    person: optionalWords(100).describe('a GP partner or manager of it; left empty, nobody'),
  }),
  output: Changed,
  run: (platform, actor, input) =>
    inTransaction<Result<Changed>>(platform.db, (trx) => chooseHand(platform, trx, actor, input)),
});
