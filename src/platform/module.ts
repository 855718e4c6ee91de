import type { Command } from './cli/command.ts';
import type { Route } from './http/routes.ts';
import type { Platform } from './platform.ts';
import type { RefusalTable } from './refusals.ts';

/** What a module gives the house: its index.ts exports one of these, app/modules.ts lists them. */
export type Module = {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly commands?: readonly Command[];
  readonly refusals?: RefusalTable;
  /** Its place in the main navigation: key, words and address. */
  readonly navigation?: readonly { readonly key: string; readonly text: string; readonly href: string }[];
  /** Fills the registries; runs once at start, before the first request. */
  readonly register?: (platform: Platform) => void;
  /** Work by the clock or from a queue; started in the server only, not in a command. */
  readonly jobs?: readonly Job[];
};

export type Job = {
  /** `people.review-reminder`. */
  readonly name: string;
  /** When it runs by itself, in London time: five fields as cron writes them. */
  readonly cron?: string;
  readonly run: (platform: Platform, data: unknown) => Promise<void>;
};
