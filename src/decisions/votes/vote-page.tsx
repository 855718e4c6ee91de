import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Columns,
  DateText,
  ErrorSummary,
  Facts,
  Form,
  LinedList,
  More,
  Note,
  PageHead,
  Section,
  Written,
} from '../../ui/index.ts';
import { bodyHref, decisionHref, itemHref, meetingHref, voteHref } from '../kit/refs.ts';
import { WhyVoid } from '../kit/void-page.tsx';
import { countOf, large } from '../words-rules.ts';
import type { MyVote, VoteAnswer } from './answers.ts';
import { SumBar, VoteTag } from './pieces.tsx';
import { RunVote } from './run-part.tsx';
import type { BallotPaper } from './secret/paper.ts';
import { outcomeWords, sumWords } from './tally-rules.ts';
import { VoteForm } from './vote-form.tsx';
import { VotersPart } from './voters-part.tsx';
import { kindName, methodMeans, methodName, momentWords } from './words.ts';

const reading = (vote: VoteAnswer): ReactNode => {
  if (vote.state === 'void') return 'It was made void and does not count.';
  if (vote.state === 'closed')
    return (
      <>
        <b>{vote.outcome ? outcomeWords(vote.outcome) : ''}</b>
        {vote.sums && vote.outcome !== 'tied' ? `, ${sumWords(vote.sums)}` : ''}
        {vote.outcome === 'tied' ? ': it waits for the casting vote' : ''}
        {vote.closedAt ? `. Closed ${momentWords(new Date(vote.closedAt))}.` : '.'}
      </>
    );
  return vote.closesAt ? (
    <>
      <b>Open</b> until {momentWords(new Date(vote.closesAt))}.
    </>
  ) : (
    <>
      <b>Open</b> since {momentWords(new Date(vote.openedAt))}, until the chair closes it.
    </>
  );
};

const Given = ({ vote, mine }: { readonly vote: VoteAnswer; readonly mine: MyVote }): ReactNode => (
  <Note>
    <p>
      <b>{mine.forSomebodyElse ? `The vote of ${mine.name} is in` : 'You have voted'}</b>
      {mine.votes ? `: ${sumWords(mine.votes)}.` : '.'}{' '}
      {vote.secret
        ? 'Its code was shown once. Nobody can look it up, and neither can we.'
        : 'A vote is given once and cannot be changed.'}
    </p>
  </Note>
);

/** The votes of this reader: one form at a time, the others a press away, so that none is given for another. */
const Mine = ({ vote, papers, form, csrf, once, chosen }: Props): ReactNode => {
  const waiting =
    vote.state === 'open' && vote.method !== 'hands' ? vote.mine.filter(({ hasVoted }) => !hasVoted) : [];
  const now = waiting.find(({ voter }) => voter === chosen) ?? waiting[0];
  return (
    <>
      {vote.mine
        .filter(({ hasVoted }) => hasVoted)
        .map((mine) => (
          <Given key={mine.voter} vote={vote} mine={mine} />
        ))}
      {now ? (
        <VoteForm
          vote={vote}
          mine={now}
          paper={papers.find(({ voter }) => voter === now.voter)}
          form={form}
          csrf={csrf}
          once={once}
        />
      ) : null}
      {waiting.length > 1 ? (
        <Section title="Your other votes in this">
          <LinedList>
            {waiting
              .filter((mine) => mine !== now)
              .map((mine) => (
                <li key={mine.voter}>
                  <a href={`${voteHref(vote.reference)}?voter=${encodeURIComponent(mine.voter)}`}>
                    Give the vote of {mine.name}
                  </a>
                  {mine.forSomebodyElse ? ', who gave it to you to cast' : ''}
                </li>
              ))}
          </LinedList>
        </Section>
      ) : null}
    </>
  );
};

const Result = ({ vote }: { readonly vote: VoteAnswer }): ReactNode =>
  vote.state !== 'closed' ? null : (
    <Section title="The result">
      {vote.sums ? <SumBar sums={vote.sums} /> : null}
      <p>{vote.sentence}</p>
      {vote.shown === 'outcome' ? (
        <p className="cf-small">
          Fewer than five people voted, or all of them voted alike. The numbers would tell how each of them
          voted, so they are not published, and not kept.
        </p>
      ) : null}
      {vote.may.ballots ? (
        <p>
          <a href={`${voteHref(vote.reference)}/ballots`}>Every ballot by its code</a>: check that yours was
          counted, or count them all again.
        </p>
      ) : null}
      {vote.decision ? (
        <p>
          <a href={decisionHref(vote.decision)}>The decision: {vote.decision}</a>
        </p>
      ) : null}
      {vote.may.decide ? (
        <Buttons>
          <ButtonLink href={`${voteHref(vote.reference)}/decide`}>Write the decision down</ButtonLink>
        </Buttons>
      ) : null}
    </Section>
  );

