import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  ErrorSummary,
  errorFor,
  Form,
  Halves,
  Hidden,
  LinedList,
  More,
  Note,
  PageHead,
  PictureFigure,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { sourceOfFigure } from '../figures/source.ts';
import { conditionOptions } from '../kit/conditions.ts';
import { ConfirmWords, DateText, type FormState } from '../kit/forms.tsx';
import type { GapAnswer } from './answers.ts';
import { GAPS_PATH } from './list-page.tsx';
import type { AlikeGap } from './queries.ts';
import { becauseWords, CLOSED_BECAUSE, isOpen, statusWords } from './rules.ts';
import { gapHref } from './shown.ts';
import { MOVE_HINTS, MOVE_TITLES } from './words.ts';

type Common = { readonly form: FormState; readonly csrf: string };

const Cancel = ({ href }: { readonly href: string }): ReactNode => (
  <ButtonLink look="quiet" href={href}>
    Cancel
  </ButtonLink>
);

/** What a person writes of a gap: the same fields for a new one and for a correction. */
const GapFields = ({
  form,
  withFigure,
}: {
  readonly form: FormState;
  readonly withFigure: boolean;
}): ReactNode => {
  const { values, errors } = form;
  const field = (name: string) => ({ name, value: values[name], error: errorFor(errors, name) });
  const limits = values.people !== undefined && values.people !== '';
  return (
    <>
      <TextAreaField
        {...field('statement')}
        label="What is missing, and for whom?"
        hint={
          withFigure
            ? 'One sentence, in your own words; the figure’s finding is there to begin with. Everyone can read it.'
            : 'One sentence, in your own words. Everyone can read it: name no patient and no practice.'
        }
        rows={3}
      />
      <TextField {...field('place')} label="Where?" hint="The area, a neighbourhood, some practices." />
      <TextField
        {...field('people')}
        label="How many people does it affect?"
        hint="You may leave this empty. Fewer than five are never kept."
        width={10}
        inputMode="numeric"
      />
      <TextField {...field('peopleWords')} label="What does that number count?" />
      <div className="nhsuk-form-group">
        <More summary="Limits of the number" about="of people affected" printed={limits}>
          <TextField {...field('peopleLower')} label="At least" width={10} inputMode="numeric" />
          <TextField {...field('peopleUpper')} label="At most" width={10} inputMode="numeric" />
        </More>
      </div>
      <SelectField
        {...field('condition')}
        label="Is it about one condition?"
        empty="No one condition"
        options={conditionOptions()}
      />
      <TextAreaField
        {...field('evidence')}
        label={withFigure ? 'What else do you know it from?' : 'What do you know it from?'}
        hint={
          withFigure
            ? 'You may leave this empty: the figure is kept with it.'
            : 'What you or others saw, counted or read. You may leave this empty, but a gap without evidence convinces few.'
        }
        rows={3}
      />
      <TextAreaField
        {...field('detail')}
        label="What happens to patients?"
        hint="You may leave this empty. Nothing in it may tell who a patient is."
        rows={4}
      />
    </>
  );
};

const AlikeList = ({ alike }: { readonly alike: readonly AlikeGap[] }): ReactNode => (
  <LinedList>
    {alike.map((gap) => (
      <li key={gap.reference}>
        <p>
          <a href={gapHref(gap.reference)}>{gap.statement}</a>
        </p>
        <p className="cf-small cf-quiet">
          {gap.reference}, {statusWords(gap.status).toLowerCase()}, <DateText date={gap.recordedOn} />
          {gap.sameFigure ? '; from the same figure' : ''}
        </p>
      </li>
    ))}
  </LinedList>
);

