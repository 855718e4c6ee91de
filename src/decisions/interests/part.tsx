import type { ReactNode } from 'react';
import { Tag, type Tone } from '../../ui/index.ts';
import type { Link } from './matching-rules.ts';
import { type RulingState, rulingBadge } from './rulings-rules.ts';
import type { ShownInterest } from './shown.ts';

const TONES: Readonly<Record<RulingState, Tone>> = {
  note: 'plain',
  'speak-not-vote': 'amber',
  leave: 'red',
  'no-papers': 'red',
  'not-ruled': 'blue',
};

/** What a ruling comes to, in a word; its colour says no more than the word. */
export const RulingTag = ({ ruling }: { readonly ruling: RulingState }): ReactNode => (
  <Tag tone={TONES[ruling]}>{rulingBadge(ruling)}</Tag>
);

/** The chain from a person to what is decided, as chips in one line that reads as a sentence. */
export const Chain = ({
  chain,
}: {
  readonly chain: readonly Pick<Link, 'from' | 'words' | 'to'>[];
}): ReactNode => (
  <p className="cf-chain">
    {chain[0] ? <span className="cf-chain__who">{chain[0].from.name}</span> : null}
    {chain.map(({ words, to }, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same party may stand in a chain twice
      <span key={place} className="cf-chain__step">
        {' '}
        <span className="cf-chain__how">
          {words} <span aria-hidden="true">→</span>
        </span>{' '}
        <span className="cf-chain__who">{to.name}</span>
      </span>
    ))}
  </p>
);

const KINDS: Readonly<Record<ShownInterest['kind'], string>> = {
  financial: 'Financial',
  'non-financial-professional': 'Professional',
  'non-financial-personal': 'Personal',
  indirect: 'Of somebody close',
};
const HOW: Readonly<Record<ShownInterest['how'], string>> = {
  matched: 'found from the register',
  declared: 'declared for this item',
  added: 'added for this item',
};

/** `Financial, direct, found from the register`. */
export const natureOf = ({ kind, direct, ended, how }: ShownInterest): string =>
  [KINDS[kind], direct ? 'direct' : 'indirect', ...(ended ? ['ended'] : []), HOW[how]].join(', ');

/** One interest on an item: who, what it comes to, the chain, what was said of it. */
export const InterestLine = ({
  interest,
  children,
}: {
  readonly interest: ShownInterest;
  /** What can be done, below it. */
  readonly children?: ReactNode;
}): ReactNode => (
  <li className="cf-interest">
    <div className="cf-interest__head">
      <b>{interest.personName}</b>{' '}
      {interest.dismissed === null ? (
        <RulingTag ruling={interest.ruling ?? 'not-ruled'} />
      ) : (
        <Tag tone="line">Does not count</Tag>
      )}
    </div>
    <Chain chain={interest.chain} />
    <p className="cf-small cf-quiet">
      {natureOf(interest)}.
      {interest.reason === null ? '' : ` ${interest.ruledBy ?? 'The chair'}: ${interest.reason}`}
      {interest.dismissed === null ? '' : ` ${interest.dismissed}`}
    </p>
    {interest.contested === null ? null : (
      <p className="cf-small">
        <b>{interest.personName} says:</b> {interest.contested}
      </p>
    )}
    {children}
  </li>
);
