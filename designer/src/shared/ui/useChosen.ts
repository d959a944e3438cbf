import { useSearchParams } from 'react-router';

/** What is chosen on a page stands in its address; a choice that is empty is left out, and going back leaves the page. */
export function useChosen(): [URLSearchParams, (change: Readonly<Record<string, string>>) => void] {
  const [chosen, setChosen] = useSearchParams();
  const choose = (change: Readonly<Record<string, string>>) => setChosen((was) => {
    for (const [key, value] of Object.entries(change)) {
      if (value)
        was.set(key, value);
      else
        was.delete(key);
    }

    return was;
  }, { replace: true });
  return [chosen, choose];
}
