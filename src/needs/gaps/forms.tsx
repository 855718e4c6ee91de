import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DateText,
  ErrorSummary,
  Form,
  fieldIn,
  Halves,
  LinedList,
  More,
  PageHead,
  PictureFigure,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { sourceOfFigure } from '../figures/source.ts';
import { conditionOptions } from '../kit/conditions.ts';
import type { GapAnswer } from './answers.ts';
import { GAPS_PATH } from './list-page.tsx';
import type { AlikeGap } from './queries.ts';
import { statusWords } from './rules.ts';
import { gapHref } from './shown.ts';

export type Common = { readonly form: FormState; readonly csrf: string };

export const Cancel = ({ href }: { readonly href: string }): ReactNode => (
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
  const { values } = form;
  const field = fieldIn(form);
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
