import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import { LinedList, Section, Written } from '../../ui/index.ts';
import type { Otherwise } from './tally.ts';

/** Why people see it otherwise: as respectable as agreement, and as easy to find. Nothing where nobody does. */
export const SeenOtherwise = ({
  otherwise,
  reference,
}: {
  readonly otherwise: readonly Otherwise[];
  readonly reference: string;
}): ReactNode =>
  otherwise.length === 0 ? null : (
    <Section
      title="How others see it"
      id="otherwise"
      aside={`${otherwise.length} said why; their leads answer`}
    >
      <LinedList>
        {otherwise.map((one) => (
          <li key={`${one.of} ${one.at} ${one.name ?? one.role}`}>
            <Written text={one.words} />
            <p className="cf-small cf-quiet">
              {one.name ? `${one.name}${one.role ? `, ${one.role}` : ''}` : one.role || 'Somebody'},{' '}
              <time dateTime={one.at}>{longDate(one.at.slice(0, 10))}</time>
              {one.of === reference ? '' : `; said of ${one.of}, which joined this one`}
            </p>
          </li>
        ))}
      </LinedList>
    </Section>
  );
