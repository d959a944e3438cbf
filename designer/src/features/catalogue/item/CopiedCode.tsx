import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useSay, words } from '@/shared/words/words';

const said = {
  copy: words('复制编码', 'Copy the code'),
  copied: words('已复制', 'Copied'),
};

/** 业务办理项编码 as print sets it: 实施主体, 层级, 基本编码, 办理项; copied without blanks. */
export function CopiedCode({ code }: { code: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <p className="item-code">
      <code>{[code.slice(0, 18), code.slice(18, 19), code.slice(19, 31), code.slice(31)].map((part) => <span key={part}>{part}</span>)}</code>
      <button type="button" className="plain no-print" onClick={copy} aria-label={say(said.copy)} title={say(said.copy)}>{copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}</button>
      <span role="status" className="small calm-text">{copied && say(said.copied)}</span>
    </p>
  );
}
