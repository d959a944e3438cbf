import { useEffect, useState } from 'react';

const aMoment = 250;

/** A text once nobody has changed it for a moment: what is typed is asked of the server once, not letter by letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), aMoment);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
