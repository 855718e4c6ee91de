import { attachmentRefusals } from '../platform/attachments/index.ts';
import { commentRefusals } from '../platform/comments/index.ts';
import { mailJobs, tellOfGivenUpMail } from '../platform/mail/index.ts';
import type { Module } from '../platform/module.ts';
import { notificationJobs } from '../platform/notifications/index.ts';
import { aboutRoutes } from './about/about.tsx';
import { homeRoute } from './home/home.tsx';
import { importsPart, tellOfRejected } from './imports/index.ts';
import { mailRoutes } from './mail/mail.tsx';
import { notificationRoutes } from './notifications/notifications.tsx';
import { recordRoutes } from './record/record.tsx';
import { searchCommand, searchRoutes } from './search/search.tsx';

export { settleImports } from './imports/index.ts';
export { search } from './search/search.tsx';

/**
 * What lands on a person's desk, and pages that belong to no subject of their own: Home, search, the record,
 * notifications, imports, mail, and those at the foot of every page. They read the platform's registries,
 * which the modules fill.
 */
export const desk: Module = {
  name: 'desk',
  navigation: [{ key: 'home', text: 'Home', href: '/' }],
  routes: [
    homeRoute,
    ...searchRoutes,
    ...recordRoutes,
    ...notificationRoutes,
    ...mailRoutes,
    ...importsPart.routes,
    ...aboutRoutes,
  ],
  commands: [searchCommand, ...(importsPart.commands ?? [])],
  refusals: { ...commentRefusals, ...attachmentRefusals, ...importsPart.refusals },
  jobs: [...mailJobs, ...notificationJobs, ...(importsPart.jobs ?? [])],
  register: ({ registries }) => {
    registries.tasks.add('mail', tellOfGivenUpMail);
    registries.tasks.add('imports', tellOfRejected);
  },
};
