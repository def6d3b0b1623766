/** Reads instance files: a missing or unreadable one is a fault of the call, told in one sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What the caller can put right: told without a stack. */
export class BenchFault extends Error {}

export const readBytes = (directory, name) => {
  try {
    const bytes = readFileSync(join(directory, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (cause) {
    throw new BenchFault(`cannot read ${name} in ${directory}: ${cause.message}`);
  }
};

export const readText = (directory, name) => readBytes(directory, name).toString('utf8');

export const readAnswers = (directory) => {
  const text = readText(directory, 'answers.json');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BenchFault(`answers.json in ${directory} is no JSON: ${cause.message}`);
  }
};

/** Names of the files that match, sorted. */
export const listFiles = (directory, pattern) => {
  try {
    return readdirSync(directory).filter((name) => pattern.test(name)).sort();
  } catch (cause) {
    throw new BenchFault(`cannot read the directory ${directory}: ${cause.message}`);
  }
};

/** The one file that matches; none or several is a fault. */
export const getFile = (directory, pattern) => {
  const names = listFiles(directory, pattern);
  if (names.length !== 1) throw new BenchFault(`${directory} holds ${names.length} files like ${pattern}, one is needed`);
  return names[0];
};

/** Lines of white-space separated fields, empty lines left out. */
export const toRows = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