/** Recording a gap: the figure as it stands beside the words that it is kept with. */
export const NewGapPage = ({
  actor,
  form,
  csrf,
  figure,
  seen,
  alike,
  back,
}: Common & {
  readonly actor: Actor;
  readonly figure: Figure | undefined;
  readonly seen: string | undefined;
  readonly alike: readonly AlikeGap[];
  readonly back: string;
}): ReactNode => {
  const asks = form.refusal?.kind === 'gap-looks-alike' || form.values.different === 'yes';
  const fields = (
    <Form
      action={`${GAPS_PATH}/new`}
      csrf={csrf}
      hidden={{
        figure: form.values.figure,
        seen,
        topic: form.values.topic,
        subject: form.values.subject,
      }}
    >
      {alike.length > 0 ? (
        <div className="nhsuk-form-group">
          <Section title="Is it one of these?" id="alike" aside="then say more there, or watch it">
            <AlikeList alike={alike} />
            {asks ? (
              <CheckboxField
                name="different"
                value="yes"
                label="No, mine is another gap"
                checked={form.values.different === 'yes'}
              />
            ) : null}
          </Section>
        </div>
      ) : null}
      <GapFields form={form} withFigure={figure !== undefined} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Record this gap</Button>
        <Cancel href={back} />
      </Buttons>
    </Form>
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={figure ? 'Record this gap' : 'Record a gap in your own words'}
        reading={
          figure
            ? 'The figure is kept as it stands now: its numbers, its source and its words. Say beside it what is missing: everyone can read it.'
            : 'What people need and do not have. If a figure shows it, record it from there: the figure is then kept with it.'
        }
      />
      {figure ? (
        <Halves>
          <PictureFigure
            id="figure"
            heading={2}
            picture={figure.picture}
            source={sourceOfFigure(actor, figure)}
            note={figure.reading}
          />
          {fields}
        </Halves>
      ) : (
        fields
      )}
    </>
  );
};

/** Correcting the words of a gap; its figure stays as it stood. */
export const CorrectGapPage = ({
  form,
  csrf,
  gap,
}: Common & { readonly gap: Pick<GapAnswer, 'reference' | 'stoodOn'> }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={gap.reference}
      title="Correct this gap"
      reading="What was written before stays in its history. The figure that was kept with it never changes."
    />
    <Form action={`${gapHref(gap.reference)}/correct`} csrf={csrf} hidden={{ version: form.values.version }}>
      <GapFields form={form} withFigure={gap.stoodOn !== null} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Keep the correction</Button>
        <Cancel href={gapHref(gap.reference)} />
      </Buttons>
    </Form>
  </>
);

export type Candidate = { readonly id: string; readonly name: string; readonly detail: string | undefined };

/** Choosing who answers for a gap: oneself, or somebody found by name. */
export const OwnerPage = ({
  form,
  csrf,
  gap,
  asked,
  found,
}: Common & {
  readonly gap: GapAnswer;
  readonly asked: string | undefined;
  readonly found: readonly Candidate[];
}): ReactNode => {
  const action = `${gapHref(gap.reference)}/owner`;
  const give = (person: string, words: ReactNode): ReactNode => (
    <Form action={action} csrf={csrf} guard={false} inline hidden={{ person, version: String(gap.version) }}>
      <Button look="quiet">{words}</Button>
    </Form>
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={gap.reference}
        title="Who answers for this gap?"
        reading={
          <>
            {gap.statement}.{' '}
            {gap.owner ? `Now it is ${gap.owner.name ?? gap.owner.role}.` : 'Now it is nobody.'} The owner is
            told, and asked every 90 days how it goes.
          </>
        }
      />
      {give('me', 'I do')}
      <Section title="Somebody else" id="person">
        <search>
          <form className="cf-filter" action={action} method="get">
            <div className="cf-filter__field cf-filter__field--grow">
              <label htmlFor="filter-name">Their name</label>
              <input
                className="nhsuk-input"
                id="filter-name"
                type="search"
                name="name"
                defaultValue={asked}
              />
            </div>
            <div className="cf-filter__go">
              <button className="nhsuk-button nhsuk-button--secondary cf-button" type="submit">
                Find
              </button>
            </div>
          </form>
        </search>
        {asked ? (
          found.length === 0 ? (
            <p>Nobody in the register is called “{asked}”. Try a part of the name.</p>
          ) : (
            <LinedList>
              {found.map((person) => (
                <li key={person.id}>
                  <p>
                    <b>{person.name}</b>{' '}
                    {person.detail ? <span className="cf-quiet">{person.detail}</span> : null}
                  </p>
                  {give(
                    person.id,
                    <>
                      Make owner<Hidden>: {person.name}</Hidden>
                    </>,
                  )}
                </li>
              ))}
            </LinedList>
          )
        ) : null}
      </Section>
      <p>
        <a href={gapHref(gap.reference)}>Back to the gap</a>
      </p>
    </>
  );
};

