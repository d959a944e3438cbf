import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { useSay, words } from '@/shared/words/words';
import { FileView } from './FileView';
import { pathOf, type CaseFile } from './files';

const said = {
  viewer: words('材料查看', 'Material'),
  previous: words('上一份（[）', 'Previous ([)'),
  next: words('下一份（]）', 'Next (])'),
  close: words('收起（x）', 'Close (x)'),
  standards: words('受理标准', 'Acceptance standards'),
  photo: words('现场照片', 'Site photo'),
};

interface Props {
  readonly page: Schemas['CasePage'];
  readonly files: readonly CaseFile[];
  readonly shown: CaseFile;
  readonly onShow: (file: CaseFile | null) => void;
}

/** One file beside what is asked about it: the standards stay in sight while it is read. On a phone it takes the lower half. */
export function Viewer({ page, files, shown, onShow }: Props) {
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  const at = files.indexOf(shown);
  const go = (by: number) => onShow(files[(at + by + files.length) % files.length] ?? shown);
  const material = page.materials.find((each) => each.key === shown.place);
  useKeys({ '[': () => go(-1), ']': () => go(1), x: () => onShow(null) });
  useEffect(() => title.current?.focus({ preventScroll: true }), [shown]);
  return (
    <section className="panel viewer" aria-labelledby="viewer">
      <header>
        <h2 id="viewer" ref={title} tabIndex={-1}><span className="visually-hidden">{say(said.viewer)}：</span>{material?.name ?? say(said.photo)}</h2>
        <span className="faint small">{at + 1} / {files.length}</span>
        <span className="after viewer-keys">
          <Key name={say(said.previous)} onPress={() => go(-1)} isOff={files.length < 2}><LeftOutlined aria-hidden /></Key>
          <Key name={say(said.next)} onPress={() => go(1)} isOff={files.length < 2}><RightOutlined aria-hidden /></Key>
          <Key name={say(said.close)} onPress={() => onShow(null)}><CloseOutlined aria-hidden /></Key>
        </span>
      </header>
      {material && material.accept_if.length > 0 && <p className="viewer-standards small"><span className="faint">{say(said.standards)}：</span>{material.accept_if.join('；')}</p>}
      <div className="viewer-body"><FileView path={pathOf(page.number, shown)} name={shown.name} /></div>
    </section>
  );
}

function Key({ name, isOff = false, onPress, children }: { name: string; isOff?: boolean; onPress: () => void; children: React.ReactNode }) {
  return <button type="button" className="plain" aria-label={name} title={name} disabled={isOff} onClick={onPress}>{children}</button>;
}
