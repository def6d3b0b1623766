/**
 * The page of the queue at /queues (bull-board), for those who run the server: off unless a setting asks for it, for callers on this machine, and to
 * look at only. It shows calls of the bell; the jobs themselves stand in the store. It lives under the headers of the app and loads nothing from elsewhere.
 */
import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bull';
import { Router } from 'express';
import { sendProblem } from './errors.ts';

const PATH = '/queues';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Without the fonts of its makers' choice, which lie on a server elsewhere: a line of the page. */
const withoutOutside = (html: string): string => html.split('\n').filter((line) => !line.includes('href="https:')).join('\n');

class OwnFonts extends ExpressAdapter {
  override setEntryRoute(route: Parameters<ExpressAdapter['setEntryRoute']>[0]): this {
    const { name, params } = route.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
    for (const path of [route.route].flat())
      this.app.get(path, (_request, response, next) => response.render(name, params, (failure: Error | null, html: string) => (failure ? next(failure) : response.send(withoutOutside(html)))));
    return this;
  }
}

export const queuePage = (queue: Queue): Router => {
  const adapter = new OwnFonts();
  adapter.setBasePath(PATH);
  createBullBoard({ queues: [new BullAdapter(queue, { readOnlyMode: true })], serverAdapter: adapter, options: { uiConfig: { boardTitle: 'Qilu Corridor' } } });
  const router = Router();
  router.use(PATH, (request, response, next) => (LOOPBACK.has(request.socket.remoteAddress ?? '') ? next() : sendProblem(request, response, 'NOT_FOUND')), adapter.getRouter());
  return router;
};
