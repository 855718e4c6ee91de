import { londonDate, longDate } from '../../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Empty,
  ErrorSummary,
  errorFor,
  type FieldError,
  FileField,
  Form,
  More,
  Note,
  PageHead,
  Section,
  Stack,
  Table,
  Tag,
  type Tone,
} from '../../../ui/index.ts';
import type { Account } from '../account/account.ts';
import type { InvitationsAnswer } from './many.ts';
import type { NoWayIn, OpenInvitation } from './queries.ts';
import { COLUMNS, type LineProblem, type Outcome } from './rules.ts';

const Columns = () => (
  <More summary="What the file must look like">
    <p>
      The first line names the columns, in any order: <b>{COLUMNS.join(', ')}</b>. Then one line for each
      person and role. <a href="/people/invitations/example.csv">An example to fill in</a>.
    </p>
    <ul className="cf-bullets">
      <li>
        <b>role</b>: gp-partner, salaried-gp, locum-gp, practice-nurse, practice-manager and so on.
      </li>
      <li>
        <b>organisation_code</b>: of the practice; of the group itself for a locum without a practice.
      </li>
      <li>
        <b>contract_type</b>, <b>sessions</b> (half-days a week) and <b>to</b> may be empty.
      </li>
      <li>
        <b>from</b>, <b>to</b>: 2026-04-01 or 01/04/2026.
      </li>
      <li>Somebody whose address is in the register already is appointed, not invited again.</li>
    </ul>
  </More>
);

