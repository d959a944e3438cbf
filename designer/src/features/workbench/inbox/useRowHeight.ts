import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 760px)';

/** Height of a row in pixels, the same as in workbench.css: rows of one height can be placed without being measured. */
export const useRowHeight = (): number =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => (matchMedia(narrow).matches ? 196 : 76),
  );
