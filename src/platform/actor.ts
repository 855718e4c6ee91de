import type { Role } from './permissions.ts';
import type { RecordedActor } from './record/record.ts';

/** A role held today: what an appointment gives its person. */
export type RoleHeld = {
  readonly role: Role;
  readonly organisation: string;
  /**
   * Held outside the group and its parts: the chair of the local medical committee is no chair of the group.
   * Such a role reaches its own organisation only.
   */
  readonly elsewhere?: boolean;
};

export type Person = {
  readonly kind: 'person';
  readonly id: string;
  /** As the person is addressed: `Dr Amara Thistlewood`. */
  readonly name: string;
  /** What stands under the name: `Locum GP`, `GP partner, Bellpit`. */
  readonly standing: string;
  readonly roles: readonly RoleHeld[];
  /** `needed`: a role asks for a second factor that this sign-in has not given; such roles do not count yet. */
  readonly secondFactor: 'given' | 'needed' | 'not-asked';
  /** When the second factor was last given in this session; asked again before what cannot be undone. */
  readonly secondFactorAt?: Date;
  readonly via: 'session' | 'token';
  /** Of a token: `read` lets only reads through. */
  readonly scopes?: readonly ('read' | 'write')[];
  readonly session?: string;
};

/**
 * Who asks: the public; a signed-in person; the owner of the data folder at its own machine's terminal
 * (who could read the stores with any tool); the system itself, for what happens by the clock.
 */
export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'system' }
  | Person;

export const publicActor: Actor = { kind: 'public' };
export const owner: Actor = { kind: 'owner' };
export const system: Actor = { kind: 'system' };

/** How the record keeps an actor. */
export const recorded = (actor: Actor): RecordedActor =>
  actor.kind === 'person' ? { kind: 'person', id: actor.id, name: actor.name } : { kind: actor.kind };
