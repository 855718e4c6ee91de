import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  ConfirmWords,
  counted,
  DateField,
  DateText,
  Empty,
  ErrorSummary,
  errorFor,
  Form,
  Hidden,
  LinedList,
  More,
  PageHead,
  Section,
  Table,
  Tag,
  TextAreaField,
  Unverified,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { dateValue } from '../moves/fields.tsx';
import { stateWords } from '../stages/words-rules.ts';
import type { ClockAnswer } from './clock-use.ts';

const STANDING = {
  'in-time': { tone: 'green', text: 'In time' },
  'soon-late': { tone: 'amber', text: 'Soon late' },
  late: { tone: 'red', text: 'Late' },
  stopped: { tone: 'line', text: 'Not counted now' },
  exempt: { tone: 'line', text: 'Target lifted' },
} as const;

const Reading = ({ answer }: { readonly answer: ClockAnswer }): ReactNode => {
  const { clock, state } = answer;
  if (!clock) return <>It stands at “{stateWords(state)}”: no target is held against its days there.</>;
  const { tone, text } = STANDING[clock.standing];
  return (
    <>
      {stateWords(state)}: <b>{counted(clock.counted, 'day', 'days')}</b> of {clock.target}.{' '}
      <Tag tone={tone}>{text}</Tag> {clock.over > 0 ? `${counted(clock.over, 'day', 'days')} over. ` : ''}
      {clock.due && clock.standing !== 'exempt' ? (
        <>
          The last day in time {clock.over > 0 ? 'was' : 'is'} <DateText date={clock.due} />.
        </>
      ) : null}
    </>
  );
};

const Days = ({ answer }: { readonly answer: ClockAnswer }): ReactNode => (
  <Section title="Its days so far" aside="each day counts in one stage">
    <Table
      caption="Days by stage"
      hideCaption
      columns={[
        {
          key: 'state',
          heading: 'Where it stood',
          cell: ({ state, times }) => `${stateWords(state)}${times > 1 ? `, ${times} times` : ''}`,
        },
        { key: 'calendar', heading: 'Days', align: 'num', cell: ({ calendar }) => calendar },
        {
          key: 'working',
          heading: 'Working days',
          align: 'num',
          cell: ({ working }) => working ?? 'not known',
        },
        { key: 'held', heading: 'Not counted', align: 'num', cell: ({ held }) => held },
      ]}
      rows={answer.days}
      rowKey={({ state }) => state}
      narrow="scroll"
      total={{
        state: 'Since it was raised',
        calendar: answer.days.reduce((sum, { calendar }) => sum + calendar, 0),
        working: answer.days.every(({ working }) => working !== null)
          ? answer.days.reduce((sum, { working }) => sum + (working ?? 0), 0)
          : 'not known',
        held: answer.days.reduce((sum, { held }) => sum + held, 0),
      }}
    />
    <p className="cf-small cf-quiet">
      Days that are not counted do not bring it closer to its target. They are here all the same, and in what
      delay costs: people wait through them.
    </p>
  </Section>
);

