import { desk } from '../desk/index.ts';
import type { Module } from '../platform/module.ts';
import { machine } from './machine/index.ts';

/** Every module of the house, in the order of the commissioning cycle. */
export const modules: readonly Module[] = [desk, machine];
