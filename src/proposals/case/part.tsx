import { counted, Fold, LinedList, Links, Section } from '../../ui/index.ts';
import type { PartOf } from '../kit/part.ts';
import { casePublic, hasCase } from './open.ts';
import { caseHref } from './shell.tsx';
import { summaryLines } from './summary.tsx';
import { loadCase } from './uses.ts';

/** The case in five lines, beside a proposal: how far it is, what it gains and costs, and where it can be read. */
export const casePart: PartOf = async (ask, proposal) => {
  if (ask.actor.kind === 'public' ? !casePublic(proposal) : !hasCase(proposal)) return {};
  const loaded = await loadCase(ask.platform, ask.actor, proposal.reference);
  if (!loaded.ok) return {};
  const { answer } = loaded.value;
  const href = caseHref(proposal.reference);
  const last =
    answer.versions > 0
      ? [`Version ${answer.versions} is the last one kept.`]
      : casePublic(proposal)
        ? []
        : ['No version is kept yet.'];
  const lines = [
    `${answer.template.title}, ${counted(answer.sections.length, 'section', 'sections')}.`,
    answer.reading,
    ...summaryLines(answer).map((line) => `${line}.`),
    ...last,
  ];
  return {
    aside: (
      <Section title="The case in five lines" id="case">
        <Fold summary="What it says">
          <LinedList>
            {lines.map((line) => (
              <li key={line} className="cf-small">
                {line}
              </li>
            ))}
          </LinedList>
        </Fold>
        <Links
          links={[
            { href, text: answer.may.write ? 'Write the case' : 'Read the case' },
            { href: `${href}/paper`, text: 'Board paper' },
          ]}
        />
      </Section>
    ),
  };
};
