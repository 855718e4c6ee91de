import type { Module } from '../platform/module.ts';
import { aboutRoutes } from './about/about.tsx';
import { homeRoute } from './home/home.tsx';
import { recordRoutes } from './record/record.tsx';
import { searchCommand, searchRoutes } from './search/search.tsx';

/** What lands on a person's desk: Home, search, the record, notifications, and the mail that went out. */
export const desk: Module = {
  name: 'desk',
  routes: [homeRoute, ...aboutRoutes, ...searchRoutes, ...recordRoutes],
  commands: [searchCommand],
  navigation: [{ key: 'home', text: 'Home', href: '/' }],
};
