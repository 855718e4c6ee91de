import type { ReactNode } from 'react';
import { ButtonLink, Buttons, LinedList, PageHead, Section } from '../../ui/index.ts';
import { voteHref } from '../kit/refs.ts';
import type { VoteAnswer } from './answers.ts';

/** After a secret vote: the code, shown once. It is in no address, no mail and no list. */
export const CodePage = ({
  vote,
  code,
  name,
  again,
}: {
  readonly vote: Pick<VoteAnswer, 'reference' | 'title'>;
  readonly code: string;
  readonly name: string;
  readonly again: boolean;
}): ReactNode => (
  <>
    <PageHead
      reference={vote.reference}
      title={again ? 'This vote was counted already' : 'The vote is counted'}
      reading={`${vote.title}. It is the vote of ${name}.`}
    />
    <section className="cf-ballotcode" aria-labelledby="code">
      <h2 id="code">The code of this ballot</h2>
      <p className="cf-ballotcode__letters">{code}</p>
      <p>
        <b>Write it down or print this page now. It is shown once.</b> We keep no list of whose code it is, so
        nobody can tell you again.
      </p>
    </section>
    <Section title="What it is for">
      <LinedList>
        <li>
          When the vote is closed, every ballot is published by its code, unless that would tell how somebody
          voted.
        </li>
        <li>Find your code there, and see that it says what you chose.</li>
        <li>Anybody can count the ballots again.</li>
        <li>
          Whoever you show this code to can see how you voted. Nobody has a right to ask you for it. If
          somebody does, tell the governance officer.
        </li>
      </LinedList>
      <Buttons>
        <ButtonLink look="quiet" href={voteHref(vote.reference)}>
          Back to the vote
        </ButtonLink>
      </Buttons>
    </Section>
  </>
);
