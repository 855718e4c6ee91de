import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import {
  confirmedWords,
  date,
  nextPart,
  offsetOf,
  optionalWords,
  partInput,
  ticked,
  versionInput,
  words,
} from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { bodyInput } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { ballotPaper } from '../votes/secret/paper.ts';
import { type BallotIn, castRankedBallot, checkBallot } from './cast.ts';
import type { Changed, Refused } from './change.ts';
import { countVotes, ranksOf } from './count.ts';
import {
  electionInput,
  readElection,
  selectElections,
  standingOf,
  stepOn,
  visibleElections,
  votesToCastIn,
} from './find.ts';
import {
  editStatement,
  judgeNomination,
  proposeCandidate,
  standFor,
  withdrawNomination,
} from './nominate.ts';
import { openVoting } from './open.ts';
import { seatElected } from './seat.ts';
import { addElection, editElection, openNominations, voidElection } from './set-up.ts';
import { ElectionAnswer, ListedElection, listedElection, shownElection } from './shown.ts';
import { chooseHand } from './voters.ts';

type Done = Result<Changed>;
const reference = z.object({ reference: z.string() });

export const ELECTION_SORTS = ['voting', 'title', 'step'] as const;
export const ELECTION_WHICH = ['running', 'over', 'all'] as const;

/** Elections, those that run first. */
export const electionsUse = defineUse({
  name: 'elections',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Elections of people to bodies: planned, running, counted.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of its title, or its reference'),
    body: optionalText(z.string().trim().toLowerCase().max(60)).describe('key of a body'),
    which: z
      .preprocess((value) => (value === '' ? undefined : value), z.enum(ELECTION_WHICH).default('all'))
      .describe('running, over, or all'),
    sort: z.enum(ELECTION_SORTS).default('voting'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(50),
  }),
  output: z.object({ total: z.number(), elections: z.array(ListedElection), next: z.string().optional() }),
  run: async (platform, actor, { q, body, which, sort, dir, cursor, limit }) => {
    const { db } = platform;
    const direction =
      (dir ?? (sort === 'voting' ? 'descending' : 'ascending')) === 'descending' ? 'desc' : 'asc';
    let query = selectElections(db)
      .orderBy(({ voting: 'voting_to', title: 'title', step: 'state' } as const)[sort], direction)
      .orderBy('reference', 'desc');
    if (body) query = query.where('body', '=', body);
    if (which === 'running') query = query.where('state', 'in', ['planned', 'nominations', 'voting']);
    if (which === 'over') query = query.where('state', 'in', ['counted', 'void']);
    if (q) {
      const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
      query = query.where((eb) => eb.or([eb('title', 'ilike', like), eb('reference', 'ilike', like)]));
    }
    const seen = await visibleElections(platform, actor, await query.execute());
    const offset = offsetOf(cursor);
    const elections = [];
    for (const row of seen.slice(offset, offset + limit))
      elections.push(await listedElection(platform, actor, row));
    return ok({ total: seen.length, elections, ...nextPart(offset, elections.length, seen.length) });
  },
});

/** One election: who stands, who votes, and what came of it. */
export const electionUse = defineUse({
  name: 'election',
  path: 'elections/{reference}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One election: who stands, how it is counted, who was elected and why.',
  input: z.object({ reference: electionInput }),
  output: ElectionAnswer,
  run: async (platform, actor, { reference: which }) => {
    const found = await readElection(platform, actor, which);
    return found.ok ? ok(await shownElection(platform, actor, found.value)) : found;
  },
});

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
  output: reference,
  run: async (platform, actor, { confirmed, termTo, ...input }) => {
    const identified = identifiedIn({ title: input.title, eligible: input.eligible }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) =>
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
  output: reference,
  run: async (platform, actor, { confirmed, termTo, ...input }) => {
    const identified = identifiedIn({ title: input.title, eligible: input.eligible }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) =>
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
    output: reference,
    run: (platform, actor, input) =>
      inTransaction<Done>(platform.db, (trx) => take(platform, trx, actor, input)),
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
  input: step.extend({
    reason: words('Say why it does not count: its page tells everybody.', 1000),
    confirmed: confirmedWords,
  }),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) => voidElection(platform, trx, actor, input));
  },
});

const statement = words('Say why you stand.', 3000);

/** Stands for election: see `standFor`. */
export const standUse = defineUse({
  name: 'stand-for-election',
  path: 'elections/{reference}/names',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Gives one’s own name, with a statement.',
  input: z.object({ reference: electionInput, statement, confirmed: confirmedWords }),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ statement: input.statement }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) => standFor(platform, trx, actor, input));
  },
});

const nomination = z.coerce
  .number({ error: 'Say which name.' })
  .int('Say which name.')
  .positive('Say which name.')
  .describe('number of the name');
const named = z.object({ reference: electionInput, nomination });

/** Changes one’s own statement: see `editStatement`. */
export const editStatementUse = defineUse({
  name: 'edit-statement',
  path: 'elections/{reference}/names/{nomination}/statement',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Changes what one wrote when giving one’s name.',
  input: named.extend({ statement, version: versionInput, confirmed: confirmedWords }),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ statement: input.statement }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) => editStatement(platform, trx, actor, input));
  },
});

/** Takes a name off: see `withdrawNomination`. */
export const withdrawUse = defineUse({
  name: 'withdraw-from-election',
  path: 'elections/{reference}/names/{nomination}/withdraw',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Takes one’s own name off, until voting opens.',
  input: named,
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => withdrawNomination(platform, trx, actor, input)),
});

