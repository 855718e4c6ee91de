import { type Config, readConfig } from '../platform/config/config.ts';
import { CommandEnd } from './api.ts';

/** The configuration, or the sentences that say what is wrong with it. */
export const configOrEnd = (): Config => {
  const read = readConfig();
  if (read.ok) return read.config;
  throw new CommandEnd(`The configuration is not right:\n  ${read.problems.join('\n  ')}`, 2);
};
