/** A job looked at, watched, cancelled. */
import { Router, type Request, type Response } from 'express';
import { isOver, type Job } from '../../ports/job.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { jobId } from '../contract/job.ts';
import { toJobBody } from '../contract/to-job.ts';
import { languageOf, sendProblem } from '../errors.ts';
import { eventStreams, lastEventId, type StreamLimits } from '../event-streams.ts';

const JOB = '/api/v1/jobs/:id';

export const jobRoutes = (jobs: Jobs, limits: StreamLimits, isStopping: () => boolean): Router => {
  const router = Router();
  const streams = eventStreams(limits, isStopping);
  /** The job an address names; undefined: the request has been answered. */
  const jobIn = async (request: Request, response: Response, ask: (id: string) => Promise<Job | undefined>): Promise<Job | undefined> => {
    const id = jobId.safeParse(request.params['id']);
    const job = id.success ? await ask(id.data) : undefined;
    if (!job) sendProblem(request, response, 'NOT_FOUND');
    return job;
  };
  router.get(JOB, async (request, response) => {
    const job = await jobIn(request, response, jobs.status);
    if (job) response.json(toJobBody(job, languageOf(request)));
  });
  router.delete(JOB, async (request, response) => {
    const job = await jobIn(request, response, jobs.cancel);
    if (job) response.json(toJobBody(job, languageOf(request)));
  });
  router.get(`${JOB}/events`, async (request, response) => {
    const job = await jobIn(request, response, jobs.status);
    if (!job) return;
    let seen = lastEventId(request);
    // No content tells a browser not to ask again.
    if (isOver(job.state) && seen >= job.change) return void response.status(204).end();
    let stop = (): void => {};
    let isLeft = false;
    const stream = streams.open(request, response, () => {
      isLeft = true;
      stop();
    });
    if (!stream) return sendProblem(request, response, 'TOO_MANY_STREAMS', [], { max: limits.most });
    const language = languageOf(request);
    stop = jobs.onProgress(job.id, (now) => {
      if (now.change <= seen) return;
      seen = now.change;
      stream.send({ id: now.change, name: isOver(now.state) ? 'end' : 'progress', data: toJobBody(now, language), isLast: isOver(now.state) });
    });
    if (isLeft) stop();
  });
  return router;
};
