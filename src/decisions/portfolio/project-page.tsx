import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { poundsOf } from '../../shared/pounds.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  Note,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { portfolioHref } from '../kit/refs.ts';
import type { ProjectOfIdea } from './projects.ts';
import type { PortfolioAnswer } from './shown.ts';

type Props = {
  readonly portfolio: PortfolioAnswer;
  readonly form: FormState;
  readonly csrf: string;
  /** The idea that was chosen, with what its case says; undefined where the project is written in. */
  readonly idea: ProjectOfIdea | undefined;
  /** Ideas that wait for a decision, so that their cases are complete. */
  readonly waiting: readonly { readonly reference: string; readonly title: string }[];
};

const FromIdea = ({ portfolio, form, waiting }: Omit<Props, 'csrf' | 'idea'>): ReactNode => {
  const here = `${portfolioHref(portfolio.reference)}/projects/new`;
  return (
    <form className="cf-form" action={here} method="get">
      {waiting.length > 0 ? (
        <SelectField
          name="idea"
          label="An idea whose case waits for a decision"
          empty="Choose an idea"
          options={waiting.map(({ reference, title }) => ({
            value: reference,
            text: `${reference}: ${title}`,
          }))}
        />
      ) : null}
      <TextField
        name="other"
        label={waiting.length > 0 ? 'Or another with a case, by its reference' : 'The reference of an idea'}
        hint="For example, ISV-2026-014"
        width={20}
        value={form.values.other}
        error={errorFor(form.errors, 'proposal')}
      />
      <Buttons>
        <Button>Take its cost from its case</Button>
        <ButtonLink look="quiet" href={`${here}?written=yes`}>
          Write a project in
        </ButtonLink>
      </Buttons>
    </form>
  );
};

/** Puts a project on the list: first which idea, if any, then its words and its cost. */
export const AddProjectPage = ({ portfolio, form, csrf, idea, waiting }: Props): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const written = values.written === 'yes' || errors.some(({ field }) => field !== 'proposal');
  const back = portfolioHref(portfolio.reference);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={portfolio.reference}
        title={idea ? `Put ${idea.proposal} on the list` : 'Put a project on the list'}
        reading={`${portfolio.title}. There is ${poundsOf(portfolio.sumPence)}.`}
      />
      {idea || written ? (
        <Form
          action={`${back}/projects/new`}
          csrf={csrf}
          hidden={idea ? { proposal: idea.proposal } : { written: 'yes' }}
        >
          {idea ? (
            <Note>
              <p>{idea.costFrom}. What it saves is not set against that.</p>
            </Note>
          ) : null}
          <TextField {...field('title')} label="What is it called?" value={values.title ?? idea?.title} />
          <TextAreaField
            {...field('words')}
            label="What would the money buy?"
            hint="One or two plain sentences. Voters read them beside the tick."
            rows={3}
          />
          <TextField
            {...field('cost')}
            label="What does it cost?"
            hint={
              idea
                ? 'In pounds, as its case has it. If you change it, the list says that it was set by hand.'
                : 'In pounds, such as 25,000.'
            }
            width={10}
            inputMode="decimal"
            value={values.cost ?? (idea ? poundsOf(idea.costPence).slice(1) : undefined)}
          />
          <ConfirmWords form={form} />
          <Buttons>
            <Button>Put it on the list</Button>
            <ButtonLink look="quiet" href={back}>
              Cancel
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <FromIdea portfolio={portfolio} form={form} waiting={waiting} />
      )}
    </>
  );
};
