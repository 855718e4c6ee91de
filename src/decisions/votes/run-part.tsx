import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { Button, Buttons, Form, fieldIn, More, Section, SelectField, TextField } from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import { listed } from '../words-rules.ts';
import type { VoteAnswer } from './answers.ts';
import { Pips } from './pieces.tsx';

/** Names of those whose votes are still to come, or how many they are. */
export const waitingWords = ({ voters }: Pick<VoteAnswer, 'voters'>): string => {
  const waiting = voters.filter(({ hasVoted }) => hasVoted === false).map(({ name }) => name);
  if (waiting.length === 0) return 'All votes are in.';
  return waiting.length > 8
    ? `${waiting.length.toLocaleString('en-GB')} votes are still to come.`
    : `Waiting for ${listed(waiting)}.`;
};

const Hands = ({ form }: { readonly form: FormState }): ReactNode => (
  <div className="cf-hands">
    {(['for', 'against', 'abstain'] as const).map((choice) => (
      <TextField
        key={choice}
        {...fieldIn(form)(choice)}
        label={{ for: 'Hands for', against: 'Hands against', abstain: 'Abstaining' }[choice]}
        inputMode="numeric"
        width={3}
      />
    ))}
  </div>
);

/** A roll call as the chair takes it: each voter who has not voted, and three buttons. */
const RollCall = ({ vote, csrf }: { readonly vote: VoteAnswer; readonly csrf: string }): ReactNode => {
  const waiting = vote.voters.filter(({ hasVoted }) => hasVoted === false);
  return waiting.length === 0 ? null : (
    <More summary="Take votes down for the room" about="in this roll call" open>
      <Form action={`${voteHref(vote.reference)}/room`} csrf={csrf}>
        <SelectField
          name="voter"
          label="Who votes"
          options={waiting.map(({ voter, name, castBy }) => ({
            value: voter,
            text: castBy ? `${name}, by ${castBy}` : name,
          }))}
        />
        <Buttons>
          <Button name="choice" value="for" look="quiet">
            For
          </Button>
          <Button name="choice" value="against" look="quiet">
            Against
          </Button>
          <Button name="choice" value="abstain" look="quiet">
            Abstains
          </Button>
        </Buttons>
      </Form>
    </More>
  );
};

const Casting = ({ vote, csrf }: { readonly vote: VoteAnswer; readonly csrf: string }): ReactNode => (
  <Form action={`${voteHref(vote.reference)}/casting`} csrf={csrf}>
    <p>It is tied. By the standing orders whoever is in the chair has a second vote.</p>
    <Buttons>
      <Button name="choice" value="for">
        Casting vote: for
      </Button>
      <Button name="choice" value="against" look="quiet">
        Casting vote: against
      </Button>
    </Buttons>
  </Form>
);

/** What whoever runs the vote can do with it. */
export const RunVote = ({
  vote,
  form,
  csrf,
}: {
  readonly vote: VoteAnswer;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode =>
  vote.state !== 'open' && !vote.may.casting && !vote.may.makeVoid ? null : (
    <Section title="Running this vote">
      {vote.state === 'open' ? (
        <>
          {vote.method === 'hands' || vote.voted === null ? null : (
            <>
              <Pips voted={vote.voted} entitled={vote.entitled} />
              {vote.method === 'consent' ? null : (
                <p className="cf-small">
                  {waitingWords(vote)} Which way people voted stays hidden until you close it.
                </p>
              )}
            </>
          )}
          {vote.method === 'roll-call' ? <RollCall vote={vote} csrf={csrf} /> : null}
          <Form action={`${voteHref(vote.reference)}/close`} csrf={csrf}>
            {vote.method === 'hands' ? <Hands form={form} /> : null}
            <Buttons>
              <Button>Close the vote and count</Button>
            </Buttons>
          </Form>
        </>
      ) : vote.may.casting ? (
        <Casting vote={vote} csrf={csrf} />
      ) : null}
      {vote.may.makeVoid ? (
        <p>
          <a href={`${voteHref(vote.reference)}/void`}>Make it void</a>, if it was opened wrongly.
        </p>
      ) : null}
    </Section>
  );
