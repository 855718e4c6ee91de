import type { ReactNode } from 'react';
import { type Column, DateText, Hidden, Table, Tag } from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';

export const memberHref = (body: string, member: number): string => `${bodyHref(body)}/members/${member}`;

/** When a term is up, and what that means today. */
const Term = ({ member }: { readonly member: MemberAnswer }): ReactNode => {
  if (member.termEnds === null) return <span className="cf-quiet">none</span>;
  return (
    <div>
      <DateText date={member.termEnds} />
      {member.standing === 'now' && member.term === 'over' ? (
        <>
          {' '}
          <Tag tone="red">Over</Tag>
        </>
      ) : null}
      {member.standing === 'now' && member.term === 'ends-soon' ? (
        <>
          {' '}
          <Tag tone="amber">Ends soon</Tag>
        </>
      ) : null}
    </div>
  );
};

const Who = ({ member }: { readonly member: MemberAnswer }): ReactNode => (
  <div>
    <b>{member.name}</b>
    {member.isClinician ? (
      <>
        {' '}
        <Tag tone="line">Clinician</Tag>
      </>
    ) : null}
    {member.deputyFor ? <p className="cf-small cf-quiet">stands in for {member.deputyFor.name}</p> : null}
    {member.organisation ? <p className="cf-small cf-quiet">{member.organisation.name}</p> : null}
  </div>
);

const columnsFor = (body: BodyAnswer, past: boolean): readonly Column<MemberAnswer>[] => [
  { key: 'name', heading: 'Who', cell: (member) => <Who member={member} /> },
  {
    key: 'seat',
    heading: 'Seat',
    cell: (member) => (
      <div>
        {member.seatLabel}
        <p className="cf-small cf-quiet">
          {member.deputyFor ? 'deputy' : member.isVoting ? 'votes' : 'in attendance, no vote'}
        </p>
      </div>
    ),
  },
  {
    key: 'from',
    heading: past ? 'From and to' : 'From',
    cell: (member) => (
      <div>
        <DateText date={member.from} />
        {member.to ? (
          <>
            {' to '}
            <DateText date={member.to} />
          </>
        ) : null}
        {member.endedReason ? <p className="cf-small cf-quiet">{member.endedReason}</p> : null}
      </div>
    ),
  },
  ...(past
    ? []
    : [
        {
          key: 'term',
          heading: 'Term is up',
          cell: (member: MemberAnswer) => <Term member={member} />,
        },
      ]),
  ...(body.may.keep
    ? [
        {
          key: 'change',
          heading: 'Change',
          cell: (member: MemberAnswer) => (
            <a href={memberHref(body.key, member.id)}>
              Change
              <Hidden>
                {' '}
                what {member.name} holds as {member.seatLabel}
              </Hidden>
            </a>
          ),
        },
      ]
    : []),
];

/** Who sits, will sit or sat on a body. */
export const MembersTable = ({
  body,
  members,
  caption,
  past = false,
}: {
  readonly body: BodyAnswer;
  readonly members: readonly MemberAnswer[];
  readonly caption: string;
  readonly past?: boolean;
}): ReactNode => (
  <Table
    caption={caption}
    hideCaption
    columns={columnsFor(body, past)}
    rows={members}
    rowKey={({ id }) => String(id)}
  />
);
