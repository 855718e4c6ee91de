import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  counted,
  DateField,
  DayText,
  dateFieldIn,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  Note,
  PageHead,
  RadioField,
  Section,
  SelectField,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { Body } from '../kit/find.ts';
import { MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import type { PlanAnswer } from './plan.ts';

type Common = { readonly form: FormState; readonly csrf: string };

/** When, where, and whether the public may come: of one meeting, or of all of a year. */
export const WhereinFields = ({ form }: { readonly form: FormState }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <TextField {...field('from')} label="Begins at" hint="London time, such as 14:00." width={5} />
      <TextField
        {...field('to')}
        label="Ends at"
        hint="A time before the beginning is on the next day."
        width={5}
      />
      <TextField {...field('place')} label="Where" hint="A room, or “by video”. Everybody reads it." />
      <TextField
        {...field('video')}
        label="Address to join by video"
        hint="You may leave this empty. Members of the body alone see it."
        type="url"
      />
      <CheckboxField
        name="inPublic"
        label="The public may come"
        checked={values.inPublic === 'yes' || values.inPublic === 'true'}
        error={errorFor(errors, 'inPublic')}
      />
      <TextField
        {...field('privateReason')}
        label="If not, why"
        hint="In words of the standing orders. Everybody reads it."
      />
    </>
  );
};

export const BodyField = ({
  form,
  bodies,
}: {
  readonly form: FormState;
  readonly bodies: readonly Body[];
}): ReactNode => (
  <SelectField
    {...fieldIn(form)('body')}
    label="Which body meets?"
    empty="Choose a body"
    options={bodies.map(({ key, name }) => ({ value: key, text: name }))}
  />
);

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What would be kept, to look at before it is. */
const Preview = ({ plan, form, csrf }: Common & { readonly plan: PlanAnswer }): ReactNode => {
  const fresh = plan.meetings.filter(({ taken }) => taken === null);
  return (
    <Section title="These would be kept" aside={counted(fresh.length, 'meeting', 'meetings')} id="preview">
      {plan.unknownFrom ? (
        <Note kind="warning">
          <p>
            The bank holidays of {plan.unknownFrom} are not published yet. Look at its days again when they
            are.
          </p>
        </Note>
      ) : null}
      <Table
        caption="Days of the meetings"
        hideCaption
        columns={[
          { key: 'day', heading: 'Day', cell: ({ day }) => <DayText date={day} /> },
          {
            key: 'note',
            heading: 'What to know',
            cell: ({ instead, taken }) =>
              taken ? (
                <span>
                  left out: <a href={meetingHref(taken)}>{taken}</a> is on that day already
                </span>
              ) : instead ? (
                <span>
                  a week later: <DayText date={instead.day} /> is a bank holiday ({instead.holiday})
                </span>
              ) : (
                '–'
              ),
          },
        ]}
        rows={plan.meetings}
        rowKey={({ day }) => day}
      />
      {plan.left.map(({ day, holiday }) => (
        <p key={day} className="cf-small">
          None on <DayText date={day} />: it is a bank holiday ({holiday}), and no day a week later is free.
        </p>
      ))}
      {fresh.length > 0 ? (
        <Form
          action={`${MEETINGS_PATH}/plan`}
          csrf={csrf}
          guard={false}
          hidden={{ ...form.values, csrf: undefined, step: 'keep' }}
        >
          <Buttons>
            <Button>Keep {counted(fresh.length, 'meeting', 'meetings')}</Button>
            <ButtonLink look="quiet" href="#rhythm">
              Change something first
            </ButtonLink>
          </Buttons>
        </Form>
      ) : null}
    </Section>
  );
};

/** Planning a year of meetings: first shown as a list of days, then kept. */
export const PlanPage = ({
  form,
  csrf,
  bodies,
  plan,
}: Common & {
  readonly bodies: readonly Body[];
  readonly plan: PlanAnswer | undefined;
}): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        title="Plan a year of meetings"
        reading="Say the rhythm and look at the days. Nothing is kept until you say so, and none falls on a bank holiday."
      />
      {plan ? <Preview plan={plan} form={form} csrf={csrf} /> : null}
      <Form action={`${MEETINGS_PATH}/plan`} csrf={csrf} hidden={{ once: values.once, step: 'preview' }}>
        <BodyField form={form} bodies={bodies} />
        <TextField
          {...field('title')}
          label="What are they called?"
          hint="Such as: Governing body, in public."
        />
        <RadioField
          {...field('rhythm')}
          label="How often?"
          choices={[
            { value: 'months', text: 'By months', hint: 'Such as the second Tuesday of every month.' },
            { value: 'weeks', text: 'By weeks', hint: 'Such as every second Tuesday.' },
          ]}
        />
        <SelectField
          {...field('nth')}
          label="By months: which of the month?"
          options={[
            { value: '1', text: 'The first' },
            { value: '2', text: 'The second' },
            { value: '3', text: 'The third' },
            { value: '4', text: 'The fourth' },
            { value: 'last', text: 'The last' },
          ]}
        />
        <SelectField
          {...field('weekday')}
          label="On which day of the week?"
          options={WEEKDAYS.map((text, place) => ({ value: String(place + 1), text }))}
        />
        <TextField
          {...field('every')}
          label="Every how many months or weeks?"
          hint="1 is every one, 2 every other."
          width={2}
          inputMode="numeric"
        />
        <DateField {...dateFieldIn(form)('first')} label="From which day on?" />
        <DateField {...dateFieldIn(form)('last')} label="Up to which day?" />
        <WhereinFields form={form} />
        <Buttons>
          <Button look={plan ? 'secondary' : 'main'}>Show the days</Button>
          <ButtonLink look="quiet" href={MEETINGS_PATH}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
