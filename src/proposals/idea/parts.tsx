import { Fragment, type ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { casePart } from '../case/part.tsx';
import { contributionsPart } from '../contributions/part.tsx';
import { evidencePart } from '../evidence/part.tsx';
import type { Proposal } from '../kit/find.ts';
import type { PartOf } from '../kit/part.ts';
import { movesPart } from '../moves/part.tsx';
import { optionsPart } from '../options/part.tsx';
import { problemPart } from '../problem/part.tsx';
import { routePart } from '../routes/part.tsx';

/** The parts of a proposal in the order in which they are read. */
const PARTS: readonly (readonly [name: string, part: PartOf])[] = [
  ['moves', movesPart],
  ['problem', problemPart],
  ['options', optionsPart],
  ['evidence', evidencePart],
  ['case', casePart],
  ['contributions', contributionsPart],
  ['route', routePart],
];

/** What is asked of one that has joined another stands where it goes on. */
const ONLY_WHERE_IT_GOES_ON: readonly string[] = ['moves', 'route'];

/** What every part shows this reader, for the main column and the one beside it. */
export const partsOf = async (
  ask: Ask,
  proposal: Proposal,
): Promise<{ readonly main: ReactNode; readonly aside: ReactNode }> => {
  const main: ReactNode[] = [];
  const aside: ReactNode[] = [];
  for (const [name, part] of PARTS) {
    if (proposal.state === 'merged' && ONLY_WHERE_IT_GOES_ON.includes(name)) continue;
    const shown = await part(ask, proposal);
    if (shown.main) main.push(<Fragment key={name}>{shown.main}</Fragment>);
    if (shown.aside) aside.push(<Fragment key={name}>{shown.aside}</Fragment>);
  }
  return { main, aside };
};
