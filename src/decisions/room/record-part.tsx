import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import {
  Button,
  Buttons,
  DateField,
  datePartsIn,
  Hidden,
  LinedList,
  More,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { clockWords } from '../meetings/times-rules.ts';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import type { RoomAnswer, RoomLine } from './shown.ts';
import { voteWords } from './vote-part.tsx';

const Line = ({
  line,
  forms,
}: {
  readonly line: RoomLine;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const at = new Date(line.at);
  const prefix = `strike-${line.id}`;
  return (
    <li>
      <time dateTime={line.at}>{clockWords(at)}</time>
      <div>
        {line.struck === null ? (
          <span>{line.words}</span>
        ) : (
          <>
            <s>{line.words}</s> <span className="cf-small cf-quiet">Struck out: {line.struck}</span>
          </>
        )}
        {line.isPrivate ? <span className="cf-small cf-quiet"> For members.</span> : null}
        {forms && line.kind === 'words' && line.struck === null ? (
          <More
            summary="Strike out"
            about={`the line: ${line.words.slice(0, 60)}`}
            open={forms.form.values.form === prefix}
          >
            <Act
              forms={forms}
              act="strike"
              prefix={prefix}
              hidden={{ line: String(line.id) }}
              says="The line"
            >
              <TextField {...fieldOf(forms, prefix)('reason')} label="Why" />
              <Button look="quiet">Strike it out</Button>
            </Act>
          </More>
        ) : null}
      </div>
    </li>
  );
};

/** The record as it writes itself: of the item that is shown, or of the whole meeting. */
export const RecordPart = ({
  room,
  forms,
  all,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
  /** Lines of every item, as after the meeting. */
  readonly all?: boolean;
}): ReactNode => {
  const item = room.shown?.id;
  const lines = all ? room.lines : room.lines.filter((line) => line.item === item || line.item === null);
  const last = all ? lines : lines.slice(-14);
  const vote = room.shown?.vote;
  return (
    <Section
      title={room.state === 'closed' ? 'The record' : 'The record, writing itself'}
      aside={room.state === 'closed' ? undefined : 'draft'}
    >
      {last.length === 0 ? (
        <p className="cf-quiet">Nothing yet. What you do here is written down as it happens.</p>
      ) : (
        <ol className="cf-record">
          {last.map((line) => (
            <Line key={line.id} line={line} forms={forms} />
          ))}
          {vote?.state === 'open' && vote.voted !== null && vote.method !== 'hands' ? (
            <li className="cf-record__live">
              <time dateTime={room.now}>{clockWords(new Date(room.now))}</time>
              <span>{voteWords(vote)}</span>
            </li>
          ) : null}
        </ol>
      )}
      {lines.length > last.length ? (
        <p className="cf-small">
          {lines.length - last.length} earlier lines stand in{' '}
          <a href={`/decisions/meetings/${room.meeting}/board`}>the whole record</a>.
        </p>
      ) : null}
      {forms ? (
        <div className="cf-record__add">
          <Act forms={forms} act="line" says="The line">
            <TextField {...fieldOf(forms, 'line')('words')} label="Add a line" />
            <Button look="quiet">Add</Button>
          </Act>
        </div>
      ) : null}
    </Section>
  );
};

export const ConditionsPart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const { shown } = room;
  if (shown?.purpose !== 'decide') return null;
  if (shown.conditions.length === 0 && !forms) return null;
  const field = forms && fieldOf(forms, 'condition');
  return (
    <Section title="Conditions" aside={shown.conditions.length === 0 ? 'none yet' : undefined}>
      {shown.conditions.length > 0 ? (
        <ol className="cf-roomconditions">
          {shown.conditions.map((one) => (
            <li key={one.id}>
              <span>{one.words}</span>
              {forms && shown.vote === null ? (
                <Act
                  forms={forms}
                  act="take-back"
                  prefix={`take-back-${one.id}`}
                  hidden={{ condition: String(one.id) }}
                  says="The condition"
                  inline
                >
                  <Button look="quiet">
                    Take it back<Hidden>: {one.words}</Hidden>
                  </Button>
                </Act>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {forms && field && shown.vote === null ? (
        <More summary="Add a condition" open={forms.form.values.form === 'condition'}>
          <Act forms={forms} act="condition" says="The condition">
            <TextAreaField {...field('words')} label="The condition" rows={2} />
            <Button look="quiet">Add it</Button>
          </Act>
        </More>
      ) : null}
    </Section>
  );
};

export const ActionsPart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const actions = room.actions.filter(({ item }) => room.shown === null || item === room.shown.id);
  if (actions.length === 0 && !forms) return null;
  const field = forms && fieldOf(forms, 'action');
  return (
    <Section title="Actions" aside={actions.length === 0 ? 'none yet' : undefined}>
      {actions.length > 0 ? (
        <LinedList>
          {actions.map((one) => (
            <li key={one.reference}>
              <p>{one.what}</p>
              <p className="cf-small cf-quiet">
                {one.reference}
                {one.owner ? `, ${one.owner}` : ''}, by {longDate(one.due)}
              </p>
            </li>
          ))}
        </LinedList>
      ) : null}
      {forms && field ? (
        <More summary="Add an action" open={forms.form.values.form === 'action'}>
          <Act forms={forms} act="action" says="The action">
            <TextField {...field('what')} label="What is to be done" />
            <SelectField
              {...field('owner')}
              label="Who does it"
              empty="Somebody else: write the name below"
              options={room.people
                .filter(({ person }, n, every) => every.findIndex((other) => other.person === person) === n)
                .map(({ person, name }) => ({ value: person, text: name }))}
            />
            <TextField {...field('ownerName')} label="Or their name" />
            <DateField
              name="action-due"
              label="By when"
              value={datePartsIn(forms.form.values, 'action-due')}
              error={field('due').error}
            />
            <Buttons>
              <Button look="quiet">Add it</Button>
            </Buttons>
          </Act>
        </More>
      ) : null}
    </Section>
  );
};

/** Questions of the public to this item or to none: those without an answer can be answered here. */
export const QuestionsPart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const { shown } = room;
  const mine = room.questions.filter(
    ({ item }) => shown === null || item === shown.id || (item === null && shown.kind === 'questions'),
  );
  if (mine.length === 0) return null;
  return (
    <Section title="Questions from the public" aside={String(mine.length)}>
      <LinedList>
        {mine.map((one) => {
          const prefix = `answer-${one.id}`;
          return (
            <li key={one.id}>
              <p>“{one.words}”</p>
              <p className="cf-small cf-quiet">{one.asker ?? 'A member of the public'}</p>
              {one.answer ? (
                <p>
                  <b>Answer:</b> {one.answer}
                </p>
              ) : forms ? (
                <More
                  summary="Answer it"
                  about={one.words.slice(0, 60)}
                  open={forms.form.values.form === prefix}
                >
                  <Act
                    forms={forms}
                    act="answer"
                    prefix={prefix}
                    hidden={{ question: String(one.id) }}
                    says="The answer"
                  >
                    <TextAreaField {...fieldOf(forms, prefix)('answer')} label="The answer" rows={2} />
                    <Button look="quiet">Answer it</Button>
                  </Act>
                </More>
              ) : (
                <p className="cf-small">Not answered yet.</p>
              )}
            </li>
          );
        })}
      </LinedList>
    </Section>
  );
};