/** Changing how a gap stands: the moves that lead on from here, each with what it asks for. */
export const StatusPage = ({ form, csrf, gap }: Common & { readonly gap: GapAnswer }): ReactNode => {
  const { values, errors } = form;
  const { moves } = gap.may;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={gap.reference}
        title="Change how this gap stands"
        reading={
          <>
            {gap.statement}. Now: <b>{gap.stands.toLowerCase()}</b>. Nothing is deleted, and everything can be
            taken back.
          </>
        }
      />
      {isOpen(gap.status) && !gap.owner ? (
        <Note>
          <p>
            It can be taken up once it has an owner:{' '}
            <a href={`${gapHref(gap.reference)}/owner`}>give it one</a>.
          </p>
        </Note>
      ) : null}
      <Form
        action={`${gapHref(gap.reference)}/status`}
        csrf={csrf}
        hidden={{ version: values.version ?? String(gap.version) }}
      >
        <RadioField
          name="move"
          label="What is to be done?"
          choices={moves.map((move) => ({ value: move, text: MOVE_TITLES[move], hint: MOVE_HINTS[move] }))}
          value={values.move}
          error={errorFor(errors, 'move')}
        />
        {moves.includes('close') ? (
          <RadioField
            name="because"
            label="If it is closed: because"
            choices={CLOSED_BECAUSE.map((because) => ({ value: because, text: becauseWords(because) }))}
            value={values.because}
            error={errorFor(errors, 'because')}
            small
          />
        ) : null}
        {moves.includes('merge') ? (
          <TextField
            name="into"
            label="If it is merged: into which?"
            hint="Its reference, such as GAP-2026-003."
            value={values.into}
            width={20}
            error={errorFor(errors, 'into')}
          />
        ) : null}
        <TextAreaField
          name="note"
          label="Why?"
          hint="A sentence. Whoever recorded it, its owner and those who watch it read it; so can everyone."
          value={values.note}
          rows={3}
          error={errorFor(errors, 'note')}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Change how it stands</Button>
          <Cancel href={gapHref(gap.reference)} />
        </Buttons>
      </Form>
    </>
  );
};

/** A guideline, or a service elsewhere, that bears on a gap. */
export const BearingPage = ({
  form,
  csrf,
  gap,
}: Common & { readonly gap: Pick<GapAnswer, 'reference' | 'statement'> }): ReactNode => {
  const { values, errors } = form;
  const field = (name: string) => ({ name, value: values[name], error: errorFor(errors, name) });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={gap.reference}
        title="Add a guideline or a service elsewhere"
        reading={`${gap.statement}. What should be done about it, and who does it already?`}
      />
      <Form action={`${gapHref(gap.reference)}/bearings/new`} csrf={csrf}>
        <RadioField
          name="kind"
          label="What is it?"
          choices={[
            { value: 'guideline', text: 'A guideline' },
            { value: 'service', text: 'A service elsewhere' },
          ]}
          value={values.kind}
          error={errorFor(errors, 'kind')}
        />
        <TextField {...field('title')} label="Its name" />
        <TextField
          {...field('source')}
          label="Whose is it?"
          hint="Who published it, or where the service is."
        />
        <TextField
          {...field('address')}
          label="Where can it be read?"
          hint="An address; you may leave this empty."
          type="url"
        />
        <TextAreaField
          {...field('note')}
          label="What does it say to this gap?"
          hint="You may leave this empty."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Add it</Button>
          <Cancel href={gapHref(gap.reference)} />
        </Buttons>
      </Form>
    </>
  );
};
