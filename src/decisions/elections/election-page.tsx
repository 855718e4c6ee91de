import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  DateText,
  Facts,
  Links,
  More,
  Note,
  PageHead,
  Section,
} from '../../ui/index.ts';
import { bodyHref, electionHref } from '../kit/refs.ts';
import { StepButton } from '../kit/step-button.tsx';
import { WhyVoid } from '../kit/void-page.tsx';
import { listed } from '../words-rules.ts';
import type { ElectionAnswer } from './answers.ts';
import { StepTag } from './list-page.tsx';
import { NamesPart } from './names-part.tsx';
import { ResultPart, SeatPart } from './result-part.tsx';
import { standingCount } from './shown.ts';
import { standWords } from './state-rules.ts';
import { VotersPart } from './voters-part.tsx';
import { electorateWords, ruleName } from './words.ts';

type Props = { readonly election: ElectionAnswer; readonly csrf: string };

const WHY_NOT_OPEN: Readonly<Record<string, string>> = {
  'election-names-unread': 'Say of each name whether that person may stand. Then voting can open.',
  'election-nobody-stands': 'Nobody stands who may. Give more days for names, or make it void.',
  'election-nobody-votes': 'Nobody votes for any practice yet. Choose who does.',
  'election-days-past': 'The days for voting are past. Set new ones.',
};

const reading = (election: ElectionAnswer): ReactNode => {
  if (election.result)
    return (
      <>
        <b>
          {election.elected.length === 0
            ? 'Nobody was elected'
            : `${listed(election.elected)} ${election.elected.length === 1 ? 'is' : 'are'} elected`}
        </b>
        {election.countedAt ? (
          <>
            . Counted on <DateText date={londonDate(new Date(election.countedAt))} />.
          </>
        ) : (
          '.'
        )}
      </>
    );
  const stand =
    election.step === 'planned' || election.step === 'void'
      ? ''
      : `${standWords(standingCount(election), election.seats)}. `;
  return (
    <>
      {stand}
      {election.stateWords}
    </>
  );
};

/** The one thing to do: to vote, to stand; for the officer the next step. */
const Act = ({ election, csrf }: Props): ReactNode => {
  const { may } = election;
  const base = electionHref(election.reference);
  const step = (path: string, words: string): ReactNode => (
    <StepButton action={`${base}/${path}`} version={election.version} csrf={csrf}>
      {words}
    </StepButton>
  );
  if (may.vote) return <ButtonLink href={`${base}/vote`}>Vote</ButtonLink>;
  if (may.openNames) return step('open-names', 'Open it for names now');
  if (may.openVoting) return step('open-voting', 'Open voting now');
  if (may.count) return step('count', 'Count the ballots');
  return may.stand ? <ButtonLink href={`${base}/stand`}>Stand for election</ButtonLink> : null;
};

const Officer = ({ election }: { readonly election: ElectionAnswer }): ReactNode => {
  const base = electionHref(election.reference);
  const links = [
    ...(election.may.edit ? [{ href: `${base}/edit`, text: 'Change words or days' }] : []),
    ...(election.may.makeVoid ? [{ href: `${base}/void`, text: 'Make it void' }] : []),
  ];
  return election.may.manage && links.length > 0 ? <Links links={links} /> : null;
};

const About = ({ election }: { readonly election: ElectionAnswer }): ReactNode => (
  <Section title="About this election">
    <Facts
      facts={[
        { name: 'Body', value: <a href={bodyHref(election.body)}>{election.bodyName}</a> },
        {
          name: election.seats > 1 ? 'Seats' : 'Seat',
          value: election.seats > 1 ? `${election.seats} × ${election.seatLabel}` : election.seatLabel,
        },
        { name: 'Who may stand', value: election.eligible },
        { name: 'Who votes', value: electorateWords(election.electorate) },
        { name: 'Counted by', value: ruleName(election.rule) },
        {
          name: 'Names',
          value: (
            <span>
              <DateText date={election.nominationsFrom} /> to <DateText date={election.nominationsTo} />
            </span>
          ),
        },
        {
          name: 'Voting',
          value: (
            <span>
              <DateText date={election.votingFrom} /> to <DateText date={election.votingTo} />
            </span>
          ),
        },
        {
          name: 'Term',
          value: (
            <span>
              from <DateText date={election.termFrom} />
              {election.termTo ? (
                <>
                  {' '}
                  to <DateText date={election.termTo} />
                </>
              ) : null}
            </span>
          ),
        },
        ...(election.setUpBy ? [{ name: 'Set up by', value: election.setUpBy }] : []),
      ]}
    />
    <More summary="How ballots are counted" about="in this election">
      <p>{election.ruleWords}</p>
      <p>
        Ties go by the latest round in which the tied differed. If they never did, a lot decides that is drawn
        when voting opens.
      </p>
    </More>
    {election.frozenHash && !election.result ? (
      <More summary="What cannot change any more" about="in this election">
        <p>
          When voting opened, these were fixed: who stands, who may vote, and the lot for ties. Their
          fingerprints stand in the record. The lot itself is shown after the count.
        </p>
        <dl className="cf-hashes">
          <dt>Who stands and who votes</dt>
          <dd>
            <code className="cf-ballot-letters">{election.frozenHash}</code>
          </dd>
          <dt>The lot for ties</dt>
          <dd>
            <code className="cf-ballot-letters">{election.seedHash}</code>
          </dd>
        </dl>
      </More>
    ) : null}
  </Section>
);

const Mine = ({ election }: { readonly election: ElectionAnswer }): ReactNode => {
  const given = election.mine.filter(({ hasVoted }) => hasVoted);
  return given.length > 0 && (election.step === 'voting' || election.step === 'closed') ? (
    <Note>
      <p>
        <b>
          {election.electorate === 'practices'
            ? `The vote of ${listed(given.map(({ name }) => name))} is in.`
            : 'You have voted.'}
        </b>{' '}
        Your code was shown to you once. Nobody can look it up, and neither can we.
      </p>
    </Note>
  ) : null;
};

/** One election: on a phone first how far it is and what to do, then who stands or who was elected. */
export const ElectionPage = ({ election, csrf }: Props): ReactNode => {
  const act = Act({ election, csrf });
  return (
    <>
      <PageHead
        reference={
          <>
            {election.reference} · {election.bodyName} <StepTag step={election.step} />
          </>
        }
        title={election.title}
        reading={reading(election)}
        move={act ? <div className="cf-act">{act}</div> : undefined}
      />
      <WhyVoid reason={election.voidReason} />
      {election.boxGone && election.may.manage ? (
        <Note kind="warning">
          <p>
            The system was put back from a backup while voting was open, and backups leave ballots out. Make
            this election void for that reason, and set it up again.
          </p>
        </Note>
      ) : null}
      {election.whyNotOpen && WHY_NOT_OPEN[election.whyNotOpen] ? (
        <Note kind="warning">
          <p>{WHY_NOT_OPEN[election.whyNotOpen]}</p>
        </Note>
      ) : null}
      <Mine election={election} />
      <Columns label="About this election" aside={<About election={election} />}>
        <SeatPart election={election} csrf={csrf} />
        <ResultPart election={election} />
        <NamesPart election={election} csrf={csrf} />
        <VotersPart election={election} csrf={csrf} />
        <Officer election={election} />
      </Columns>
    </>
  );
};
