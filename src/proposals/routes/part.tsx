import { Fold, Links, Section, Unverified } from '../../ui/index.ts';
import type { PartOf } from '../kit/part.ts';
import { ideaHref } from '../kit/refs.ts';
import { RouteLines } from './lines.tsx';
import { RouteReading, SchemeLineage } from './page.tsx';
import { ideaRoute } from './uses.ts';

/** Why this body: the route of a proposal beside it, with the line that decides. */
export const routePart: PartOf = async (ask, proposal) => {
  const result = await ask.perform(ideaRoute, { reference: proposal.reference });
  if (!result.ok) return {};
  const route = result.value;
  const href = `${ideaHref(proposal.reference)}/route`;
  return {
    aside: (
      <Section title="Why this body" id="route">
        <p>
          <RouteReading route={route} />
        </p>
        <Fold summary="Each line of the scheme">
          <RouteLines lines={route.lines} />
        </Fold>
        {route.scheme ? (
          <p className="cf-small">
            <SchemeLineage scheme={route.scheme} />.{' '}
            <Unverified verified={route.scheme.verified} about="the scheme of delegation" />
          </p>
        ) : null}
        <Links
          links={[
            {
              href,
              text: route.may.set ? 'Say what it rests on, and count the days' : 'Line by line, and the days',
            },
          ]}
        />
      </Section>
    ),
  };
};
