import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  ConfirmWords,
  DateField,
  DateText,
  dateFieldIn,
  ErrorSummary,
  Facts,
  Form,
  fieldIn,
  LinedList,
  Links,
  PageHead,
  Section,
  TextField,
} from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { Cancel, type Common } from './forms.tsx';
import { memberHref } from './members-table.tsx';
import { SeatFields } from './seat-fields.tsx';

/** What one person holds, and everything that can be done about it, each on its own form. */
export const MemberPage = ({
  body,
  member,
}: {
  readonly body: BodyAnswer;
  readonly member: MemberAnswer;
}): ReactNode => {
  const at = memberHref(body.key, member.id);
  return (
    <>
      <PageHead
        reference={body.name}
        title={`${member.name}, ${member.seatLabel}`}
        reading={member.deputyFor ? `Stands in for ${member.deputyFor.name}.` : undefined}
      />
      <Facts
        facts={[
          { name: 'From', value: <DateText date={member.from} /> },
          ...(member.to ? [{ name: 'To', value: <DateText date={member.to} /> }] : []),
          {
            name: 'Term is up',
            value: member.termEnds ? <DateText date={member.termEnds} /> : 'no term',
          },
          ...(member.organisation
            ? [{ name: 'Speaks for', value: `${member.organisation.name} (${member.organisation.code})` }]
            : []),
          { name: 'Clinician', value: member.isClinician ? 'yes' : 'no' },
        ]}
      />
      <Section title="What is to be done?" id="do">
        <LinedList>
          {member.to === null ? (
            <li>
              <a href={`${at}/renew`}>Give them a new term</a>
            </li>
          ) : null}
          {member.standing === 'past' ? null : (
            <li>
              <a href={`${at}/end`}>End it, with the last day and the reason</a>
            </li>
          )}
          {member.deputyFor === null && member.standing !== 'past' ? (
            <li>
              <a href={`${bodyHref(body.key)}/members/new?deputyFor=${member.id}`}>Give them a deputy</a>
            </li>
          ) : null}
          <li>
            <a href={`${at}/correct`}>Correct what was written down wrongly</a>
          </li>
          <li>
            <a href={`${at}/take-back`}>Take it back: it was entered by mistake</a>
          </li>
        </LinedList>
      </Section>
      <Links links={[{ href: bodyHref(body.key), text: `Back to the ${body.name}` }]} />
    </>
  );
};

type OneProps = Common & { readonly body: BodyAnswer; readonly member: MemberAnswer };

/** One thing that is done about what somebody holds: what it means, its fields, and the way back. */
const MemberForm = ({
  form,
  csrf,
  body,
  member,
  act,
  title,
  reading,
  hidden,
  button,
  children,
}: OneProps & {
  readonly act: 'renew' | 'end' | 'correct' | 'take-back';
  readonly title: string;
  readonly reading: ReactNode;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly button: ReactNode;
  readonly children?: ReactNode;
}): ReactNode => {
  const at = memberHref(body.key, member.id);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead reference={`${body.name}, ${member.seatLabel}`} title={title} reading={reading} />
      <Form action={`${at}/${act}`} csrf={csrf} hidden={{ version: form.values.version, ...hidden }}>
        {children}
        <Buttons>
          {button}
          <Cancel href={at} />
        </Buttons>
      </Form>
    </>
  );
};

export const RenewPage = (props: OneProps): ReactNode => {
  const { form, member } = props;
  return (
    <MemberForm
      {...props}
      act="renew"
      title={`A new term for ${member.name}`}
      reading={
        member.termEnds ? (
          <>
            The term {member.term === 'over' ? 'was' : 'is'} up on <DateText date={member.termEnds} />.
          </>
        ) : (
          'There is no term yet.'
        )
      }
      button={<Button>Renew it</Button>}
    >
      <DateField {...dateFieldIn(form)('termEnds')} label="When is the new term up?" />
    </MemberForm>
  );
};

export const EndPage = (props: OneProps): ReactNode => {
  const { form, member } = props;
  return (
    <MemberForm
      {...props}
      act="end"
      title={`End what ${member.name} holds`}
      reading="Their deputies go with them on the same day. A vote that is open already keeps its list as it was."
      button={<Button look="warning">End it</Button>}
    >
      <DateField {...dateFieldIn(form)('lastDay')} label="Last day" />
      <TextField
        {...fieldIn(form)('reason')}
        label="Why does it end?"
        hint="A few words, such as: end of term. Members read them; the public does not."
      />
      <ConfirmWords form={form} />
    </MemberForm>
  );
};

export const CorrectPage = (props: OneProps): ReactNode => {
  const { form, body, member } = props;
  return (
    <MemberForm
      {...props}
      act="correct"
      title={`Correct what ${member.name} holds`}
      reading="Only what was written down wrongly. What changed on a day is ended on that day and appointed anew. Votes that were opened stay as they were."
      hidden={member.deputyFor ? { seat: member.seat } : {}}
      button={<Button>Keep the correction</Button>}
    >
      <SeatFields form={form} body={body} fixed={member.deputyFor !== null} />
      <DateField {...dateFieldIn(form)('lastDay')} label="Last day" hint="Leave it empty while they sit." />
    </MemberForm>
  );
};

export const TakeBackPage = (props: OneProps): ReactNode => (
  <MemberForm
    {...props}
    act="take-back"
    title={`Take back: ${props.member.name} never sat there`}
    reading="It goes from the list of members; the history keeps that it was entered and taken back. Where a meeting, a vote or a deputy hangs on it, end it instead."
    button={<Button look="warning">Take it back</Button>}
  />
);
