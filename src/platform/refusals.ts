import type { Refusal } from '../shared/result.ts';
import type { IdentifyingWords } from './identified.ts';
import type { FieldProblem } from './use.ts';

/** How one kind of refusal is told: the same words on a page, in the API's problem and at the terminal. */
export type RefusalWords = {
  /** HTTP status; the terminal's exit code follows from it. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  readonly title: string;
  /** What happened and what the person can do. */
  readonly detail: (refusal: never) => string;
};

/** A module's refusals.ts: kind -> words. */
export type RefusalTable = Readonly<Record<string, RefusalWords>>;

export type Problem = {
  readonly kind: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly problems: readonly FieldProblem[];
};

/** Helps a module write its table with each `detail` typed by its own refusal. */
export const refusalWords = <R extends Refusal>(
  table: {
    readonly [K in R['kind']]: Omit<RefusalWords, 'detail'> & {
      readonly detail: (refusal: Extract<R, { kind: K }>) => string;
    };
  },
): RefusalTable => table;

export const commonRefusals: RefusalTable = refusalWords<
  | { kind: 'bad-input'; problems: readonly FieldProblem[] }
  | { kind: 'not-found'; what: string }
  | { kind: 'not-allowed'; permission: string }
  | { kind: 'token-only-reads' }
  | { kind: 'second-factor-needed' }
  | { kind: 'changed-meanwhile'; what: string }
  | { kind: 'form-expired' }
  | { kind: 'session-ended' }
  | { kind: 'token-unknown' }
  | IdentifyingWords
>({
  'bad-input': {
    status: 422,
    title: 'Something needs to be put right',
    detail: ({ problems }) =>
      problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; '),
  },
  'not-found': { status: 404, title: 'Not found', detail: ({ what }) => `We could not find ${what}.` },
  'not-allowed': {
    status: 403,
    title: 'You cannot do this',
    detail: () => 'None of your roles may do this. Ask the governance officer if you think that one should.',
  },
  'token-only-reads': {
    status: 403,
    title: 'This token may only read',
    detail: () => 'It was made to read. Make one that may read and write on your own page, under “Security”.',
  },
  'second-factor-needed': {
    status: 403,
    title: 'Your second factor is needed',
    detail: () => 'One of your roles needs a code from your authenticator app before you can do this.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody changed this meanwhile',
    detail: ({ what }) => `${what} was changed after you opened it. Look at it again, then make your change.`,
  },
  'token-unknown': {
    status: 401,
    title: 'This token opens nothing',
    detail: () =>
      'It is not known, has ended or was revoked. Make one on your own page there, under Signing in (/people/me/security).',
  },
  'words-identify': {
    status: 422,
    title: 'This may tell who a patient is',
    detail: ({ found }) =>
      `The words seem to hold ${found}. Take it out. If it is not a patient’s, confirm that and send it again.`,
  },
  'session-ended': {
    status: 403,
    title: 'You are signed out',
    detail: () =>
      'Your session ended before this was sent, and nothing of it is kept. Sign in, go back to the page where you wrote it, and send it again.',
  },
  'form-expired': {
    status: 403,
    title: 'This form is no longer valid',
    detail: () =>
      'It was opened before you signed in or out. Go back, load the page again, and send it once more.',
  },
});

/** Turns a refusal into words; a kind without words is a fault of ours and throws. */
export const problemOf = (tables: readonly RefusalTable[], refusal: Refusal): Problem => {
  const words = tables.map((table) => table[refusal.kind]).find(Boolean);
  if (!words) throw new Error(`the refusal ${refusal.kind} has no words in any refusals.ts`);
  const detail = (words.detail as (refusal: Refusal) => string)(refusal);
  const problems =
    'problems' in refusal
      ? (refusal.problems as FieldProblem[])
      : refusal.field
        ? [{ field: refusal.field, message: detail }]
        : [];
  return { kind: refusal.kind, status: words.status, title: words.title, detail, problems };
};

/** Exit code of the terminal: 2 for what the person gave, 3 not found, 4 not allowed, 1 for the rest. */
export const exitCode = (status: number): number =>
  status === 400 || status === 422 ? 2 : status === 404 ? 3 : status === 403 || status === 401 ? 4 : 1;
