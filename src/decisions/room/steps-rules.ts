export type StepState = 'done' | 'now' | 'fails' | 'to-come';
export type RoomStep = { readonly key: string; readonly name: string; readonly state: StepState };

/** What the steps of an item follow from. */
export type StepFacts = {
  readonly decides: boolean;
  readonly state: 'planned' | 'open' | 'closed' | 'deferred' | 'withdrawn';
  /** Interests that wait for a ruling. */
  readonly unruled: number;
  /** Undefined where the body has no orders. */
  readonly isQuorate: boolean | undefined;
  readonly vote: 'none' | 'open' | 'tied' | 'carried' | 'lost';
  readonly actions: number;
};

const VOTE_NAMES = {
  none: 'Vote',
  open: 'Vote open',
  tied: 'Tied',
  carried: 'Carried',
  lost: 'Lost',
} as const;

/**
 * The way of an item through the room: interests, quorum, discussion, vote, actions. Only one step is the present one;
 * quorum that fails is said so, and the vote does not come before it is mended.
 */
export const stepsOf = (facts: StepFacts): readonly RoomStep[] => {
  const isOver = facts.state === 'closed' || facts.state === 'deferred';
  const isOpen = facts.state === 'open';
  const ruled = facts.unruled === 0;
  const voted = facts.vote !== 'none';
  const isDecided = facts.vote === 'carried' || facts.vote === 'lost';
  const at = (isDone: boolean, isNow: boolean): StepState =>
    isDone ? 'done' : isNow && isOpen ? 'now' : 'to-come';
  const interests: RoomStep = {
    key: 'interests',
    name: 'Interests',
    state: at(ruled && facts.state !== 'planned', !ruled),
  };
  const discussionIsNow = ruled && !voted && facts.isQuorate !== false;
  const steps: RoomStep[] = [
    interests,
    ...(facts.decides
      ? [
          {
            key: 'quorum',
            name: 'Quorum',
            state:
              facts.isQuorate === false && isOpen
                ? ('fails' as const)
                : at(facts.isQuorate === true && facts.state !== 'planned', false),
          },
        ]
      : []),
    { key: 'discussion', name: 'Discussion', state: at(voted || isOver, discussionIsNow) },
    ...(facts.decides
      ? [
          {
            key: 'vote',
            name: VOTE_NAMES[facts.vote],
            state: at(isDecided, facts.vote === 'open' || facts.vote === 'tied'),
          },
        ]
      : []),
    { key: 'actions', name: 'Actions', state: at(isOver && facts.actions > 0, isDecided && isOpen) },
  ];
  return steps;
};
