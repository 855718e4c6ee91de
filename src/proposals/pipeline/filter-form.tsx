import type { ReactNode } from 'react';
import { conditionName } from '../../needs/index.ts';
import { roleLabel } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { FilterDate, FilterSelect, type ListQuery, SearchBox, withQuery } from '../../ui/index.ts';
import { seesNames } from '../kit/capacity.ts';
import { ASIDE, STAGES } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { PHASES } from '../tables.ts';
import type { Choices } from './queries.ts';
import { FIFTHS, PHASE_NAMES } from './words-rules.ts';

type Options = readonly { readonly value: string; readonly text: string }[];

const any = (text: string, options: Options): Options => [{ value: '', text }, ...options];

const stageOptions = (over: boolean): Options =>
  any(over ? 'What is worked on' : 'Any stage', [
    ...(over
      ? [
          { value: 'all', text: 'Everything, closed ones too' },
          { value: 'aside', text: 'Aside: joined, paused, closed' },
        ]
      : []),
    ...[...STAGES, ...(over ? ASIDE : [])].map((state) => ({ value: state, text: stateWords(state) })),
  ]);

const CLOCK_OPTIONS: Options = any('Any', [
  { value: 'late-or-soon', text: 'Late or soon late' },
  { value: 'late', text: 'Late' },
  { value: 'soon', text: 'Soon late' },
  { value: 'held', text: 'Days not counted now' },
  { value: 'exempt', text: 'Target lifted' },
]);

const whoseOptions = (isPerson: boolean, leads: Choices['leads']): Options =>
  any('Anybody’s', [
    ...(isPerson ? [{ value: 'me', text: 'Mine' }] : []),
    { value: 'duty', text: 'Those on duty (not taken on)' },
    { value: 'body', text: 'A body that decides' },
    ...leads.map(({ id, name }) => ({ value: id, text: name })),
  ]);

/** Fewer used ones, behind one press; open where one of them is set. */
const FURTHER = ['lead', 'route', 'phase', 'fifth', 'condition', 'role', 'from', 'to', 'mine', 'watched'];

const USUAL = ['stage', 'clock', 'whose'];

type Props = {
  readonly action: string;
  readonly actor: Actor;
  readonly query: ListQuery;
  readonly choices: Choices;
  readonly keep?: Readonly<Record<string, string | undefined>>;
  /** Whether the address narrows anything: then "Clear" is there. */
  readonly isFiltered: boolean;
  /** The board shows stages side by side: it asks for none. */
  readonly stages?: boolean;
};

/** The form above list and board: words, stage, clock and whose move; the rest behind "More". */
export const IdeaFilterForm = ({
  action,
  actor,
  query,
  choices,
  keep,
  isFiltered,
  stages = true,
}: Props): ReactNode => {
  const names = seesNames(actor);
  const select = (name: string, label: string, options: Options) => (
    <FilterSelect name={name} label={label} value={query[name]} options={options} />
  );
  return (
    <SearchBox
      action={action}
      label="Words or reference"
      value={query.q}
      keep={keep}
      clear={isFiltered ? action : undefined}
      folded={[...USUAL, ...FURTHER].filter((name) => query[name] && (stages || name !== 'stage')).length}
    >
      {stages ? select('stage', 'Where it is', stageOptions(true)) : null}
      {select('clock', 'In time or late', CLOCK_OPTIONS)}
      {names ? select('whose', 'Whose move', whoseOptions(actor.kind === 'person', choices.leads)) : null}
      <details className="cf-filter__more" open={FURTHER.some((name) => query[name])}>
        <summary>More to choose from</summary>
        <div className="cf-filter__further">
          {names
            ? select(
                'lead',
                'Clinician or manager',
                any(
                  'Anybody',
                  choices.leads.map(({ id, name }) => ({ value: id, text: name })),
                ),
              )
            : null}
          {select(
            'route',
            'Who decides',
            any(
              'Any body',
              choices.routes.map(({ key, label }) => ({ value: key, text: label })),
            ),
          )}
          {select(
            'phase',
            'Mostly',
            any(
              'Anything',
              PHASES.map((phase) => ({ value: phase, text: PHASE_NAMES[phase] })),
            ),
          )}
          {select('fifth', 'Reaches mostly', any('Everybody', FIFTHS))}
          {select(
            'condition',
            'Condition',
            any(
              'Any',
              choices.conditions.map((slug) => ({ value: slug, text: conditionName(slug) })),
            ),
          )}
          {names
            ? select(
                'role',
                'Raised by a',
                any(
                  'Anybody',
                  choices.roles.map((role) => ({ value: role, text: roleLabel(role) })),
                ),
              )
            : null}
          <FilterDate name="from" label="Raised from" value={query.from} />
          <FilterDate name="to" label="Raised to" value={query.to} />
          {actor.kind === 'person' ? (
            <>
              {select(
                'mine',
                'Yours',
                any('Anybody’s', [{ value: 'yes', text: 'Raised, led or kept by me' }]),
              )}
              {select('watched', 'Watched', any('All', [{ value: 'yes', text: 'Those that I watch' }]))}
            </>
          ) : null}
        </div>
      </details>
    </SearchBox>
  );
};

const KEPT_FILTERS: readonly {
  readonly text: string;
  readonly query: ListQuery;
  readonly forPeople?: true;
}[] = [
  { text: 'My move', query: { whose: 'me' }, forPeople: true },
  { text: 'Mine', query: { mine: 'yes' }, forPeople: true },
  { text: 'Watched', query: { watched: 'yes', stage: 'all' }, forPeople: true },
  { text: 'Late', query: { clock: 'late' } },
  { text: 'Soon late', query: { clock: 'soon' } },
  { text: 'New, with those on duty', query: { whose: 'duty' } },
  { text: 'With a body', query: { whose: 'body' } },
  { text: 'Closed and joined', query: { stage: 'aside' } },
];

/** Choices that are made often, each an address that can be kept, sent and opened again. */
export const UsualChoices = ({
  path,
  actor,
  query,
}: {
  readonly path: string;
  readonly actor: Actor;
  readonly query: ListQuery;
}): ReactNode => (
  <nav aria-label="Usual choices">
    <ul className="cf-usual">
      {KEPT_FILTERS.filter(({ forPeople }) => !forPeople || actor.kind === 'person').map((one) => (
        <li key={one.text}>
          <a
            href={withQuery(path, one.query)}
            aria-current={
              Object.entries(one.query).every(([name, value]) => query[name] === value) ? 'true' : undefined
            }
          >
            {one.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
