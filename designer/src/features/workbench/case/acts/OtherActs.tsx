import { RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { useKeys } from '@/shared/ui/keys';
import { SidePanel } from '@/shared/ui/SidePanel';
import { useSay, words } from '@/shared/words/words';
import { useCommand } from '../useCommand';
import { ActForm } from './ActForm';
import { actKinds, askedActs, groupWords, type Group } from './actKinds';
import { useActs, type OfferedAct } from './useActs';
import { VersionMove } from './VersionMove';
import './acts.css';

const said = {
  menu: words('其他办理', 'More'),
  key: words('（o）', '(o)'),
  back: words('← 其他办理', '← More'),
  move: words('转入新版本', 'Move to a newer version'),
  moveMore: words('先试算：哪些时限变动、申请人有没有损失。', 'Dry run first: which dates move, and whether the applicant loses.'),
};

const groups: readonly Group[] = ['colleagues', 'limits', 'application', 'end'];

/** 其他办理: what is seldom needed, behind one button; nothing where nothing is offered. */
export function OtherActs({ page }: { page: Schemas['CasePage'] }) {
  const say = useSay();
  const session = useSession();
  const acts = useActs(page.number);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<OfferedAct | 'move' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const command = useCommand(page.number, (result) => { setDone(say(result.done)); close(); });
  const offered = (acts.data?.offered ?? []).filter((act) => !askedActs.includes(act.act));
  const moves = (session?.roles.includes('政策人员') ?? false) && page.asked.length > 0;
  const isNothing = offered.length === 0 && !moves;
  useKeys(isNothing ? {} : { o: () => setOpen(true) });

  function close() {
    setOpen(false);
    setChosen(null);
    command.forget();
  }

  function back() {
    setChosen(null);
    command.forget();
  }

  if (isNothing)
    return done && <span className="standing calm after" role="status">{done}</span>;
  const title = chosen === 'move' ? said.move : chosen ? actKinds[chosen.act].title : said.menu;
  return (
    <>
      <span className="after" role="status">{done && <span className="standing calm">{done}</span>}</span>
      <Button size="small" onClick={() => setOpen(true)} aria-haspopup="dialog">{say(said.menu)}{say(said.key)}</Button>
      {isOpen && (
        <SidePanel title={say(title) + (chosen && chosen !== 'move' && chosen.step_title ? ` · ${chosen.step_title}` : '')} onClose={close}>
          {chosen && <p><button type="button" className="plain small" onClick={back}>{say(said.back)}</button></p>}
          {chosen === 'move' ? <VersionMove page={page} command={command} />
            : chosen ? <ActForm page={page} offered={chosen} command={command} onCancel={back} />
            : groups.map((group) => <ActGroup key={group} group={group} acts={offered} moves={moves && group === 'end'} onChoose={setChosen} />)}
        </SidePanel>
      )}
    </>
  );
}

function ActGroup({ group, acts, moves, onChoose }: { group: Group; acts: readonly OfferedAct[]; moves: boolean; onChoose: (act: OfferedAct | 'move') => void }) {
  const say = useSay();
  const mine = acts.filter((act) => actKinds[act.act].group === group);
  if (mine.length === 0 && !moves)
    return null;
  return (
    <section aria-label={say(groupWords[group])}>
      <h3 className="act-group">{say(groupWords[group])}</h3>
      <ul className="act-list">
        {mine.map((act) => (
          <li key={act.act + (act.step ?? '')}>
            <button type="button" onClick={() => onChoose(act)}>
              <strong className={actKinds[act.act].isGrave ? 'grave' : ''}>{say(actKinds[act.act].title)}{act.step_title ? <span className="soft">　{act.step_title}</span> : null}</strong>
              <span className="small soft">{say(actKinds[act.act].follows)}</span>
              <RightOutlined aria-hidden />
            </button>
          </li>
        ))}
        {moves && <li><button type="button" onClick={() => onChoose('move')}><strong>{say(said.move)}</strong><span className="small soft">{say(said.moveMore)}</span><RightOutlined aria-hidden /></button></li>}
      </ul>
    </section>
  );
}
