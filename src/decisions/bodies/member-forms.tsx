import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DateField,
  DateText,
  datePartsIn,
  Empty,
  ErrorSummary,
  errorFor,
  Facts,
  Form,
  fieldIn,
  LinedList,
  Links,
  PageHead,
  SearchBox,
  Section,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { Cancel, type Common } from './forms.tsx';
import { memberHref } from './members-table.tsx';

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly detail: string | undefined;
};

const SeatFields = ({
  form,
  body,
  fixed,
}: {
  readonly form: FormState;
  readonly body: BodyAnswer;
  /** A deputy has the seat of their member. */
  readonly fixed: boolean;
}): ReactNode => {
  const field = fieldIn(form);
  const seats = body.composition?.seats ?? [];
  return (
    <>
      {fixed ? null : (
        <SelectField
          {...field('seat')}
          label="In which seat?"
          empty="Choose a seat"
          options={seats.map(({ key, label, voting }) => ({
            value: key,
            text: voting ? label : `${label} (no vote)`,
          }))}
        />
      )}
      <TextField
        {...field('organisation')}
        label="Code of the practice or organisation that they speak for"
        hint="Such as Z00023. Leave it empty for somebody who speaks for nobody else."
        width={10}
      />
      <CheckboxField
        name="isClinician"
        label="They are a clinician by profession"
        hint="Where orders ask that clinicians outnumber the others, this counts, whatever the seat."
        checked={form.values.isClinician === 'yes'}
        error={errorFor(form.errors, 'isClinician')}
      />
      <DateField
        name="from"
        label="First day"
        value={datePartsIn(form.values, 'from')}
        error={errorFor(form.errors, 'from')}
      />
      <DateField
        name="termEnds"
        label="When is the term up?"
        hint="Leave it empty where there is no term. You are reminded 90 days before; the seat goes on until somebody ends it."
        value={datePartsIn(form.values, 'termEnds')}
        error={errorFor(form.errors, 'termEnds')}
      />
    </>
  );
};

/** Finding somebody of the register, before they are appointed. */
export const FindPersonPage = ({
  body,
  member,
  asked,
  found,
}: {
  readonly body: BodyAnswer;
  /** Set where a deputy is looked for: the member for whom they stand in. */
  readonly member: MemberAnswer | undefined;
  readonly asked: string | undefined;
  readonly found: readonly Candidate[];
}): ReactNode => {
  const action = `${bodyHref(body.key)}/members/new`;
  const hrefOf = (person: string) => `${action}?person=${person}${member ? `&deputyFor=${member.id}` : ''}`;
  return (
    <>
      <PageHead
        reference={body.name}
        title={member ? `Who stands in for ${member.name}?` : 'Who is appointed?'}
        reading="Find the person in the register by a part of their name; then say which seat, and from when."
      />
      <SearchBox
        action={action}
        label="Their name"
        name="name"
        value={asked}
        keep={member ? { deputyFor: String(member.id) } : {}}
      />
      {asked === undefined ? null : found.length === 0 ? (
        <Empty
          title={`Nobody in the register is called “${asked}”`}
          hint="Try a part of the name. Somebody new is added to the register of people first."
        />
      ) : (
        <LinedList>
          {found.map((person) => (
            <li key={person.id}>
              <a href={hrefOf(person.id)}>{person.name}</a>
              <p className="cf-small cf-quiet">{person.detail}</p>
            </li>
          ))}
        </LinedList>
      )}
      <p>
        <a href={bodyHref(body.key)}>Back to the {body.name}</a>
      </p>
    </>
  );
};

/** Appointing somebody who was found. */
export const AppointPage = ({
  form,
  csrf,
  body,
  member,
  name,
}: Common & {
  readonly body: BodyAnswer;
  readonly member: MemberAnswer | undefined;
  readonly name: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={body.name}
      title={member ? `${name} stands in for ${member.name}` : `Appoint ${name}`}
      reading={
        member
          ? `They have the seat of ${member.name}, ${member.seatLabel}, when that member is away and the standing orders let deputies count. They are told.`
          : 'They are told, and asked to declare their interests. Somebody who holds two seats is appointed twice and has one vote.'
      }
    />
    <Form
      action={`${bodyHref(body.key)}/members/new`}
      csrf={csrf}
      hidden={{ person: form.values.person, deputyFor: form.values.deputyFor }}
    >
      <SeatFields form={form} body={body} fixed={member !== undefined} />
      <Buttons>
        <Button>{member ? 'Make them the deputy' : 'Appoint them'}</Button>
        <Cancel href={bodyHref(body.key)} />
      </Buttons>
    </Form>
  </>
);

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

export const RenewPage = ({ form, csrf, body, member }: OneProps): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={`${body.name}, ${member.seatLabel}`}
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
    />
    <Form
      action={`${memberHref(body.key, member.id)}/renew`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      <DateField
        name="termEnds"
        label="When is the new term up?"
        value={datePartsIn(form.values, 'termEnds')}
        error={errorFor(form.errors, 'termEnds')}
      />
      <Buttons>
        <Button>Renew it</Button>
        <Cancel href={memberHref(body.key, member.id)} />
      </Buttons>
    </Form>
  </>
);

export const EndPage = ({ form, csrf, body, member }: OneProps): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={`${body.name}, ${member.seatLabel}`}
      title={`End what ${member.name} holds`}
      reading="Their deputies go with them on the same day. A vote that is open already keeps its list as it was."
    />
    <Form
      action={`${memberHref(body.key, member.id)}/end`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      <DateField
        name="lastDay"
        label="Last day"
        value={datePartsIn(form.values, 'lastDay')}
        error={errorFor(form.errors, 'lastDay')}
      />
      <TextField
        {...fieldIn(form)('reason')}
        label="Why does it end?"
        hint="A few words, such as: end of term. Members read them; the public does not."
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button look="warning">End it</Button>
        <Cancel href={memberHref(body.key, member.id)} />
      </Buttons>
    </Form>
  </>
);

export const CorrectPage = ({ form, csrf, body, member }: OneProps): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={`${body.name}, ${member.seatLabel}`}
      title={`Correct what ${member.name} holds`}
      reading="Only what was written down wrongly. What changed on a day is ended on that day and appointed anew. Votes that were opened stay as they were."
    />
    <Form
      action={`${memberHref(body.key, member.id)}/correct`}
      csrf={csrf}
      hidden={{
        version: form.values.version,
        ...(member.deputyFor ? { seat: member.seat } : {}),
      }}
    >
      <SeatFields form={form} body={body} fixed={member.deputyFor !== null} />
      <DateField
        name="lastDay"
        label="Last day"
        hint="Leave it empty while they sit."
        value={datePartsIn(form.values, 'lastDay')}
        error={errorFor(form.errors, 'lastDay')}
      />
      <Buttons>
        <Button>Keep the correction</Button>
        <Cancel href={memberHref(body.key, member.id)} />
      </Buttons>
    </Form>
  </>
);

export const TakeBackPage = ({ form, csrf, body, member }: OneProps): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={`${body.name}, ${member.seatLabel}`}
      title={`Take back: ${member.name} never sat there`}
      reading="It goes from the list of members; the history keeps that it was entered and taken back. Where a meeting, a vote or a deputy hangs on it, end it instead."
    />
    <Form
      action={`${memberHref(body.key, member.id)}/take-back`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      <Buttons>
        <Button look="warning">Take it back</Button>
        <Cancel href={memberHref(body.key, member.id)} />
      </Buttons>
    </Form>
  </>
);
