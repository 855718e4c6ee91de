import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import { DateText, Empty, Section, Table, withQuery } from '../../ui/index.ts';
import { GAPS_PATH, GapLink, StandsTag, Whose } from './list-page.tsx';
import type { findGapsAbout, GapAbout } from './shown.ts';

const CameOfIt = ({ gap }: { readonly gap: GapAbout }): ReactNode =>
  gap.cameOfIt.length > 0 ? (
    <ul>
      {gap.cameOfIt.map((one) => (
        <li key={one.href}>
          <a href={one.href}>{one.label}</a>
        </li>
      ))}
    </ul>
  ) : (
    <span className="cf-quiet">nothing yet</span>
  );

/**
 * Gaps recorded from the page of a condition or an area: what is missing, as it stood, whose it is, what came of
 * it; and the way to record one in one's own words. `found` is what `findGapsAbout` gave for the same subject.
 */
export const GapsSection = ({
  actor,
  about,
  found,
}: {
  readonly actor: Actor;
  readonly about: { readonly topic: string; readonly subject: string };
  readonly found: Awaited<ReturnType<typeof findGapsAbout>>;
}): ReactNode => {
  const record = withQuery(`${GAPS_PATH}/new`, about);
  const mayRecord = can(actor, 'gaps.record');
  return (
    <Section
      title="Gaps recorded from this page"
      id="gaps"
      aside={mayRecord ? <a href={record}>Record a gap in your own words</a> : undefined}
    >
      {found.gaps.length === 0 ? (
        <Empty
          title="No gap is recorded from this page yet"
          hint={
            mayRecord
              ? 'Where a figure shows what people need and do not have, press “Record this gap” under it.'
              : 'Members of the group record what people need and do not have; it then stands here.'
          }
        />
      ) : (
        <>
          <Table
            caption="Gaps recorded from this page"
            hideCaption
            columns={[
              { key: 'gap', heading: 'Gap', cell: (gap: GapAbout) => <GapLink gap={gap} /> },
              {
                key: 'stood',
                heading: 'As it stood',
                cell: (gap) =>
                  gap.stoodOn ? (
                    <div>
                      {gap.finding ?? 'A figure for members'}, <DateText date={gap.stoodOn} />
                    </div>
                  ) : (
                    <span className="cf-quiet">in words only</span>
                  ),
              },
              {
                key: 'stands',
                heading: 'How it stands',
                cell: (gap) => (
                  <div>
                    <StandsTag gap={gap} />
                  </div>
                ),
              },
              { key: 'whose', heading: 'Whose', cell: (gap) => <Whose gap={gap} /> },
              { key: 'came', heading: 'Came of it', cell: (gap) => <CameOfIt gap={gap} /> },
            ]}
            rows={found.gaps}
            rowKey={(gap) => gap.reference}
          />
          {found.total > found.gaps.length ? (
            <p className="cf-small">
              <a href={GAPS_PATH}>All {found.total} in the register of gaps</a>
            </p>
          ) : null}
        </>
      )}
    </Section>
  );
};
