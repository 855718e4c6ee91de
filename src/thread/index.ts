import type { Module } from '../platform/module.ts';
import { threadCommands } from './commands.ts';
import { threadRoutes } from './routes.tsx';

/** The unbroken thread: from any object to what came before and after. Modules fill it through the registries. */
export const thread: Module = {
  name: 'thread',
  routes: threadRoutes,
  commands: threadCommands,
};
