import { z } from 'zod';
import { STEPS } from './state-rules.ts';

export const ListedElection = z.object({
  reference: z.string(),
  title: z.string(),
  body: z.string(),
  bodyName: z.string(),
  seatLabel: z.string(),
  seats: z.number(),
  step: z.enum(STEPS),
  nominationsTo: z.string(),
  votingFrom: z.string(),
  votingTo: z.string(),
  elected: z.array(z.string()).describe('names, in the order of election'),
  yours: z.boolean().describe('a vote of this person is still to come'),
});

export type ListedElection = z.output<typeof ListedElection>;

const ShownName = z.object({
  nomination: z.number(),
  name: z.string(),
  standing: z.string(),
  statement: z.string(),
  proposer: z.string().nullable(),
  mine: z.boolean(),
  proposedByMe: z.boolean(),
  eligible: z.boolean().nullable().describe('null: not looked at yet'),
  reason: z.string().nullable(),
  version: z.number(),
});

export type ShownName = z.output<typeof ShownName>;

const ShownVoter = z.object({
  voter: z.string(),
  name: z.string(),
  castBy: z.string().nullable().describe('who votes for a practice'),
  hasVoted: z.boolean().nullable().describe('for the governance officer alone, to remind those who have not'),
});

const ShownPractice = z.object({
  code: z.string(),
  name: z.string(),
  castBy: z.string().nullable(),
  how: z.enum(['representative', 'chosen']).nullable(),
  person: z.string().nullable(),
  options: z.array(z.object({ person: z.string(), name: z.string() })),
});

const Result = z.object({
  elected: z.array(z.string()),
  lines: z.array(
    z.object({ id: z.string(), name: z.string(), elected: z.boolean(), words: z.string().describe('why') }),
  ),
  stopped: z.string().nullable().describe('why there is no result'),
  shown: z.enum(['all', 'outcome']),
  method: z.string(),
  count: z.unknown().describe('every round; none where rounds would tell how somebody voted'),
});

export const ElectionAnswer = ListedElection.extend({
  seat: z.string(),
  rule: z.enum(['instant-runoff', 'scottish-stv']),
  ruleWords: z.string(),
  electorate: z.enum(['practices', 'members']),
  eligible: z.string(),
  nominationsFrom: z.string(),
  termFrom: z.string(),
  termTo: z.string().nullable(),
  state: z.enum(['planned', 'nominations', 'voting', 'counted', 'void']),
  stateWords: z.string(),
  voidReason: z.string().nullable(),
  setUpBy: z.string().nullable(),
  openedAt: z.string().nullable(),
  countedAt: z.string().nullable(),
  seatedAt: z.string().nullable(),
  frozenHash: z.string().nullable(),
  seedHash: z.string().nullable(),
  seed: z.string().nullable().describe('after the count: its SHA-256 is seedHash'),
  ballotsHash: z.string().nullable(),
  names: z.array(ShownName),
  standing: z.array(
    z.object({ id: z.string(), name: z.string(), standing: z.string(), statement: z.string() }),
  ),
  entitled: z.number().nullable(),
  able: z.number().nullable(),
  voted: z.number().nullable(),
  voters: z.array(ShownVoter),
  practices: z.array(ShownPractice),
  mine: z.array(z.object({ voter: z.string(), name: z.string(), hasVoted: z.boolean() })),
  result: Result.nullable(),
  boxGone: z.boolean(),
  whyNotOpen: z.string().nullable().describe('kind of what keeps voting from being opened'),
  may: z.object({
    manage: z.boolean(),
    stand: z.boolean(),
    propose: z.boolean(),
    vote: z.boolean(),
    edit: z.boolean(),
    openNames: z.boolean(),
    openVoting: z.boolean(),
    count: z.boolean(),
    seat: z.boolean(),
    makeVoid: z.boolean(),
    ballots: z.boolean(),
  }),
  version: z.number(),
});

export type ElectionAnswer = z.output<typeof ElectionAnswer>;
