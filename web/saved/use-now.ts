import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The present, kept up to the minute while the page stays open. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
};
