/**
 * What a person can be refused, in data. The words live in the module's refusals.ts;
 * `field` names the form field that the message belongs to.
 */
export type Refusal = { readonly kind: string; readonly field?: string };

/** The answer of a use: a value, or a refusal that a person can cause. Faults are thrown. */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
});

/** For callers that have already ruled the refusal out, such as the demonstration and tests. */
export const valueOrThrow = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
};