/** Proposes somebody who stands: see `proposeCandidate`. */
export const proposeUse = defineUse({
  name: 'propose-candidate',
  path: 'elections/{reference}/names/{nomination}/propose',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Proposes somebody who stands, or takes that back.',
  input: named.extend({ take: ticked('take it back') }),
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => proposeCandidate(platform, trx, actor, input)),
});

/** Says whether somebody may stand: see `judgeNomination`. */
export const judgeUse = defineUse({
  name: 'judge-candidate',
  path: 'elections/{reference}/names/{nomination}/judge',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Says whether somebody may stand, and why not.',
  input: named.extend({
    eligible: z
      .union([z.boolean(), z.enum(['yes', 'no']).transform((given) => given === 'yes')], {
        error: 'Say whether this person may stand.',
      })
      .describe('whether they may stand'),
    reason: optionalWords(1000),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) => judgeNomination(platform, trx, actor, input));
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
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => chooseHand(platform, trx, actor, input)),
});

/** Hands out a fresh ballot paper for each vote of this person that is not given yet. Nothing is kept of it. */
export const rankedPapersUse = defineUse({
  name: 'election-papers',
  path: 'elections/{reference}/papers',
  method: 'get',
  permission: 'votes.cast',
  summary: 'Ballot papers of an election: a code drawn at random for each of your votes. It is kept nowhere.',
  input: z.object({ reference: electionInput }),
  output: z.object({
    papers: z.array(z.object({ voter: z.string(), name: z.string(), code: z.string(), proof: z.string() })),
  }),
  run: async (platform, actor, { reference: which }) => {
    const found = await readElection(platform, actor, which);
    if (!found.ok) return found;
    const open = stepOn(found.value, londonDate(platform.now())) === 'voting';
    const rows = open ? await votesToCastIn(platform.db, which, actor) : [];
    return ok({
      papers: rows
        .filter(({ has_voted }) => !has_voted)
        .map(({ voter, voter_name }) => ({
          voter,
          name: voter_name,
          ...ballotPaper(platform.secret, which, voter),
        })),
    });
  },
});

const ballot = {
  reference: electionInput,
  voter: optionalWords(100).describe('whose vote, where you give several: the code of a practice'),
  ranks: z
    .record(z.string().max(40), z.union([z.string().max(20), z.number()]))
    .describe('the rank of each candidate by their id: 1 for the first'),
};

/** Looks at a ballot and keeps nothing: see `checkBallot`. */
export const checkBallotUse = defineUse({
  name: 'check-ranked-ballot',
  path: 'elections/{reference}/check',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Looks at the ranks of a ballot before it is given. Nothing is kept.',
  input: z.object(ballot),
  output: z.object({
    voter: z.string(),
    name: z.string(),
    ranked: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  run: async (platform, actor, input) => {
    const checked = await inTransaction<Awaited<ReturnType<typeof checkBallot>>>(platform.db, (trx) =>
      checkBallot(platform, trx, actor, input),
    );
    return checked.ok ? ok({ ...checked.value, ranked: [...checked.value.ranked] }) : checked;
  },
});

/** Gives a ranked ballot: see `castRankedBallot`. */
export const castRankedUse = defineUse({
  name: 'cast-ranked-ballot',
  path: 'elections/{reference}/cast',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Puts a ranked ballot into the box, once and for good.',
  input: z.object({ ...ballot, code: optionalWords(20), proof: optionalWords(100) }),
  output: z.object({
    reference: z.string(),
    voter: z.string(),
    name: z.string(),
    code: z.string().describe('keep it, it is shown once'),
    again: z.boolean().describe('it was in the box already'),
  }),
  run: (platform, actor, { code, proof, ...input }) =>
    inTransaction<Result<BallotIn, Refused>>(platform.db, (trx) =>
      castRankedBallot(platform, trx, actor, {
        ...input,
        paper: code && proof ? { code, proof } : undefined,
      }),
    ),
});

/** The ballots of a counted election in the order of their codes, where they would tell nothing of anybody. */
export const rankedBallotsUse = defineUse({
  name: 'election-ballots',
  path: 'elections/{reference}/ballots',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every ballot of a counted election by its code, so that anybody can count again.',
  input: z.object({ reference: electionInput, ...partInput(200) }),
  output: z.object({
    total: z.number(),
    candidates: z.array(z.object({ id: z.string(), name: z.string() })),
    ballots: z.array(z.object({ code: z.string(), ranks: z.array(z.string()) })),
    next: z.string().optional(),
  }),
  run: async (platform, actor, { reference: which, cursor, limit }) => {
    const found = await readElection(platform, actor, which);
    if (!found.ok) return found;
    if (found.value.state !== 'counted')
      return refuse<Refused>({ kind: 'not-found', what: `published ballots of ${which}` });
    if (found.value.shown !== 'all') return refuse<Refused>({ kind: 'ballots-kept', election: which });
    const { db } = platform;
    const offset = offsetOf(cursor);
    const { total } = await decisionDb(db)
      .selectFrom('ballot')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('contest', '=', which)
      .executeTakeFirstOrThrow();
    const rows = await decisionDb(db)
      .selectFrom('ballot')
      .select(['code', 'content'])
      .where('contest', '=', which)
      .orderBy('code')
      .offset(offset)
      .limit(limit)
      .execute();
    return ok({
      total: Number(total),
      candidates: (await standingOf(db, which)).map(({ id, name }) => ({ id, name })),
      ballots: rows.map((row) => ({ code: row.code, ranks: [...ranksOf(row)] })),
      ...nextPart(offset, rows.length, Number(total)),
    });
  },
});
