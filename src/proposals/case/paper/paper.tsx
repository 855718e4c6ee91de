import type { ReactNode } from 'react';
import { longDate } from '../../../shared/dates.ts';
import { Facts, Note, Section } from '../../../ui/index.ts';
import type { OptionsAnswer } from '../../options/uses.ts';
import { SectionReading } from '../reading.tsx';
import type { ReadGiven } from '../topics/topic.ts';
import type { LoadedCase } from '../uses.ts';

export type PaperProps = {
  readonly loaded: LoadedCase;
  readonly options: OptionsAnswer;
  readonly given: ReadGiven;
  readonly today: string;
  /** Names stand on it for members; the public reads roles. */
  readonly names: boolean;
  readonly body: string | undefined;
  readonly summary: ReactNode;
};

export const paperTitle = ({ title }: { readonly title: string }): string =>
  `The case for ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** What stands at the head of a board paper: who asks whom for what, and how complete it is. */
export const paperFacts = ({ loaded: { answer, proposal }, names, body, today }: PaperProps) => [
  { name: 'Reference', value: answer.reference },
  { name: 'For decision by', value: body ?? 'not known yet' },
  {
    name: 'From',
    value:
      (names
        ? [proposal.clinician_name, proposal.manager_name]
        : [proposal.clinician_standing?.split(',')[0], proposal.manager_standing?.split(',')[0]]
      )
        .filter(Boolean)
        .join(' and ') || 'nobody’s name stands on it yet',
  },
  {
    name: 'Version',
    value: `${answer.versions === 0 ? 'No version kept yet' : `Version ${answer.versions}`}, printed on ${longDate(today)}`,
  },
  { name: 'Standing', value: answer.sentOn ? `Sent on ${longDate(answer.sentOn)}` : answer.reading },
];

/** The case as a paper for a board: numbered sections under a box of what patients gain and what it costs. */
export const Paper = (props: PaperProps): ReactNode => {
  const { loaded, options, given, summary } = props;
  const { answer: found, rules } = loaded;
  return (
    <article className="cf-paper cf-stack">
      <header>
        <p className="cf-ref">Board paper</p>
        <h1>{paperTitle(found)}</h1>
        <Facts facts={paperFacts(props)} />
      </header>
      {summary}
      {found.sentOn === null && found.stops.length > 0 ? (
        <Note>
          <p>This is a draft: it is not complete.</p>
        </Note>
      ) : null}
      {rules.sections.map((section, i) => (
        <Section key={section.key} id={section.key} title={`${i + 1} ${section.title}`}>
          <SectionReading
            section={section}
            found={{ ...found, may: { write: false } }}
            options={{ ...options, may: { write: false } }}
            given={given}
            onPaper
          />
        </Section>
      ))}
    </article>
  );
};
