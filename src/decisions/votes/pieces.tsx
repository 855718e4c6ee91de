import type { ReactNode } from 'react';
import { Tag, type Tone } from '../../ui/index.ts';
import type { ListedVote, VoteAnswer } from './answers.ts';
import { outcomeWords, sumWords } from './tally-rules.ts';

const TONES: Readonly<Record<'carried' | 'lost' | 'tied' | 'open' | 'void', Tone>> = {
  carried: 'green',
  lost: 'plain',
  tied: 'amber',
  open: 'blue',
  void: 'red',
};

/** How a vote stands, in a word. */
export const VoteTag = ({ vote }: { readonly vote: Pick<ListedVote, 'state' | 'outcome'> }): ReactNode => {
  const key = vote.state === 'closed' ? (vote.outcome ?? 'lost') : vote.state;
  const words = key === 'open' ? 'Open' : key === 'void' ? 'Void' : outcomeWords(key);
  return <Tag tone={TONES[key]}>{words}</Tag>;
};

/** How many votes are in, one box for each voter where they are few. */
export const Pips = ({
  voted,
  entitled,
}: {
  readonly voted: number;
  readonly entitled: number;
}): ReactNode => {
  const label = `${voted.toLocaleString('en-GB')} of ${entitled.toLocaleString('en-GB')} votes are in`;
  return entitled > 40 ? (
    <p>
      <b>{label}.</b>
    </p>
  ) : (
    <div className="cf-pips" role="img" aria-label={label}>
      {Array.from({ length: entitled }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes are alike and never change places
        <span key={place} className={place < voted ? 'cf-pips__in' : undefined} />
      ))}
    </div>
  );
};

const BAR_WORDS = { for: 'for', against: 'against', abstain: 'abstained' } as const;

/** For, against and abstaining as one bar with its numbers in words beside it. */
export const SumBar = ({ sums }: { readonly sums: NonNullable<VoteAnswer['sums']> }): ReactNode => {
  const all = sums.for + sums.against + sums.abstain;
  if (all === 0) return null;
  let from = 0;
  const parts = (['for', 'against', 'abstain'] as const).map((choice) => {
    const part = { choice, from, width: (sums[choice] / all) * 100 };
    from += part.width;
    return part;
  });
  return (
    <svg className="cf-sumbar" role="img" aria-label={sumWords(sums)} width="100%" height="28">
      {parts.map(({ choice, from: x, width }) =>
        width === 0 ? null : (
          // biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture above, whose words tell of it
          <svg key={choice} x={`${x.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="28">
            <rect className={`cf-sumbar__${choice}`} width="100%" height="28" />
            <text className={`cf-sumbar__text cf-sumbar__text--${choice}`} x="8" y="19">
              {width < 20
                ? sums[choice].toLocaleString('en-GB')
                : `${sums[choice].toLocaleString('en-GB')} ${BAR_WORDS[choice]}`}
            </text>
          </svg>
        ),
      )}
    </svg>
  );
};
