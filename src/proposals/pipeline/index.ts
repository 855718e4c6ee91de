import { api, type Route } from '../../platform/http/routes.ts';
import { ideasBoard } from './board.ts';
import { boardRoutes } from './board-page.tsx';
import { ideasCalendar } from './calendar.ts';
import { calendarRoutes } from './calendar-page.tsx';
import { digestRoutes } from './digest-page.tsx';
import { ideaListRoutes } from './list-routes.tsx';

/** Every page and every JSON face of the pipeline. They stand before the page of one idea, whose address is wider. */
export const pipelineRoutes: readonly Route[] = [
  ...ideaListRoutes,
  ...boardRoutes,
  ...calendarRoutes,
  ...digestRoutes,
  api(ideasBoard),
  api(ideasCalendar),
];

export { digestJobs } from './digest.ts';
