import type { Command } from '../platform/cli/command.ts';
import { modules } from './modules.ts';

/** Every command that is a request to /api/v1, from every module. */
export const commands: readonly Command[] = modules.flatMap((module) => module.commands ?? []);