/** Inviting from a file, and whom one waits for. */
export const InvitationsPage = ({
  csrf,
  open,
  noWayIn,
  errors,
}: {
  readonly csrf: string;
  /** Undefined for those who invite for their own practice only. */
  readonly open: readonly OpenInvitation[] | undefined;
  readonly noWayIn: { readonly total: number; readonly people: readonly NoWayIn[] } | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) => (
  <Stack>
    <ErrorSummary errors={errors} />
    <PageHead
      title="Invite people"
      reading="Many at once from a file. You see first what each line would do; nothing happens until you say so."
    />
    <Section title="From a file">
      <Form action="/people/invitations" csrf={csrf} files guard={false}>
        <FileField
          name="csv"
          label="File of people"
          hint="CSV, at most 2,000 lines."
          accept=".csv,text/csv"
          error={errorFor(errors, 'csv')}
        />
        <Buttons>
          <Button>See what it would do</Button>
        </Buttons>
      </Form>
      <Columns />
    </Section>
    {noWayIn && noWayIn.total > 0 ? <WithNoWayIn {...noWayIn} /> : null}
    {open ? <OpenInvitations open={open} /> : null}
  </Stack>
);

const WithNoWayIn = ({ total, people }: { readonly total: number; readonly people: readonly NoWayIn[] }) => (
  <Section
    title="No way in yet"
    aside={people.length < total ? `the first ${people.length} of ${total}` : undefined}
  >
    <Table
      caption="People of today with an e-mail address who have neither a way to sign in nor an invitation that works"
      hideCaption
      rows={people}
      rowKey={(line) => line.person}
      columns={[
        {
          key: 'name',
          heading: 'Name',
          cell: (line) => <a href={`/people/${line.person}`}>{line.name}</a>,
        },
        { key: 'email', heading: 'E-mail', cell: (line) => <span className="cf-file">{line.email}</span> },
        {
          key: 'invite',
          heading: 'Invite',
          cell: (line) => <a href={`/people/${line.person}/invitation`}>Invite {line.name}</a>,
        },
      ]}
    />
  </Section>
);

const OpenInvitations = ({ open }: { readonly open: readonly OpenInvitation[] }) => (
  <Section title="Not taken up yet" aside="the newest fifty">
    {open.length === 0 ? (
      <Empty
        title="Nobody is waited for"
        hint="One person alone is invited from their own page in the register."
      />
    ) : (
      <Table
        caption="Invitations not taken up yet"
        hideCaption
        rows={open}
        rowKey={(line) => line.person}
        columns={[
          {
            key: 'name',
            heading: 'Name',
            cell: (line) => <a href={`/people/${line.person}`}>{line.name}</a>,
          },
          {
            key: 'email',
            heading: 'Sent to',
            cell: (line) => <span className="cf-file">{line.email ?? '–'}</span>,
          },
          { key: 'created', heading: 'Sent on', cell: (line) => longDate(londonDate(line.created)) },
          { key: 'expires', heading: 'Works until', cell: (line) => longDate(londonDate(line.expires)) },
          {
            key: 'again',
            heading: 'Again',
            cell: (line) => <a href={`/people/${line.person}/invitation`}>Send again</a>,
          },
        ]}
      />
    )}
  </Section>
);

const OUTCOME: Readonly<Record<Outcome, readonly [Tone, string]>> = {
  invite: ['green', 'Invited'],
  appoint: ['blue', 'Appointed'],
  nothing: ['line', 'Nothing to do'],
  refused: ['red', 'Left out'],
};

const whyNot = ({ column, reason }: LineProblem) => (
  <div key={`${column} ${reason}`}>
    <b>{column}</b> {reason}
  </div>
);

/** What a file would do, line by line, before it does it. */
export const PlanPage = ({
  csrf,
  answer,
  csv,
  changed,
}: {
  readonly csrf: string;
  readonly answer: InvitationsAnswer;
  readonly csv: string;
  readonly changed: boolean;
}) => {
  const works = answer.invite + answer.appoint;
  return (
    <Stack>
      <PageHead
        title="What this file would do"
        reading={
          <>
            <b>{answer.invite}</b> would be invited, <b>{answer.appoint}</b> already known would be appointed,{' '}
            <b>{answer.refused}</b> left out. Nothing has happened yet.
          </>
        }
      />
      {changed ? (
        <Note kind="warning">
          <p>The register changed since you looked, so this is a new plan. Look again before you confirm.</p>
        </Note>
      ) : null}
      {answer.needs_code ? (
        <Note kind="warning">
          <p>
            This gives roles of the group.{' '}
            <a href="/sign-in/second-factor?to=/people/invitations">
              Enter a code from your authenticator app
            </a>
            , then choose the file again.
          </p>
        </Note>
      ) : works > 0 ? (
        <Form action="/people/invitations" csrf={csrf} hidden={{ csv, confirm: answer.plan }} guard={false}>
          <Buttons>
            <Button>
              {answer.refused > 0
                ? `Do these ${works}, leave out ${answer.refused}`
                : works === 1
                  ? 'Do it'
                  : `Do all ${works}`}
            </Button>
            <ButtonLink look="quiet" href="/people/invitations">
              Choose another file
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <Buttons>
          <ButtonLink look="quiet" href="/people/invitations">
            Choose another file
          </ButtonLink>
        </Buttons>
      )}
      <Section title="Line by line" aside={`${answer.lines.length} lines`}>
        <Table
          caption="What each line would do"
          hideCaption
          rows={answer.lines}
          rowKey={(line) => String(line.line)}
          columns={[
            {
              key: 'name',
              heading: 'Line and name',
              cell: (line) => `${line.line} · ${line.name || 'no name'}`,
            },
            {
              key: 'email',
              heading: 'E-mail address',
              cell: (line) => <span className="cf-file">{line.email || '–'}</span>,
            },
            {
              key: 'outcome',
              heading: 'What happens',
              cell: (line) => <Tag tone={OUTCOME[line.outcome][0]}>{OUTCOME[line.outcome][1]}</Tag>,
            },
            {
              key: 'why',
              heading: 'Why not',
              cell: (line) => <div>{line.problems.map(whyNot)}</div>,
            },
          ]}
        />
      </Section>
    </Stack>
  );
};

/** Inviting one person of the register. */
export const InvitePage = ({ csrf, account }: { readonly csrf: string; readonly account: Account }) => (
  <Stack>
    <PageHead
      title={`Invite ${account.name}`}
      reading={
        account.password_hash ? (
          'They have chosen a password already and can sign in.'
        ) : account.email ? (
          <>
            A link goes to <b>{account.email}</b>. It works once, for 14 days, and makes an older one useless.
          </>
        ) : (
          'There is no e-mail address of theirs in the register: enter it first.'
        )
      }
    />
    <Form action={`/people/${account.person}/invitation`} csrf={csrf} guard={false}>
      <Buttons>
        {account.email && !account.password_hash ? <Button>Send the invitation</Button> : null}
        <ButtonLink look="quiet" href={`/people/${account.person}`}>
          Back
        </ButtonLink>
      </Buttons>
    </Form>
  </Stack>
);
