import { ExclamationCircleFilled, HourglassOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useSay, words, type Words } from '@/shared/words/words';

const marks: Record<string, { readonly tone: string; readonly icon: ReactNode; readonly title: Words }> = {
  Amber: { tone: 'soon', icon: <HourglassOutlined aria-hidden />, title: words('预警', 'Amber') },
  Yellow: { tone: 'yellow', icon: <WarningFilled aria-hidden />, title: words('黄牌', 'Yellow card') },
  Red: { tone: 'late', icon: <ExclamationCircleFilled aria-hidden />, title: words('红牌', 'Red card') },
};

const onTime = words('正常', 'On time');

/** 预警, 黄牌 or 红牌: colour, icon and word together. */
export function CardMark({ rung }: { rung: string | null }) {
  const say = useSay();
  const mark = rung === null ? undefined : marks[rung];
  return mark
    ? <span className={`standing ${mark.tone}`}>{mark.icon}{say(mark.title)}</span>
    : <span className="standing calm">{say(onTime)}</span>;
}
