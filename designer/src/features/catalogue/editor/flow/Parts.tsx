import { BranchesOutlined, DownOutlined, PlusOutlined, RightOutlined, SplitCellsOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { comma, useSay, words } from '@/shared/words/words';
import { AddBranchForm, AddForm } from './AddForm';
import { stepsIn, type Part } from './edit';
import { PlaceActs } from './PlaceActs';
import { StepNode } from './StepNode';

const said = {
  addFirst: words('在最前面增加', 'Add at the top'),
  addAfter: words('在“{name}”之后增加', 'Add after “{name}”'),
  fold: words('折叠', 'Fold'),
  unfold: words('展开', 'Unfold'),
  together: words('并联', 'in parallel'),
  oneOf: words('按情形选择一支', 'One way, by circumstance'),
  holds: words('{b} 支，{n} 个环节', '{b} branches, {n} steps'),
  branch: words('增加分支', 'Add a branch'),
};

/** A list of parts, with a place to add before, between and behind them. */
export function Parts({ parts, way }: { parts: readonly Part[]; way: readonly number[] }) {
  const say = useSay();
  const names = parts.map((part) => part.kind === 'together' ? part.title : part.kind === 'one_of' ? say(said.oneOf) : part.title);
  return (
    <ol className="flow-parts">
      {parts.map((part, index) => (
        // A step that moves takes its open form along.
        <li key={part.kind === 'together' || part.kind === 'one_of' ? `${index} ${names[index]}` : part.step}>
          <PartOf part={part} at={[...way, index]} count={parts.length} />
          <Gap at={[...way, index + 1]} label={say(said.addAfter).replace('{name}', names[index]!)} />
        </li>
      ))}
    </ol>
  );
}

function PartOf({ part, at, count }: { part: Part; at: readonly number[]; count: number }): ReactNode {
  const say = useSay();
  switch (part.kind) {
    case 'together':
      return (
        <BlockNode icon={<SplitCellsOutlined aria-hidden />} title={part.title} more={`${say(said.together)}${say(comma)}${say(part.join)}`} part={part} at={at} count={count} canGrow
          branches={part.branches.map((branch) => ({ name: branch.name, parts: branch.parts }))} />
      );
    case 'one_of':
      return (
        <BlockNode icon={<BranchesOutlined aria-hidden />} title={say(said.oneOf)} more="" part={part} at={at} count={count}
          branches={part.ways.map((each) => ({ name: say(each.when), parts: each.parts }))} />
      );
    default:
      return <StepNode step={part} at={at} count={count} />;
  }
}

function BlockNode({ icon, title, more, part, at, count, branches, canGrow = false }: {
  icon: ReactNode; title: string; more: string; part: Part; at: readonly number[]; count: number; branches: { name: string; parts: readonly Part[] }[]; canGrow?: boolean;
}) {
  const say = useSay();
  const [isFolded, fold] = useState(false);
  const [isGrowing, grow] = useState(false);
  return (
    <section className="flow-block" aria-label={title}>
      <header className="flow-block-head">
        <button type="button" className="plain" aria-expanded={!isFolded} onClick={() => fold(!isFolded)} aria-label={`${say(isFolded ? said.unfold : said.fold)} ${title}`}>{isFolded ? <RightOutlined aria-hidden /> : <DownOutlined aria-hidden />}</button>
        {icon}<strong>{title}</strong><span className="small soft">{more}</span>
        {isFolded && <span className="small faint">{say(said.holds).replace('{b}', String(branches.length)).replace('{n}', String(stepsIn(part)))}</span>}
        <PlaceActs at={at} count={count} name={title} />
      </header>
      {!isFolded && (
        <div className="flow-branches">
          {branches.map((branch, index) => (
            <div key={`${index} ${branch.name}`} className="flow-branch">
              <p className="flow-branch-name">{branch.name}</p>
              <Parts parts={branch.parts} way={[...at, index]} />
            </div>
          ))}
          {canGrow && (isGrowing
            ? <AddBranchForm at={at} onDone={() => grow(false)} />
            : <button type="button" className="flow-grow small" onClick={() => grow(true)}><PlusOutlined aria-hidden /> {say(said.branch)}</button>)}
        </div>
      )}
    </section>
  );
}

/** “+” on the line between two parts. */
function Gap({ at, label }: { at: readonly number[]; label: string }) {
  const [isOpen, open] = useState(false);
  return (
    <div className={`flow-gap${isOpen ? ' open' : ''}`}>
      <button type="button" className="flow-plus" aria-expanded={isOpen} aria-label={label} title={label} onClick={() => open(!isOpen)}><PlusOutlined aria-hidden /></button>
      {isOpen && <AddForm at={at} onDone={() => open(false)} />}
    </div>
  );
}
