import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children?: ReactNode;
}

/** Tabs that wrap where the page is narrow, so that none hides behind a menu. A panel stays as it was left. */
export function TabBar({ tabs, active, onChange, label }: { tabs: readonly Tab[]; active: string; onChange: (key: string) => void; label: string }) {
  const id = useId();
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([active]));
  if (!visited.has(active))
    setVisited(new Set([...visited, active]));
  const hasPanels = tabs.some((tab) => tab.children !== undefined);
  function pressed(event: KeyboardEvent<HTMLButtonElement>, index: number) {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined)
      return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length]!;
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  }

  return (
    <>
      <div className="tab-bar" role="tablist" aria-label={label}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key} id={`${id}-${tab.key}`} type="button" role="tab" aria-selected={tab.key === active} tabIndex={tab.key === active ? 0 : -1}
            aria-controls={hasPanels ? `${id}-${tab.key}-panel` : undefined} onClick={() => onChange(tab.key)} onKeyDown={(event) => pressed(event, index)}
          >{tab.label}</button>
        ))}
      </div>
      {hasPanels && tabs.map((tab) => (
        <div key={tab.key} id={`${id}-${tab.key}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab.key}`} hidden={tab.key !== active}>{visited.has(tab.key) && tab.children}</div>
      ))}
    </>
  );
}
