import { api, type Route } from '../../platform/http/routes.ts';
import { ideasBoard } from './board.ts';
import { boardRoutes } from './board-page.tsx';
import { ideaListRoutes } from './list-routes.tsx';

/** Every page and every JSON face of the pipeline. They stand before the page of one idea, whose address is wider. */
export const pipelineRoutes: readonly Route[] = [...ideaListRoutes, ...boardRoutes, api(ideasBoard)];
