import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSay, words } from '@/shared/words/words';
import './sidePanel.css';

const close = words('关闭', 'Close');

/** Something done beside the page: the browser's own dialog, so focus stays in it and Escape leaves it. */
export function SidePanel({ title, wide = false, onClose, children }: { title: string; wide?: boolean; onClose: () => void; children: ReactNode }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={wide ? 'side-panel wide' : 'side-panel'} aria-label={title} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="plain after" onClick={onClose} aria-label={say(close)} title={`${say(close)} (Esc)`}><CloseOutlined aria-hidden /></button>
      </header>
      <div className="side-panel-body">{children}</div>
    </dialog>
  );
}
