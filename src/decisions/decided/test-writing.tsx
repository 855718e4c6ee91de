import { sql } from 'kysely';
import { expect } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import type { Known } from '../kit/test-house.tsx';
import { type DecidedHouse, inDecidedHouse, voteOnItem, WORDS } from './test-decided.tsx';

const store = testStore();

export const inHouse = (
  work: (house: DecidedHouse) => Promise<void>,
  given?: Parameters<typeof inDecidedHouse>[2],
) => inDecidedHouse(store, work, given);

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const write = ({ as, item }: DecidedHouse, given: object = {}, who: Known = 'officer') =>
  as(who).api('POST', 'decisions', { meeting: 'MTG-2026-001', item, ...WORDS, ...given });

export const decided = async (house: DecidedHouse, given: object = {}): Promise<string> => {
  await voteOnItem(house);
  const { status, body } = await write(house, given);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference;
};

export const DEC = 'DEC-2026-001';

/** Where the idea stands, and what it tells of the decision. */
export const ideaNow = async ({ db }: DecidedHouse) =>
  (
    await sql<Record<string, string | null>>`
      select p.state, p.decision_waits as waits, p.since, d.outcome, d.reasons, d.conditions
      from proposal p left join proposal_decision d on d.proposal = p.reference`.execute(db)
  ).rows[0];
