import { faultBody } from '../http/errors.ts';
import type { Fault } from '../http/contract/to-domain.ts';
import { SPOKEN, type Spoken } from '../http/texts/index.ts';

export const EXIT = { answer: 0, failure: 1, badInput: 2, noRoute: 3 } as const;

export const print = (text: string): void => void process.stdout.write(text);
export const complain = (text: string): void => void process.stderr.write(text);

export const makeFault = (pointer: string, code: Fault['code'], value: string): Fault => ({ pointer, code, value, detail: {}, candidates: [] });

/** The language of the shell, as POSIX orders its variables; English where they name none spoken here (C, POSIX). */
export const shellLanguage = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Spoken => {
  const named = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return SPOKEN.find((language) => language === named) ?? 'en';
};

/** What stands in another flag is named by that flag. */
const inFlags = ({ other, ...detail }: Fault['detail'], flagOf: (pointer: string) => string): Fault['detail'] => (other === undefined ? detail : { ...detail, other: flagOf(String(other)) });

/** Every fault as a line on standard error, as JSON on standard output if asked; `flagOf` says where in the words of the command line. */
export const badInput = (faults: readonly Fault[], asJson: boolean, flagOf: (pointer: string) => string): number => {
  const errors = faults.map((fault) => ({ flag: flagOf(fault.pointer), ...faultBody({ ...fault, detail: inFlags(fault.detail, flagOf) }, shellLanguage(process.env)) }));
  if (asJson) print(`${JSON.stringify({ code: 'INVALID_REQUEST', errors }, null, 2)}\n`);
  for (const error of errors) {
    complain(`${error.flag}: ${error.message}\n`);
    for (const c of error.candidates) complain(`    ${c.id}  ${c.name}  (${c.kind})\n`);
  }
  return EXIT.badInput;
};
