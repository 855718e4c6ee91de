import type { ReactNode } from 'react';
import { type Column, count, DayText, StageStrip, Table, Tag } from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { stateWords } from '../stages/words-rules.ts';
import type { How } from './queries.ts';
import type { FollowedRow } from './rows.ts';

const HOW: Readonly<Record<How, string>> = {
  raised: 'you raised it',
  guards: 'you keep the name of whoever raised it',
  leads: 'you lead it',
  otherwise: 'you see it otherwise',
  supports: 'you support it',
  watches: 'you watch it',
};

const WhereItIs = ({ row }: { readonly row: FollowedRow }): ReactNode => {
  if (row.state === 'not-pursued' || row.state === 'withdrawn')
    return (
      <>
        <span>
          <Tag>{stateWords(row.state)}</Tag>
        </span>{' '}
        {row.where.replace(`${stateWords(row.state)} `, '')}
      </>
    );
  return (
    <>
      <StageStrip cells={row.line.map(({ stage, place }) => ({ key: stage, place }))} />
      {row.into ? (
        <>
          Joined with <a href={ideaHref(row.into.reference)}>{row.into.reference}</a>, {row.into.where}
        </>
      ) : (
        row.where
      )}
      {row.over > 0 && !row.into ? <b className="cf-stages__late"> {row.over} over</b> : null}
    </>
  );
};

const WhoseMove = ({ row, today }: { readonly row: FollowedRow; readonly today: string }): ReactNode => {
  if (row.reason && !row.into && row.by === null) return row.reason;
  return (
    <>
      {row.who}
      {row.by ? (
        <>
          , {row.by < today ? 'since' : 'by'} <DayText date={row.by} today={today} />
        </>
      ) : null}
      {row.into ? '. You still get its news' : ''}
      {row.reason && !row.into ? `. ${row.reason}` : ''}
    </>
  );
};

/** Ideas that somebody follows, and where they are. */
export const FollowedTable = ({
  rows,
  today,
  caption,
  withHow = false,
}: {
  readonly rows: readonly FollowedRow[];
  readonly today: string;
  readonly caption: string;
  readonly withHow?: boolean;
}): ReactNode => {
  const columns: readonly Column<FollowedRow>[] = [
    {
      key: 'idea',
      heading: 'Idea',
      cell: (row) => (
        <>
          <a href={ideaHref(row.reference)}>
            <b>{row.title}</b>
          </a>
          <br />
          <span className="cf-quiet">
            {row.reference}
            {withHow ? `: ${HOW[row.how]}` : ''}
          </span>
        </>
      ),
    },
    {
      key: 'where',
      heading: 'Where it is',
      cell: (row) => (
        <div className="cf-followed">
          <WhereItIs row={row} />
        </div>
      ),
    },
    { key: 'days', heading: 'Days so far', align: 'num', cell: (row) => <b>{count(row.days)}</b> },
    {
      key: 'who',
      heading: 'Whose move, and when',
      cell: (row) => (
        <div>
          <WhoseMove row={row} today={today} />
        </div>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ reference }) => reference}
    />
  );
};
