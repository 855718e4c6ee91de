import type { ReactNode } from 'react';
import { Unverified } from '../../ui/index.ts';
import type { SentenceAnswer } from '../bodies/answers.ts';
import { orderPartName } from './faults-rules.ts';
import { ORDER_PARTS } from './orders-rules.ts';

/** Standing orders told back part by part, each with a mark where nobody has held it against its source. */
export const OrdersExplained = ({
  sentences,
  marks = true,
}: {
  readonly sentences: readonly SentenceAnswer[];
  /** False in a form, where all of it is unverified until it is kept. */
  readonly marks?: boolean;
}): ReactNode => (
  <dl className="cf-orders">
    {ORDER_PARTS.map((part) => ({ part, told: sentences.filter((one) => one.part === part) }))
      .filter(({ told }) => told.length > 0)
      .map(({ part, told }) => (
        <div key={part}>
          <dt>
            {orderPartName(part)}
            {marks ? (
              <>
                {' '}
                <Unverified
                  verified={told.every(({ verified }) => verified)}
                  about={orderPartName(part).toLowerCase()}
                />
              </>
            ) : null}
          </dt>
          <dd>
            {told.map(({ words }) => (
              <p key={words}>{words}</p>
            ))}
          </dd>
        </div>
      ))}
  </dl>
);
