import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import {
  Empty,
  FilterPanel,
  FilterSelect,
  Halves,
  More,
  PageHead,
  PictureFigure,
  Section,
  Table,
  withQuery,
} from '../../ui/index.ts';
import { IDEAS_PATH } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import { stateWords } from '../stages/words-rules.ts';
import type { AboutFigure } from './figure.ts';
import { TIMED } from './stays-rules.ts';
import type { ideasFigures } from './uses.ts';

export const FIGURES_PATH = `${IDEAS_PATH}/figures`;

type Answer = Omit<z.output<typeof ideasFigures.output>, 'figures'> & {
  readonly figures: readonly AboutFigure[];
};

/** The address of one figure's file, with the choice that made it. */
const fileOf = (key: string, ending: 'svg' | 'csv', { year, stage }: Answer): string =>
  withQuery(`${FIGURES_PATH}/${key}.${ending}`, {
    year: year ?? undefined,
    stage: stage === 'whole' ? undefined : stage,
  });

const View = ({
  answer,
  figure,
}: {
  readonly answer: Answer;
  readonly figure: AboutFigure | undefined;
}): ReactNode =>
  figure ? (
    <PictureFigure
      id={figure.key}
      picture={figure.picture}
      downloads={{ svg: fileOf(figure.key, 'svg', answer), csv: fileOf(figure.key, 'csv', answer) }}
      action={
        <More summary="What is this figure?" about={figure.title} printed>
          <p>{figure.method}</p>
          {figure.caveats.map((caveat) => (
            <p key={caveat}>{caveat}</p>
          ))}
          <p>From the history of every idea, as it stands today.</p>
        </More>
      }
    />
  ) : null;

/** `null` of a table, in words. */
const cellText = (cell: string | number | null, gap: string): ReactNode =>
  cell === null ? <span className="cf-quiet">{gap}</span> : cell;

const ByRoute = ({ table }: { readonly table: Answer['byRoute'] }): ReactNode => (
  <More summary="Every stage by every route" printed>
    <Table
      caption={table.caption}
      columns={table.columns.map((heading, at) => ({
        key: heading,
        heading,
        align: at > 1 ? ('num' as const) : undefined,
        cell: (row: (typeof table.rows)[number]) => cellText(row[at] ?? null, table.gap),
      }))}
      rows={table.rows}
      rowKey={(row) => `${row[0]} ${row[1]}`}
      narrow="scroll"
    />
  </More>
);

type Props = { readonly actor: Actor; readonly answer: Answer };

/** Figures about the group's own work: how long things take, what delay costs, who raises what. */
export const FiguresPage = ({ actor, answer }: Props): ReactNode => {
  const of = (key: string) => answer.figures.find((figure) => figure.key === key);
  const isPublic = actor.kind === 'public';
  return (
    <>
      <IdeasNav actor={actor} current="figures" />
      <PageHead
        title="How long it takes"
        reading={
          answer.years.length === 0
            ? 'Nothing was raised yet.'
            : isPublic
              ? 'From a first word to an answer. We show how quick we are, and how slow.'
              : `${of('stages')?.title ?? ''}. ${of('delay')?.title ?? ''}.`
        }
        move={
          <FilterPanel action={FIGURES_PATH} label="Choose what is shown">
            <FilterSelect
              name="year"
              label="Year"
              value={answer.year ?? ''}
              options={[
                { value: '', text: 'All years' },
                ...answer.years.map((year) => ({ value: year, text: year })),
              ]}
            />
            <FilterSelect
              name="stage"
              label="Month by month"
              value={answer.stage}
              options={[
                { value: 'whole', text: 'First word to answer' },
                ...TIMED.map((stage) => ({ value: stage, text: stateWords(stage) })),
              ]}
            />
          </FilterPanel>
        }
      />
      {answer.years.length === 0 ? (
        <Empty title="No figures yet" hint="They begin with the first idea that somebody raises." />
      ) : (
        <>
          <Section title="How long things take">
            <Halves>
              <View answer={answer} figure={of('stages')} />
              <View answer={answer} figure={of('routes')} />
            </Halves>
            <ByRoute table={answer.byRoute} />
            <Halves>
              <View answer={answer} figure={of('months')} />
              <View answer={answer} figure={of('in-time')} />
            </Halves>
          </Section>
          <Section title="What delay costs patients, and whom ideas reach">
            <Halves>
              <View answer={answer} figure={of('delay')} />
              <View answer={answer} figure={of('fifths')} />
            </Halves>
          </Section>
          <Section title="What ideas are about, and who raises them">
            <Halves>
              <View answer={answer} figure={of('phases')} />
              <View answer={answer} figure={of('professions')} />
            </Halves>
            <Halves>
              <View answer={answer} figure={of('contracts')} />
              <View answer={answer} figure={of('sizes')} />
            </Halves>
          </Section>
        </>
      )}
    </>
  );
};
