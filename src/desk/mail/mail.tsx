import { api, page } from '../../platform/http/routes.ts';
import { listMail, MAILS_A_PAGE, type MailLine, readMail, retryMail } from '../../platform/mail/index.ts';
import {
  Button,
  Empty,
  Facts,
  FilterSelect,
  Form,
  Note,
  PageHead,
  Pager,
  Panel,
  SearchBox,
  Section,
  Table,
  Tag,
  type Tone,
} from '../../ui/index.ts';

const STATES: Readonly<Record<MailLine['state'], readonly [string, Tone]>> = {
  waiting: ['Waiting', 'blue'],
  sending: ['Being sent', 'blue'],
  sent: ['Sent', 'green'],
  kept: ['Kept as a file', 'line'],
  withheld: ['Withheld', 'amber'],
  'given-up': ['Given up', 'red'],
};

const when = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  });

const State = ({ state }: { readonly state: MailLine['state'] }) => (
  <Tag tone={STATES[state][1]}>{STATES[state][0]}</Tag>
);

/** The text as it was written; only links into the product itself can be followed. */
const Letter = ({ text, ours }: { readonly text: string; readonly ours: string }) => (
  <Panel>
    {text.split('\n').map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
      <p key={i}>
        {line.startsWith(`${ours}/`) && !/\s/.test(line) ? <a href={line}>{line}</a> : line || '\u00a0'}
      </p>
    ))}
  </Panel>
);

const crumbs = [{ href: '/', text: 'Home' }];

const list = page('get', '/admin/mail', 'mail.read', async (ask) => {
  const result = await ask.perform(listMail, ask.query);
  if (!result.ok) return ask.refused(result.refusal);
  const { items, total, page: number } = result.value;
  const { q = '', state = '' } = ask.query;
  const { SMTP_URL } = ask.platform.config;
  return ask.page(
    { title: 'Mail', crumbs },
    <>
      <PageHead
        title="Mail"
        reading={
          SMTP_URL
            ? 'What the system sent or still has to send. Secrets in links are hidden.'
            : 'There is no mail server, so each mail is kept as a file. Read it here and pass it on.'
        }
      />
      <SearchBox
        action="/admin/mail"
        label="Address, name or subject"
        value={q}
        clear={q || state ? '/admin/mail' : undefined}
      >
        <FilterSelect
          name="state"
          label="State"
          value={state}
          options={[
            { value: '', text: 'All' },
            ...Object.entries(STATES).map(([value, [text]]) => ({ value, text })),
          ]}
        />
      </SearchBox>
      {items.length === 0 ? (
        <Empty
          title="No mail"
          hint={q || state ? 'Try other words or another state.' : 'The first invitation will stand here.'}
        />
      ) : (
        <>
          <Table
            caption="Mail, newest first"
            hideCaption
            columns={[
              {
                key: 'subject',
                heading: 'Subject',
                cell: (mail) => <a href={`/admin/mail/${mail.id}`}>{mail.subject}</a>,
              },
              { key: 'to', heading: 'To', cell: (mail) => mail.to },
              { key: 'queued', heading: 'Asked for', cell: (mail) => when(mail.queued) },
              { key: 'state', heading: 'State', cell: (mail) => <State state={mail.state} /> },
            ]}
            rows={items}
            rowKey={(mail) => mail.id}
          />
          <Pager
            page={number}
            pageSize={MAILS_A_PAGE}
            total={total}
            noun="mails"
            href={(to) =>
              `/admin/mail?${new URLSearchParams({ ...(q ? { q } : {}), ...(state ? { state } : {}), page: String(to) })}`
            }
          />
        </>
      )}
    </>,
  );
});

const one = page('get', '/admin/mail/:id', 'mail.read', async (ask) => {
  const result = await ask.perform(readMail, { id: ask.param('id') });
  if (!result.ok) return ask.refused(result.refusal);
  const mail = result.value;
  return ask.page(
    { title: mail.subject, crumbs: [...crumbs, { href: '/admin/mail', text: 'Mail' }] },
    <>
      <PageHead
        title={mail.subject}
        reading={<State state={mail.state} />}
        move={
          mail.state === 'given-up' ? (
            <div className="cf-act">
              <Form action={`/admin/mail/${mail.id}/retry`} csrf={ask.shell.token} inline>
                <Button>Try again</Button>
              </Form>
            </div>
          ) : undefined
        }
      />
      {mail.error ? (
        <Note kind="warning">
          <p>The mail server said: {mail.error}</p>
        </Note>
      ) : null}
      <Facts
        facts={[
          { name: 'To', value: mail.to },
          { name: 'Asked for', value: when(mail.queued) },
          ...(mail.finished ? [{ name: STATES[mail.state][0], value: when(mail.finished) }] : []),
          ...(mail.attempts > 0 ? [{ name: 'Attempts', value: String(mail.attempts) }] : []),
          ...(mail.next_try ? [{ name: 'Next attempt', value: when(mail.next_try) }] : []),
        ]}
      />
      <Section title="Text">
        <Letter text={mail.text} ours={ask.platform.address()} />
      </Section>
    </>,
  );
});

const retry = page('post', '/admin/mail/:id/retry', 'mail.read', async (ask) => {
  const result = await ask.perform(retryMail, { id: ask.param('id') });
  return result.ok
    ? ask.redirect(`/admin/mail/${ask.param('id')}`, { kind: 'done', text: 'It is tried again now.' })
    : ask.refused(result.refusal);
});

/** Mail that the system sent, for administrators: as text only, so that nothing in it can act. */
export const mailRoutes = [api(listMail), api(readMail), api(retryMail), list, one, retry];
