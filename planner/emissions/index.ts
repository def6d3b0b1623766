export * from './movement-emissions.ts';
