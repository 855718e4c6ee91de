import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  type Column,
  ConfirmWords,
  counted,
  DateField,
  DayText,
  datePartsIn,
  Empty,
  ErrorSummary,
  errorFor,
  Facts,
  FilterSelect,
  Form,
  Hidden,
  Listed,
  type ListQuery,
  type ListState,
  More,
  PageHead,
  SearchBox,
  Section,
  Tag,
  TextAreaField,
  TextField,
} from '../../../ui/index.ts';
import { BodyFilter } from '../../kit/body-filter.tsx';
import type { Body } from '../../kit/find.ts';
import { meetingHref } from '../../kit/refs.ts';
import { type ACTION_SORTS, ACTIONS_PATH, type ActionAnswer, actionHref } from './uses.ts';

const Standing = ({ action }: { readonly action: ActionAnswer }): ReactNode =>
  action.doneOn ? (
    <Tag tone="green">Done ✓</Tag>
  ) : action.droppedReason ? (
    <Tag>No longer asked</Tag>
  ) : action.isOverdue ? (
    <Tag tone="red">Overdue</Tag>
  ) : (
    <Tag tone="blue">Open</Tag>
  );

const COLUMNS: readonly Column<ActionAnswer>[] = [
  {
    key: 'what',
    heading: 'Action',
    cell: (action) => (
      <>
        <a href={actionHref(action.reference)}>{action.what}</a>
        <br />
        <span className="cf-small cf-quiet">{action.reference}</span>
      </>
    ),
  },
  { key: 'owner', heading: 'Whose', sortable: true, cell: (action) => action.owner },
  { key: 'due', heading: 'By when', sortable: true, cell: (action) => <DayText date={action.due} /> },
  {
    key: 'meeting',
    heading: 'Asked by',
    sortable: true,
    cell: (action) => <a href={meetingHref(action.meeting)}>{action.meetingTitle}</a>,
  },
  {
    key: 'state',
    heading: 'How it stands',
    cell: (action) => (
      <div>
        <Standing action={action} />
        {action.doneWords || action.droppedReason ? (
          <p className="cf-small cf-quiet">{action.doneWords ?? action.droppedReason}</p>
        ) : null}
      </div>
    ),
  },
];

/** What meetings asked of people, carried on until it is settled. */
export const ActionsPage = ({
  total,
  rows,
  query,
  state,
  bodies,
}: {
  readonly total: number;
  readonly rows: readonly ActionAnswer[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof ACTION_SORTS)[number]>;
  readonly bodies: readonly Body[];
}): ReactNode => (
  <>
    <PageHead
      title="Actions"
      reading={
        <>
          <b>{counted(total, 'action', 'actions')}</b>
          {query.state === 'settled' ? ' settled' : query.state === 'all' ? ' in all' : ' open'}: what
          meetings asked of people. Each is carried on from meeting to meeting until it is settled.
        </>
      }
    />
    <SearchBox
      action={ACTIONS_PATH}
      label="Words, owner or reference"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? ACTIONS_PATH : undefined}
    >
      <FilterSelect
        name="state"
        label="How it stands"
        value={query.state ?? 'open'}
        options={[
          { value: 'open', text: 'Open' },
          { value: 'settled', text: 'Settled' },
          { value: 'all', text: 'All' },
        ]}
      />
      <BodyFilter bodies={bodies} value={query.body} />
      <FilterSelect
        name="whose"
        label="Whose"
        value={query.whose}
        options={[
          { value: '', text: 'Anybody’s' },
          { value: 'mine', text: 'Mine' },
        ]}
      />
    </SearchBox>
    <Listed
      caption="Actions"
      columns={COLUMNS}
      rows={rows}
      rowKey={(action) => action.reference}
      total={total}
      state={state}
      empty={
        <Empty
          title={state.isFiltered ? 'No action fits' : 'Nothing is open'}
          hint="An action stands here when a meeting asks somebody for something."
          action={<ButtonLink href={`${ACTIONS_PATH}?state=all`}>Show all actions</ButtonLink>}
        />
      }
    />
  </>
);

/** One action, and saying what came of it. */
export const ActionPage = ({
  action,
  form,
  csrf,
  did,
}: {
  readonly action: ActionAnswer;
  readonly form: FormState;
  readonly csrf: string;
  /** Which of the forms was refused. */
  readonly did: 'done' | 'carry' | 'drop' | undefined;
}): ReactNode => {
  const base = actionHref(action.reference);
  const hidden = { version: String(action.version) };
  const value = (which: string, name: string) => (did === which ? form.values[name] : undefined);
  const error = (which: string, name: string) => (did === which ? errorFor(form.errors, name) : undefined);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <b>{action.reference}</b> · <a href={meetingHref(action.meeting)}>{action.meetingTitle}</a>
          </>
        }
        title={action.what}
        reading={
          <>
            <b>{action.owner}</b>, by <DayText date={action.due} />. <Standing action={action} />
          </>
        }
      />
      {action.doneOn || action.droppedReason ? (
        <Facts
          facts={[
            ...(action.doneOn
              ? [
                  { name: 'Done', value: <DayText date={action.doneOn} /> },
                  { name: 'What came of it', value: action.doneWords ?? '–' },
                ]
              : []),
            ...(action.droppedReason ? [{ name: 'No longer asked', value: action.droppedReason }] : []),
          ]}
        />
      ) : null}
      {action.mayAnswer ? (
        <Section title="What came of it?" id="answer">
          <Form action={`${base}/done`} csrf={csrf} hidden={hidden}>
            <TextAreaField
              name="words"
              label="In a sentence"
              hint="The next meeting reads it."
              rows={3}
              value={value('done', 'words')}
              error={error('done', 'words')}
            />
            {did === 'done' ? <ConfirmWords form={form} /> : null}
            <Button>It is done</Button>
          </Form>
          <More summary="It takes longer" about="than was asked" open={did === 'carry'}>
            <Form action={`${base}/carry`} csrf={csrf} hidden={hidden}>
              <DateField
                name="due"
                label="By when then?"
                value={did === 'carry' ? datePartsIn(form.values, 'due') : undefined}
                error={error('carry', 'due')}
              />
              <TextField
                name="why"
                label="Why does it take longer?"
                value={value('carry', 'why')}
                error={error('carry', 'why')}
              />
              <Button look="secondary">
                Carry it on<Hidden> to that day</Hidden>
              </Button>
            </Form>
          </More>
          <p>
            <a href={`${base}/drop`}>It is not needed any more</a>
          </p>
        </Section>
      ) : null}
      <Buttons>
        <ButtonLink look="quiet" href={ACTIONS_PATH}>
          All actions
        </ButtonLink>
      </Buttons>
    </>
  );
};
