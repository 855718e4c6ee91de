import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  type ChartTable,
  DateField,
  DateText,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  ListWays,
  More,
  Note,
  PageHead,
  RadioField,
  Section,
  Table,
  Tag,
  TextField,
} from '../../ui/index.ts';
import { dateValue } from '../moves/fields.tsx';
import type { Candidate } from '../moves/people.ts';
import { IdeasNav } from '../nav.tsx';
import { DUTY_PATH, type DutyRota } from './uses.ts';

type Turn = DutyRota['turns'][number];

/** The whole rota for a spreadsheet. */
export const rotaTable = ({ turns }: DutyRota): ChartTable => ({
  caption: 'On duty for new ideas',
  columns: ['from', 'to', 'clinician', 'manager', 'entered by'],
  rows: turns.map((one) => [one.from, one.to, one.clinician.name, one.manager.name, one.setBy]),
  gap: '',
});

const Who = ({ who }: { readonly who: Turn['clinician'] }): ReactNode =>
  who.here ? (
    <div>
      {who.name} <span className="cf-small cf-quiet">{who.role}</span>
    </div>
  ) : (
    <div>
      <Tag tone="amber">Somebody who has left</Tag>
    </div>
  );

/** "29 November 2026"; "30 November 2026 to 6 December 2026". */
const Days = ({ from, to }: { readonly from: string; readonly to: string }): ReactNode => (
  <>
    <DateText date={from} />
    {to === from ? null : (
      <>
        {' '}
        to <DateText date={to} />
      </>
    )}
  </>
);

const Turns = ({
  turns,
  caption,
  csrf,
}: {
  readonly turns: readonly Turn[];
  readonly caption: string;
  readonly csrf: string | undefined;
}): ReactNode => (
  <Table
    caption={caption}
    hideCaption
    rows={turns}
    rowKey={({ id }) => id}
    columns={[
      {
        key: 'days',
        heading: 'Days',
        cell: (turn) => <Days {...turn} />,
      },
      { key: 'clinician', heading: 'Clinician', cell: ({ clinician }) => <Who who={clinician} /> },
      { key: 'manager', heading: 'Manager', cell: ({ manager }) => <Who who={manager} /> },
      { key: 'set', heading: 'Entered by', cell: ({ setBy }) => setBy },
      ...(csrf
        ? [
            {
              key: 'do',
              heading: 'Change',
              cell: ({ id, from, version }: Turn) => (
                <div className="cf-buttons">
                  <a href={`${DUTY_PATH}/${id}`}>
                    Change<Hidden> the turn from {longDate(from)}</Hidden>
                  </a>
                  <Form
                    action={`${DUTY_PATH}/${id}/end`}
                    csrf={csrf}
                    inline
                    hidden={{ version: String(version) }}
                  >
                    <Button look="quiet">
                      End it<Hidden>: the turn from {longDate(from)}</Hidden>
                    </Button>
                  </Form>
                </div>
              ),
            },
          ]
        : []),
    ]}
  />
);

/** Whether a turn is named for such a day: then one of its two has left, or it would be no gap. */
const oneLeft = (turns: readonly Turn[], gap: DutyRota['gaps'][number]): boolean =>
  turns.some(({ from, to }) => from <= gap.to && to >= gap.from);

const Gaps = ({ gaps, turns }: Pick<DutyRota, 'gaps' | 'turns'>): ReactNode =>
  gaps.length === 0 ? (
    <p>Somebody is named for every day of the next eight weeks.</p>
  ) : (
    <LinedList>
      {gaps.map((gap) => (
        <li key={gap.from}>
          <p>
            <Days {...gap} />: {oneLeft(turns, gap) ? 'one of the two has left' : 'nobody is named'}.{' '}
            {gap.standsIn ? `${gap.standsIn} stand in.` : 'Nobody stands in.'}{' '}
            <a href={`${DUTY_PATH}/new?from=${gap.from}&to=${gap.to}`}>
              Name two people<Hidden> from {longDate(gap.from)}</Hidden>
            </a>
          </p>
        </li>
      ))}
    </LinedList>
  );

