/** HiGHS and the time it is given: a program ends with the run it belongs to. */
export const clockedSolver = async (loadSolver) => {
  let endsAt = Infinity;
  const solver = await loadSolver(() => endsAt - performance.now());
  /** A run of so many seconds begins; `spent` in seconds. */
  const startClock = (seconds) => {
    const startedAt = performance.now();
    endsAt = startedAt + seconds * 1000;
    return { spent: () => (performance.now() - startedAt) / 1000, isOver: () => performance.now() >= startedAt + seconds * 1000 };
  };
  return { solver, startClock };
};