const Held = ({
  answer,
  csrf,
  form,
}: {
  readonly answer: ClockAnswer;
  readonly csrf: string;
  readonly form: FormState;
}): ReactNode => {
  const href = `${ideaHref(answer.reference)}/clock`;
  const error = (name: string) => errorFor(form.errors, name);
  return (
    <Section title="When its days were not counted" id="held">
      {answer.stops.length === 0 ? (
        <Empty
          title="Never"
          hint="Counting stops only with a reason and a name, from today or a later day, and everybody sees it."
        />
      ) : (
        <LinedList>
          {answer.stops.map((stop) => (
            <li key={stop.id}>
              <p>
                <b>
                  From <DateText date={stop.from} />
                  {stop.to ? (
                    <>
                      {' '}
                      until <DateText date={stop.to} />
                    </>
                  ) : (
                    ', with no end yet'
                  )}
                </b>
              </p>
              <p>{stop.reason}</p>
              {stop.by ? <p className="cf-small cf-quiet">{stop.by}</p> : null}
              {answer.may.hold && !stop.over ? (
                <Form
                  action={`${href}/${stop.id}/end`}
                  csrf={csrf}
                  inline
                  hidden={{ version: String(answer.version) }}
                >
                  <Button look="quiet">
                    Count again from today<Hidden>: stopped on {longDate(stop.from)}</Hidden>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </LinedList>
      )}
      {answer.may.hold ? (
        <More summary="Stop counting its days" open={form.errors.length > 0 && form.values.what !== 'lift'}>
          <Form action={href} csrf={csrf} hidden={{ version: form.values.version ?? String(answer.version) }}>
            <TextAreaField
              name={form.values.what === 'lift' ? 'hold-reason' : 'reason'}
              label="Why are its days not counted?"
              hint="What it waits for, that nobody here can hasten. Everybody reads it, and your name beside it."
              value={
                form.values.what === 'lift' ? undefined : (form.values.reason ?? form.values['hold-reason'])
              }
              rows={2}
              error={form.values.what === 'lift' ? undefined : error('reason')}
            />
            <DateField
              name="from"
              label="From which day?"
              hint="Leave this empty for today. Days that have gone count."
              value={dateValue(form, 'from')}
              error={error('from')}
            />
            <DateField
              name="to"
              label="Until which day, where it is known?"
              hint="The day from which they count again. Leave this empty to say so yourself later."
              value={dateValue(form, 'to')}
              error={error('to')}
            />
            {form.values.what === 'lift' ? null : <ConfirmWords form={form} />}
            <Buttons>
              <Button>Stop counting</Button>
            </Buttons>
          </Form>
        </More>
      ) : null}
    </Section>
  );
};

const Lifted = ({
  answer,
  csrf,
  form,
}: {
  readonly answer: ClockAnswer;
  readonly csrf: string;
  readonly form: FormState;
}): ReactNode => {
  const href = `${ideaHref(answer.reference)}/clock`;
  const here = form.values.what === 'lift';
  const already = answer.lifted.some(({ stage }) => stage === answer.state);
  if (answer.lifted.length === 0 && !answer.may.lift) return null;
  return (
    <Section title="Targets that were lifted" id="lifted">
      {answer.lifted.length === 0 ? <p>None.</p> : null}
      <LinedList>
        {answer.lifted.map((one) => (
          <li key={one.stage}>
            <p>
              <b>{stateWords(one.stage)}</b>, <DateText date={one.on} />
            </p>
            <p>{one.reason}</p>
            {one.by ? <p className="cf-small cf-quiet">{one.by}</p> : null}
            {answer.may.lift ? (
              <Form
                action={`${href}/lifted/${one.stage}/end`}
                csrf={csrf}
                inline
                hidden={{ version: String(answer.version) }}
              >
                <Button look="quiet">
                  Put it back<Hidden>: the target of {stateWords(one.stage)}</Hidden>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </LinedList>
      {answer.may.lift && !already ? (
        <More summary="Lift the target of this stage" open={here}>
          <Form
            action={`${href}/lifted`}
            csrf={csrf}
            hidden={{ version: here ? form.values.version : String(answer.version), what: 'lift' }}
          >
            <TextAreaField
              name={here ? 'reason' : 'lift-reason'}
              label="Why does it not hold here?"
              hint="Everybody reads it, and your name beside it. Its days go on counting."
              value={here ? form.values.reason : undefined}
              rows={2}
              error={here ? errorFor(form.errors, 'reason') : undefined}
            />
            {here ? <ConfirmWords form={form} /> : null}
            <Buttons>
              <Button look="secondary">Lift the target</Button>
            </Buttons>
          </Form>
        </More>
      ) : null}
    </Section>
  );
};

/** The days of one idea, what was held and lifted and why, and for those who may: holding it and letting it go. */
export const ClockPage = (props: {
  readonly answer: ClockAnswer;
  readonly csrf: string;
  readonly form: FormState;
}): ReactNode => {
  const { answer, form } = props;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <a href={ideaHref(answer.reference)}>{answer.reference}</a> · {answer.title}
          </>
        }
        title="Its days, stage by stage"
        reading={<Reading answer={answer} />}
      />
      <Unverified
        verified={answer.targets.verified}
        about="the table of targets"
        source={answer.targets.source}
      />
      <Days answer={answer} />
      <Held {...props} />
      <Lifted {...props} />
    </>
  );
};
