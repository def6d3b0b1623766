import type { Response } from 'express';

/** Aborts when the asker leaves before the answer is out, so that nobody plans for no one. */
export const clientGone = (response: Response): AbortSignal => {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
};
