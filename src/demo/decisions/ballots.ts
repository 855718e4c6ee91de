import type { ToldBallot } from '../../decisions/index.ts';
import type { Place } from '../place/types.ts';
import { diceFor } from '../random.ts';
import { LISTS, WEIGHTED_FROM } from './bodies.ts';
import type { Seats } from './people.ts';

/** Two ballots of the members: one weighted by list size, one secret with a vote for each practice. */
export const ballotsOf = (place: Place, seats: Seats): readonly ToldBallot[] => {
  const dice = diceFor(place.seed, 'ballots');
  const voices = dice.shuffled(seats.voices);
  const sizes = seats.voices.map(({ practice, people }) => [practice, people] as const);
  return [
    {
      body: 'members-council',
      title: 'New standing orders of the governing body',
      motion:
        'That from April clinicians who count must outnumber the others who count on every item of the governing body, and its papers go out a week before.',
      secret: false,
      majority: 'constitution',
      openedOn: '2026-02-16',
      closedOn: '2026-03-05',
      otherwise: [
        ...voices.slice(0, 9).map(({ practice }) => ({ voter: practice, choice: 'against' as const })),
        ...voices.slice(9, 12).map(({ practice }) => ({ voter: practice, choice: 'abstain' as const })),
        ...voices.slice(12, 18).map(({ practice }) => ({ voter: practice, choice: 'none' as const })),
      ],
      sizes,
      weightedOn: WEIGHTED_FROM,
      weightsFrom: LISTS,
      decision: {
        outcome: 'yes',
        title: 'Clinicians must be in the majority on every item',
        summary:
          'The member practices changed the rules of the governing body. From April more than half of those who count on each item must be clinicians.',
        reasons: [
          'The group is led by clinicians, and its decisions should be.',
          'Papers a week before give members time to ask their patients.',
        ],
        publishedOn: '2026-03-06',
      },
    },
    {
      body: 'members-council',
      title: 'Meetings in the evening',
      motion: 'That the members’ council goes on meeting in the evening.',
      secret: true,
      openedOn: '2025-09-08',
      closedOn: '2025-09-22',
      otherwise: [
        ...voices.slice(20, 41).map(({ practice }) => ({ voter: practice, choice: 'against' as const })),
        ...voices.slice(41, 46).map(({ practice }) => ({ voter: practice, choice: 'none' as const })),
      ],
    },
  ];
};
