import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { visibleTo } from '../../platform/registries.ts';
import { londonDate } from '../../shared/dates.ts';
import { Button, ButtonLink, Form, Hidden, More } from '../../ui/index.ts';
import { editsAs } from '../details/uses.ts';
import { moverOf } from '../kit/capacity.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { dutyOn } from '../kit/duty.ts';
import { type Proposal, standingOf } from '../kit/find.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { buttonsOf, type MoveButton } from '../stages/rules.ts';
import type { ProposalMove } from '../stages/table-rules.ts';
import { conditionWords, moveButton } from '../stages/words-rules.ts';
import { maySetNext } from './uses.ts';

export const moveHref = (reference: string, move: ProposalMove): string =>
  `${ideaHref(reference)}/move/${move}`;

/** Moves that ask for nothing and are lightly taken back: their button does it at once. */
const AT_ONCE: readonly ProposalMove[] = ['agree-problem', 'open-options', 'write-case', 'resume', 'review'];

/** The moves of this person on a proposal as it stands now. */
export const movesFor = async (
  { platform, actor }: Ask,
  proposal: Proposal,
): Promise<readonly MoveButton[]> => {
  const { db, registries, now } = platform;
  if (actor.kind !== 'person') return [];
  // What is restricted for somebody is not theirs to move either.
  const seen = await visibleTo(registries, db, actor, [ideaRef(proposal.reference)], (ref) => ref);
  if (seen.length === 0) return [];
  const mover = moverOf(actor, proposal, await dutyOn(db, londonDate(now())));
  return buttonsOf(standingOf(proposal), mover, await conditionsMet(db, proposal));
};

const waitsFor = ({ waits }: MoveButton): string => `Before that, ${waits.map(conditionWords).join('; ')}.`;

const MoveButtonOf = ({
  button,
  proposal,
  csrf,
  look,
}: {
  readonly button: MoveButton;
  readonly proposal: Proposal;
  readonly csrf: string;
  readonly look: 'main' | 'quiet';
}): ReactNode => {
  const { move, waits } = button;
  const { reference, version } = proposal;
  if (waits.length > 0)
    return (
      <p className="cf-moves__waits">
        <b>{moveButton(move)}</b> <span>{waitsFor(button)}</span>
      </p>
    );
  return AT_ONCE.includes(move) ? (
    <Form
      action={moveHref(reference, move)}
      csrf={csrf}
      guard={false}
      inline
      hidden={{ version: String(version), from: 'button' }}
    >
      <Button look={look}>{moveButton(move)}</Button>
    </Form>
  ) : (
    <ButtonLink look={look} href={moveHref(reference, move)}>
      {moveButton(move)}
    </ButtonLink>
  );
};

/**
 * The few buttons that are this person's on a proposal: those that lead on first, with what they wait for; the rest
 * behind "More". Null for whoever has none.
 */
export const movePanel = async (ask: Ask, proposal: Proposal): Promise<ReactNode> => {
  const buttons = await movesFor(ask, proposal);
  const { reference } = proposal;
  const setsNext =
    proposal.state !== 'merged' &&
    ask.actor.kind === 'person' &&
    (await maySetNext(ask.platform.db, ask.actor, proposal, londonDate(ask.platform.now())));
  const saysOfIt = editsAs(ask.actor, proposal) !== undefined;
  if (buttons.length === 0 && !setsNext && !saysOfIt) return null;
  const forward = buttons.filter((one) => one.forward);
  const others = buttons.filter((one) => !one.forward);
  const decides = forward.some(({ move }) => move === 'decide-yes');
  const shown = decides ? buttons.filter(({ move }) => move.startsWith('decide-')) : forward;
  const rest = others.filter((one) => !shown.includes(one));
  return (
    <div className="cf-moves">
      {shown.length > 0 ? (
        <div className="cf-moves__on">
          {shown.map((button) => (
            <MoveButtonOf
              key={button.move}
              button={button}
              proposal={proposal}
              csrf={ask.shell.token}
              look={button.forward ? 'main' : 'quiet'}
            />
          ))}
        </div>
      ) : null}
      {rest.length > 0 || setsNext || saysOfIt ? (
        <More summary={shown.length > 0 ? 'More' : 'What you can do'} about={`for ${reference}`}>
          <ul className="cf-moves__more">
            {setsNext ? (
              <li>
                <a href={`${ideaHref(reference)}/next`}>
                  Change the next step<Hidden> of {reference}</Hidden>
                </a>
              </li>
            ) : null}
            {saysOfIt ? (
              <li>
                <a href={`${ideaHref(reference)}/details`}>
                  Change what is said of it<Hidden>: {reference}</Hidden>
                </a>
              </li>
            ) : null}
            {proposal.state === 'live' && saysOfIt ? (
              <li>
                <a href={`${ideaHref(reference)}/review`}>Write what was found</a>
              </li>
            ) : null}
            {rest.map(({ move }) => (
              <li key={move}>
                <a href={moveHref(reference, move)}>{moveButton(move)}</a>
              </li>
            ))}
          </ul>
        </More>
      ) : null}
    </div>
  );
};
