import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  counted,
  DateField,
  DayText,
  dateFieldIn,
  Empty,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  Note,
  PageHead,
  Section,
  Table,
  Tag,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { meetingInterestsHref } from '../interests/refs.ts';
import { type RulingState, rulingBadge } from '../interests/rulings-rules.ts';
import type { Body } from '../kit/find.ts';
import { MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import { BodyField, WhereinFields } from './plan-page.tsx';
import type { MeetingAnswer } from './uses.ts';

export type Common = { readonly form: FormState; readonly csrf: string };

export const Cancel = ({ href }: { readonly href: string }): ReactNode => (
  <ButtonLink look="quiet" href={href}>
    Cancel
  </ButtonLink>
);

/** The reason that a change needs once the agenda is out. */
export const WhyField = ({
  form,
  meeting,
}: {
  readonly form: FormState;
  readonly meeting: Pick<MeetingAnswer, 'noticeOn'>;
}): ReactNode =>
  meeting.noticeOn ? (
    <TextField
      {...fieldIn(form)('why')}
      label="Why does it change?"
      hint="The agenda is out: members are told, and read the reason."
    />
  ) : null;

/** One meeting: a new one, or one whose day or place changes. */
export const MeetingForm = ({
  form,
  csrf,
  bodies,
  meeting,
}: Common & {
  readonly bodies: readonly Body[];
  readonly meeting: MeetingAnswer | undefined;
}): ReactNode => {
  const back = meeting ? meetingHref(meeting.reference) : MEETINGS_PATH;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={meeting?.reference}
        title={meeting ? 'Change when and where' : 'Add a meeting'}
        reading={
          meeting
            ? 'Members are told, and the calendars into which it was put follow by themselves.'
            : 'Its agenda begins with welcome, minutes, actions and, in public, questions. You add the rest.'
        }
      />
      <Form
        action={meeting ? `${back}/edit` : `${MEETINGS_PATH}/new`}
        csrf={csrf}
        hidden={{ version: form.values.version, once: form.values.once }}
      >
        {meeting ? null : <BodyField form={form} bodies={bodies} />}
        <TextField
          {...fieldIn(form)('title')}
          label="What is it called?"
          hint="Such as: Governing body, in public."
        />
        <DateField {...dateFieldIn(form)('day')} label="On which day?" />
        <WhereinFields form={form} />
        {meeting ? <WhyField form={form} meeting={meeting} /> : null}
        <Buttons>
          <Button>{meeting ? 'Keep the change' : 'Add this meeting'}</Button>
          <Cancel href={back} />
        </Buttons>
      </Form>
    </>
  );
};

