/** From bytes to text: the encodings in which Chinese, Korean, Japanese and European programs save CSV. Nothing is guessed into garbage: what fits none is refused. */

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** Encodings of East Asian Windows, the Chinese one first: it is the one met here. */
const LEGACY = ['gb18030', 'euc-kr', 'shift_jis'] as const;

/** @param words names a header may hold; the encoding that shows most of them is the one. */
export const decodeText = (bytes: Uint8Array, charset: string | undefined, words: readonly string[]): Decoded | undefined => {
  if (charset !== undefined) return decode(bytes, charset);
  const marked = markOf(bytes);
  if (marked) return decode(bytes, marked);
  const wide = wideEncodingOf(bytes);
  if (wide) return decode(bytes, wide);
  return decode(bytes, 'utf-8') ?? decodeLegacy(bytes, words);
};

const decode = (bytes: Uint8Array, encoding: string): Decoded | undefined => {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return undefined;
  }
};

const markOf = ([a, b, c]: Uint8Array): string | undefined => {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
};

/** UTF-16 without a mark: the commas and line ends of any table leave a zero in every second byte. */
const wideEncodingOf = (bytes: Uint8Array): string | undefined => {
  if (bytes.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  const seen = Math.min(bytes.length, 4096);
  for (let i = 0; i < seen; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (Math.max(even, odd) < Math.max(2, seen / 32) || Math.min(even, odd) > Math.max(even, odd) / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

const decodeLegacy = (bytes: Uint8Array, words: readonly string[]): Decoded | undefined => {
  const read = LEGACY.flatMap((encoding) => decode(bytes, encoding) ?? []);
  const shown = read.map(({ text }) => {
    const header = (text.split(/[\r\n]/, 1)[0] as string).toLowerCase();
    return words.filter((word) => /[^\0-\x7f]/.test(word) && header.includes(word.toLowerCase())).length;
  });
  const best = read[shown.indexOf(Math.max(...shown))];
  if (best && Math.max(...shown) > 0) return best;
  const chinese = read.find(({ encoding }) => encoding === 'gb18030');
  return chinese && looksChinese(bytes) ? chinese : undefined;
};

/**
 * Whether bytes that are valid GB18030 are Chinese rather than Western text taken for it: nearly every pair lies among the characters of GB 2312
 * (both bytes from 0xA1), where an accented letter is followed by a plain one.
 */
const looksChinese = (bytes: Uint8Array): boolean => {
  let [pairs, common] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 1) {
    if ((bytes[i] as number) < 0x80) continue;
    pairs += 1;
    if ((bytes[i] as number) >= 0xa1 && (bytes[i] as number) <= 0xf7 && (bytes[i + 1] as number) >= 0xa1) common += 1;
    i += 1;
  }
  return common >= pairs * 0.9;
};
