import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  DateText,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  Note,
  PageHead,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { aboutChoices } from './about.ts';
import { SaidWords } from './list.tsx';
import { MOST_OPEN_DAYS } from './rules.ts';
import type { SpokenSection } from './sections.ts';
import { contributionHref, type ShownContribution, saidHref } from './shown.ts';

type Common = { readonly form: FormState; readonly csrf: string; readonly reference: string };

/** The form of somebody who has signed in: what they say stands at once. */
export const SayForm = ({
  form,
  csrf,
  reference,
  sections,
  once,
}: Common & {
  readonly sections: readonly SpokenSection[];
  readonly once: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <Form action={saidHref(reference)} csrf={csrf} hidden={{ once: form.values.once ?? once }}>
      <SelectField {...field('about')} label="What is it about?" options={[...aboutChoices(sections)]} />
      <TextAreaField
        {...field('words')}
        label="What do you want to say?"
        hint="Everybody can read it. Nothing in it may tell who a patient is."
        rows={4}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Say it</Button>
      </Buttons>
    </Form>
  );
};

/** The form of anybody: a name is not asked for, a moderator reads it first, and one field traps machines. */
export const PublicSayForm = ({
  form,
  csrf,
  reference,
  until,
  once,
}: Common & {
  readonly until: string;
  readonly once: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <Form action={saidHref(reference)} csrf={csrf} hidden={{ once: form.values.once ?? once }}>
      <p>
        You can say something until <DateText date={until} />. You do not need to sign in. Somebody reads it
        first. Then everybody can read it here, and see what came of it.{' '}
        <a href="/ideas/moderation/log">What may not stand here</a>.
      </p>
      <TextAreaField
        {...field('words')}
        label="What do you want to say?"
        hint="Do not write who a patient is: no name, no NHS number, no address, no date of birth."
        rows={5}
      />
      <TextField
        {...field('name')}
        label="Your name, if you want to give it"
        hint="You may leave this empty. Only people who work on this see your name. Everybody else reads “Member of the public”."
        autoComplete="name"
      />
      <div className="cf-trap">
        <TextField {...field('website')} label="Leave this empty" autoComplete="off" />
      </div>
      <Buttons>
        <Button>Send it</Button>
      </Buttons>
    </Form>
  );
};

/** A reply, under what it replies to. */
export const ReplyForm = ({
  form,
  csrf,
  reference,
  id,
  once,
}: Common & {
  readonly id: string;
  readonly once: string;
}): ReactNode => (
  <Form
    action={`${contributionHref(reference, id)}/reply`}
    csrf={csrf}
    hidden={{ once: form.values.once ?? once }}
  >
    <TextAreaField
      {...fieldIn(form)('words')}
      label="Your reply"
      hint="Everybody can read it. Nothing in it may tell who a patient is."
      rows={3}
    />
    <ConfirmWords form={form} />
    <Buttons>
      <Button look="secondary">Reply</Button>
    </Buttons>
  </Form>
);

const Cancel = ({ href }: { readonly href: string }): ReactNode => (
  <ButtonLink look="quiet" href={href}>
    Cancel
  </ButtonLink>
);

/** What came of it, said by a lead. */
export const AnswerPage = ({
  form,
  csrf,
  reference,
  one,
}: Common & { readonly one: ShownContribution }): ReactNode => {
  const field = fieldIn(form);
  const href = contributionHref(reference, one.id);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={reference}
        title={one.answer ? 'Change the answer' : 'Answer what was said'}
        reading="Say what came of it. Whoever said it is told, and everybody can read it."
      />
      <Note>
        <SaidWords one={one} />
      </Note>
      <Form action={`${href}/answer`} csrf={csrf} hidden={{ version: form.values.version }}>
        <RadioField
          {...field('kind')}
          label="Is it taken up?"
          choices={[
            { value: 'taken-up', text: 'Yes, something changed because of it' },
            { value: 'not-taken-up', text: 'No, and here is why' },
          ]}
        />
        <TextAreaField {...field('what')} label="If yes: what changed?" rows={3} />
        <TextField
          {...field('where')}
          label="If yes: where can that be read?"
          hint="Such as “Case, section 4”."
        />
        <TextAreaField
          {...field('why')}
          label="If no: why not?"
          hint="Say it as you would to the person’s face."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{one.answer ? 'Keep the change' : 'Send the answer'}</Button>
          {one.answer ? (
            <Button look="secondary" name="back" value="yes">
              Take the answer back
            </Button>
          ) : null}
          <Cancel href={href} />
        </Buttons>
      </Form>
    </>
  );
};

/** Putting one's own words right. */
export const CorrectSaidPage = ({
  form,
  csrf,
  reference,
  one,
}: Common & { readonly one: ShownContribution }): ReactNode => {
  const href = contributionHref(reference, one.id);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={reference}
        title="Put your words right"
        reading="You can do so until they are answered. What stood there before is not kept."
      />
      <Form action={`${href}/correct`} csrf={csrf} hidden={{ version: form.values.version }}>
        <TextAreaField {...fieldIn(form)('words')} label="What do you want to say?" rows={4} />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep it</Button>
          <Cancel href={href} />
        </Buttons>
      </Form>
    </>
  );
};

/** Asking the public, or no longer asking it; for the leads. */
export const OpenForm = ({
  form,
  csrf,
  reference,
  until,
}: Common & { readonly until: string | null }): ReactNode => (
  <Form
    action={`${saidHref(reference)}/open`}
    csrf={csrf}
    guard={false}
    hidden={{ version: form.values.version }}
  >
    <p>
      {until ? (
        <>
          The public is asked until <DateText date={until} />.
        </>
      ) : (
        'The public is not asked now: it reads, and cannot write.'
      )}{' '}
      What it writes is shown when a moderator has read it.
    </p>
    <DateField
      {...dateFieldIn(form)('until')}
      label={until ? 'Ask until another day' : 'Ask until'}
      hint={`At most ${MOST_OPEN_DAYS} days from today.`}
    />
    <Buttons>
      <Button look="secondary">{until ? 'Change the day' : 'Ask the public'}</Button>
      {until ? (
        <Button look="quiet" name="close" value="yes">
          Close comments now
        </Button>
      ) : null}
    </Buttons>
  </Form>
);
