import type { ReactNode } from 'react';
import type { z } from 'zod';
import {
  type Column,
  counted,
  DateText,
  Empty,
  PAGE_SIZE,
  PageHead,
  Pager,
  PastEnd,
  Table,
  Tag,
  withQuery,
} from '../../ui/index.ts';
import { MINE } from './interest-fields.tsx';
import type { whoMustDeclare } from './mine.ts';

export const DECLARING = '/people/interests/declaring';

type Who = z.output<typeof whoMustDeclare.output>;

const COLUMNS: readonly Column<Who['people'][number]>[] = [
  {
    key: 'name',
    heading: 'Name',
    cell: (one) => <a href={`${MINE}?person=${one.person}`}>{one.name}</a>,
  },
  { key: 'because', heading: 'As', cell: (one) => one.because },
  {
    key: 'last',
    heading: 'Last confirmed',
    cell: (one) => (one.last ? <DateText date={one.last} /> : <span className="cf-quiet">never</span>),
  },
  {
    key: 'due',
    heading: 'Next',
    cell: (one) => (
      <>
        <DateText date={one.due} /> {one.overdue ? <Tag tone="red">Overdue</Tag> : null}
      </>
    ),
  },
];

/** The officer’s page: who must declare, and who is overdue. */
export const DeclaringPage = ({
  who,
  overdueOnly,
  page,
}: {
  readonly who: Who;
  readonly overdueOnly: boolean;
  readonly page: number;
}): ReactNode => {
  const href = (n: number) =>
    withQuery(DECLARING, { overdue: overdueOnly ? 'yes' : undefined, page: n > 1 ? n : undefined });
  return (
    <>
      <PageHead
        title="Who must declare"
        reading={
          who.overdue === 0 ? (
            'Everybody who must declare has confirmed in time.'
          ) : (
            <>
              <b>{counted(who.overdue, 'person is', 'people are')} overdue.</b> They are reminded by
              themselves; open a name to enter what came on paper.
            </>
          )
        }
      />
      <p>
        {overdueOnly ? (
          <a href={DECLARING}>Show everybody</a>
        ) : (
          <a href={`${DECLARING}?overdue=yes`}>Show only those who are overdue</a>
        )}
      </p>
      {who.total === 0 ? (
        <Empty title="Nobody" hint="Whoever sits on a body, leads or is a GP partner stands here." />
      ) : who.people.length === 0 ? (
        <PastEnd total={who.total} noun="people" href={href} />
      ) : (
        <>
          <Table
            caption="Who must declare"
            hideCaption
            columns={COLUMNS}
            rows={who.people}
            rowKey={({ person }) => person}
          />
          <Pager page={page} pageSize={PAGE_SIZE} total={who.total} noun="people" href={href} />
        </>
      )}
    </>
  );
};
