import type { Actor } from '../../platform/actor.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { count, Halves, LineTrend, PageHead, PopulationPyramid, Section } from '../../ui/index.ts';
import type { PracticePopulation } from './answers.ts';
import { practicePyramid, practiceTrend } from './charts.ts';
import { changeText } from './findings.ts';
import { NoAges } from './no-ages.tsx';
import { figureSource } from './sources.ts';

type Props = { readonly actor: Actor; readonly answer: PracticePopulation };

const downloads = (code: string, name: string) => ({
  svg: `/population/practices/${code}/${name}.svg`,
  csv: `/population/practices/${code}/${name}.csv`,
});

/** Who is on the practice's list, by age and sex, with the whole area as an outline. */
export const PracticePyramid = ({ actor, answer }: Props) =>
  answer.agesList ? (
    <PopulationPyramid
      id="ages"
      heading={2}
      pyramid={practicePyramid(answer)}
      source={figureSource(
        actor,
        answer.agesList.files,
        'The practice’s own list, by sex and age band, as a share of everyone on it.',
        answer.notes,
      )}
      downloads={downloads(answer.code, 'ages')}
    />
  ) : (
    <NoAges />
  );

/** How the list has changed, one point for each date for which a file is loaded. */
export const PracticeTrend = ({ actor, answer }: Props) => (
  <LineTrend
    id="trend"
    heading={2}
    trend={practiceTrend(answer)}
    source={figureSource(
      actor,
      answer.files,
      'Everyone on the practice’s list, at each date for which a file is loaded.',
    )}
    downloads={downloads(answer.code, 'trend')}
  />
);

/** A practice's list on a page of its own. */
export const PracticePage = ({ ask, answer }: { readonly ask: Ask; readonly answer: PracticePopulation }) => (
  <>
    <PageHead
      reference={
        <>
          <b>{answer.code}</b> · list of {answer.list.period}
        </>
      }
      title={answer.name}
      reading={
        <>
          <b>{count(answer.people)} people</b>
          {answer.change && answer.yearBefore
            ? `, ${changeText(answer.change)} than a year before (${answer.yearBefore.period}). `
            : ' are registered here. '}
          <a href={`/people/practices/${answer.code}`}>The practice’s own page</a>
        </>
      }
    />
    <Section title="People registered" aside={answer.list.period}>
      <Halves>
        <PracticePyramid actor={ask.actor} answer={answer} />
        <PracticeTrend actor={ask.actor} answer={answer} />
      </Halves>
    </Section>
  </>
);
