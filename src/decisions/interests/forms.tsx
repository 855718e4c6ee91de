import type { ReactNode } from 'react';
import { INTEREST_TIES } from '../../people/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateText,
  ErrorSummary,
  Form,
  fieldIn,
  More,
  PageHead,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { meetingHref } from '../kit/refs.ts';
import { tieWords } from './matching-rules.ts';
import { Chain, natureOf, RulingTag } from './part.tsx';
import { contestHref, meetingInterestsHref, rulingHref } from './refs.ts';
import { RULINGS, rulingBadge, rulingSentence } from './rulings-rules.ts';
import type { ShownInterest } from './shown.ts';
import type { ItemAnswer, MeetingInterests, OwnInterest } from './uses.ts';

type Common = { readonly form: FormState; readonly csrf: string };

/** The chair’s ruling on one interest; or that it does not touch the item. */
export const RulingPage = ({
  form,
  csrf,
  interest,
  item,
  meeting,
}: Common & {
  readonly interest: ShownInterest;
  readonly item: ItemAnswer;
  readonly meeting: MeetingInterests;
}): ReactNode => {
  const field = fieldIn(form);
  const suggested = interest.suggested === null ? null : rulingBadge(interest.suggested).toLowerCase();
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${meeting.meeting}, item ${item.position}`}
        title={`Rule on the interest of ${interest.personName}`}
        reading={item.title}
      />
      <Chain chain={interest.chain} />
      <p className="cf-small cf-quiet">
        {natureOf(interest)}.{suggested === null ? '' : ` To begin with: ${suggested}. You decide.`}
      </p>
      {interest.contested === null ? null : (
        <p>
          <b>{interest.personName} says:</b> {interest.contested}
        </p>
      )}
      <Form
        action={rulingHref(interest.id)}
        csrf={csrf}
        hidden={{ version: form.values.version ?? String(interest.version), once: form.values.once }}
      >
        <RadioField
          {...field('ruling')}
          label="What does it come to?"
          choices={[
            ...RULINGS.map((ruling) => ({
              value: ruling,
              text: rulingBadge(ruling),
              hint: rulingSentence(ruling),
            })),
            {
              value: 'dismiss',
              text: 'It does not touch this item',
              hint: 'They take part as usual. It stays on show here with your reason.',
            },
          ]}
          value={form.values.ruling ?? interest.ruling ?? undefined}
        />
        <TextAreaField
          {...field('reason')}
          label="Why?"
          hint="A sentence. It stands in the record, and everybody can read it."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Rule so</Button>
          <ButtonLink look="quiet" href={meetingInterestsHref(meeting.meeting)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** What was ruled on one’s own interest, and a way to contest it. */
export const ContestPage = ({ form, csrf, own }: Common & { readonly own: OwnInterest }): ReactNode => {
  const field = fieldIn(form);
  const { interest } = own;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={own.meeting}
        title="Your interest and one item"
        reading={
          <>
            {own.meetingTitle}, <DateText date={own.day} />
            {own.item === null ? '' : `: ${own.item}`}. <RulingTag ruling={interest.ruling ?? 'not-ruled'} />
          </>
        }
      />
      <Chain chain={interest.chain} />
      <p>
        {interest.dismissed ??
          rulingSentence(interest.ruling ?? 'not-ruled')
            .replace(/\bThey\b/g, 'You')
            .replace(/\bthey\b/g, 'you')}
        {interest.reason === null ? '' : ` The reason given: ${interest.reason}`}
      </p>
      {own.item === null ? (
        <p className="cf-quiet">You can read what was decided, and why, as soon as it is published.</p>
      ) : null}
      {own.over || interest.dismissed !== null ? null : (
        <Section title="Is it wrong?" id="contest">
          <Form action={contestHref(interest.id)} csrf={csrf}>
            <TextAreaField
              {...field('words')}
              label="What is wrong with it?"
              hint="Whoever chairs reads it before ruling, or ruling again. It binds nobody. Correct the register itself under your interests."
              rows={3}
            />
            <ConfirmWords form={form} />
            <Buttons>
              <Button>Send it to the chair</Button>
              <ButtonLink look="quiet" href={meetingHref(own.meeting)}>
                Cancel
              </ButtonLink>
            </Buttons>
          </Form>
        </Section>
      )}
      <p>
        <a href="/people/interests/mine">Your interests in the register</a>
      </p>
    </>
  );
};

/** Adding an interest that no rule found. */
export const AddInterestPage = ({
  form,
  csrf,
  meeting,
  me,
}: Common & { readonly meeting: MeetingInterests; readonly me: string | undefined }): ReactNode => {
  const field = fieldIn(form);
  const own = meeting.members.some(({ person }) => person === me);
  const people = meeting.may.run ? meeting.members : meeting.members.filter(({ person }) => person === me);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={meeting.meeting}
        title="Add an interest that touches an item"
        reading="Say it as soon as you think of it; the chair rules on what it comes to. Declare it in the register too, if it is not there."
      />
      <Form
        action={`${meetingHref(meeting.meeting)}/interests/add`}
        csrf={csrf}
        hidden={{ once: form.values.once }}
      >
        <SelectField
          {...field('item')}
          label="Which item?"
          empty="Choose an item"
          options={meeting.items.map(({ item, position, title }) => ({
            value: String(item),
            text: `${position}. ${title}`,
          }))}
        />
        {people.length > 1 || !own ? (
          <SelectField
            {...field('person')}
            label="Whose interest is it?"
            empty="Choose a member"
            options={people.map(({ person, name }) => ({ value: person, text: name }))}
          />
        ) : (
          <input type="hidden" name="person" value="me" />
        )}
        <TextField {...field('in')} label="In what?" hint="An organisation, a practice or a cause." />
        <SelectField
          {...field('tie')}
          label="How are they tied to it?"
          options={INTEREST_TIES.map((tie) => ({
            value: tie,
            text: `${tieWords(tie).charAt(0).toUpperCase()}${tieWords(tie).slice(1)}`,
          }))}
        />
        <RadioField
          {...field('kind')}
          label="What kind is it?"
          small
          choices={[
            { value: 'financial', text: 'Money' },
            { value: 'non-financial-professional', text: 'Professional, no money' },
            { value: 'non-financial-personal', text: 'Personal, no money' },
            { value: 'indirect', text: 'Of somebody close' },
          ]}
        />
        <div className="nhsuk-form-group">
          <More
            summary="More of it"
            about="the interest"
            printed={Boolean(form.values.through ?? form.values.touches)}
          >
            <TextField
              {...field('through')}
              label="Whose, if it is of somebody close?"
              hint="For example: his wife, Ms Quartzley. The public does not read the name."
            />
            <TextField
              {...field('touches')}
              label="What has that to do with the item?"
              hint="For example: campaigns for heart scans."
            />
          </More>
        </div>
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Add it</Button>
          <ButtonLink look="quiet" href={meetingInterestsHref(meeting.meeting)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
