/** What somebody sent whose session had ended, or whose form was older than it: given back, and not kept. */
export type HeldForm = {
  /** `signed-out`: they sign in first. `form-expired`: they signed in meanwhile, and need only send it again. */
  readonly why: 'signed-out' | 'form-expired';
  /** Where it was sent to, and is sent again. */
  readonly action: string;
  /** Where they sign in, in another window. */
  readonly signIn: string;
  /** What they wrote, to be seen and sent again. */
  readonly texts: readonly (readonly [name: string, value: string])[];
  /** What they chose, and what the form carries, in its order. */
  readonly others: readonly (readonly [name: string, value: string])[];
  /** A file went along, which no page can give back. */
  readonly files: boolean;
};

/** Forms with secrets are never shown again. */
const SECRET = /password|passphrase|secret|^code$|^pin$/i;

/** More than a person writes in one form: it is not read for somebody who may send nothing. */
export const MOST_HELD = 512 * 1024;

const isWritten = (value: string): boolean => /\s/.test(value.trim()) || value.length > 40;

/** Parts what was sent into what was written and all else; undefined where there is nothing to give back. */
export const heldFields = (
  sent: readonly (readonly [name: string, value: string | File])[],
): Pick<HeldForm, 'texts' | 'others' | 'files'> | undefined => {
  const fields = sent.filter(([name]) => name !== 'csrf');
  if (fields.length === 0 || fields.some(([name]) => SECRET.test(name))) return undefined;
  const plain = fields.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    texts: plain.filter(([, value]) => isWritten(value)),
    others: plain.filter(([, value]) => !isWritten(value)),
    files: fields.some(([, value]) => value instanceof File && value.size > 0),
  };
};
