import type { ReactNode } from 'react';
import {
  Button,
  ButtonLink,
  Buttons,
  Hidden,
  Links,
  More,
  Note,
  RadioField,
  Tag,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { itemHref, voteHref } from '../kit/refs.ts';
import { clockWords } from '../meetings/times-rules.ts';
import type { VoteAnswer } from '../votes/answers.ts';
import { Pips, VoteTag } from '../votes/pieces.tsx';
import { methodMeans, methodName } from '../votes/words.ts';
import { countWords, large, listed } from '../words-rules.ts';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import type { RoomAnswer, RoomCurrent } from './shown.ts';

const METHODS = ['roll-call', 'hands', 'consent', 'secret'] as const;

const NewVote = ({ shown, forms }: { readonly shown: RoomCurrent; readonly forms: RoomForms }): ReactNode => {
  const field = fieldOf(forms, 'vote');
  const motion = shown.asks ?? '';
  const conditions =
    shown.conditions.length === 0
      ? ''
      : `${motion.endsWith('.') ? '' : '.'} ${shown.conditions.length === 1 ? 'On this condition' : 'On these conditions'}: ${shown.conditions.map(({ words }, n) => `(${n + 1}) ${words}`).join(' ')}`;
  return (
    <section className="cf-roomvote cf-roomvote--new" aria-labelledby="new-vote">
      <h2 id="new-vote">Vote on it</h2>
      <Act forms={forms} act="vote" says="The vote">
        <TextAreaField
          {...field('motion', `${motion}${conditions}`)}
          label="The motion, word for word"
          hint="It cannot be changed once the vote is open."
          rows={3}
        />
        <RadioField
          {...field('method', 'roll-call')}
          label="How it is taken"
          small
          choices={METHODS.map((method) => ({
            value: method,
            text: methodName(method),
            hint: methodMeans(method),
          }))}
        />
        <Buttons>
          <Button>Open the vote</Button>
        </Buttons>
      </Act>
    </section>
  );
};

const waitingFor = ({ voters }: VoteAnswer): readonly string[] =>
  voters
    .filter(({ hasVoted }) => hasVoted === false)
    .map(({ name, castBy }) => (castBy ? `${castBy} (for ${name})` : name));

const RollCall = ({ vote, forms }: { readonly vote: VoteAnswer; readonly forms: RoomForms }): ReactNode => {
  const waiting = vote.voters.filter(({ hasVoted }) => hasVoted === false);
  const choices =
    vote.method === 'consent'
      ? ([['against', 'Objects']] as const)
      : ([
          ['for', 'For'],
          ['against', 'Against'],
          ['abstain', 'Abstains'],
        ] as const);
  return waiting.length === 0 ? null : (
    <ul className="cf-rollcall">
      {waiting.map(({ voter, name, castBy }) => (
        <li key={voter}>
          <span>
            {name}
            {castBy ? <span className="cf-quiet">, by {castBy}</span> : null}
          </span>
          <Act
            forms={forms}
            act="cast"
            prefix={`cast-${voter}`}
            hidden={{ reference: vote.reference, voter }}
            says={name}
            inline
          >
            {choices.map(([choice, words]) => (
              <Button key={choice} look="quiet" name={`cast-${voter}-choice`} value={choice}>
                {words}
                <Hidden>: {name}</Hidden>
              </Button>
            ))}
          </Act>
        </li>
      ))}
    </ul>
  );
};

const Close = ({ vote, forms }: { readonly vote: VoteAnswer; readonly forms: RoomForms }): ReactNode => {
  const field = fieldOf(forms, 'close-vote');
  const waiting = waitingFor(vote).length;
  return (
    <div className="cf-roomvote__acts">
      <Act forms={forms} act="close-vote" hidden={{ vote: vote.reference }} says="The vote">
        {vote.method === 'hands' ? (
          <div className="cf-hands">
            <TextField {...field('for')} label="Hands for" inputMode="numeric" width={3} />
            <TextField {...field('against')} label="Hands against" inputMode="numeric" width={3} />
            <TextField {...field('abstain')} label="Abstaining" inputMode="numeric" width={3} />
          </div>
        ) : null}
        <Button>Close the vote</Button>
      </Act>
      {waiting > 0 && vote.method !== 'hands' && vote.method !== 'consent' ? (
        <Act forms={forms} act="remind" hidden={{ vote: vote.reference }} says="The reminder">
          <Button look="quiet">{waiting === 1 ? 'Remind them' : `Remind the ${countWords(waiting)}`}</Button>
        </Act>
      ) : null}
    </div>
  );
};

const Mine = ({ vote }: { readonly vote: VoteAnswer }): ReactNode => {
  if (vote.mine.length === 0 || vote.method === 'hands') return null;
  return vote.mine.some(({ hasVoted }) => !hasVoted) ? (
    <ButtonLink href={voteHref(vote.reference)} look="secondary">
      {vote.method === 'consent' ? 'Object' : 'Give my vote'}
    </ButtonLink>
  ) : (
    <p className="cf-small">
      <span className="cf-ok" aria-hidden="true">
        ✓
      </span>{' '}
      Your own vote is in.
    </p>
  );
};

const OpenVote = ({
  vote,
  forms,
}: {
  readonly vote: VoteAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const counted = vote.method !== 'hands' && vote.voted !== null;
  const waiting = waitingFor(vote);
  const isRoll = vote.method === 'roll-call' || vote.method === 'consent';
  return (
    <section className="cf-roomvote" aria-labelledby="vote">
      <div className="cf-roomvote__head">
        <h2 id="vote">
          {counted && vote.method !== 'consent'
            ? `Vote: ${countWords(vote.voted ?? 0)} of ${countWords(vote.entitled)} ${vote.voted === 1 ? 'is' : 'are'} in`
            : 'The vote is open'}
        </h2>
        <Tag tone="blue">
          {methodName(vote.method)}, open {clockWords(new Date(vote.openedAt))}
        </Tag>
      </div>
      <p className="cf-asked">{vote.motion}</p>
      {counted && vote.method !== 'consent' ? (
        <Pips voted={vote.voted ?? 0} entitled={vote.entitled} />
      ) : null}
      <p className="cf-small">
        {forms && counted && vote.method !== 'consent' && waiting.length > 0 && waiting.length < 12 ? (
          <>
            Waiting for <b>{listed(waiting)}</b>.{' '}
          </>
        ) : null}
        {vote.secret
          ? 'Nobody can know who votes what. '
          : vote.method === 'roll-call'
            ? 'Which way people voted stays hidden until you close it. '
            : ''}
        {vote.rule}
      </p>
      <Mine vote={vote} />
      {forms ? (
        <>
          {isRoll && waiting.length > 0 ? (
            <More
              summary="Take votes down for the room"
              // A roll call goes from name to name: closed, it would have to be opened again for each.
              open={vote.method === 'roll-call' || forms.form.values.form?.startsWith('cast-')}
            >
              <RollCall vote={vote} forms={forms} />
            </More>
          ) : null}
          <Close vote={vote} forms={forms} />
        </>
      ) : null}
    </section>
  );
};

const ClosedVote = ({
  vote,
  decide,
  forms,
}: {
  readonly vote: VoteAnswer;
  /** Where its decision is written down. */
  readonly decide: string;
  readonly forms: RoomForms | undefined;
}): ReactNode => (
  <section className="cf-roomvote cf-roomvote--closed" aria-labelledby="vote">
    <div className="cf-roomvote__head">
      <h2 id="vote">{vote.outcome ? `The vote: ${vote.outcome}` : 'The vote is closed'}</h2>
      <VoteTag vote={vote} />
    </div>
    <p className="cf-asked">{vote.motion}</p>
    <p>
      <b>{vote.sentence}</b>
    </p>
    {forms && vote.may.casting ? (
      <Act forms={forms} act="casting" hidden={{ reference: vote.reference }} says="The casting vote">
        <p>It is tied, and whoever is in the chair has a second vote.</p>
        <Buttons>
          <Button name="casting-choice" value="for">
            Casting vote: for
          </Button>
          <Button look="quiet" name="casting-choice" value="against">
            Casting vote: against
          </Button>
        </Buttons>
      </Act>
    ) : null}
    <Links
      links={[
        ...(forms && vote.outcome && !vote.may.casting
          ? [{ href: decide, text: 'Write the decision down' }]
          : []),
        { href: voteHref(vote.reference), text: `${vote.reference}: how it was counted` },
      ]}
    />
  </section>
);

/** The vote on the item that is shown: to be opened, open, or closed. */
export const VotePart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const { shown } = room;
  if (!shown) return null;
  const stopped = shown.stopped ? (
    <Note kind="warning">
      <p>
        <b>The vote was stopped and does not count.</b> {shown.stopped}
      </p>
    </Note>
  ) : null;
  if (shown.vote)
    return shown.vote.state === 'open' ? (
      <OpenVote vote={shown.vote} forms={forms} />
    ) : (
      <ClosedVote vote={shown.vote} decide={`${itemHref(room.meeting, shown.id)}/decide`} forms={forms} />
    );
  const canVote = forms && shown.state === 'open' && shown.purpose === 'decide' && shown.quorum?.isQuorate;
  return (
    <>
      {stopped}
      {canVote ? <NewVote shown={shown} forms={forms} /> : null}
    </>
  );
};

export const voteWords = (vote: VoteAnswer): string =>
  vote.state === 'open'
    ? vote.voted === null
      ? 'The vote is open.'
      : `${large(countWords(vote.voted))} of ${countWords(vote.entitled)} votes in.`
    : (vote.sentence ?? '');
