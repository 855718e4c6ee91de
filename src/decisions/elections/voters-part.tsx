import type { ReactNode } from 'react';
import { Button, type Column, Form, Hidden, More, Note, Section, Table } from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import { VoterName, VotersTable } from '../kit/voters-table.tsx';
import { countOf, large } from '../words-rules.ts';
import type { ElectionAnswer } from './answers.ts';

type Practice = ElectionAnswer['practices'][number];
type Voter = ElectionAnswer['voters'][number];
type Props = { readonly election: ElectionAnswer; readonly csrf: string };

const HandForm = ({ election, csrf, practice }: Props & { readonly practice: Practice }): ReactNode =>
  practice.how === 'representative' ? (
    <>
      {practice.castBy} <span className="cf-small cf-quiet">its representative</span>
    </>
  ) : practice.options.length === 0 ? (
    <span>
      Nobody yet. <span className="cf-small cf-quiet">No partner or manager is on the register.</span>
    </span>
  ) : (
    <Form
      action={`${electionHref(election.reference)}/hands`}
      csrf={csrf}
      inline
      hidden={{ practice: practice.code }}
    >
      <label className="cf-hidden" htmlFor={`hand-${practice.code}`}>
        Who votes for {practice.name}?
      </label>
      <select
        className="nhsuk-select"
        id={`hand-${practice.code}`}
        name="person"
        defaultValue={practice.person ?? ''}
      >
        <option value="">Nobody yet</option>
        {practice.options.map(({ person, name }) => (
          <option key={person} value={person}>
            {name}
          </option>
        ))}
      </select>
      <Button look="quiet">
        Choose<Hidden> who votes for {practice.name}</Hidden>
      </Button>
    </Form>
  );

/** Before voting opens, for the officer: who votes for each practice. */
const HandsPart = ({ election, csrf }: Props): ReactNode => {
  const without = election.practices.filter(({ castBy }) => castBy === null);
  const others = election.practices.filter(({ castBy }) => castBy !== null);
  const columns: readonly Column<Practice>[] = [
    { key: 'name', heading: 'Practice', cell: ({ name }) => name },
    {
      key: 'hand',
      heading: 'Who votes for it',
      cell: (practice) => <HandForm election={election} csrf={csrf} practice={practice} />,
    },
  ];
  const table = (rows: readonly Practice[], caption: string) => (
    <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={({ code }) => code} />
  );
  return (
    <Section title="Who votes for each practice" aside={countOf(election.practices.length, 'practice')}>
      {without.length > 0 ? (
        <>
          <Note kind="warning">
            <p>
              <b>{large(countOf(without.length, 'practice has', 'practices have'))} nobody to vote yet.</b>{' '}
              Choose somebody before voting opens: the list is fixed then.
            </p>
          </Note>
          {table(without, 'Practices without a voter')}
        </>
      ) : null}
      {others.length > 0 ? (
        <More
          summary={`${large(countOf(others.length, 'practice has', 'practices have'))} a voter`}
          about="and who it is"
          open={without.length === 0 && others.length <= 10}
        >
          {table(others, 'Practices with a voter')}
        </More>
      ) : null}
    </Section>
  );
};

/** Who may vote: the list as it was fixed. */
export const VotersPart = ({ election, csrf }: Props): ReactNode => {
  if (election.practices.length > 0) return <HandsPart election={election} csrf={csrf} />;
  // Whoever reads no names reads how many voted beside the result.
  if (election.entitled === null || (election.voters.length === 0 && election.result)) return null;
  const { voters } = election;
  const columns: readonly Column<Voter>[] = [
    {
      key: 'name',
      heading: 'Voter',
      cell: ({ name, castBy }) => (
        <>
          <VoterName name={name} castBy={castBy} />
          {election.electorate === 'practices' && !castBy ? (
            <span className="cf-small cf-quiet">, nobody votes for it</span>
          ) : null}
        </>
      ),
    },
    ...(voters.some(({ hasVoted }) => hasVoted !== null)
      ? [
          {
            key: 'voted',
            heading: 'Ballot in?',
            cell: ({ hasVoted }: Voter) => (hasVoted ? 'in' : 'not yet'),
          },
        ]
      : []),
  ];
  return (
    <Section
      title="Who votes"
      aside={
        election.voted === null
          ? countOf(election.entitled, 'voter')
          : `${election.voted.toLocaleString('en-GB')} of ${election.entitled.toLocaleString('en-GB')} ballots are in`
      }
    >
      <p className="cf-small">
        {election.able === election.entitled
          ? 'The list was fixed when voting opened.'
          : `The list was fixed when voting opened. ${large(countOf(election.entitled - (election.able ?? 0), 'practice has nobody to vote for it', 'practices have nobody to vote for them'))}.`}
      </p>
      <VotersTable columns={columns} voters={voters} />
    </Section>
  );
};
