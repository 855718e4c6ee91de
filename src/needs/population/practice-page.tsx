import type { Ask } from '../../platform/http/ask.ts';
import { count, Halves, LineTrend, PageHead, PopulationPyramid, Section } from '../../ui/index.ts';
import type { PracticePopulation } from './answers.ts';
import { practicePyramid, practiceTrend } from './charts.ts';
import { changeText } from './findings.ts';
import { figureSource } from './sources.ts';

/** The list of one practice as two charts: who is on it, and how it has changed. */
export const PracticePeople = ({
  ask,
  answer,
}: {
  readonly ask: Pick<Ask, 'actor'>;
  readonly answer: PracticePopulation;
}) => {
  const downloads = (name: string) => ({
    svg: `/population/practices/${answer.code}/${name}.svg`,
    csv: `/population/practices/${answer.code}/${name}.csv`,
  });
  return (
    <Halves>
      <PopulationPyramid
        id="ages"
        heading={3}
        pyramid={practicePyramid(answer)}
        source={figureSource(
          ask,
          answer.list.files,
          'The practice’s own list, by sex and age band, as a share of everyone on it.',
          answer.notes,
        )}
        downloads={downloads('ages')}
      />
      <LineTrend
        id="trend"
        heading={3}
        trend={practiceTrend(answer)}
        source={figureSource(
          ask,
          answer.files,
          'Everyone on the practice’s list, at each date for which a file is loaded.',
        )}
        downloads={downloads('trend')}
      />
    </Halves>
  );
};

/** A practice's list on a page of its own. */
export const PracticePage = ({ ask, answer }: { readonly ask: Ask; readonly answer: PracticePopulation }) => (
  <>
    <PageHead
      reference={
        <>
          <b>{answer.code}</b>
          {answer.area ? ` · ${answer.area.name}` : ''} · list of {answer.list.period}
        </>
      }
      title={answer.name}
      reading={
        <>
          <b>{count(answer.people)} people</b>
          {answer.change && answer.yearBefore
            ? `, ${changeText(answer.change)} than in ${answer.yearBefore.period}.`
            : ' are registered here.'}
        </>
      }
    />
    <Section title="People registered" aside={answer.list.period}>
      <PracticePeople ask={ask} answer={answer} />
    </Section>
  </>
);