/** A page that asks for one reason before something is called off, withdrawn or taken back. */
export const ReasonPage = ({
  form,
  csrf,
  reference,
  title,
  reading,
  action,
  back,
  button,
  label = 'Why?',
  hidden = {},
}: Common & {
  readonly reference: string;
  readonly title: string;
  readonly reading: ReactNode;
  readonly action: string;
  readonly back: string;
  readonly button: string;
  readonly label?: string;
  readonly hidden?: Readonly<Record<string, string | undefined>>;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead reference={reference} title={title} reading={reading} />
    <Form action={action} csrf={csrf} hidden={{ version: form.values.version, ...hidden }}>
      <TextAreaField
        {...fieldIn(form)('why')}
        label={label}
        hint="One sentence. It stays, and others read it."
        rows={3}
      />
      <Buttons>
        <Button look="warning">{button}</Button>
        <Cancel href={back} />
      </Buttons>
    </Form>
  </>
);

/** Before the agenda goes out: what it does, and the reason where notice is short. */
export const SendAgendaPage = ({
  form,
  csrf,
  meeting,
  short,
}: Common & { readonly meeting: MeetingAnswer; readonly short: boolean }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={meeting.reference}
      title="Send the agenda"
      reading={
        <>
          The meeting is then called: members are told, and everybody reads its{' '}
          <b>{counted(meeting.items.length, 'item', 'items')}</b>. Later changes need a reason.
        </>
      }
    />
    {short && meeting.agendaBy ? (
      <Note kind="warning">
        <p>
          The standing orders ask that it goes out by <DayText date={meeting.agendaBy} />. Say why it is
          called all the same: everybody reads it.
        </p>
      </Note>
    ) : null}
    <Form
      action={`${meetingHref(meeting.reference)}/send-agenda`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      {short ? <TextField {...fieldIn(form)('why')} label="Why with less notice?" /> : null}
      <Buttons>
        <Button>Send the agenda</Button>
        <Cancel href={meetingHref(meeting.reference)} />
      </Buttons>
    </Form>
  </>
);

export type LookedAt = {
  readonly item: number;
  readonly number: number;
  readonly title: string;
  readonly name: string;
  readonly words: string;
  readonly direct: boolean;
  readonly ruling: string;
  readonly reason: string | null;
};

/** Stop and look: whose interests touch which item and why, before papers go out that cannot be called back. */
export const SendPapersPage = ({
  form,
  csrf,
  meeting,
  matches,
  unruled,
  without,
}: Common & {
  readonly meeting: MeetingAnswer;
  readonly matches: readonly LookedAt[];
  readonly unruled: number;
  /** Items that are to be decided and have no paper yet. */
  readonly without: readonly string[];
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={meeting.reference}
      title="Before the papers go out"
      reading={
        matches.length === 0 ? (
          'No interest of a member touches an item of this meeting, as far as the registers know.'
        ) : unruled === 0 ? (
          <>
            <b>Every interest that touches an item has its ruling.</b> Who may not have papers gets none.
          </>
        ) : (
          <>
            <b>
              Stop and look: {unruled} of {matches.length} interests {unruled === 1 ? 'waits' : 'wait'} for
              the chair’s ruling.
            </b>{' '}
            Papers that went out cannot be called back.
          </>
        )
      }
    />
    <Section title="Interests that touch items" id="matches" aside={`${matches.length} in all`}>
      {matches.length === 0 ? (
        <Empty
          title="None"
          hint="The interests that members declared were held against what each idea touches."
        />
      ) : (
        <Table
          caption="Interests that touch items"
          hideCaption
          columns={[
            { key: 'name', heading: 'Member', cell: ({ name }) => name },
            { key: 'item', heading: 'Item', cell: ({ number, title }) => `${number} ${title}` },
            {
              key: 'why',
              heading: 'Why',
              cell: ({ words, direct }) => (
                <div>
                  {words}
                  <p className="cf-small cf-quiet">{direct ? 'direct' : 'indirect'}</p>
                </div>
              ),
            },
            {
              key: 'ruling',
              heading: 'Ruling',
              cell: ({ ruling, reason }) => (
                <div>
                  <Tag tone={ruling === 'not-ruled' ? 'amber' : 'plain'}>
                    {rulingBadge(ruling as RulingState)}
                  </Tag>
                  {reason ? <p className="cf-small cf-quiet">{reason}</p> : null}
                </div>
              ),
            },
          ]}
          rows={matches}
          rowKey={(one) => `${one.item} ${one.name} ${one.words}`}
        />
      )}
      <p>
        <a href={meetingInterestsHref(meeting.reference)}>Rule on interests, or add one</a>
      </p>
    </Section>
    {without.length > 0 ? (
      <Note kind="warning">
        <p>Without a paper yet: {without.join('; ')}.</p>
      </Note>
    ) : null}
    <Form
      action={`${meetingHref(meeting.reference)}/send-papers`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      {unruled > 0 ? (
        <CheckboxField
          name="goOn"
          label="Send them now: those who wait for a ruling get no papers of that item until then"
          checked={form.values.goOn === 'yes'}
          error={errorFor(form.errors, 'goOn')}
        />
      ) : null}
      <Buttons>
        <Button>Send the papers</Button>
        <Cancel href={meetingHref(meeting.reference)} />
      </Buttons>
    </Form>
  </>
);
