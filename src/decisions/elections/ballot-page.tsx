import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  DayText,
  ErrorSummary,
  Form,
  fieldIn,
  More,
  Note,
  PageHead,
  Section,
  SelectField,
  Written,
} from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import { countOf, large } from '../words-rules.ts';
import type { ElectionAnswer } from './answers.ts';
import { rankField } from './cast.ts';

export type Paper = {
  readonly voter: string;
  readonly name: string;
  readonly code: string;
  readonly proof: string;
};

const ordinal = (rank: number): string => {
  const ending = rank % 100 >= 11 && rank % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending} choice`;
};

type Common = {
  readonly election: ElectionAnswer;
  readonly paper: Paper;
  readonly form: FormState;
  readonly csrf: string;
};

/** Whose vote it is, where somebody gives several or one of a practice. */
const whose = (election: ElectionAnswer, paper: Paper): string =>
  election.electorate === 'practices' ? `This is the vote of ${paper.name}.` : 'This is your own vote.';

/** The ballot paper: a number for each person whom one wants, in as many as one likes. */
export const BallotPage = ({ election, paper, form, csrf }: Common): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={election.reference}
      title={election.title}
      reading={
        <>
          {whose(election, paper)} <b>{large(countOf(election.seats, 'person is', 'people are'))} elected.</b>{' '}
          Vote by <DayText date={election.votingTo} />.
        </>
      }
    />
    <Form
      action={`${electionHref(election.reference)}/vote`}
      csrf={csrf}
      hidden={{ step: 'check', voter: paper.voter, code: paper.code, proof: paper.proof }}
    >
      <p>
        Give 1 to the person whom you want most, then 2, 3 and so on. You may stop early. A later choice never
        hurts an earlier one.
      </p>
      {election.standing.length <= election.seats ? (
        <p>
          No more people stand than there are seats. Nobody is elected without a vote, so it is held all the
          same.
        </p>
      ) : null}
      <ol className="cf-ballot">
        {election.standing.map((candidate) => {
          const name = rankField(candidate.id);
          return (
            <li key={candidate.id} className="cf-ballot__candidate">
              <SelectField
                {...fieldIn(form)(name)}
                label={candidate.name}
                hint={candidate.standing}
                empty="Not ranked"
                options={election.standing.map((_, place) => ({
                  value: String(place + 1),
                  text: ordinal(place + 1),
                }))}
              />
              <More summary="Why they stand" about={candidate.name}>
                <Written text={candidate.statement} />
              </More>
            </li>
          );
        })}
      </ol>
      <p className="cf-small cf-quiet">Nothing is kept until you put it in the box on the next page.</p>
      <Buttons>
        <Button>Look at my ballot</Button>
        <ButtonLink look="quiet" href={electionHref(election.reference)}>
          Not now
        </ButtonLink>
      </Buttons>
    </Form>
    <More summary="How it is counted" about={election.title}>
      <p>{election.ruleWords}</p>
    </More>
  </>
);

/** The ballot as it will be counted, before it is put in the box. */
export const CheckBallotPage = ({
  election,
  paper,
  form,
  csrf,
  ranked,
}: Common & { readonly ranked: readonly { readonly id: string; readonly name: string }[] }): ReactNode => {
  const ranks = Object.fromEntries(ranked.map(({ id }, place) => [rankField(id), String(place + 1)]));
  const without = election.standing.filter(({ id }) => !ranked.some((one) => one.id === id));
  const hidden = { voter: paper.voter, code: paper.code, proof: paper.proof, ...ranks };
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={election.reference}
        title="Is this your ballot?"
        reading={`${whose(election, paper)} Once it is in the box it cannot be changed.`}
      />
      <ol className="cf-ballot-order">
        {ranked.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ol>
      {without.length > 0 ? (
        <p className="cf-small">Not ranked: {without.map(({ name }) => name).join(', ')}.</p>
      ) : null}
      <Note>
        <p>
          The ballot is secret. You are shown a code on the next page, once. After the count all ballots are
          published by their codes, so that you can find yours and anybody can count again. Whoever you show
          your code to can see how you voted.
        </p>
      </Note>
      <div className="cf-ballot-ways">
        <Form
          action={`${electionHref(election.reference)}/vote`}
          csrf={csrf}
          guard={false}
          hidden={{ step: 'cast', ...hidden }}
        >
          <Button>Put it in the box</Button>
        </Form>
        <Form
          action={`${electionHref(election.reference)}/vote`}
          csrf={csrf}
          guard={false}
          hidden={{ step: 'change', ...hidden }}
        >
          <Button look="quiet">Change it</Button>
        </Form>
      </div>
    </>
  );
};

/** After voting: the code, shown once. It is in no address, no mail and no list. */
export const BallotInPage = ({
  election,
  code,
  name,
  again,
}: {
  readonly election: Pick<ElectionAnswer, 'reference' | 'title' | 'mine'>;
  readonly code: string;
  readonly name: string;
  readonly again: boolean;
}): ReactNode => {
  const more = election.mine.filter(({ hasVoted }) => !hasVoted).length;
  return (
    <>
      <PageHead
        reference={election.reference}
        title={again ? 'This ballot was in the box already' : 'Your ballot is in the box'}
        reading={`${election.title}. It is the vote of ${name}.`}
      />
      <section className="cf-ballot-code" aria-labelledby="code">
        <h2 id="code">The code of this ballot</h2>
        <p className="cf-ballot-code__letters">
          <code className="cf-ballot-letters">{code}</code>
        </p>
        <p>
          <b>Write it down or print this page now. It is shown once.</b> We keep no list of whose code it is,
          so nobody can tell you again.
        </p>
      </section>
      <Section title="What it is for">
        <ul className="cf-ballot-uses">
          <li>
            After the count every ballot is published by its code, unless that would tell how somebody voted.
          </li>
          <li>Find your code there, and see that it says what you chose.</li>
          <li>Anybody can count the ballots again.</li>
          <li>
            Whoever you show this code to can see how you voted. Nobody has a right to ask you for it. If
            somebody does, tell the governance officer.
          </li>
        </ul>
        <Buttons>
          {more > 0 ? (
            <ButtonLink href={`${electionHref(election.reference)}/vote`}>Give the next vote</ButtonLink>
          ) : null}
          <ButtonLink look="quiet" href={electionHref(election.reference)}>
            Back to the election
          </ButtonLink>
        </Buttons>
      </Section>
    </>
  );
};
