import type { ReactNode } from 'react';
import { Button, Form, More, Note, Section, Tag } from '../../ui/index.ts';
import type { Count } from '../counting/election-rules.ts';
import { electionHref } from '../kit/refs.ts';
import { countOf } from '../words-rules.ts';
import type { ElectionAnswer } from './answers.ts';
import { Rounds } from './rounds-part.tsx';

/** Who was elected and why, each round, and how to do the count again. */
export const ResultPart = ({ election }: { readonly election: ElectionAnswer }): ReactNode => {
  const { result } = election;
  if (!result) return null;
  return (
    <>
      <Section
        title="The result"
        aside={
          election.voted === null
            ? undefined
            : `${election.voted.toLocaleString('en-GB')} of ${election.able?.toLocaleString('en-GB')} ballots were given`
        }
      >
        {result.stopped ? (
          <Note kind="warning">
            <p>{result.stopped}</p>
          </Note>
        ) : null}
        <ol className="cf-elected">
          {result.lines.map(({ id, elected, words }) => (
            <li key={id}>
              <Tag tone={elected ? 'green' : 'plain'}>{elected ? 'Elected' : 'Not elected'}</Tag>{' '}
              <span>{words}</span>
            </li>
          ))}
        </ol>
        {result.shown === 'outcome' ? (
          <p className="cf-small">
            Fewer than five ballots were given, or all had the same first choice. Rounds and ballots would
            tell how people voted, so only the names are published.
          </p>
        ) : null}
      </Section>
      {result.count ? (
        <Section title="Round by round">
          <Rounds count={result.count as Count} />
        </Section>
      ) : null}
      <Section title="Count it again yourself">
        <p className="cf-small">{result.method}</p>
        {election.may.ballots ? (
          <p>
            <a href={`${electionHref(election.reference)}/ballots`}>Every ballot by its code</a>, also{' '}
            <a href={`${electionHref(election.reference)}/ballots.csv`}>as a file (CSV)</a>: find yours, or
            count them all again.
          </p>
        ) : null}
        <More summary="The lot for ties, and fingerprints" about="of this count">
          <p>
            Ties that votes cannot settle go by a lot. It was drawn when voting opened, before the first
            ballot, and its fingerprint was published at once, so nobody could choose it.
          </p>
          <dl className="cf-hashes">
            <dt>The lot, and a word that hid it</dt>
            <dd>
              <code className="cf-ballot-letters">{election.seed}</code>
            </dd>
            <dt>Its fingerprint when voting opened (SHA-256)</dt>
            <dd>
              <code className="cf-ballot-letters">{election.seedHash}</code>
            </dd>
            {election.may.ballots ? (
              <>
                <dt>Fingerprint of the ballots</dt>
                <dd>
                  <code className="cf-ballot-letters">{election.ballotsHash}</code>
                </dd>
              </>
            ) : null}
          </dl>
        </More>
      </Section>
    </>
  );
};

/** The officer seats the elected. */
export const SeatPart = ({
  election,
  csrf,
}: {
  readonly election: ElectionAnswer;
  readonly csrf: string;
}): ReactNode =>
  election.may.seat ? (
    <Section title="Give the elected their seats">
      <p>They become members of the {election.bodyName} on the first day of the term, and are told.</p>
      <Form
        action={`${electionHref(election.reference)}/seat`}
        csrf={csrf}
        guard={false}
        hidden={{ version: String(election.version) }}
      >
        <Button>Seat {countOf(election.elected.length, 'person', 'people')}</Button>
      </Form>
    </Section>
  ) : null;
