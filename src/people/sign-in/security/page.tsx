import { londonDate, longDate } from '../../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Empty,
  ErrorSummary,
  errorFor,
  type FieldError,
  Form,
  Hidden,
  Note,
  PageHead,
  Panel,
  RadioField,
  Section,
  SelectField,
  Stack,
  Table,
  Tag,
  TextField,
} from '../../../ui/index.ts';
import type { SessionShown } from '../session/uses.ts';
import type { TokenLine } from '../tokens/tokens.ts';

type Props = {
  readonly csrf: string;
  /** Chosen from the list of the invented place. */
  readonly chosen: boolean;
  readonly factor: { readonly set: boolean; readonly required: boolean; readonly codesLeft: number };
  readonly sessions: readonly SessionShown[];
  readonly tokens: readonly TokenLine[];
  /** Just made; shown this once. */
  readonly newToken: string | undefined;
  readonly mayMakeService: boolean;
  readonly errors: readonly FieldError[] | undefined;
  readonly values: Readonly<Record<string, string>>;
};

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** `21 May 2026, 14:05`, in London. */
const moment = (text: string): string => {
  const at = new Date(text);
  return `${longDate(londonDate(at))}, ${clock.format(at)}`;
};

const HOW: Readonly<Record<SessionShown['how'], string>> = {
  password: 'password',
  provider: 'your organisation',
  invitation: 'invitation',
  demo: 'chosen from the list',
};

const Factor = ({ csrf, chosen, factor }: Pick<Props, 'csrf' | 'chosen' | 'factor'>) => {
  if (chosen)
    return (
      <Section title="Second factor">
        <p>
          {factor.required
            ? 'One of your roles asks for it in a real group. In the invented place it is skipped.'
            : 'In the invented place it is skipped.'}
        </p>
      </Section>
    );
  return factor.set ? (
    <Section title="Second factor" aside={<Tag tone="green">Set up</Tag>}>
      <p>
        An authenticator app makes your codes. <b>{factor.codesLeft} of 10</b> recovery codes are left.
      </p>
      <Buttons>
        <ButtonLink look="quiet" href="/sign-in/second-factor/codes?to=/people/me/security">
          Recovery codes
        </ButtonLink>
        <ButtonLink look="quiet" href="/sign-in/second-factor/set-up?to=/people/me/security">
          Change the phone
        </ButtonLink>
      </Buttons>
      {factor.required ? null : (
        <Form action="/sign-in/second-factor/remove" csrf={csrf} inline>
          <Button look="quiet">Do without a second factor</Button>
        </Form>
      )}
    </Section>
  ) : (
    <Section
      title="Second factor"
      aside={factor.required ? <Tag tone="amber">Needed</Tag> : <Tag tone="line">Not set up</Tag>}
    >
      <p>
        {factor.required
          ? 'One of your roles counts only once you have set it up.'
          : 'None of your roles asks for it. With it, somebody who learns your password still cannot come in.'}
      </p>
      <Buttons>
        <ButtonLink
          look={factor.required ? 'main' : 'quiet'}
          href="/sign-in/second-factor/set-up?to=/people/me/security"
        >
          Set up a second factor
        </ButtonLink>
      </Buttons>
    </Section>
  );
};

const Sessions = ({ csrf, sessions }: Pick<Props, 'csrf' | 'sessions'>) => (
  <Section title="Where you are signed in" aside="two hours unused, or twelve in all, and it ends by itself">
    <Table
      caption="Where you are signed in"
      hideCaption
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'device',
          heading: 'Device',
          cell: (session) => (
            <>
              {session.device} {session.current ? <Tag tone="blue">This one</Tag> : null}
            </>
          ),
        },
        { key: 'how', heading: 'Signed in by', cell: (session) => HOW[session.how] },
        { key: 'started', heading: 'Since', cell: (session) => moment(session.started) },
        { key: 'seen', heading: 'Last seen', cell: (session) => moment(session.seen) },
        {
          key: 'end',
          heading: 'End it',
          cell: (session) =>
            session.current ? (
              '–'
            ) : (
              <Form action={`/people/me/security/sessions/${session.id}/end`} csrf={csrf} inline>
                <Button look="quiet">
                  Sign out<Hidden>{` ${session.device}, since ${moment(session.started)}`}</Hidden>
                </Button>
              </Form>
            ),
        },
      ]}
    />
    {sessions.length > 1 ? (
      <Form action="/people/me/security/sessions/others/end" csrf={csrf} inline>
        <Button look="secondary">Sign out everywhere else</Button>
      </Form>
    ) : null}
  </Section>
);

