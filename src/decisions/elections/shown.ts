import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { methodWords, outcomeWords, stoppedWords } from '../counting/outcome-rules.ts';
import { inOrderOfResult } from '../counting/picture-rules.ts';
import { findBody } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { boxOf } from '../votes/secret/box.ts';
import type { ElectionAnswer, ListedElection, ShownName } from './answers.ts';
import { type VotingPractice, votingPractices } from './electorate.ts';
import {
  datesOf,
  type Election,
  electionVoters,
  type Nomination,
  nominationsOf,
  standingOf,
  stepOn,
  turnoutOf,
  votesToCastIn,
} from './find.ts';
import { asRules } from './open.ts';
import { seatsOn } from './set-up.ts';
import { type Step, stepSentence, whyNotOpenVoting } from './state-rules.ts';
import type { FrozenElection } from './tables.ts';
import { ruleWords, winnersIn } from './words.ts';

export const listedElection = async (
  { db, now }: Pick<Platform, 'db' | 'now'>,
  actor: Actor,
  election: Election,
): Promise<ListedElection> => {
  const body = await findBody(db, election.body);
  const seat = body && seatsOn(body, election.term_from).find(({ key }) => key === election.seat);
  return {
    reference: election.reference,
    title: election.title,
    body: election.body,
    bodyName: body?.name ?? election.body,
    seatLabel: seat?.label ?? election.seat,
    seats: election.seats,
    step: stepOn(election, londonDate(now())),
    nominationsTo: election.nominations_to,
    votingFrom: election.voting_from,
    votingTo: election.voting_to,
    elected: election.state === 'counted' && election.result ? [...winnersIn(election.result.count)] : [],
    yours:
      election.state === 'voting' &&
      (await votesToCastIn(db, election.reference, actor)).some(({ has_voted }) => !has_voted),
  };
};

/**
 * Names that were given, as this reader may know them: before voting opens members see those that nobody has found
 * wanting; the officer sees all; everybody sees their own. The public sees who stands once voting is open.
 */
const namesFor = (actor: Actor, names: readonly Nomination[], before: boolean): ShownName[] => {
  const me = actor.kind === 'person' ? actor.id : undefined;
  const keeps = mayKeep(actor);
  return names
    .filter(({ withdrawn_at }) => withdrawn_at === null)
    .filter(
      ({ person, eligible }) =>
        keeps || person === me || (before && actor.kind === 'person' && eligible !== false),
    )
    .map((one) => ({
      nomination: one.id,
      name: one.person_name,
      standing: one.standing,
      statement: one.statement,
      proposer: one.proposer_name,
      mine: one.person === me,
      proposedByMe: one.proposer !== null && one.proposer === me,
      eligible: keeps || one.person === me ? one.eligible : null,
      reason: keeps || one.person === me ? one.eligible_reason : null,
      version: one.version,
    }));
};

const resultOf = (election: Election): ElectionAnswer['result'] => {
  if (election.state !== 'counted' || !election.result) return null;
  const { count } = election.result;
  const all = election.shown === 'all';
  return {
    elected: [...winnersIn(count)],
    lines: inOrderOfResult(count).map((id) => {
      const name = count.candidates.find((one) => one.id === id)?.name ?? id;
      const elected = count.winners.includes(id);
      return {
        id,
        name,
        elected,
        words:
          all || count.stopped ? outcomeWords(count, id) : `${name} was ${elected ? '' : 'not '}elected.`,
      };
    }),
    stopped: count.stopped ? stoppedWords(count) : null,
    shown: all ? 'all' : 'outcome',
    method: methodWords(count),
    count: all ? count : null,
  };
};

const shownPractice = ({ code, name, hand, options }: VotingPractice) => ({
  code,
  name,
  castBy: hand?.name ?? null,
  how: hand?.how ?? null,
  person: hand?.person ?? null,
  options: [...options],
});

/** Names of those who vote for practices, from the list that was frozen beside them. */
const handNames = (practices: readonly VotingPractice[]): ReadonlyMap<string, string> =>
  new Map(practices.flatMap(({ hand, code }) => (hand ? [[`${code} ${hand.person}`, hand.name]] : [])));

const whatMay = (
  election: Election,
  step: Step,
  actor: Actor,
  facts: {
    readonly stands: boolean;
    readonly canVote: boolean;
    readonly everybodyVoted: boolean;
    readonly openable: boolean;
  },
): ElectionAnswer['may'] => {
  const manage = mayKeep(actor);
  const person = actor.kind === 'person';
  return {
    manage,
    stand: person && step === 'nominations' && !facts.stands,
    propose: person && (step === 'nominations' || step === 'between'),
    vote: step === 'voting' && facts.canVote,
    edit: manage && ['planned', 'nominations', 'between'].includes(step),
    openNames: manage && step === 'planned',
    openVoting: manage && step === 'between' && facts.openable,
    count: manage && (step === 'closed' || (step === 'voting' && facts.everybodyVoted)),
    seat:
      manage &&
      step === 'counted' &&
      election.seated_at === null &&
      (election.result?.count.winners.length ?? 0) > 0,
    makeVoid: manage && step !== 'void' && election.seated_at === null,
    ballots: step === 'counted' && election.shown === 'all',
  };
};

