import type { Ask } from '../../platform/http/ask.ts';
import { can } from '../../platform/permissions.ts';
import {
  Button,
  ButtonLink,
  Columns,
  count,
  counted,
  Empty,
  ErrorSummary,
  errorFor,
  type FieldError,
  FileField,
  FilterSelect,
  Form,
  Links,
  PageHead,
  Pager,
  Progress,
  SearchBox,
  Section,
  SortableTable,
  Tag,
  TextField,
} from '../../ui/index.ts';
import { hasEnded, LOAD_STATES, type Load } from './answers.ts';
import { LOAD_SORTS } from './find.ts';
import { type LoadsAnswer, PAGE_SIZE } from './uses.ts';
import { periodText, STATE, shortMoment } from './words.ts';

type Props = {
  readonly ask: Ask;
  readonly answer: LoadsAnswer;
  readonly page: number;
  readonly errors?: readonly FieldError[];
  readonly period?: string;
};

const query = (parts: Readonly<Record<string, string | number | undefined>>): string => {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return said.length > 0 ? `?${new URLSearchParams(said.map(([k, v]) => [k, String(v)]))}` : '';
};

export const UploadForm = ({ ask, errors, period }: Pick<Props, 'ask' | 'errors' | 'period'>) => (
  <Form action="/imports" csrf={ask.shell.token} files>
    <FileField
      name="files"
      label="Files"
      hint={`CSV and Excel files as their publishers give them, several at once; together up to ${count(ask.platform.config.UPLOAD_LIMIT_MB)} MB. Each is recognised by its content.`}
      accept=".csv,.txt,.xlsx,text/csv"
      multiple
      error={errorFor(errors, 'files')}
    />
    <TextField
      name="period"
      label="Period (optional)"
      hint="Only where the file and its name do not say it, for example 2016-01-01"
      width={10}
      value={period}
      error={errorFor(errors, 'period')}
    />
    <Button>Load the files</Button>
  </Form>
);

const reading = (answer: LoadsAnswer, underWay: number): string =>
  [
    answer.inForce === 0
      ? 'No file is in force yet.'
      : `${counted(answer.inForce, 'file is', 'files are')} in force: their rows are what every page shows.`,
    underWay > 0 ? `${counted(underWay, 'file is', 'files are')} under way.` : '',
  ]
    .join(' ')
    .trim();

export const ImportsPage = ({ ask, answer, page, errors, period }: Props) => {
  const { underWay } = answer;
  const { q = '', state = '' } = ask.query;
  const sort = LOAD_SORTS.find((one) => one === ask.query.sort) ?? 'received';
  const dir = ask.query.dir === 'ascending' ? 'ascending' : 'descending';
  const address = (other: Readonly<Record<string, string | number | undefined>>) =>
    `/imports${query({ q, state, sort, dir, ...other })}`;
  const manages = can(ask.actor, 'loads.manage');
  const filtered = q !== '' || state !== '';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead title="Imports" reading={reading(answer, underWay.length)} />
      {underWay.length > 0 ? (
        <Section title="Under way" aside="one at a time, in the order that they came">
          {underWay.map((one) => (
            <Progress
              key={one.id}
              id={`load-${one.id}`}
              label={one.file}
              state={one.state === 'waiting' ? 'waiting' : 'running'}
              {...(one.total ? { value: one.done ?? 0, max: one.total } : {})}
              text={one.text}
              src={`/imports/${one.id}/progress`}
              again="/imports"
            />
          ))}
        </Section>
      ) : null}
      {manages ? (
        <Columns
          label="What can be loaded"
          aside={
            <Section title="What can be loaded">
              <p>
                Published lists and registers, as their publishers give them. A file with data of patients is
                refused whole.
              </p>
              <Links
                links={[
                  { href: '/imports/sources', text: 'The files that can be read' },
                  { href: '/population/layouts', text: 'Own layouts: describe any other file' },
                ]}
              />
            </Section>
          }
        >
          <Section title="Load files">
            <UploadForm ask={ask} {...(errors ? { errors } : {})} {...(period ? { period } : {})} />
          </Section>
        </Columns>
      ) : (
        <Links links={[{ href: '/imports/sources', text: 'The files that can be read' }]} />
      )}
      <Section title="What has been loaded" aside="the newest first, unless you sort it otherwise">
        <SearchBox
          action="/imports"
          label="File or source"
          value={q}
          keep={{ sort, dir }}
          clear={filtered ? '/imports' : undefined}
        >
          <FilterSelect
            name="state"
            label="State"
            value={state}
            options={[
              { value: '', text: 'All' },
              ...LOAD_STATES.filter((one) => one !== 'waiting').map((one) => ({
                value: one,
                text: STATE[one].text,
              })),
            ]}
          />
        </SearchBox>
        {answer.items.length === 0 ? (
          filtered ? (
            <Empty title="No file fits" hint="Try part of its name, or another state." />
          ) : (
            <Empty
              title="No files loaded yet"
              hint="Organisations first, then lists of people: the reports are then complete."
              action={
                <ButtonLink look="quiet" href="/imports/sources">
                  Where files are published
                </ButtonLink>
              }
            />
          )
        ) : (
          <SortableTable
            caption="Loads"
            hideCaption
            columns={[
              {
                key: 'file',
                heading: 'File',
                sortable: true,
                cell: (row: Load) => (
                  <a className="cf-file" href={`/imports/${row.id}`}>
                    {row.file}
                  </a>
                ),
              },
              {
                key: 'source',
                heading: 'Source',
                sortable: true,
                cell: (row) => row.source?.title ?? (hasEnded(row) ? 'Not recognised' : 'Not known yet'),
              },
              {
                key: 'period',
                heading: 'Period',
                sortable: true,
                cell: (row) => <span className="cf-nowrap">{row.period ? periodText(row.period) : ''}</span>,
              },
              {
                key: 'state',
                heading: 'State',
                sortable: true,
                cell: (row) => (
                  <span className="cf-nowrap">
                    <Tag tone={STATE[row.state].tone}>{STATE[row.state].text}</Tag>
                  </span>
                ),
              },
              {
                key: 'accepted',
                heading: 'Rows accepted',
                align: 'num',
                sortable: true,
                first: 'descending',
                cell: (row) => count(row.accepted ?? 0),
              },
              {
                key: 'rejected',
                heading: 'Rejected',
                align: 'num',
                sortable: true,
                first: 'descending',
                cell: (row) => count(row.rejected ?? 0),
              },
              {
                key: 'received',
                heading: 'Received',
                sortable: true,
                first: 'descending',
                cell: (row) => <span className="cf-nowrap">{shortMoment(row.received)}</span>,
              },
            ]}
            rows={answer.items}
            rowKey={(row) => row.id}
            sort={sort}
            dir={dir}
            href={(column, direction) => address({ sort: column, dir: direction })}
          />
        )}
        {answer.total > 0 ? (
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={answer.total}
            noun="files"
            href={(to) => address({ page: to })}
          />
        ) : null}
      </Section>
    </>
  );
};
