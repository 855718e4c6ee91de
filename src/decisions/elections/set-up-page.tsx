import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
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
import type { Body } from '../kit/find.ts';
import { ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import type { ElectionAnswer } from './answers.ts';
import { ruleWords } from './words.ts';

const DAYS = [
  ['nominationsFrom', 'First day for names', 'On this day everybody in the member practices is told.'],
  ['nominationsTo', 'Last day for names', undefined],
  [
    'votingFrom',
    'First day of voting',
    'Voting opens by itself on this day, when you have said who may stand.',
  ],
  ['votingTo', 'Last day of voting', 'People can vote the whole of this day.'],
  ['termFrom', 'First day of the term', undefined],
  ['termTo', 'Last day of the term', 'Leave it empty where the constitution sets none.'],
] as const;

type Common = { readonly form: FormState; readonly csrf: string };

const Rule = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextField {...field('seats')} label="How many are elected?" width={2} inputMode="numeric" />
      <RadioField
        {...field('rule')}
        label="How are ballots counted?"
        choices={[
          {
            value: 'instant-runoff',
            text: 'Instant run-off, for one seat',
            hint: ruleWords({ rule: 'instant-runoff', seats: 1 }),
          },
          {
            value: 'scottish-stv',
            text: 'Single transferable vote, for several seats',
            hint: 'Each voter ranks the candidates. Seats go to those with a fair share of the votes, and votes that somebody does not need move on to each voter’s next choice. As in elections to Scottish councils.',
          },
        ]}
      />
    </>
  );
};

const Words = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextField
        {...field('title')}
        label="What is it called?"
        hint="Such as: Two GPs for the governing body."
      />
      <TextAreaField
        {...field('eligible')}
        label="Who may stand?"
        hint="In the words of the constitution. You look at each name before voting opens."
        rows={3}
      />
    </>
  );
};

const Days = ({ form }: { readonly form: FormState }): ReactNode =>
  DAYS.map(([name, label, hint]) => (
    <DateField
      key={name}
      {...dateFieldIn(form)(name)}
      label={label}
      hint={hint ?? 'For example, 31 3 2026'}
    />
  ));

/** A new election. Seats are of all bodies, each under the name of its body. */
export const NewElectionPage = ({
  form,
  csrf,
  bodies,
  seats,
}: Common & {
  readonly bodies: readonly Body[];
  /** Seats of the body that was chosen; empty before. */
  readonly seats: readonly { readonly key: string; readonly label: string }[];
}): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const body = bodies.find(({ key }) => key === values.body);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        title="Set up an election"
        reading={
          body
            ? `To the ${body.name}. Nobody is told before the first day for names, and you can change all of it until then.`
            : 'First: to which body are people elected?'
        }
      />
      {body ? (
        <Form action={`${ELECTIONS_PATH}/new`} csrf={csrf} hidden={{ body: body.key, once: values.once }}>
          {seats.length === 0 ? (
            <Note kind="warning">
              <p>This body has no seats for today. Enter its composition first.</p>
            </Note>
          ) : null}
          <SelectField
            {...field('seat')}
            label="Which seat?"
            empty="Choose a seat"
            options={seats.map(({ key, label }) => ({ value: key, text: label }))}
          />
          <Words form={form} />
          <Rule form={form} />
          <RadioField
            {...field('electorate')}
            label="Who votes?"
            choices={[
              {
                value: 'practices',
                text: 'Each member practice, once',
                hint: 'Its representative on the members’ council votes for it. Where it has none, you choose a partner or the manager.',
              },
              {
                value: 'members',
                text: 'Everybody who works in a member practice',
                hint: 'Each person once, however many posts they hold.',
              },
            ]}
          />
          <Days form={form} />
          <ConfirmWords form={form} />
          <Buttons>
            <Button>Set it up</Button>
            <ButtonLink look="quiet" href={`${ELECTIONS_PATH}/new`}>
              Another body
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <form className="cf-form" action={`${ELECTIONS_PATH}/new`} method="get">
          <SelectField
            name="body"
            label="Which body?"
            empty="Choose a body"
            value={values.body}
            options={bodies.map(({ key, name }) => ({ value: key, text: name }))}
          />
          <Buttons>
            <Button>Go on</Button>
            <ButtonLink look="quiet" href={ELECTIONS_PATH}>
              Cancel
            </ButtonLink>
          </Buttons>
        </form>
      )}
    </>
  );
};

/** Changing an election before voting opens. */
export const EditElectionPage = ({
  form,
  csrf,
  election,
}: Common & { readonly election: ElectionAnswer }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={election.reference}
      title="Change words or days"
      reading={
        election.step === 'planned'
          ? 'Nobody has been told of it yet.'
          : 'Names can be given already, so who votes and how it is counted stays. Those who stand are told of the change.'
      }
    />
    <Form
      action={`${electionHref(election.reference)}/edit`}
      csrf={csrf}
      hidden={{
        version: form.values.version,
        ...(election.step === 'planned' ? {} : { seats: String(election.seats), rule: election.rule }),
      }}
    >
      <Words form={form} />
      {election.step === 'planned' ? <Rule form={form} /> : null}
      <Days form={form} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Keep the change</Button>
        <ButtonLink look="quiet" href={electionHref(election.reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);