const Urgent = ({ vote, csrf }: Pick<Props, 'vote' | 'csrf'>): ReactNode =>
  vote.urgent ? (
    <Section title="Decided between meetings">
      <Facts
        facts={[
          { name: 'Why it could not wait', value: vote.urgent.why },
          { name: 'Who was asked first', value: vote.urgent.consulted.join(', ') || 'nobody' },
          {
            name: 'The body is told',
            value: vote.urgent.toldOn ? (
              <span>
                on <DateText date={vote.urgent.toldOn} />
              </span>
            ) : (
              <span>
                by <DateText date={vote.urgent.tellBy} />
              </span>
            ),
          },
          {
            name: 'The next meeting',
            value: vote.urgent.ratifiedBy ? (
              <a href={voteHref(vote.urgent.ratifiedBy)}>stood by it: {vote.urgent.ratifiedBy}</a>
            ) : (
              'has not voted on it yet'
            ),
          },
        ]}
      />
      {vote.may.run && vote.state === 'closed' && !vote.urgent.toldOn ? (
        <Form action={`${voteHref(vote.reference)}/told`} csrf={csrf} guard={false}>
          <Button look="quiet">Tell every member now</Button>
        </Form>
      ) : null}
    </Section>
  ) : null;

const Where = ({ vote }: { readonly vote: VoteAnswer }): ReactNode => (
  <Section title="About this vote">
    <Facts
      facts={[
        { name: 'Body', value: <a href={bodyHref(vote.body)}>{vote.bodyName}</a> },
        { name: 'How it is held', value: kindName(vote.kind) },
        ...(vote.meeting && vote.item !== null
          ? [
              {
                name: 'Item',
                value: (
                  <span>
                    <a href={itemHref(vote.meeting, vote.item)}>{vote.itemTitle}</a>, in{' '}
                    <a href={meetingHref(vote.meeting)}>{vote.meeting}</a>
                  </span>
                ),
              },
            ]
          : []),
        ...(vote.proposal
          ? [{ name: 'Idea', value: <a href={`/ideas/${vote.proposal}`}>{vote.proposal}</a> }]
          : []),
        ...(vote.ratifies
          ? [{ name: 'Stands by', value: <a href={voteHref(vote.ratifies)}>{vote.ratifies}</a> }]
          : []),
        { name: 'How votes are given', value: `${methodName(vote.method)}. ${methodMeans(vote.method)}` },
        {
          name: 'May vote',
          value: `${large(countOf(vote.entitled, 'voter'))}${vote.weight === vote.entitled ? '' : `, ${vote.weight.toLocaleString('en-GB')} votes together`}`,
        },
        ...(vote.weightedOn
          ? [
              {
                name: 'Votes weigh',
                value: (
                  <span>
                    by list size on <DateText date={vote.weightedOn} />. Source: {vote.weightsFrom}
                  </span>
                ),
              },
            ]
          : []),
        ...(vote.openedBy ? [{ name: 'Opened by', value: vote.openedBy }] : []),
      ]}
    />
    <More summary="What cannot change any more" about="in this vote">
      <p>
        When the vote was opened, these were fixed: who may vote, how much each vote weighs, who votes for
        whom, who may not vote because of an interest, and the rule. Its fingerprint stands in the record:
      </p>
      <p className="cf-letters">{vote.frozenHash}</p>
    </More>
  </Section>
);

const KeptOut = ({ vote }: { readonly vote: VoteAnswer }): ReactNode =>
  vote.excluded.length + vote.lapsed.length === 0 ? null : (
    <Section title="Who does not vote">
      <LinedList>
        {vote.excluded.map(({ name, ruling }) => (
          <li key={name}>
            <b>{name}</b>: {ruling.toLowerCase()}, because of an interest
          </li>
        ))}
        {vote.lapsed.map(({ giver, holder, why }) => (
          <li key={`${giver} ${holder}`}>
            <b>{giver}</b> gave their vote to {holder}, and it does not count so. {why}
          </li>
        ))}
      </LinedList>
    </Section>
  );

type Props = {
  readonly vote: VoteAnswer;
  readonly papers: readonly (BallotPaper & { readonly voter: string })[];
  readonly form: FormState;
  readonly csrf: string;
  /** Key of the forms of this page: one sent twice counts once. */
  readonly once: string;
  /** The voter whose form is asked for, where there are several. */
  readonly chosen?: string | undefined;
};

/** One vote: on a phone first what is voted upon and the buttons, then the rest. */
export const VotePage = ({ vote, papers, form, csrf, once, chosen }: Props): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={
        <>
          {vote.reference} · {methodName(vote.method)} · {vote.bodyName} <VoteTag vote={vote} />
        </>
      }
      title={vote.title}
      reading={reading(vote)}
    />
    <WhyVoid reason={vote.voidReason} />
    <Columns label="About this vote" aside={<Where vote={vote} />}>
      <section className="cf-motion" aria-labelledby="motion">
        <h2 id="motion">What is voted upon</h2>
        <Written text={vote.motion} />
        <p className="cf-small">{vote.rule}</p>
      </section>
      <Mine vote={vote} papers={papers} form={form} csrf={csrf} once={once} chosen={chosen} />
      <Result vote={vote} />
      {vote.may.run ? <RunVote vote={vote} form={form} csrf={csrf} /> : null}
      <Urgent vote={vote} csrf={csrf} />
      <VotersPart vote={vote} />
      <KeptOut vote={vote} />
    </Columns>
  </>
);
