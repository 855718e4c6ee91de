import type { Difference, Settled } from './merge-rules.ts';
import type { TopicDifference } from './refusals.ts';
import { settledText } from './versions-rules.ts';

type Form = Readonly<Record<string, string>>;

/** A text that a person can write into, beside a choice between two. */
export const isWords = ({ mine, theirs, merge }: Difference): boolean =>
  merge !== undefined && /\s/.test(`${mine ?? ''}${theirs ?? ''}`);

const ended = (text: string): string => (text === '' || /\s$/.test(text) ? text : `${text} `);

/** What stands in the field to begin with: all that both agree on, and at each difference both, mine first. */
export const bothTexts = ({ merge, mine, theirs }: Difference): string =>
  (merge &&
    settledText(
      merge,
      merge.pieces.flatMap((piece) =>
        piece.kind === 'differs' ? [`${ended(piece.mine)}${piece.theirs}`] : [],
      ),
    )) ??
  `${ended(mine ?? '')}${theirs ?? ''}`;

/** The hidden fields that say which difference was settled, and what stood there then. */
export const settleFields = (one: TopicDifference, i: number): Record<string, string> => ({
  [`settle-${i}-path`]: JSON.stringify([one.topic, ...one.path]),
  [`settle-${i}-theirs`]: JSON.stringify(one.theirs),
  [`settle-${i}-mine`]: JSON.stringify(one.mine),
  // Texts are what they are; numbers and lists were told as JSON.
  [`settle-${i}-kind`]: one.merge ? 'text' : 'value',
});

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

/** What a form says was settled of one topic: with words of one's own, or by choosing mine or theirs. */
export const settledIn = (form: Form, topic: string): (Settled & { readonly theirs: string | null })[] =>
  Object.keys(form).flatMap((name) => {
    const i = /^settle-(\d+)-path$/.exec(name)?.[1];
    const path = i === undefined ? null : parsed(form[name]);
    if (i === undefined || !Array.isArray(path) || path[0] !== topic) return [];
    const theirs = parsed(form[`settle-${i}-theirs`]) as string | null;
    const mine = parsed(form[`settle-${i}-mine`]) as string | null;
    const words = form[`settle-${i}-words`];
    const choice = form[`settle-${i}`];
    if (words === undefined && choice !== 'mine' && choice !== 'theirs') return [];
    const chosen = choice === 'mine' ? mine : theirs;
    const isText = form[`settle-${i}-kind`] === 'text';
    const value = words ?? (isText || chosen === null ? chosen : (parsed(chosen) ?? chosen));
    return [{ path: path.slice(1).map(String), value, theirs }];
  });
