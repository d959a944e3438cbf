import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export const grounds: Record<Schemas['OrderGround'], Words> = {
  Overdue: words('超期未办结', 'Overdue'),
  Refused: words('拒不办理', 'Refused'),
  Unsolved: words('久拖未决', 'Unsolved'),
  BadEffect: words('造成不良影响', 'Bad effect'),
};

/** Where an order stands: what it waits for, or that it is over. */
export type OrderState = 'unanswered' | 'late' | 'answered' | 'closed';

export const orderStates: Record<OrderState, { readonly title: Words; readonly tone: string }> = {
  late: { title: words('逾期未反馈', 'Answer overdue'), tone: 'late' },
  unanswered: { title: words('待反馈', 'To be answered'), tone: 'soon' },
  answered: { title: words('已反馈，待办结', 'Answered, to be closed'), tone: 'today' },
  closed: { title: words('已办结', 'Closed'), tone: 'calm' },
};

/** The state of an order on a day. */
export function stateOf(order: Pick<Schemas['ListedOrder'], 'answer' | 'result' | 'reply_by'>, today: string): OrderState {
  if (order.result)
    return 'closed';
  if (order.answer)
    return 'answered';
  return order.reply_by < today ? 'late' : 'unanswered';
}
