import {
  type BringBackRefusal,
  sayImportRefusal,
  type TakeBackRefusal,
} from '../../platform/imports/index.ts';
import { refusalWords } from '../../platform/refusals.ts';
import type { ReceiveRefusal } from './receive.ts';

export type ImportsRefusal =
  | Exclude<ReceiveRefusal, { kind: 'form-expired' }>
  | Exclude<TakeBackRefusal | BringBackRefusal, { kind: 'unknown-load' }>
  | { readonly kind: 'token-needed' };

const told = (refusal: TakeBackRefusal | BringBackRefusal): string => {
  const { detail, todo } = sayImportRefusal(refusal);
  return `${detail} ${todo}`;
};

/** What a person can be refused who sends files or changes which are in force. A file's own faults are in its report. */
export const importsRefusals = refusalWords<ImportsRefusal>({
  'upload-too-large': {
    status: 413,
    title: 'That is too much at once',
    detail: ({ limit }) =>
      `The files have more than ${Math.round(limit / 1_000_000).toLocaleString('en-GB')} MB together. Send fewer at once, or raise UPLOAD_LIMIT_MB.`,
  },
  'no-file': {
    status: 422,
    title: 'No file was sent',
    detail: () => 'Choose a file to load.',
  },
  'upload-broken': {
    status: 400,
    title: 'The file did not arrive whole',
    detail: () => 'The connection broke off, or the form was not complete. Nothing was kept; send it again.',
  },
  'token-needed': {
    status: 403,
    title: 'A token is needed here',
    detail: () =>
      'Files are sent to this address with a token from your own page, or through the imports page.',
  },
  'load-not-current': { status: 409, title: 'This file is not in force', detail: told },
  'load-not-former': { status: 409, title: 'This file was not in force before', detail: told },
});
