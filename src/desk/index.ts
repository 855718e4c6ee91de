import type { Module } from '../platform/module.ts';

/** What lands on a person's desk: notifications, and for administrators the mail that the system sent. */
export const desk: Module = { name: 'desk', routes: [] };
