import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  counted,
  DateText,
  EmptyList,
  FilterSelect,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
} from '../../ui/index.ts';
import { conditionOptions, GENERAL } from '../kit/conditions.ts';
import { NeedsNav } from '../nav.tsx';
import type { VoiceListed } from './answers.ts';
import type { VOICE_SORTS } from './queries.ts';
import { howWords, kindWords, SOURCE_KINDS } from './rules.ts';
import { VOICE_PATH, voiceHref } from './shown.ts';
import { heardText } from './words.ts';

/** So much of what was said stands in a list. */
const SHOWN = 140;

/** The beginning of a text, cut between words. */
export const beginning = (text: string, most = SHOWN): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;

const COLUMNS: readonly Column<VoiceListed>[] = [
  {
    key: 'summary',
    heading: 'What they said',
    cell: (voice) => (
      <>
        <a href={voiceHref(voice.reference)}>{beginning(voice.summary)}</a>
        <br />
        <span className="cf-small cf-quiet">{voice.reference}</span>
        {voice.withdrawnOn ? (
          <>
            {' '}
            <Tag>Withdrawn</Tag>
          </>
        ) : null}
      </>
    ),
  },
  { key: 'subject', heading: 'Of', sortable: true, cell: (voice) => voice.subjectName },
  {
    key: 'kind',
    heading: 'From',
    sortable: true,
    cell: (voice) => (
      <div>
        {kindWords(voice.kind)}
        {voice.source && voice.source.toLowerCase() !== kindWords(voice.kind).toLowerCase() ? (
          <span className="cf-quiet">, {voice.source}</span>
        ) : null}
      </div>
    ),
  },
  {
    key: 'heard',
    heading: 'Heard',
    sortable: true,
    first: 'descending',
    cell: (voice) => (
      <div>
        <DateText date={voice.heardOn} />, {howWords(voice.how)}
      </div>
    ),
  },
  { key: 'people', heading: 'How many', cell: heardText },
  { key: 'themes', heading: 'Themes', cell: (voice) => voice.themes.join(', ') },
];

type Props = {
  readonly total: number;
  readonly rows: readonly VoiceListed[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof VOICE_SORTS)[number]>;
  readonly themes: readonly { readonly theme: string; readonly times: number }[];
  readonly mayRecord: boolean;
  readonly mayManage: boolean;
};

/** The register of voices. */
export const VoicesPage = (props: Props): ReactNode => {
  const { total, rows, query, state, themes } = props;
  return (
    <>
      <NeedsNav current="voice" />
      <PageHead
        title="What people have told us"
        reading={
          <>
            <b>{counted(total, 'voice', 'voices')}</b>
            {state.isFiltered ? ' fit' : ''}: what patients, carers, communities, Healthwatch and practices
            say of what they need, who was heard, and who was not.
          </>
        }
        move={
          props.mayRecord ? (
            <div className="cf-act">
              <ButtonLink href={`${VOICE_PATH}/new`}>Add a voice</ButtonLink>
            </div>
          ) : undefined
        }
      />
      <SearchBox
        action={VOICE_PATH}
        label="Words or reference"
        value={query.q}
        keep={{ ...state.keep, area: query.area }}
        clear={state.isFiltered ? VOICE_PATH : undefined}
      >
        <FilterSelect
          name="subject"
          label="Of"
          value={query.subject}
          options={[
            { value: '', text: 'Anything' },
            { value: GENERAL, text: 'Health and care in general' },
            ...conditionOptions(),
          ]}
        />
        <FilterSelect
          name="kind"
          label="From"
          value={query.kind}
          options={[
            { value: '', text: 'Anybody' },
            ...SOURCE_KINDS.map((kind) => ({ value: kind, text: kindWords(kind) })),
          ]}
        />
        <FilterSelect
          name="theme"
          label="Theme"
          value={query.theme}
          options={[
            { value: '', text: 'Any' },
            ...themes.map(({ theme, times }) => ({ value: theme, text: `${theme} (${times})` })),
          ]}
        />
        {props.mayManage ? (
          <FilterSelect
            name="withdrawn"
            label="State"
            value={query.withdrawn}
            options={[
              { value: '', text: 'Standing' },
              { value: 'yes', text: 'Withdrawn' },
            ]}
          />
        ) : null}
      </SearchBox>
      <Listed
        caption="Voices"
        columns={COLUMNS}
        rows={rows}
        rowKey={(voice) => voice.reference}
        total={total}
        state={state}
        empty={
          <EmptyList
            isFiltered={state.isFiltered}
            all={VOICE_PATH}
            fits={{ title: 'No voice fits', hint: 'Try fewer words, any subject or any theme.' }}
            yet={{
              title: 'No voice is recorded yet',
              hint: 'After a visit, a meeting or a survey, write down what people said, how many were heard, and who was not.',
            }}
          />
        }
      />
    </>
  );
};
