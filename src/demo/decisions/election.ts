import type { ToldElection } from '../../decisions/index.ts';
import type { Place } from '../place/types.ts';
import { diceFor } from '../random.ts';
import type { Seats } from './people.ts';

const STANDING: readonly (readonly [name: string, proposer: string, statement: string, weight: number])[] = [
  [
    'Selma Brackenrow',
    'Edwina Mossop',
    'I have read every case for five years and asked of each who would lose by it. I should like three years more to see what came of them.',
    6,
  ],
  [
    'Col Ashgrove',
    'Selma Brackenrow',
    'I am a salaried GP and have sat in as a deputy. Two in five GPs here are salaried or locums; one seat in six would be a beginning.',
    5,
  ],
  [
    'Nadia Fennimore',
    'Ravi Coldharbourne',
    'I stand again. My share in a company is on the register, and I leave the room when I must.',
    4,
  ],
  [
    'Barnard Coppernall',
    'Kezia Stannary',
    'Practices should be paid for what they are asked to do. I shall say so each month until it is minuted.',
    3,
  ],
];

/** An election of two GPs of the governing body by the practices, counted by transferable votes. */
export const electionOf = (place: Place, seats: Seats): ToldElection => {
  const dice = diceFor(place.seed, 'election');
  const candidates = STANDING.map(([name, proposer, statement], at) => ({
    who: seats.named(name),
    statement,
    proposer: seats.named(proposer),
    on: `2026-09-${String(8 + at * 2).padStart(2, '0')}`,
  }));
  /** Candidates in the order in which one practice ranks them: the better known come first more often. */
  const ranked = (): readonly string[] => {
    const left = STANDING.map(([, , , weight], at) => ({ id: candidates[at]?.who.id ?? '', weight }));
    const ranks: string[] = [];
    const many = dice.int(1, 4);
    while (ranks.length < many) {
      let chosen = dice.int(
        1,
        left.reduce((sum, { weight }) => sum + weight, 0),
      );
      const at = left.findIndex(({ weight }) => {
        chosen -= weight;
        return chosen <= 0;
      });
      const [one] = left.splice(at, 1);
      if (one) ranks.push(one.id);
    }
    return ranks;
  };
  return {
    body: 'governing-body',
    seat: 'clinician',
    title: 'Two GPs of the governing body, from April 2027',
    seats: 2,
    eligible: 'GPs of member practices, whatever their contract',
    nominations: ['2026-09-07', '2026-09-25'],
    voting: ['2026-10-05', '2026-10-23'],
    term: ['2027-04-01', '2030-03-31'],
    seed: 'The numbers drawn on 3 October 2026: 4, 17, 22, 31, 40, 49',
    candidates,
    voters: seats.voices.map(({ who, practice, name }) => ({
      voter: practice,
      name,
      castBy: who.id,
      ranks: dice.chance(0.88) ? ranked() : null,
    })),
    countedOn: '2026-10-26',
  };
};
