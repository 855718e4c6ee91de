import { type RefusalTable, refusalWords } from '../../../platform/refusals.ts';
import { whyNotDelegateWords } from '../delegation-rules.ts';
import type { WhyNotDelegate } from '../frozen-rules.ts';

export type ProxyRefusal =
  | { readonly kind: 'proxy-cannot'; readonly field: 'holder'; readonly why: WhyNotDelegate }
  | { readonly kind: 'proxy-days'; readonly field: 'from' | 'to' };

/** Why a vote cannot be given away, in words. */
export const proxyRefusals: RefusalTable = refusalWords<ProxyRefusal>({
  'proxy-cannot': {
    status: 422,
    title: 'It would not take effect',
    detail: ({ why }) => whyNotDelegateWords(why),
  },
  'proxy-days': {
    status: 422,
    title: 'Which days?',
    detail: ({ field }) =>
      field === 'from' ? 'The first day is today or later.' : 'The last day is on the first day or after it.',
  },
});