/** Who looks at what is raised: now, next, and on which days nobody is named. */
export const DutyPage = ({
  actor,
  rota,
  csrf,
}: {
  readonly actor: Actor;
  readonly rota: DutyRota;
  readonly csrf: string;
}): ReactNode => {
  const coming = rota.turns.filter(({ past }) => !past);
  const past = rota.turns.filter((one) => one.past);
  return (
    <>
      <IdeasNav actor={actor} current="duty" />
      <PageHead
        title="On duty for new ideas"
        reading={
          rota.today ? (
            <>
              Today <b>{rota.today.clinician}</b> and <b>{rota.today.manager}</b> look at what is raised
              {rota.today.byRota ? '.' : ': nobody is named, so they stand in.'}
            </>
          ) : (
            'Nobody looks at what is raised: the group has no clinician or no manager.'
          )
        }
        move={
          <div className="cf-act">
            <ButtonLink href={`${DUTY_PATH}/new`}>Name two people</ButtonLink>
          </div>
        }
      />
      <Section title="Days that nobody has" id="gaps" aside="the next eight weeks">
        <Gaps gaps={rota.gaps} turns={rota.turns} />
      </Section>
      <Section title="Named" id="named" aside="each hears when they are named, and of each new idea">
        {coming.length === 0 ? (
          <Empty
            title="Nobody is named yet"
            hint="Name a clinician and a manager for some weeks. They hear of every new idea, and take it on or say why not."
            action={<ButtonLink href={`${DUTY_PATH}/new`}>Name two people</ButtonLink>}
          />
        ) : (
          <Turns turns={coming} caption="Turns of duty now and to come" csrf={csrf} />
        )}
      </Section>
      {past.length > 0 ? (
        <More summary="Turns that have ended" printed>
          <Turns turns={past} caption="Turns of duty that have ended" csrf={undefined} />
        </More>
      ) : null}
      {rota.turns.length > 0 ? <ListWays csv={`${DUTY_PATH}.csv`} print={`${DUTY_PATH}?print=yes`} /> : null}
    </>
  );
};

/** Naming two people for some days, or changing a turn. */
export const TurnPage = ({
  form,
  csrf,
  action,
  people,
  found,
  begun,
}: {
  readonly form: FormState;
  readonly csrf: string;
  readonly action: string;
  readonly people: readonly Candidate[];
  readonly found: number;
  /** A turn that is being changed; else a new one. */
  readonly begun: boolean;
}): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const name = values.name?.trim();
  const choices = (of: readonly Candidate[]) =>
    of.map((one) => ({ value: one.id, text: one.name, hint: one.detail }));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        title={begun ? 'Change this turn of duty' : 'Name two people'}
        reading="A clinician and a manager who hear of every idea that is raised in these days, and look at it."
      />
      <Form action={action} csrf={csrf} hidden={{ version: values.version }}>
        <DateField {...field('from')} label="First day" value={dateValue(form, 'from', values.from)} />
        <DateField {...field('to')} label="Last day" value={dateValue(form, 'to', values.to)} />
        <RadioField
          {...field('clinician')}
          label="Clinician"
          choices={choices(people.filter(({ clinical }) => clinical))}
          small
        />
        <RadioField {...field('manager')} label="Manager" choices={choices(people)} small />
        <TextField
          name="name"
          label="Somebody else? Their name"
          hint={
            name && found === 0
              ? `Nobody in the register is called “${name}”. Try a part of the name.`
              : 'A part of it is enough. They are added to the lists above; nothing is sent yet.'
          }
          value={name}
          width={20}
        />
        <Note>
          <p>Both are told, with the days.</p>
        </Note>
        <Buttons>
          <Button>{begun ? 'Keep the change' : 'Put them on duty'}</Button>
          <Button look="secondary" name="find" value="yes">
            Find by name
          </Button>
          <ButtonLink look="quiet" href={DUTY_PATH}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
