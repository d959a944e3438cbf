import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, HourglassOutlined, MinusOutlined, PauseOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSay } from '@/shared/words/words';

export type LimitStanding = Schemas['LimitStanding'];
export type StandingName = LimitStanding['standing'];

interface Look {
  readonly tone: 'calm' | 'soon' | 'today' | 'late' | 'paused' | 'none';
  readonly icon: ReactNode;
}

const looks: Record<StandingName, Look> = {
  Met: { tone: 'none', icon: <CheckOutlined aria-hidden /> },
  MetLate: { tone: 'late', icon: <CheckOutlined aria-hidden /> },
  Paused: { tone: 'paused', icon: <PauseOutlined aria-hidden /> },
  Calm: { tone: 'calm', icon: <ClockCircleOutlined aria-hidden /> },
  Soon: { tone: 'soon', icon: <HourglassOutlined aria-hidden /> },
  Today: { tone: 'today', icon: <WarningFilled aria-hidden /> },
  Late: { tone: 'late', icon: <ExclamationCircleFilled aria-hidden /> },
};

const noLimit: Look = { tone: 'none', icon: <MinusOutlined aria-hidden /> };

export const lookOf = (standing: StandingName | undefined): Look => (standing === undefined ? noLimit : looks[standing]);

/** How a limit stands: colour, icon and the server's words. */
export function Standing({ limit }: { limit: LimitStanding }) {
  const say = useSay();
  const { tone, icon } = lookOf(limit.standing);
  return <span className={`standing ${tone}`}>{icon}{say(limit.words)}</span>;
}
