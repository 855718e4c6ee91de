import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of words: as it was, come in, or gone. */
export type Change = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond so many words changed a comparison word by word says nothing, and would take long: all is then new. */
const MOST_CHANGES = 1500;

const plain = (kind: Change['kind'], text: string): Change[] => (text === '' ? [] : [{ kind, text }]);

/**
 * What changed from one text to another, word by word, spaces and lines kept. What is `same` or `removed` makes
 * up the first text exactly, what is `same` or `added` the second: nothing is lost.
 */
export const wordChanges = (before: string, after: string): readonly Change[] => {
  if (before === after) return plain('same', before);
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  if (!found) return [...plain('removed', before), ...plain('added', after)];
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
};

/** Texts of a case by section key. */
export type SectionTexts = Readonly<Record<string, string>>;

export type SectionChanges = {
  readonly section: string;
  readonly changes: readonly Change[];
  /** Words that came in, and words that went. */
  readonly added: number;
  readonly removed: number;
};

const words = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;

const countOf = (changes: readonly Change[], kind: Change['kind']): number =>
  changes.filter((change) => change.kind === kind).reduce((sum, { text }) => sum + words(text), 0);

/**
 * Which sections two versions of a case tell differently, and how: those of the newer in its order, then those
 * that it no longer has. A section that is missing is an empty text.
 */
export const versionChanges = (before: SectionTexts, after: SectionTexts): readonly SectionChanges[] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((section) => (before[section] ?? '') !== (after[section] ?? ''))
    .map((section) => {
      const changes = wordChanges(before[section] ?? '', after[section] ?? '');
      return {
        section,
        changes,
        added: countOf(changes, 'added'),
        removed: countOf(changes, 'removed'),
      };
    });

/** A piece of a merged text: settled, or told differently by both. */
export type MergePiece =
  | { readonly kind: 'settled'; readonly text: string; readonly by: 'both' | 'mine' | 'theirs' }
  | { readonly kind: 'differs'; readonly base: string; readonly mine: string; readonly theirs: string };

export type Merge = {
  readonly pieces: readonly MergePiece[];
  /** The merged text, when no piece differs. */
  readonly text: string | undefined;
};

/** Sentences and lines, each with the space after it: put together again they are the text. */
const sentencesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=[.!?]\s+|\n\s*)(?=\S)/));

/** Where an edit replaces sentences `from` to `to` of the base by others. */
type Edit = { readonly from: number; readonly to: number; readonly by: readonly string[] };

const editsOf = (base: readonly string[], edited: readonly string[]): Edit[] => {
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays([...base], [...edited])) {
    const last = edits.at(-1);
    const touching = last && last.to === at ? edits.pop() : undefined;
    if (added) edits.push({ from: touching?.from ?? at, to: at, by: [...(touching?.by ?? []), ...value] });
    else if (removed) {
      edits.push({ from: touching?.from ?? at, to: at + value.length, by: touching?.by ?? [] });
      at += value.length;
    } else {
      if (touching) edits.push(touching);
      at += value.length;
    }
  }
  return edits;
};

/** Edits of both that overlap or touch, as one stretch of the base with what each made of it. */
const stretches = (mine: readonly Edit[], theirs: readonly Edit[]) => {
  const all = [
    ...mine.map((edit) => ({ edit, whose: 'mine' as const })),
    ...theirs.map((edit) => ({ edit, whose: 'theirs' as const })),
  ].sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to);
  const found: { from: number; to: number; mine: Edit[]; theirs: Edit[] }[] = [];
  for (const { edit, whose } of all) {
    const last = found.at(-1);
    const stretch =
      last && edit.from <= last.to ? last : { from: edit.from, to: edit.to, mine: [], theirs: [] };
    if (stretch !== last) found.push(stretch);
    stretch.to = Math.max(stretch.to, edit.to);
    stretch[whose].push(edit);
  }
  return found;
};

/** The base from one sentence to another with edits made to it. */
const edited = (base: readonly string[], from: number, to: number, edits: readonly Edit[]): string => {
  let [text, at] = ['', from];
  for (const edit of edits) {
    text += base.slice(at, edit.from).join('') + edit.by.join('');
    at = edit.to;
  }
  return text + base.slice(at, to).join('');
};

/**
 * Two people changed one text, `base`, at once: what each changed elsewhere than the other is taken, sentence by
 * sentence, and what both changed stands side by side for a person to settle. Nothing that either wrote is
 * lost. Whole sentences are compared, not words: half of each of two sentences is what nobody meant.
 */
export const mergeTexts = (base: string, mine: string, theirs: string): Merge => {
  const sentences = sentencesOf(base);
  const pieces: MergePiece[] = [];
  const settle = (text: string, by: 'both' | 'mine' | 'theirs') => {
    if (text !== '') pieces.push({ kind: 'settled', text, by });
  };
  let at = 0;
  for (const stretch of stretches(
    editsOf(sentences, sentencesOf(mine)),
    editsOf(sentences, sentencesOf(theirs)),
  )) {
    settle(sentences.slice(at, stretch.from).join(''), 'both');
    const before = sentences.slice(stretch.from, stretch.to).join('');
    const byMe = edited(sentences, stretch.from, stretch.to, stretch.mine);
    const byThem = edited(sentences, stretch.from, stretch.to, stretch.theirs);
    if (byMe === byThem) settle(byMe, 'both');
    else if (byThem === before) settle(byMe, 'mine');
    else if (byMe === before) settle(byThem, 'theirs');
    else pieces.push({ kind: 'differs', base: before, mine: byMe, theirs: byThem });
    at = stretch.to;
  }
  settle(sentences.slice(at).join(''), 'both');
  const clean = pieces.every(({ kind }) => kind === 'settled');
  return {
    pieces,
    text: clean ? pieces.map((piece) => (piece.kind === 'settled' ? piece.text : '')).join('') : undefined,
  };
};

/** The merged text once a person has chosen, or written, a text for each piece that differed, in their order. */
export const settledText = (merge: Merge, chosen: readonly string[]): string | undefined => {
  const left = [...chosen];
  const differing = merge.pieces.filter(({ kind }) => kind === 'differs').length;
  if (left.length !== differing) return undefined;
  return merge.pieces.map((piece) => (piece.kind === 'settled' ? piece.text : left.shift())).join('');
};
