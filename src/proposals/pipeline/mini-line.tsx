import type { ReactNode } from 'react';
import type { ListedIdea } from './answers.ts';
import { clockWords } from './shown.ts';

const PLACES = { done: 'done', now: 'now', 'to-come': 'next' } as const;

/** The nine stages as nine small cells: filled up to where it is, its own cell taller, a notch where it was over. */
export const MiniLine = ({ idea }: { readonly idea: Pick<ListedIdea, 'line'> }): ReactNode => (
  <span className="cf-mini" aria-hidden="true">
    {idea.line.map(({ stage, place, over }) => (
      <i key={stage} className={`cf-mini__${PLACES[place]}${over > 0 ? ' cf-mini__over' : ''}`} />
    ))}
  </span>
);

type Clocked = Pick<ListedIdea, 'clock'>;

/** Day and target of its stage; what is late is said in words and in bold, and coloured beside. */
export const ClockText = ({ idea }: { readonly idea: Clocked }): ReactNode => {
  const words = clockWords(idea);
  if (!words || !idea.clock) return null;
  return <span className={`cf-clocked cf-clocked--${idea.clock.standing}`}>{words}</span>;
};

/** Where an idea is: the line, the stage in words, its day. */
export const WhereItIs = ({ idea }: { readonly idea: ListedIdea }): ReactNode => (
  <div className="cf-where">
    <MiniLine idea={idea} />
    <span>
      {idea.stands}
      {idea.clock ? ', ' : ''}
      <ClockText idea={idea} />
    </span>
  </div>
);
