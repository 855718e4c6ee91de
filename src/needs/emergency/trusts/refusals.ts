import { refusalWords } from '../../../platform/refusals.ts';

export type TrustRefusal = {
  readonly kind: 'unknown-trust';
  readonly field: 'codes';
  readonly codes: readonly string[];
};

export const trustRefusals = refusalWords<TrustRefusal>({
  'unknown-trust': {
    status: 422,
    title: 'No such trust in the files',
    detail: ({ codes }) =>
      `No file of emergency attendances that is loaded has ${codes.join(', ')}. Load one at /imports, or choose another.`,
  },
});
