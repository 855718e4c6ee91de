/** For so long a comment may be put right without a mark, in milliseconds. */
export const QUIET = 15 * 60_000;

export const LONGEST_COMMENT = 5000;

/** True when readers must be told that a comment was changed: they may have read it as it was. */
export const isMarked = (created: Date, now: Date): boolean => now.getTime() - created.getTime() > QUIET;

/** Authors change and remove their own; who may remove any gives the reason when it is not theirs. */
export const mayDo = (
  comment: { readonly person: string; readonly removed: boolean },
  reader: { readonly id: string | undefined; readonly removesAny: boolean },
): { readonly edit: boolean; readonly remove: boolean } => {
  const own = !comment.removed && comment.person === reader.id;
  return { edit: own, remove: own || (!comment.removed && reader.removesAny) };
};
