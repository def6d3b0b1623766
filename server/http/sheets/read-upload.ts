/** A table in a request's body, read by its fenced reader. */
import { raw, type Request, type RequestHandler, type Response } from 'express';
import { SHEET_TYPES, type ReadOptions, type Sheet, type SheetReader, type SheetType } from '../../ports/sheets.ts';
import { sendProblem } from '../errors.ts';
import { MEDIA_TYPES } from './send-sheet.ts';

export const uploads = (fileBytes: number): RequestHandler => raw({ type: Object.values(MEDIA_TYPES), limit: fileBytes });

/** @returns undefined where it cannot be read: the request has been answered. */
export const readUpload = async (request: Request, response: Response, reader: SheetReader, options: Omit<ReadOptions, 'charset'>): Promise<{ sheet: Sheet; type: SheetType } | undefined> => {
  const type = SHEET_TYPES.find((each) => request.is(MEDIA_TYPES[each]));
  if (!type || !Buffer.isBuffer(request.body)) {
    sendProblem(request, response, type ? 'FILE_EMPTY' : 'FILE_OTHER_TYPE', [], { found: (request.get('content-type') ?? '—').slice(0, 80) });
    return undefined;
  }
  const charset = /charset="?([\w-]{1,40})/i.exec(request.get('content-type') ?? '')?.[1];
  const read = await reader.read(request.body as Buffer<ArrayBuffer>, type, { charset, ...options });
  if (read.ok) return { sheet: read.value, type };
  sendProblem(request, response, read.error.reason, [], read.error.detail);
  return undefined;
};
