import { createHash } from 'node:crypto';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { countBallots } from '../elections/count.ts';
import { hashOfSeed } from '../elections/open.ts';
import { isTellingCount } from '../elections/state-rules.ts';
import { outcomeOnly, ruleWords } from '../elections/words.ts';
import { hashOf } from '../kit/hash.ts';
import { decisionDb } from '../tables.ts';
import { codeOf, inParts, instant, type numbers } from './rows.ts';
import type { ToldElection } from './told-ballots.ts';

/** A seed as voting draws it, of words instead of chance: a whole number below 2^47, and a salt. */
const seedOf = (words: string): string => {
  const hash = createHash('sha256').update(words).digest('hex');
  return `${Number.parseInt(hash.slice(0, 11), 16)} ${hash.slice(16, 48)}`;
};

/** Loads who stood; answers with the numbers of their nominations, by which ballots name them. */
const keepNames = async (trx: Trx, reference: string, told: ToldElection): Promise<readonly number[]> => {
  const rows = await decisionDb(trx)
    .insertInto('nomination')
    .values(
      told.candidates.map(({ who, statement, proposer, on }) => ({
        election: reference,
        person: who.id,
        person_name: who.name,
        standing: who.standing,
        statement,
        proposer: proposer.id,
        proposer_name: proposer.name,
        given_at: instant(on, '12:00'),
        eligible: true,
        eligible_reason: null,
        withdrawn_at: null,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
};

/** What was frozen as voting opened, and every ballot with a code and no name, in the order of codes. */
const frozenAndBallots = (reference: string, told: ToldElection, ids: readonly number[]) => {
  const byPerson = new Map(told.candidates.map(({ who }, at) => [who.id, String(ids[at])]));
  const frozen = {
    candidates: told.candidates.map(({ who }, at) => ({
      id: String(ids[at]),
      person: who.id,
      name: who.name,
      standing: who.standing,
    })),
    voters: [...told.voters]
      .sort((a, b) => (a.voter < b.voter ? -1 : 1))
      .map(({ voter, name, castBy }) => ({ voter, name, castBy })),
    rule: ruleWords({ rule: 'scottish-stv', seats: told.seats }),
  };
  const ballots = told.voters
    .flatMap(({ ranks }) => (ranks ? [ranks.map((person) => byPerson.get(person) ?? person)] : []))
    .map((ranks, at) => ({ code: codeOf(`${reference} ${told.seed} ${at}`), content: { ranks }, weight: 1 }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { frozen, ballots };
};

/** Loads elections that are over: who stood, who could vote, every ballot without its voter, and the count. */
export const loadElections = async (
  trx: Trx,
  elections: readonly ToldElection[],
  series: ReturnType<typeof numbers>,
  officer: Named,
): Promise<readonly { readonly reference: string; readonly countedOn: CalendarDate }[]> => {
  const db = decisionDb(trx);
  const loaded = [];
  for (const told of elections) {
    const reference = series.next(told.nominations[0]);
    const row = {
      reference,
      body: told.body,
      seat: told.seat,
      title: told.title,
      seats: told.seats,
      rule: 'scottish-stv' as const,
      electorate: 'practices' as const,
      eligible: told.eligible,
      nominations_from: told.nominations[0],
      nominations_to: told.nominations[1],
      voting_from: told.voting[0],
      voting_to: told.voting[1],
      term_from: told.term[0],
      term_to: told.term[1],
      void_reason: null,
      opened_by: officer.id,
      opened_by_name: officer.name,
      notice_on: told.nominations[0],
    };
    await db
      .insertInto('election')
      .values({ ...row, state: 'nominations' })
      .execute();
    const { frozen, ballots } = frozenAndBallots(reference, told, await keepNames(trx, reference, told));
    const seed = seedOf(told.seed);
    const candidates = frozen.candidates.map(({ id, name }) => ({ id, name }));
    const count = countBallots({ rule: row.rule, seats: told.seats }, candidates, ballots, seed);
    const telling = isTellingCount(ballots.map(({ content }) => content.ranks));
    await db
      .updateTable('election')
      .set({
        state: 'counted',
        seed,
        seed_hash: hashOfSeed(seed),
        frozen: JSON.stringify(frozen),
        frozen_hash: hashOf(frozen),
        opened_at: instant(told.voting[0], '09:00'),
        result: JSON.stringify({ count: telling ? outcomeOnly(count) : count, voted: ballots.length }),
        shown: telling ? 'outcome' : 'all',
        ballots_hash: hashOf(ballots),
        counted_at: instant(told.countedOn, '10:00'),
      })
      .where('reference', '=', reference)
      .execute();
    const voted = new Map(told.voters.map(({ voter, ranks }) => [voter, ranks !== null]));
    await inParts(
      frozen.voters.map(({ voter, name, castBy }) => ({
        election: reference,
        voter,
        voter_name: name,
        cast_by: castBy,
        has_voted: voted.get(voter) ?? false,
      })),
      (some) => db.insertInto('election_voter').values(some).execute(),
    );
    await inParts(
      ballots.map(({ content, ...one }) => ({
        contest: reference,
        ...one,
        content: JSON.stringify(content),
      })),
      (some) => db.insertInto('ballot').values(some).execute(),
    );
    loaded.push({ reference, countedOn: told.countedOn });
  }
  return loaded;
};
