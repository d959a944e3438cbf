import { CaretRightOutlined, CloseOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';

/** A way that a proof found, to be walked through on the diagram. */
export interface Shown {
  readonly message: Words;
  readonly steps: readonly Schemas['TrailStep'][];
}

const said = {
  title: words('反例演示', 'Counter-example'),
  at: words('第 {i} 步，共 {n} 步', 'step {i} of {n}'),
  day: words('第 {n} 日', 'day {n}'),
  play: words('播放', 'Play'),
  pause: words('暂停', 'Pause'),
  back: words('上一步', 'Back'),
  on: words('下一步', 'On'),
  close: words('结束演示', 'Close'),
};

/** Milliseconds that a step stays in front. */
const beat = 1100;

/** Where the demonstration stands: it plays by itself once, unless the person wants no motion. */
export function usePlayback(shown: Shown | null) {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [last, setLast] = useState<Shown | null>(null);
  if (shown !== last) {
    setLast(shown);
    setAt(0);
    setPlaying(shown !== null && !matchMedia('(prefers-reduced-motion: reduce)').matches);
  }
  const count = shown?.steps.length ?? 0;
  const runs = isPlaying && at < count - 1;
  useEffect(() => {
    if (!runs)
      return;
    const timer = setTimeout(() => setAt((now) => now + 1), beat);
    return () => clearTimeout(timer);
  }, [runs, at]);
  const visits = new Map<string, string>();
  for (const step of shown?.steps.slice(0, at + 1) ?? [])
    visits.set(step.id, step.outcome ?? '');
  const now = shown?.steps[at]?.id ?? null;
  useEffect(() => {
    if (now)
      document.querySelector(`.flow-editor [data-step="${CSS.escape(now)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(count - 1, to)));
  };
  const toggle = () => {
    if (!runs && at >= count - 1)
      setAt(0);
    setPlaying(!runs);
  };
  return { at, visits, now, isPlaying: runs, go, toggle };
}

export function Player({ shown, play, onEnd }: { shown: Shown; play: ReturnType<typeof usePlayback>; onEnd: () => void }) {
  const say = useSay();
  const step = shown.steps[play.at];
  return (
    <section className="flow-player" aria-label={say(said.title)}>
      <p><strong>{say(said.title)}</strong><span>{say(shown.message)}</span></p>
      <div>
        <button type="button" className="plain" onClick={() => play.go(play.at - 1)} disabled={play.at === 0} aria-label={say(said.back)} title={say(said.back)}><StepBackwardOutlined aria-hidden /></button>
        <button type="button" className="plain" onClick={play.toggle} aria-label={say(play.isPlaying ? said.pause : said.play)} title={say(play.isPlaying ? said.pause : said.play)}>{play.isPlaying ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}</button>
        <button type="button" className="plain" onClick={() => play.go(play.at + 1)} disabled={play.at === shown.steps.length - 1} aria-label={say(said.on)} title={say(said.on)}><StepForwardOutlined aria-hidden /></button>
        <span role="status" className="small">
          {say(said.at).replace('{i}', String(play.at + 1)).replace('{n}', String(shown.steps.length))}　<strong>{step?.title}</strong> {step?.outcome}{typeof step?.day === 'number' && `　${say(said.day).replace('{n}', String(step.day))}`}{step?.by && `　${step.by}`}
        </span>
        <button type="button" className="plain after" onClick={onEnd} aria-label={say(said.close)} title={say(said.close)}><CloseOutlined aria-hidden /></button>
      </div>
    </section>
  );
}
