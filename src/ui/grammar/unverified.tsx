import type { ReactNode } from 'react';
import { Hidden, Tag } from './pieces.tsx';

/**
 * Beside a setting that nobody has held against its source. Nothing where somebody has: that it is so is what readers
 * expect.
 */
export const Unverified = ({
  verified,
  about,
  source,
}: {
  readonly verified: boolean;
  /** What it is, for those who hear it out of place: `the scheme of delegation`. */
  readonly about: string;
  /** What it should be held against, where that is said beside it. */
  readonly source?: string | undefined;
}): ReactNode =>
  verified ? null : (
    <span className="cf-unverified">
      <Tag tone="amber">Not verified</Tag>{' '}
      <span className="cf-small cf-quiet">
        <Hidden>: {about}, </Hidden>
        against its source{source ? `: ${source}` : ''}
      </span>
    </span>
  );