/** Who may vote, for members; whether they have, for the officer, who reminds the others. */
const votersFor = async (
  db: Db,
  actor: Actor,
  election: Election,
  practices: readonly VotingPractice[],
): Promise<ElectionAnswer['voters']> => {
  if (actor.kind === 'public') return [];
  const names = handNames(practices);
  const rows = await electionVoters(db, election.reference);
  return rows.map(({ voter, voter_name, cast_by, has_voted }) => ({
    voter: election.electorate === 'practices' ? voter : '',
    name: voter_name,
    castBy:
      election.electorate === 'practices' && cast_by
        ? (names.get(`${voter} ${cast_by}`) ?? 'its representative')
        : null,
    hasVoted: mayKeep(actor) ? has_voted : null,
  }));
};

const standingFor = async (
  standing: FrozenElection['candidates'],
  names: readonly Nomination[],
): Promise<ElectionAnswer['standing']> =>
  standing.map(({ id, name, standing: as }) => ({
    id,
    name,
    standing: as,
    statement: names.find((one) => String(one.id) === id)?.statement ?? '',
  }));

/** One election as this reader may know it. The caller has asked whether they may know of it at all. */
export const shownElection = async (
  platform: Platform,
  actor: Actor,
  election: Election,
): Promise<ElectionAnswer> => {
  const { db } = platform;
  const { reference } = election;
  const today = londonDate(platform.now());
  const step = stepOn(election, today);
  const before = election.state === 'planned' || election.state === 'nominations';
  const names = await nominationsOf(db, reference);
  const turnout = await turnoutOf(db, reference);
  const manage = mayKeep(actor);
  const byPractice = election.electorate === 'practices' && actor.kind !== 'public';
  const practices = byPractice ? await votingPractices(db, reference, today) : [];
  const mine = await votesToCastIn(db, reference, actor);
  const able = before ? practices.filter(({ hand }) => hand).length : turnout.able;
  const why = whyNotOpenVoting(datesOf(election), asRules(names), before && !byPractice ? 1 : able, today);
  const isOver = election.state === 'counted' || step === 'closed';
  return {
    ...(await listedElection(platform, actor, election)),
    seat: election.seat,
    rule: election.rule,
    ruleWords: ruleWords(election),
    electorate: election.electorate,
    eligible: election.eligible,
    nominationsFrom: election.nominations_from,
    termFrom: election.term_from,
    termTo: election.term_to,
    state: election.state,
    stateWords: stepSentence(step, datesOf(election)),
    voidReason: election.void_reason,
    setUpBy: actor.kind === 'public' ? null : election.opened_by_name,
    openedAt: election.opened_at?.toISOString() ?? null,
    countedAt: election.counted_at?.toISOString() ?? null,
    seatedAt: election.seated_at?.toISOString() ?? null,
    frozenHash: election.frozen_hash,
    seedHash: election.seed_hash,
    seed: election.state === 'counted' ? election.seed : null,
    ballotsHash: election.ballots_hash,
    names: namesFor(actor, names, before),
    standing: await standingFor(await standingOf(db, reference), names),
    entitled: before ? null : turnout.entitled,
    able: before ? null : turnout.able,
    // In a small electorate every step of this number while voting is open would tell something to who watches it.
    voted: before || (actor.kind === 'public' && !isOver) ? null : turnout.voted,
    voters: before ? [] : await votersFor(db, actor, election, practices),
    practices: before && manage ? practices.map(shownPractice) : [],
    mine: mine.map(({ voter, voter_name, has_voted }) => ({ voter, name: voter_name, hasVoted: has_voted })),
    result: resultOf(election),
    boxGone: election.state === 'voting' && (await boxOf(db, reference)) !== 'open',
    whyNotOpen: step === 'between' && manage ? (why?.kind ?? null) : null,
    may: whatMay(election, step, actor, {
      stands: names.some(
        ({ person, withdrawn_at }) => withdrawn_at === null && actor.kind === 'person' && person === actor.id,
      ),
      canVote: mine.some(({ has_voted }) => !has_voted),
      everybodyVoted: turnout.able > 0 && turnout.voted === turnout.able,
      openable: why === undefined,
    }),
    version: election.version,
  };
};

/** How many names can be voted for, or might be. */
export const standingCount = ({ standing, names }: Pick<ElectionAnswer, 'standing' | 'names'>): number =>
  standing.length > 0 ? standing.length : names.filter(({ eligible }) => eligible !== false).length;
