/** Loaded before the server: a request with `?plant=throw` or `?plant=reject` leaves a fault behind that nobody catches. */
import { ServerResponse } from 'node:http';

const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function endAndBreak(...args) {
  const plant = /plant=(\w+)/.exec(this.req?.url ?? '')?.[1];
  if (plant === 'throw') setTimeout(() => { throw new Error('planted'); }, 20);
  if (plant === 'reject') setTimeout(() => void Promise.reject(new Error('planted')), 20);
  return end.apply(this, args);
};
