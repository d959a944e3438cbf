import { useEffect, useRef } from 'react';

/** Keys of a page: a letter does what it says unless somebody is writing or a modifier is held. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const name = (event.ctrlKey || event.metaKey) && event.key === 'Enter' ? 'Ctrl+Enter' : event.key;
      const writing = event.target instanceof HTMLElement && event.target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select');
      if (event.defaultPrevented || event.altKey || (name !== 'Ctrl+Enter' && (writing || event.ctrlKey || event.metaKey)))
        return;
      const action = latest.current[name];
      if (!action)
        return;
      event.preventDefault();
      action();
    }

    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
