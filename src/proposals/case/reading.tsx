import type { ReactNode } from 'react';
import { counted, Fold, LinedList, Links, Note, Tag } from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { OptionList } from '../options/pages.tsx';
import type { OptionsAnswer } from '../options/uses.ts';
import { type Section, showsOptions, showsPinned, showsSaid, topicsOf } from './sections.ts';
import type { ReadGiven } from './topics/topic.ts';
import type { CaseAnswer } from './uses.ts';

/** Evidence that is pinned to the proposal. What was taken back stands out, and says what to do. */
export const PinnedList = ({
  found,
  onPaper,
}: {
  readonly found: CaseAnswer;
  readonly onPaper?: boolean | undefined;
}): ReactNode => {
  const href = `${ideaHref(found.reference)}/evidence`;
  const gone = found.pinned.filter(({ takenBack }) => takenBack);
  return (
    <>
      <h3>Pinned evidence</h3>
      {gone.length ? (
        <Note kind="warning">
          <p>
            {gone.length === 1 ? 'A figure was' : `${gone.length} figures were`} taken back by whoever
            published it. The case cannot be sent with it: <a href={href}>pin a newer one, or take it out</a>.
          </p>
        </Note>
      ) : null}
      {found.pinned.length === 0 ? (
        <p className="cf-quiet">
          No figure is pinned yet. {onPaper ? null : <a href={href}>Pin one that shows the need</a>}
        </p>
      ) : (
        <Fold summary={counted(found.pinned.length, 'piece of evidence', 'pieces of evidence')}>
          <LinedList>
            {found.pinned.map(({ id, label, takenBack }) => (
              <li key={id}>
                <a className="cf-pinned" href={`${href}#${id}`}>
                  {label}
                </a>{' '}
                {takenBack ? <Tag tone="red">Taken back</Tag> : null}
              </li>
            ))}
          </LinedList>
        </Fold>
      )}
    </>
  );
};

/** The chosen one first; the others, where there are such, behind one press on a phone. */
const StandingOptions = ({ options }: Pick<OptionsAnswer, 'options'>): ReactNode => {
  const chosen = options.filter((one) => one.chosenBecause !== null);
  const others = options.filter((one) => one.chosenBecause === null);
  if (chosen.length === 0 || others.length === 0) return <OptionList options={options} />;
  return (
    <>
      <OptionList options={chosen} />
      <Fold summary={`${counted(others.length, 'other option', 'other options')}`}>
        <OptionList options={others} />
      </Fold>
    </>
  );
};

/** What stands in a section beside what is written in it: options, evidence, what people said. */
export const FromElsewhere = ({
  section,
  found,
  options,
  onPaper,
}: {
  readonly section: Section;
  readonly found: CaseAnswer;
  readonly options: OptionsAnswer;
  readonly onPaper?: boolean | undefined;
}): ReactNode => (
  <div className="cf-elsewhere">
    {showsPinned(section) ? <PinnedList found={found} onPaper={onPaper} /> : null}
    {showsOptions(section) ? (
      <>
        {topicsOf(section).length > 0 ? <h3>Options</h3> : null}
        <StandingOptions options={options.options.filter((one) => one.withdrawnBecause === null)} />
        {options.may.write ? (
          <Links
            links={[{ href: `${ideaHref(found.reference)}/options`, text: 'Write and choose the options' }]}
          />
        ) : null}
      </>
    ) : null}
    {showsSaid(section) ? (
      <>
        <h3>What people said, and what came of it</h3>
        <p>
          {found.said ?? 'Nobody has said anything on its page yet.'}{' '}
          {onPaper || found.said === null ? null : (
            <a href={`${ideaHref(found.reference)}/said`}>
              {found.unanswered > 0 && found.may.write ? 'Answer those that wait' : 'Read them'}
            </a>
          )}
        </p>
      </>
    ) : null}
  </div>
);

/** Read last, and only by some. */
const AT_THE_END: readonly string[] = ['risks', 'measures'];

/** One section as it is read. A topic that is the section alone goes without a heading of its own. */
export const SectionReading = ({
  section,
  found,
  options,
  given,
  onPaper,
}: {
  readonly section: Section;
  readonly found: CaseAnswer;
  readonly options: OptionsAnswer;
  readonly given: ReadGiven;
  readonly onPaper?: boolean | undefined;
}): ReactNode => {
  const topics = topicsOf(section);
  return (
    <>
      {topics.map((topic) => (
        <div key={topic.key} className="cf-topic">
          {topics.length > 1 ? <h3>{topic.title}</h3> : null}
          {AT_THE_END.includes(topic.key) && !onPaper ? (
            <Fold summary={`Read them: ${topic.title.toLowerCase()}`}>
              {topic.read(found.topics[topic.key]?.content ?? topic.empty, given)}
            </Fold>
          ) : (
            topic.read(found.topics[topic.key]?.content ?? topic.empty, given)
          )}
        </div>
      ))}
      <FromElsewhere section={section} found={found} options={options} onPaper={onPaper} />
    </>
  );
};
