import type { ReactNode } from 'react';
import { ButtonLink, Hidden, Links, Section } from '../../ui/index.ts';
import type { OptionsAnswer } from '../options/uses.ts';
import { casePublic } from './open.ts';
import { SectionReading } from './reading.tsx';
import { BeforeSent, CaseHead, caseHref, SectionNav } from './shell.tsx';
import type { ReadGiven } from './topics/topic.ts';
import type { LoadedCase } from './uses.ts';

export type CasePageProps = {
  readonly loaded: LoadedCase;
  readonly options: OptionsAnswer;
  readonly given: ReadGiven;
  readonly today: string;
  /** This reader, where a person has signed in. */
  readonly me: { readonly id: string; readonly name: string } | undefined;
  readonly summary: ReactNode;
  /** Why this body. */
  readonly route: ReactNode;
};

/** The whole case as it is read, section by section. */
export const CasePage = ({ loaded, options, given, today, me, summary, route }: CasePageProps): ReactNode => {
  const { answer: found, rules } = loaded;
  return (
    <>
      <CaseHead loaded={loaded} today={today} me={me?.id} />
      <div className="cf-case">
        <SectionNav found={found} me={me?.name} />
        <div className="cf-case__main cf-stack">
          {summary}
          {rules.sections.map((section, i) => (
            <Section
              key={section.key}
              id={section.key}
              title={`${i + 1} ${section.title}`}
              aside={
                found.may.write ? (
                  <a href={`${caseHref(found.reference)}/${section.key}`}>
                    Write<Hidden> in {section.title}</Hidden>
                  </a>
                ) : undefined
              }
            >
              <SectionReading section={section} found={found} options={options} given={given} />
            </Section>
          ))}
        </div>
        <aside className="cf-case__aside cf-stack" aria-label="Route, and what is missing">
          {me && !casePublic(loaded.proposal) ? <BeforeSent found={found} /> : null}
          {route}
          <Section title="On paper" id="on-paper">
            <Links
              links={[
                { href: `${caseHref(found.reference)}/paper`, text: 'Board paper' },
                { href: `${caseHref(found.reference)}/paper.docx`, text: 'As a Word file' },
                { href: `${caseHref(found.reference)}/paper.pdf`, text: 'As a PDF' },
                { href: `${caseHref(found.reference)}/versions`, text: 'Versions, and what changed' },
              ]}
            />
            {found.may.write && found.state === 'case' ? (
              <div className="cf-buttons">
                <ButtonLink look="quiet" href={`${caseHref(found.reference)}/versions#keep`}>
                  Keep this version
                </ButtonLink>
              </div>
            ) : null}
          </Section>
        </aside>
      </div>
    </>
  );
};
