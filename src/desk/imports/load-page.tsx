import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { can } from '../../platform/permissions.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Columns,
  count,
  counted,
  Facts,
  Form,
  Links,
  Move,
  Note,
  PageHead,
  Progress,
  Section,
  Table,
  Tag,
} from '../../ui/index.ts';
import { hasEnded, type LoadReport } from './answers.ts';
import { momentText, periodText, STATE, sizeText } from './words.ts';

type Props = { readonly ask: Ask; readonly report: LoadReport };

const reference = ({ id, who, received }: LoadReport): ReactNode => (
  <>
    <b>{id.slice(0, 8)}</b> · by {who}, {momentText(received)}
  </>
);

const TheFile = ({ report }: { report: LoadReport }) => {
  const { state, source, period, size, finished, replaced, sameAs } = report;
  return (
    <Facts
      facts={[
        { name: 'State', value: <Tag tone={STATE[state].tone}>{STATE[state].text}</Tag> },
        {
          name: 'Source',
          value: source?.title ?? (hasEnded(report) ? 'Not recognised' : 'Not known yet'),
        },
        ...(source ? [{ name: 'Publisher', value: source.publisher }] : []),
        ...(period ? [{ name: 'Period', value: periodText(period) }] : []),
        { name: 'Size', value: sizeText(size) },
        ...(finished ? [{ name: 'Ended', value: momentText(finished) }] : []),
        ...(replaced
          ? [{ name: 'Replaced', value: <a href={`/imports/${replaced.id}`}>{replaced.name}</a> }]
          : []),
        ...(sameAs ? [{ name: 'Same as', value: <a href={`/imports/${sameAs.id}`}>{sameAs.name}</a> }] : []),
      ]}
    />
  );
};

const Rows = ({ report }: { report: LoadReport }) => {
  const { rowsRead, accepted, rejected, reasons, notes, id } = report;
  if (rowsRead === null) return null;
  return (
    <Section title="Rows">
      <Facts
        facts={[
          { name: 'Read', value: count(rowsRead) },
          { name: 'Accepted', value: count(accepted ?? 0) },
          ...notes.map(({ note, rows }) => ({ name: `Accepted, of those ${note}`, value: count(rows) })),
          { name: 'Rejected', value: count(rejected ?? 0) },
        ]}
      />
      {reasons.length > 0 ? (
        <>
          <Table
            caption="Why rows were rejected"
            columns={[
              { key: 'column', heading: 'Column', cell: (row) => row.column || 'The whole row' },
              { key: 'reason', heading: 'Reason', cell: (row) => row.reason },
              { key: 'rows', heading: 'Rows', align: 'num', cell: (row) => count(row.rows) },
            ]}
            rows={reasons}
            rowKey={(row) => `${row.column} ${row.reason}`}
          />
          <Links
            links={[
              {
                href: `/imports/${id}/rejects.csv`,
                text: 'Rejected rows as CSV: line, column, value, reason',
              },
            ]}
          />
        </>
      ) : null}
    </Section>
  );
};

const WhatNext = ({ ask, report }: Props) => {
  if (!can(ask.actor, 'loads.manage') || !(report.canTakeBack || report.canBringBack)) return undefined;
  return report.canTakeBack ? (
    <Move
      who="The data manager"
      heading="If it is the wrong file"
      actions={
        <ButtonLink look="quiet" href={`/imports/${report.id}/take-back`}>
          Take it back
        </ButtonLink>
      }
    >
      Its rows will no longer be shown
      {report.replaced ? `, and ${report.replaced.name} will be in force again` : ''}. Nothing is deleted.
    </Move>
  ) : (
    <Move
      who="The data manager"
      heading="If it is wanted again"
      actions={
        <Form action={`/imports/${report.id}/bring-back`} csrf={ask.shell.token} inline>
          <Button look="quiet">Bring it back</Button>
        </Form>
      }
    >
      Its rows are kept; bringing it back puts them in force at once.
    </Move>
  );
};

/** One load: how far it is, then its report. */
export const LoadPage = ({ ask, report }: Props) => {
  const { id, file, state, text, done, total, refusal } = report;
  return (
    <>
      <PageHead
        reference={reference(report)}
        title={file}
        reading={
          refusal ? refusal.title : hasEnded(report) ? text : 'The file has arrived and is being read.'
        }
        move={<WhatNext ask={ask} report={report} />}
      />
      <Columns
        label="About this file"
        aside={
          <Section title="The file">
            <TheFile report={report} />
          </Section>
        }
      >
        {hasEnded(report) ? null : (
          <Section title="How far it is">
            <Progress
              id="load"
              label="Reading the file"
              state={state === 'waiting' ? 'waiting' : 'running'}
              {...(total ? { value: done ?? 0, max: total } : {})}
              text={text}
              src={`/imports/${id}/progress`}
              again={`/imports/${id}`}
            />
            <p className="cf-small cf-quiet">You can leave this page; the work goes on.</p>
          </Section>
        )}
        {refusal ? (
          <Note kind="warning">
            <p>
              <b>{refusal.title}.</b> {refusal.detail}
            </p>
            <p>{refusal.todo}</p>
            <p>Nothing of this file was kept but its name and size.</p>
          </Note>
        ) : null}
        <Rows report={report} />
        <Links
          links={[
            { href: '/imports', text: 'All imports' },
            { href: '/imports/sources', text: 'The files that can be read' },
          ]}
        />
      </Columns>
    </>
  );
};

/** Asks once more before a load is taken back. */
export const TakeBackPage = ({ ask, report }: Props) => (
  <>
    <PageHead
      reference={reference(report)}
      title="Take this file back?"
      reading={
        <>
          <b>{report.file}</b>:{' '}
          {report.source ? `${report.source.title}, ${periodText(report.period)}` : 'no known source'}.{' '}
          {counted(report.accepted ?? 0, 'row', 'rows')} will no longer be shown
          {report.replaced ? `, and ${report.replaced.name} will be in force again` : ''}.
        </>
      }
    />
    <Form action={`/imports/${report.id}/take-back`} csrf={ask.shell.token} guard={false}>
      <Buttons>
        <Button look="warning">Take it back</Button>
        <ButtonLink look="quiet" href={`/imports/${report.id}`}>
          Keep it
        </ButtonLink>
      </Buttons>
    </Form>
    <p className="cf-small cf-quiet">
      It is recorded under your name, and the file can be brought back later.
    </p>
  </>
);
