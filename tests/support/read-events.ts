/** A reader of event streams (`text/event-stream`), as far as the server writes them. */
export interface ReadEvent {
  readonly id: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @param told of every event, and of every sign of life as undefined; true: enough. @returns when the stream has ended or enough was read */
export const readEvents = async (response: Response, told: (event: ReadEvent | undefined) => boolean | void): Promise<void> => {
  let rest = '';
  const decoder = new TextDecoder();
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields['retry'] !== undefined) continue;
      const event = fields['data'] === undefined ? undefined : { id: Number(fields['id']), name: fields['event'] as string, data: JSON.parse(fields['data']) as ReadEvent['data'] };
      if (told(event) === true) return void (await reader.cancel());
    }
  }
};
