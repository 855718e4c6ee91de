import type { ReactNode } from 'react';
import { type Thread, type ThreadObject, threadKey } from '../shared/thread.ts';
import {
  type Column,
  counted,
  DateText,
  Hidden,
  PageHead,
  Section,
  Table,
  ThreadPicture,
} from '../ui/index.ts';

type Row = ThreadObject & { readonly isHere: boolean; readonly from: readonly ThreadObject[] };

const linked = (one: ThreadObject): ReactNode => (one.href ? <a href={one.href}>{one.label}</a> : one.label);

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'what',
    heading: 'What',
    cell: (row) => (
      <>
        {linked(row)}
        {row.isHere ? <b> (you are here)</b> : null}
      </>
    ),
  },
  { key: 'station', heading: 'Kind', cell: (row) => row.station },
  {
    key: 'date',
    heading: 'When',
    cell: (row) => (row.date ? <DateText date={row.date} /> : <Hidden>not known</Hidden>),
  },
  {
    key: 'from',
    heading: 'Came of',
    cell: (row) =>
      row.from.length === 0 ? (
        <span className="cf-quiet">it begins here</span>
      ) : (
        row.from.map(({ label }) => label).join('; ')
      ),
  },
];

/** Where the address names nothing: what a thread is, and where to find one. */
export const WhoseThread = (): ReactNode => (
  <>
    <PageHead
      title="The thread"
      reading="Each figure, gap, idea and decision has a thread: what it came of, and what came of it."
    />
    <p>
      Open any <a href="/ideas">idea</a> or any <a href="/population/gaps">gap</a>: its thread stands there.
    </p>
  </>
);

/** The objects in the order of the line, each with what it came of. */
export const rowsOf = ({ objects, links, here }: Thread): Row[] =>
  [...objects]
    .sort((a, b) => a.order - b.order || a.date.localeCompare(b.date) || a.id.localeCompare(b.id))
    .map((one) => {
      const key = threadKey(one);
      const before = links.filter(({ to }) => to === key).map(({ from }) => from);
      return {
        ...one,
        isHere: key === here,
        from: objects.filter((other) => before.includes(threadKey(other))),
      };
    });

/** A thread as picture and list. */
export const ThreadPage = ({
  thread,
  svg,
  csv,
}: {
  readonly thread: Thread;
  readonly svg: string;
  readonly csv: string;
}): ReactNode => {
  const here = thread.objects[0];
  return (
    <>
      <PageHead
        reference={here ? `${here.station} · ${here.id}` : undefined}
        title="The thread"
        reading={
          <>
            <b>{counted(thread.objects.length, 'thing', 'things')}</b>, from what was seen first to what has
            come of it so far.
            {thread.more ? ' There is more than is shown: open one of them to follow it.' : ''}
          </>
        }
      />
      <Section title="The picture" aside="a knot each, joined by what led to what" id="picture">
        <ThreadPicture thread={thread} />
        <ul className="cf-links cf-small cf-downloads">
          <li>
            <a href={svg}>The picture (SVG)</a>
          </li>
          <li>
            <a href={csv}>The list (CSV)</a>
          </li>
        </ul>
      </Section>
      <Section title="The list" id="list">
        <Table
          caption="All that is on this thread"
          hideCaption
          columns={COLUMNS}
          rows={rowsOf(thread)}
          rowKey={threadKey}
        />
      </Section>
    </>
  );
};
