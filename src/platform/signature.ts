import type { Actor } from './actor.ts';

export type Signature = {
  /** Missing for the machine's own owner and the system. */
  readonly person: string | null;
  readonly name: string;
  /** The role, as the public may read it. */
  readonly standing: string;
};

/** Who did something, as it is kept beside it: the name and role stand as they were that day. */
export const signatureOf = (actor: Actor): Signature =>
  actor.kind === 'person'
    ? { person: actor.id, name: actor.name, standing: actor.standing || 'Member' }
    : actor.kind === 'public'
      ? { person: null, name: 'A member of the public', standing: 'Member of the public' }
      : {
          person: null,
          name: actor.kind === 'system' ? 'Coalface' : 'The owner of this machine',
          standing: actor.kind === 'system' ? 'Coalface' : 'Owner of the machine',
        };
