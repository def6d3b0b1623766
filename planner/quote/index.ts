export * from './answer.ts';
export * from './request.ts';
export { findPaths, prepareQuestion } from './find-paths.ts';
export * from './make-quote.ts';
export * from './why-not.ts';
export { PICK_DEFINITIONS } from './picks.ts';
export * from './reach.ts';
