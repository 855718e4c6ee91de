import type { ReactNode } from 'react';
import { Hidden } from '../../ui/index.ts';

const AROUND = 2 * Math.PI * 8;

/** How much of a section is there: a ring that fills, a tick when it is whole. The words say the same. */
export const Ring = ({
  perCent,
  complete,
}: {
  readonly perCent: number;
  readonly complete: boolean;
}): ReactNode => (
  <>
    <svg className="cf-ring" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {complete ? (
        <>
          <circle className="cf-ring__whole" cx="10" cy="10" r="9" />
          <path className="cf-ring__tick" d="m5.8 10.3 2.8 2.8 5.4-6" />
        </>
      ) : (
        <>
          <circle className="cf-ring__ground" cx="10" cy="10" r="8" />
          {perCent > 0 ? (
            <circle
              className="cf-ring__part"
              cx="10"
              cy="10"
              r="8"
              strokeDasharray={`${((AROUND * perCent) / 100).toFixed(1)} 99`}
              transform="rotate(-90 10 10)"
            />
          ) : null}
        </>
      )}
    </svg>
    {complete ? <Hidden>complete: </Hidden> : null}
  </>
);

/** Initials of a name without its title: `Dr Rowan Ashcombe-Pike` gives RA. */
export const initialsOf = (name: string): string => {
  const parts = name
    .split(/\s+/)
    .filter((part) => !/^(Dr|Mr|Mrs|Ms|Miss|Prof|Sister|Rev|Sir|Dame|Mx)\.?$/.test(part));
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

/** A person in a small round: their initials, with the name beside it or for those who listen. */
export const Face = ({ name, me }: { readonly name: string; readonly me?: boolean }): ReactNode => (
  <span className={me ? 'cf-initials cf-initials--me' : 'cf-initials'} aria-hidden="true">
    {initialsOf(name)}
  </span>
);