const Tokens = (props: Omit<Props, 'factor' | 'sessions'>) => (
  <Section title="Tokens for programs" aside="each acts with your roles, as they are that day">
    {props.newToken ? (
      <Panel tone="blue">
        <p>
          <b>Your new token.</b> Copy it now: it is shown this once.
        </p>
        <p>
          <code className="cf-code">{props.newToken}</code>
        </p>
      </Panel>
    ) : null}
    {props.tokens.length === 0 ? (
      <Empty
        title="No tokens"
        hint="A token lets a program of yours, such as coalface on another machine, read or write in your name."
      />
    ) : (
      <Table
        caption="Tokens for programs"
        hideCaption
        rows={props.tokens}
        rowKey={(token) => token.id}
        columns={[
          {
            key: 'name',
            heading: 'For',
            cell: (token) => (
              <>
                {token.name} {token.kind === 'service' ? <Tag>Service</Tag> : null}
              </>
            ),
          },
          {
            key: 'scopes',
            heading: 'May',
            cell: (token) => (token.scopes.includes('write') ? 'read and write' : 'read'),
          },
          { key: 'used', heading: 'Last used', cell: (token) => (token.used ? moment(token.used) : 'Never') },
          { key: 'expires', heading: 'Ends', cell: (token) => longDate(londonDate(new Date(token.expires))) },
          {
            key: 'revoke',
            heading: 'Revoke',
            cell: (token) => (
              <Form action={`/people/me/security/tokens/${token.id}/revoke`} csrf={props.csrf} inline>
                <Button look="quiet">
                  Revoke<Hidden>{` ${token.name}`}</Hidden>
                </Button>
              </Form>
            ),
          },
        ]}
      />
    )}
    <h3>Make a token</h3>
    <Form action="/people/me/security/tokens" csrf={props.csrf} guard={false}>
      <TextField
        name="name"
        label="What is it for?"
        value={props.values.name}
        error={errorFor(props.errors, 'name')}
      />
      <RadioField
        name="access"
        label="What may the program do?"
        value={props.values.access ?? 'read'}
        choices={[
          { value: 'read', text: 'Read' },
          { value: 'write', text: 'Read and write' },
        ]}
        error={errorFor(props.errors, 'access')}
      />
      {props.mayMakeService ? (
        <RadioField
          name="kind"
          label="Whose program is it?"
          value={props.values.kind ?? 'personal'}
          choices={[
            { value: 'personal', text: 'Mine' },
            { value: 'service', text: 'A machine of the group that works unattended' },
          ]}
          error={errorFor(props.errors, 'kind')}
        />
      ) : null}
      <SelectField
        name="days"
        label="How long does it work?"
        value={props.values.days ?? '90'}
        options={[
          { value: '7', text: 'A week' },
          { value: '30', text: '30 days' },
          { value: '90', text: '90 days' },
          { value: '365', text: 'A year' },
        ]}
        error={errorFor(props.errors, 'days')}
      />
      <Buttons>
        <Button>Make a token</Button>
      </Buttons>
    </Form>
  </Section>
);

/** A person's own ways in: password, second factor, sessions, tokens. */
export const SecurityPage = (props: Props) => (
  <Stack>
    <ErrorSummary errors={props.errors} />
    <PageHead
      title="Security"
      reading={
        <>
          You are signed in on{' '}
          <b>{props.sessions.length === 1 ? 'one device' : `${props.sessions.length} devices`}</b>
          {props.tokens.length > 0 ? (
            <>
              , and <b>{props.tokens.length === 1 ? 'one program' : `${props.tokens.length} programs`}</b> may
              act in your name
            </>
          ) : null}
          .
        </>
      }
    />
    <Section title="Password">
      {props.chosen ? (
        <Note>
          <p>In the invented place nobody needs one.</p>
        </Note>
      ) : null}
      <Buttons>
        <ButtonLink look="quiet" href="/people/me/security/password">
          Change your password
        </ButtonLink>
      </Buttons>
    </Section>
    <Factor csrf={props.csrf} chosen={props.chosen} factor={props.factor} />
    <Sessions csrf={props.csrf} sessions={props.sessions} />
    <Tokens {...props} />
  </Stack>
);
