import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { hashOf } from '../kit/hash.ts';
import { electionHref, electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { openBox } from '../votes/secret/box.ts';
import { type Changed, changeElection, openToKeep, type Refused } from './change.ts';
import { electorateOn, type Voter } from './electorate.ts';
import { datesOf, type Election, earlier, type Nomination, nominationsOf } from './find.ts';
import { isStanding, whyNotOpenVoting } from './state-rules.ts';
import type { FrozenElection } from './tables.ts';
import { ruleWords } from './words.ts';

const ROWS_AT_ONCE = 1000;

/**
 * What ties are drawn by: a whole number below 2^47, and a salt, without which the number could be found from its hash
 * by trying.
 */
export const drawnSeed = (): string => `${randomInt(2 ** 47)} ${randomBytes(16).toString('hex')}`;
export const seedNumber = (seed: string): number => Number(seed.split(' ')[0]);
export const hashOfSeed = (seed: string): string => createHash('sha256').update(seed).digest('hex');

const frozenOf = (
  election: Election,
  names: readonly Nomination[],
  voters: readonly Voter[],
): FrozenElection => ({
  candidates: names.map(({ id, person, person_name, standing }) => ({
    id: String(id),
    person,
    name: person_name,
    standing,
  })),
  voters,
  rule: ruleWords(election),
});

const keepVoters = async (trx: Trx, election: string, voters: readonly Voter[]): Promise<void> => {
  for (let from = 0; from < voters.length; from += ROWS_AT_ONCE)
    await decisionDb(trx)
      .insertInto('election_voter')
      .values(
        voters.slice(from, from + ROWS_AT_ONCE).map(({ voter, name, castBy }) => ({
          election,
          voter,
          voter_name: name,
          cast_by: castBy,
        })),
      )
      .execute();
};

/** Names that can be voted for, each with a flag for the rules. */
export const asRules = (names: readonly Nomination[]) =>
  names.map(({ withdrawn_at, eligible }) => ({ withdrawn: withdrawn_at !== null, eligible }));

/**
 * Opens voting: freezes who stands and who votes for whom, draws the seed of ties and publishes its hash, opens the
 * box. By the officer after the last day for names, or by the clock on its day.
 */
export const openVoting = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  const now = platform.now();
  const today = londonDate(now);
  if (election.state === 'voting') return { ok: true, value: { reference: election.reference } };
  const names = await nominationsOf(trx, election.reference);
  const voters = await electorateOn(trx, election, today);
  const why = whyNotOpenVoting(
    datesOf(election),
    asRules(names),
    voters.filter(({ castBy }) => castBy !== null).length,
    today,
  );
  if (why?.kind === 'election-not-at-this-step' && why.step === 'nominations')
    return refuse({ kind: 'election-names-open' });
  if (why) return refuse(why);
  const standing = names.filter((name) => isStanding({ withdrawn: name.withdrawn_at !== null, ...name }));
  const frozen = frozenOf(election, standing, voters);
  const frozenHash = hashOf(frozen);
  const seed = drawnSeed();
  await keepVoters(trx, election.reference, voters);
  await openBox(trx, election.reference);
  const changed = await changeElection(
    trx,
    actor,
    now,
    election,
    {
      state: 'voting',
      frozen: JSON.stringify(frozen),
      frozen_hash: frozenHash,
      seed,
      seed_hash: hashOfSeed(seed),
      opened_at: now,
      voting_from: earlier(election.voting_from, today),
    },
    {
      kind: 'election.voting-opened',
      before: { state: election.state },
      after: {
        state: 'voting',
        frozenHash,
        seedHash: hashOfSeed(seed),
        candidates: standing.length,
        entitled: voters.length,
      },
    },
  );
  await notify(trx, {
    people: voters.flatMap(({ castBy }) => (castBy ? [castBy] : [])),
    kind: 'election.voting-opened',
    title: `You have a vote: ${election.title}, until ${longDate(election.voting_to)}`,
    href: electionHref(election.reference),
    object: electionRef(election.reference),
  });
  return changed;
};
