import { type RefusalTable, refusalWords } from '../platform/refusals.ts';
import { longDate } from '../shared/dates.ts';
import { type TrustRefusal, trustRefusals } from './emergency/trusts/refusals.ts';
import { type GapRefusal, gapRefusals } from './gaps/refusals.ts';
import { type MappedRefusal, mappedRefusals } from './mapped/refusals.ts';
import { type ConditionRefusal, conditionRefusals } from './profiles/condition/refusals.ts';
import { type ReplyRefusal, replyRefusals } from './replies/refusals.ts';
import { type VoiceRefusal, voiceRefusals } from './voice/refusals.ts';

type PopulationRefusal =
  | { readonly kind: 'no-area' }
  /** No list of the area or practice is dated on or before the day; `first` is the earliest that there is. */
  | { readonly kind: 'no-list'; readonly of: string; readonly on: string; readonly first?: string };

export type NeedsRefusal =
  | TrustRefusal
  | ConditionRefusal
  | PopulationRefusal
  | GapRefusal
  | MappedRefusal
  | ReplyRefusal
  | VoiceRefusal;

const populationRefusals = refusalWords<PopulationRefusal>({
  'no-area': {
    status: 422,
    title: 'Which area?',
    detail: () =>
      'Say the code of a commissioner, for example 04G; or tell Coalface once with: coalface init --area CODE.',
  },
  'no-list': {
    status: 404,
    title: 'No list of people',
    detail: ({ of, on, first }) =>
      first
        ? `No list of ${of} is dated on or before ${longDate(on)}; the earliest loaded is of ${longDate(first)}.`
        : `No list of ${of} is loaded. Load one at /imports, or with: coalface import FILE.`,
  },
});

/** What a person can be refused here, in words. */
export const needsRefusals: RefusalTable = {
  ...conditionRefusals,
  ...trustRefusals,
  ...populationRefusals,
  ...gapRefusals,
  ...mappedRefusals,
  ...replyRefusals,
  ...voiceRefusals,
};
