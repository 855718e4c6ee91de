import type { ReactNode } from 'react';
import { londonDate } from '../../../shared/dates.ts';
import type { FormState } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateText,
  DayText,
  Empty,
  ErrorSummary,
  Facts,
  Form,
  fieldIn,
  LinedList,
  Links,
  PageHead,
  Section,
  SelectField,
  Tag,
  TextAreaField,
  TextField,
} from '../../../ui/index.ts';
import { meetingHref } from '../../kit/refs.ts';
import type { MeetingAnswer } from '../uses.ts';
import type { MinutesAnswer } from './read.ts';

type Line = MinutesAnswer['lines'][number];

const Lines = ({
  minutes,
  lines,
}: {
  readonly minutes: MinutesAnswer;
  readonly lines: readonly Line[];
}): ReactNode => (
  <ol className="cf-minutes">
    {lines.map((line) => (
      <li key={line.id} id={`line-${line.id}`}>
        <time dateTime={line.at}>{line.time}</time>
        <div>
          {line.struck === null ? (
            <p>{line.words}</p>
          ) : (
            <p>
              <span className="cf-hidden">Struck out: </span>
              <s>{line.words}</s> <span className="cf-small cf-quiet">struck out: {line.struck}</span>
            </p>
          )}
          {line.isPrivate ? <p className="cf-small cf-quiet">Members alone read this line.</p> : null}
          {minutes.mayRun && minutes.state !== 'approved' && line.struck === null ? (
            <a
              className="cf-small cf-minutes__correct"
              href={`${meetingHref(minutes.reference)}/minutes/${line.id}/correct`}
            >
              Correct<span className="cf-hidden"> the line of {line.time}</span>
            </a>
          ) : null}
        </div>
      </li>
    ))}
  </ol>
);

const Actions = ({ actions }: Pick<MinutesAnswer, 'actions'>): ReactNode =>
  actions.length === 0 ? null : (
    <LinedList>
      {actions.map((one) => (
        <li key={one.reference}>
          <b>Action {one.reference}:</b> {one.what}
          <p className="cf-small cf-quiet">
            {one.owner ? `${one.owner}, by ` : 'By '}
            <DayText date={one.due} />
          </p>
        </li>
      ))}
    </LinedList>
  );

const present = (what: string): boolean =>
  what === '' || what === 'by video' || what === 'left before the end';

