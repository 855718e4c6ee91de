import type { ReactNode } from 'react';

export type KeyFact = {
  readonly name: string;
  /** The figure, with its unit where it needs one. */
  readonly value: ReactNode;
  /** What it is of, beside whom, of when: `half under 9.8 weeks`. */
  readonly note?: ReactNode;
  readonly href?: string | undefined;
};

/** The few figures that a reader takes away, in a strip under the reading. */
export const KeyFacts = ({ facts }: { readonly facts: readonly KeyFact[] }) =>
  facts.length === 0 ? null : (
    <dl className="cf-keys">
      {facts.map(({ name, value, note, href }) => (
        <div key={name}>
          <dt>{href ? <a href={href}>{name}</a> : name}</dt>
          <dd>
            <b>{value}</b> {note ? <span>{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
