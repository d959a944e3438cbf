import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useSay, words } from '@/shared/words/words';
import { useDrawing } from './FlowContext';

const said = {
  up: words('上移“{name}”', 'Move “{name}” up'),
  down: words('下移“{name}”', 'Move “{name}” down'),
  remove: words('删去“{name}”', 'Remove “{name}”'),
};

/** What can be done with a part where it stands; 受理 and 决定 stay, no process is without. Everything can be undone, so nothing is asked twice. */
export function PlaceActs({ at, count, name, stays = false, children }: { at: readonly number[]; count: number; name: string; stays?: boolean; children?: ReactNode }) {
  const say = useSay();
  const { change, isBusy } = useDrawing();
  const index = at[at.length - 1]!;
  const act = (of: typeof said.up, icon: ReactNode, isOff: boolean, edit: Parameters<typeof change>[0]) => (
    <button type="button" className="plain" disabled={isBusy || isOff} aria-label={say(of).replace('{name}', name)} title={say(of).replace('{name}', name)} onClick={() => void change(edit)}>{icon}</button>
  );
  return (
    <span className="flow-acts">
      {children}
      {act(said.up, <ArrowUpOutlined aria-hidden />, index === 0, { kind: 'move', at: [...at], down: false })}
      {act(said.down, <ArrowDownOutlined aria-hidden />, index === count - 1, { kind: 'move', at: [...at], down: true })}
      {act(said.remove, <DeleteOutlined aria-hidden />, stays || count === 1, { kind: 'remove', at: [...at] })}
    </span>
  );
}
