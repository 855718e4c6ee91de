import { decisions } from '../decisions/index.ts';
import { desk } from '../desk/index.ts';
import { needs } from '../needs/index.ts';
import { people } from '../people/index.ts';
import type { Module } from '../platform/module.ts';
import { proposals } from '../proposals/index.ts';
import { thread } from '../thread/index.ts';
import { machine } from './machine/index.ts';

/** Every module of the house, in the order of the commissioning cycle. */
export const modules: readonly Module[] = [people, needs, proposals, decisions, thread, desk, machine];
