import type { ReactNode } from 'react';
import { findFigure } from '../../needs/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { Fold, Links, Section, Stack } from '../../ui/index.ts';
import type { Proposal } from '../kit/find.ts';
import type { PartOf } from '../kit/part.ts';
import { evidenceHref } from './hrefs.ts';
import { PinCard } from './pins.tsx';
import { type Evidence, evidenceOf } from './uses.ts';

/** So many figures are drawn on the page of the idea; its page of evidence has them all. */
const MOST_FIGURES = 2;
const MOST_OTHERS = 6;

const Shown = ({ ask, found }: { readonly ask: Ask; readonly found: Evidence }): ReactNode => {
  const { evidence, reference, may } = found;
  const figures = evidence.filter(({ figure }) => figure !== null).slice(0, MOST_FIGURES);
  const others = evidence.filter(({ figure }) => figure === null).slice(0, MOST_OTHERS);
  const rest = evidence.length - figures.length - others.length;
  const card = (pin: Evidence['evidence'][number]) => (
    <Fold key={pin.id} summary={pin.title}>
      <PinCard actor={ask.actor} reference={reference} pin={pin} csrf={ask.shell.token} whole={false} />
    </Fold>
  );
  return (
    <Section
      title="Evidence pinned"
      id="evidence"
      aside={evidence.length > 0 ? 'kept as it was; later changes are shown beside it' : 'nothing yet'}
    >
      <Stack>
        {evidence.length === 0 ? (
          <p>
            A figure, a gap, what people told us, a guideline, or what somewhere else did: each with its
            source.
          </p>
        ) : null}
        {figures.length > 0 ? <div className="cf-pins">{figures.map(card)}</div> : null}
        {others.length > 0 ? <div className="cf-pins cf-pins--two">{others.map(card)}</div> : null}
        <Links
          links={[
            ...(evidence.length > 0
              ? [
                  {
                    href: evidenceHref(reference),
                    text:
                      rest > 0
                        ? `All ${evidence.length} pieces of evidence`
                        : 'The evidence, with its history',
                  },
                ]
              : []),
            ...(may.add ? [{ href: evidenceHref(reference, 'new'), text: 'Add evidence' }] : []),
          ]}
        />
      </Stack>
    </Section>
  );
};

/** What an idea rests on, on its page. */
export const evidencePart: PartOf = async (ask: Ask, proposal: Proposal) => {
  const found = await evidenceOf(findFigure, ask.platform, ask.actor, proposal);
  return found.evidence.length === 0 && (!found.may.add || proposal.state === 'merged')
    ? {}
    : { main: <Shown ask={ask} found={found} /> };
};
