import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  Empty,
  ErrorSummary,
  Form,
  LinedList,
  PageHead,
  SearchBox,
} from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { Cancel, type Common } from './forms.tsx';
import { SeatFields } from './seat-fields.tsx';

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly detail: string | undefined;
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
