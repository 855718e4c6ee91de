import type { Module } from '../platform/module.ts';
import { aboutRoutes } from './about/about.tsx';
import { homeRoute } from './home/home.tsx';
import { recordRoutes } from './record/record.tsx';
import { searchCommand, searchRoutes } from './search/search.tsx';

/**
 * What lands on a person's desk, and pages that belong to no subject of their own: Home, search, the record,
 * notifications, imports, mail, and those at the foot of every page. They read the platform's registries,
 * which the modules fill.
 */
export const desk: Module = {
  name: 'desk',
  navigation: [{ key: 'home', text: 'Home', href: '/' }],
  routes: [homeRoute, ...searchRoutes, ...recordRoutes, ...aboutRoutes],
  commands: [searchCommand],
};
