import { type Config, childEnvironment, readConfig } from '../platform/config/config.ts';
import { CommandEnd } from './api.ts';

/** The configuration, with what the command line says on top, or the sentences that say what is wrong with it. */
export const configOrEnd = (onTop: Readonly<Record<string, string>> = {}): Config => {
  const read = readConfig(childEnvironment(onTop));
  if (read.ok) return read.config;
  throw new CommandEnd(`The configuration is not right:\n  ${read.problems.join('\n  ')}`, 2);
};
