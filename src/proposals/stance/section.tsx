import type { ReactNode } from 'react';
import { londonDate, longDate } from '../../shared/dates.ts';
import { LinedList, More, Section, Written } from '../../ui/index.ts';
import type { Otherwise } from './tally.ts';

type Props = { readonly otherwise: readonly Otherwise[]; readonly reference: string };

/** So many stand open; the rest is a press away. */
const OPEN = 2;

const Why = ({ otherwise, reference }: Props): ReactNode => (
  <LinedList>
    {otherwise.map((one) => (
      <li key={`${one.of} ${one.at} ${one.name ?? one.role}`}>
        <Written text={one.words} />
        <p className="cf-small cf-quiet">
          {one.name ? `${one.name}${one.role ? `, ${one.role}` : ''}` : one.role || 'Somebody'},{' '}
          <time dateTime={one.at}>{longDate(londonDate(new Date(one.at)))}</time>
          {one.of === reference ? '' : `; said of ${one.of}, which joined this one`}
        </p>
      </li>
    ))}
  </LinedList>
);

/** Why people see it otherwise: as respectable as agreement, and as easy to find. Nothing where nobody does. */
export const SeenOtherwise = ({ otherwise, reference }: Props): ReactNode =>
  otherwise.length === 0 ? null : (
    <Section
      title="How others see it"
      id="otherwise"
      aside={`${otherwise.length} said why; their leads answer`}
    >
      <Why otherwise={otherwise.slice(0, OPEN)} reference={reference} />
      {otherwise.length > OPEN ? (
        <More summary={`The other ${otherwise.length - OPEN}`} about="who see it otherwise" printed>
          <Why otherwise={otherwise.slice(OPEN)} reference={reference} />
        </More>
      ) : null}
    </Section>
  );
