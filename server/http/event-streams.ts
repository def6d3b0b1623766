/**
 * Streams of events (`text/event-stream`, HTML Living Standard 9.2) that cannot pile up: so many at a time, one unsent event each, a sign of life every
 * few seconds, and whoever does not read is dropped. An event holds the whole state, so a later one stands for those that were left out.
 */
import type { Request, Response } from 'express';

export interface StreamLimits {
  /** Open at the same time. */
  readonly most: number;
  /** Longest silence, ms: proxies cut what is silent for long. */
  readonly heartbeatMs: number;
  /** A reader who takes nothing for so long is dropped, ms. */
  readonly slowMs: number;
}
export const DEFAULT_STREAMS: StreamLimits = { most: 600, heartbeatMs: 7000, slowMs: 15_000 };

export interface StreamEvent {
  /** Counts up. */
  readonly id: number;
  readonly name: string;
  readonly data: unknown;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}
export interface EventStream {
  send(event: StreamEvent): void;
}
export interface EventStreams {
  /** @returns undefined when there are too many. @param left called once, when the stream is over for whatever reason */
  open(request: Request, response: Response, left: () => void): EventStream | undefined;
  readonly size: () => number;
}

interface Open {
  readonly response: Response;
  unsent: StreamEvent | undefined;
  blockedSince: number | undefined;
  wroteAt: number;
}
/** How often silence, slowness and the end are looked for, ms. */
const TICK_MS = 250;
/** Until a browser that was cut off asks again, ms. */
const RETRY_MS = 2000;

/** The last event a reader has seen. */
export const lastEventId = (request: Request): number => {
  const given = request.get('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
};

export const eventStreams = ({ most, heartbeatMs, slowMs }: StreamLimits, isStopping: () => boolean): EventStreams => {
  const streams = new Set<Open>();
  let timer: NodeJS.Timeout | undefined;

  const write = (stream: Open, text: string): void => {
    stream.wroteAt = performance.now();
    if (!stream.response.write(text)) stream.blockedSince ??= stream.wroteAt;
  };
  const writeEvent = (stream: Open, { id, name, data, isLast }: StreamEvent): void => {
    stream.unsent = undefined;
    write(stream, `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    if (isLast) stream.response.end();
  };
  const tick = (): void => {
    const now = performance.now();
    for (const stream of streams) {
      if (isStopping()) stream.response.end();
      else if (stream.blockedSince !== undefined && now - stream.blockedSince > slowMs) stream.response.destroy();
      else if (stream.blockedSince === undefined && now - stream.wroteAt > heartbeatMs) write(stream, ':\n\n');
    }
  };
  return {
    size: () => streams.size,
    open: (request, response, left) => {
      if (streams.size >= most) return undefined;
      const stream: Open = { response, unsent: undefined, blockedSince: undefined, wroteAt: performance.now() };
      streams.add(stream);
      timer ??= setInterval(tick, TICK_MS).unref();
      response.once('close', () => {
        streams.delete(stream);
        if (streams.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
        left();
      });
      response.on('drain', () => {
        stream.blockedSince = undefined;
        if (stream.unsent) writeEvent(stream, stream.unsent);
      });
      // Compressed, an event would wait for others to share a block with.
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' });
      write(stream, `retry: ${RETRY_MS}\n\n`);
      request.socket.setNoDelay(true);
      return {
        send: (event) => {
          if (response.writableEnded || response.destroyed) return;
          if (stream.blockedSince === undefined) writeEvent(stream, event);
          else stream.unsent = event;
        },
      };
    },
  };
};