/** The minutes of a meeting. */
export const MinutesPage = ({
  minutes,
  meeting,
  later,
  form,
  csrf,
}: {
  readonly minutes: MinutesAnswer;
  readonly meeting: MeetingAnswer;
  /** Meetings at which they can be approved. */
  readonly later: readonly { readonly reference: string; readonly title: string }[];
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const base = `${meetingHref(minutes.reference)}/minutes`;
  const inItem = (item: number | null) => minutes.lines.filter((line) => line.item === item);
  const actionsOf = (item: number | null) => minutes.actions.filter((one) => one.item === item);
  const first = minutes.items[0];
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <b>{minutes.reference}</b> · {meeting.body.name}
          </>
        }
        title={`Minutes: ${minutes.title}`}
        reading={
          <>
            <b>
              <DayText date={londonDate(new Date(meeting.starts))} />
            </b>
            , {meeting.place}.{' '}
            {minutes.state === 'approved'
              ? `Approved at ${minutes.approvedIn}.`
              : 'A draft until the next meeting approves it.'}
          </>
        }
        below={
          <p>
            <Tag tone={minutes.state === 'approved' ? 'green' : 'amber'}>
              {minutes.state === 'approved' ? 'Approved ✓' : 'Draft'}
            </Tag>
          </p>
        }
      />
      {minutes.readable ? (
        <>
          <Links
            links={[
              { href: `${base}.txt`, text: 'As plain text' },
              { href: meetingHref(minutes.reference), text: 'The meeting and its papers' },
              ...(minutes.approvedIn
                ? [{ href: meetingHref(minutes.approvedIn), text: 'The meeting that approved them' }]
                : []),
            ]}
          />
          {minutes.mayRun && minutes.state !== 'approved' ? (
            <Section title="What to do with them" id="todo">
              {minutes.publishedOn === null ? (
                <Form action={`${base}/publish`} csrf={csrf} guard={false}>
                  <p>
                    Read them through, put right what is wrong, and publish them as a draft
                    {minutes.publishBy ? (
                      <>
                        : by <DayText date={minutes.publishBy} />, say the standing orders
                      </>
                    ) : null}
                    .
                  </p>
                  <Buttons>
                    <Button>Publish the draft</Button>
                  </Buttons>
                </Form>
              ) : (
                <p>
                  Everybody reads this draft since <DateText date={minutes.publishedOn} />.
                </p>
              )}
              {later.length > 0 ? (
                <Form action={`${base}/approve`} csrf={csrf} guard={false}>
                  <SelectField
                    {...fieldIn(form)('approvedIn')}
                    label="Approved at which meeting?"
                    value={form.values.approvedIn ?? later[0]?.reference}
                    options={later.map(({ reference, title }) => ({
                      value: reference,
                      text: `${reference} ${title}`,
                    }))}
                  />
                  <Button look="secondary">They were approved there</Button>
                </Form>
              ) : (
                <p className="cf-quiet">They can be approved when the next meeting of this body has begun.</p>
              )}
            </Section>
          ) : null}
          <Section
            title="Who was there"
            aside={`${minutes.present.filter(({ what }) => present(what)).length} present`}
          >
            <Facts
              facts={[
                {
                  name: 'Present',
                  value:
                    minutes.present
                      .filter(({ what }) => present(what))
                      .map(({ name, what }) => (what ? `${name} (${what})` : name))
                      .join(', ') || 'nobody was written down',
                },
                ...(['apologies', 'absent'] as const).flatMap((kind) => {
                  const names = minutes.present.filter(({ what }) => what === kind).map(({ name }) => name);
                  return names.length > 0
                    ? [{ name: kind === 'apologies' ? 'Apologies' : 'Absent', value: names.join(', ') }]
                    : [];
                }),
              ]}
            />
          </Section>
          {inItem(null).length > 0 || actionsOf(null).length > 0 ? (
            <Section title="Of the meeting as a whole" id="whole">
              <Lines minutes={minutes} lines={inItem(null)} />
              <Actions actions={actionsOf(null)} />
            </Section>
          ) : null}
          {minutes.items
            .filter(({ id }) => inItem(id).length > 0 || actionsOf(id).length > 0)
            .map((item) => (
              <Section
                key={item.id}
                id={`item-${item.id}`}
                title={`${item.number} ${item.title}`}
                aside={item.isPrivate ? 'private part' : undefined}
              >
                <Lines minutes={minutes} lines={inItem(item.id)} />
                <Actions actions={actionsOf(item.id)} />
              </Section>
            ))}
          {minutes.lines.length === 0 ? (
            <Empty
              title="Nothing was recorded"
              hint={`The record of ${first ? 'this meeting' : 'it'} has no line that you may read.`}
            />
          ) : null}
        </>
      ) : (
        <Empty
          title="The minutes are not published yet"
          hint={
            minutes.publishBy ? (
              <>
                A draft is published by <DayText date={minutes.publishBy} />.
              </>
            ) : (
              'They stand here when they are published.'
            )
          }
          action={<ButtonLink href={meetingHref(minutes.reference)}>Back to the meeting</ButtonLink>}
        />
      )}
    </>
  );
};

/** Correcting one line: what stood stays to be read, struck out. */
export const CorrectLinePage = ({
  minutes,
  line,
  form,
  csrf,
}: {
  readonly minutes: MinutesAnswer;
  readonly line: Line;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${minutes.reference}, ${line.time}`}
        title="Correct a line of the minutes"
        reading={<>It says: “{line.words}”. It stays to be read, struck out, with your reason.</>}
      />
      <Form action={`${meetingHref(minutes.reference)}/minutes/${line.id}/correct`} csrf={csrf}>
        <TextField {...field('why')} label="What is wrong with it?" />
        <TextAreaField
          {...field('instead')}
          label="What should stand there?"
          hint="Empty: nothing in its place."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep the correction</Button>
          <ButtonLink look="quiet" href={`${meetingHref(minutes.reference)}/minutes`}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
