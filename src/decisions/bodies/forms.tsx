import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DateField,
  DateText,
  dateFieldIn,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  Note,
  PageHead,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Body } from '../kit/find.ts';
import { BODIES_PATH, bodyHref } from '../kit/refs.ts';
import type { BodyAnswer } from './answers.ts';
import { BEGINNINGS, type Beginning } from './make.ts';
import { kindWords } from './words.ts';

export type Common = { readonly form: FormState; readonly csrf: string };

export const Cancel = ({ href }: { readonly href: string }): ReactNode => (
  <ButtonLink look="quiet" href={href}>
    Cancel
  </ButtonLink>
);

const HINTS: Readonly<Record<Beginning, string>> = {
  'governing-body':
    'Chair and deputy, accountable officer, finance, nurse, hospital specialist, two lay members and GPs, as the regulations of 2012 ask.',
  board: 'At least ten, as the law and guidance on integrated care boards ask.',
  committee: 'A chair, a lay member, two clinicians and finance; terms of reference set your own.',
  members: 'One seat for each member practice.',
  panel: 'A few people for one matter, such as members without an interest in it. Seats as of a committee.',
};

type FieldsProps = {
  readonly form: FormState;
  readonly others: readonly Pick<Body, 'key' | 'name'>[];
  readonly schemes: readonly { readonly key: string; readonly label: string }[];
};

/** What is said of a body: the same for a new one and for a change. */
const SaidFields = ({ form, others, schemes }: FieldsProps): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextAreaField
        {...field('about')}
        label="What does it decide?"
        hint="One or two plain sentences. Everybody reads them."
        rows={3}
      />
      <SelectField
        {...field('parent')}
        label="To which body does it answer?"
        empty="None"
        options={others.map(({ key, name }) => ({ value: key, text: name }))}
      />
      <SelectField
        {...field('routeBody')}
        label="Which cases come to it?"
        hint="As the scheme of delegation names them. Ideas that go there wait for this body."
        empty="None"
        options={schemes.map(({ key, label }) => ({ value: key, text: label }))}
      />
      <CheckboxField
        name="inPublic"
        label="It meets in public"
        checked={form.values.inPublic === 'yes'}
        error={errorFor(form.errors, 'inPublic')}
      />
      <ConfirmWords form={form} />
    </>
  );
};

/** Setting up a body from a template. */
export const NewBodyPage = (props: Common & FieldsProps): ReactNode => {
  const { form, csrf } = props;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Set up a body"
        reading="A template brings its seats and its standing orders. Both are marked as not verified until somebody holds them against your constitution. Members come next."
      />
      <Form action={`${BODIES_PATH}/new`} csrf={csrf}>
        <RadioField
          {...field('kind')}
          label="What does it begin as?"
          choices={BEGINNINGS.map((kind) => ({ value: kind, text: kindWords(kind), hint: HINTS[kind] }))}
        />
        <TextField {...field('name')} label="What is it called?" hint="Such as: Quality committee." />
        <DateField
          {...dateFieldIn(form)('foundedOn')}
          label="What is its first day?"
          hint="It may be past: then you can say who sat on it since."
        />
        <SaidFields {...props} />
        <Buttons>
          <Button>Set it up</Button>
          <Cancel href={BODIES_PATH} />
        </Buttons>
      </Form>
    </>
  );
};

/** Changing what is said of a body. */
export const EditBodyPage = (props: Common & FieldsProps & { readonly body: BodyAnswer }): ReactNode => {
  const { form, csrf, body } = props;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={body.name}
        title="Change what is said of it"
        reading="Its address stays. What was said before stands in its history."
      />
      <Form action={`${bodyHref(body.key)}/edit`} csrf={csrf} hidden={{ version: form.values.version }}>
        <TextField {...fieldIn(form)('name')} label="What is it called?" />
        <SaidFields {...props} />
        <Buttons>
          <Button>Keep the change</Button>
          <Cancel href={bodyHref(body.key)} />
        </Buttons>
      </Form>
    </>
  );
};

/** Giving a body its last day, or taking it back. */
export const CloseBodyPage = ({ form, csrf, body }: Common & { readonly body: BodyAnswer }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={body.name}
      title={body.closedOn ? 'Change its last day' : 'Close this body'}
      reading={
        body.closedOn ? (
          <>
            Its last day is <DateText date={body.closedOn} />. Leave the day empty and it sits again; its
            members are then appointed anew.
          </>
        ) : (
          'Who sits on it sits there until that day. Its meetings, votes and decisions stay where they are.'
        )
      }
    />
    {body.closedOn ? null : (
      <Note kind="warning">
        <p>What its members hold ends with it. Opening it again does not bring that back.</p>
      </Note>
    )}
    <Form action={`${bodyHref(body.key)}/close`} csrf={csrf} hidden={{ version: form.values.version }}>
      <DateField {...dateFieldIn(form)('lastDay')} label="What is its last day?" />
      <Buttons>
        <Button look={body.closedOn ? 'main' : 'warning'}>
          {body.closedOn ? 'Keep the change' : 'Close this body'}
        </Button>
        <Cancel href={bodyHref(body.key)} />
      </Buttons>
    </Form>
  </>
);
