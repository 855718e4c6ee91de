import type { ShownContribution, Somebody } from './shown.ts';

/** Who it was, as this reader may know: “Dr Emberleigh, GP partner, Bellpit”, or the role alone. */
export const whoText = ({ name, role }: Somebody): string => [name, role].filter(Boolean).join(', ');

/** How it stands, in a word or two. */
export const standsText = (one: Pick<ShownContribution, 'state' | 'answer' | 'late'>): string =>
  one.state === 'held'
    ? 'Not read yet'
    : one.state === 'taken-away'
      ? 'Taken away'
      : one.answer
        ? one.answer.kind === 'taken-up'
          ? 'Taken up'
          : 'Not taken up'
        : one.late
          ? 'Answer is late'
          : 'To be answered';

/** What came of it, in a sentence. */
export const cameText = ({ answer }: Pick<ShownContribution, 'answer'>): string =>
  answer === null
    ? ''
    : answer.kind === 'taken-up'
      ? `What changed: ${answer.what} (${answer.where})`
      : `Why not: ${answer.why}`;
