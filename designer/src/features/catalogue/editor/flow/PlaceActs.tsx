import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { useSay, words } from '@/shared/words/words';
import { copyPart } from './clipboard';
import { useDrawing } from './FlowContext';

const said = {
  up: words('上移“{name}”', 'Move “{name}” up'),
  down: words('下移“{name}”', 'Move “{name}” down'),
  copy: words('复制“{name}”', 'Copy “{name}”'),
  copied: words('已复制，在“+”里粘贴', 'Copied; paste it with “+”'),
  remove: words('删去“{name}”', 'Remove “{name}”'),
};

/** Milliseconds for which it is said that a part was copied. */
const shown = 2500;

/** What can be done with a part where it stands; 受理 and 决定 stay, no process is without. Everything can be undone, so nothing is asked twice. */
export function PlaceActs({ at, count, name, stays = false, children }: { at: readonly number[]; count: number; name: string; stays?: boolean; children?: ReactNode }) {
  const say = useSay();
  const { change, isBusy, text } = useDrawing();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    copyPart({ title: name, text, at });
    setCopied(true);
    setTimeout(() => setCopied(false), shown);
  };
  const copyLabel = say(said.copy).replace('{name}', name);
  const index = at[at.length - 1]!;
  const act = (of: typeof said.up, icon: ReactNode, isOff: boolean, edit: Parameters<typeof change>[0]) => (
    <button type="button" className="plain" disabled={isBusy || isOff} aria-label={say(of).replace('{name}', name)} title={say(of).replace('{name}', name)} onClick={() => void change(edit)}>{icon}</button>
  );
  return (
    <span className="flow-acts">
      {isCopied && <span role="status" className="small calm-text">{say(said.copied)}</span>}
      {children}
      <button type="button" className="plain" aria-label={copyLabel} title={copyLabel} onClick={copy}><CopyOutlined aria-hidden /></button>
      {act(said.up, <ArrowUpOutlined aria-hidden />, index === 0, { kind: 'move', at: [...at], down: false })}
      {act(said.down, <ArrowDownOutlined aria-hidden />, index === count - 1, { kind: 'move', at: [...at], down: true })}
      {act(said.remove, <DeleteOutlined aria-hidden />, stays || count === 1, { kind: 'remove', at: [...at] })}
    </span>
  );
}
