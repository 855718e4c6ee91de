import { createHash } from 'node:crypto';
import { canonical } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { countElection } from '../counting/count-rules.ts';
import { decisionDb } from '../tables.ts';
import { inParts, instant, type numbers } from './rows.ts';
import type { ToldElection } from './told.ts';

const RULE =
  'Scottish single transferable vote: the Droop quota, surpluses by weighted inclusive transfer to five decimal places.';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

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
    const candidates = told.candidates.map(({ who }) => ({
      person: who.id,
      name: who.name,
      standing: who.standing,
    }));
    const frozen = {
      candidates,
      voters: told.voters.map(({ voter, name, castBy }) => ({ voter, name, castBy })),
      rule: RULE,
    };
    const ranks = told.voters.flatMap((one) => (one.ranks ? [one.ranks] : []));
    const count = countElection(
      {
        method: 'scottish-transferable-vote',
        seats: told.seats,
        quota: 'droop',
        candidates: candidates.map(({ person, name }) => ({ id: person, name })),
        seed: Number.parseInt(sha256(told.seed).slice(0, 11), 16),
      },
      ranks.map((one) => ({ ranks: one, times: 1 })),
    );
    await db
      .insertInto('election')
      .values({
        reference,
        body: told.body,
        seat: told.seat,
        title: told.title,
        seats: told.seats,
        rule: 'scottish-stv',
        electorate: 'practices',
        eligible: told.eligible,
        nominations_from: told.nominations[0],
        nominations_to: told.nominations[1],
        voting_from: told.voting[0],
        voting_to: told.voting[1],
        term_from: told.term[0],
        term_to: told.term[1],
        state: 'counted',
        seed: told.seed,
        frozen: JSON.stringify(frozen),
        frozen_hash: sha256(canonical(frozen)),
        result: JSON.stringify(count),
        counted_at: instant(told.countedOn, '10:00'),
        void_reason: null,
        opened_by: officer.id,
        opened_by_name: officer.name,
      })
      .execute();
    await db
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
      .execute();
    await inParts(
      [...told.voters]
        .sort((a, b) => (a.voter < b.voter ? -1 : 1))
        .map((one) => ({
          election: reference,
          voter: one.voter,
          voter_name: one.name,
          cast_by: one.castBy,
          has_voted: one.ranks !== null,
        })),
      (some) => db.insertInto('election_voter').values(some).execute(),
    );
    await inParts(
      ranks
        .map((one, at) => ({
          contest: reference,
          code: sha256(`${reference} ${told.seed} ${at}`).slice(0, 16).toUpperCase(),
          content: JSON.stringify({ ranks: one }),
          weight: 1,
        }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
      (some) => db.insertInto('ballot').values(some).execute(),
    );
    loaded.push({ reference, countedOn: told.countedOn });
  }
  return loaded;
};
