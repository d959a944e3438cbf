import { api, type answered, type Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';
import type { CaseAct } from './useActs';

export type Values = Readonly<Record<string, string | readonly string[]>>;

type Sent = Parameters<typeof answered<Schemas['CaseSummary']>>[0];

/** What a form asks: one or several of the choices, words, a line, a day, an amount of time, or an entry of the application. */
export interface ActField {
  readonly name: string;
  readonly kind: 'one' | 'several' | 'words' | 'line' | 'day' | 'time' | 'entry';
  readonly label: Words;
}

export type Group = 'colleagues' | 'limits' | 'application' | 'end';

/** An act: what it is called, what follows from it, on which law, what it asks, and how it is sent. */
export interface ActKind {
  readonly title: Words;
  readonly group: Group;
  readonly follows: Words;
  readonly basis?: string;
  readonly isGrave?: boolean;
  readonly fields: readonly ActField[];
  readonly send: (number: string, step: string, values: Values, typed: string | number | boolean | undefined) => Sent;
}

const one = (label: Words): ActField => ({ name: 'one', kind: 'one', label });
const said = (name: string, label: Words): ActField => ({ name, kind: 'words', label });
const reason = said('reason', words('理由', 'Reason'));
const text = (values: Values, name: string): string => String(values[name] ?? '').trim();
const at = (number: string, step: string) => ({ params: { path: { number, step } } });
const of = (number: string) => ({ params: { path: { number } } });

const licence = '行政许可法 第八条、第六十九条、第七十条';

export const groupWords: Record<Group, Words> = {
  colleagues: words('交接与协同', 'With colleagues'),
  limits: words('办理期限', 'Time limits'),
  application: words('申请事项', 'The application'),
  end: words('终结与重启', 'Ending and beginning again'),
};

const colleagues: Pick<Record<CaseAct, ActKind>, 'GiveOpinion' | 'Confirm' | 'Transfer' | 'Entrust' | 'Reassign' | 'AskOpinion' | 'DropOpinion' | 'Recuse' | 'Remind'> = {
  GiveOpinion: {
    title: words('提出加签意见', 'Give the opinion'), group: 'colleagues',
    follows: words('意见记入办理过程，请您加签的人随后才能办结本环节。', 'The opinion is recorded; whoever asked can then finish the step.'),
    fields: [said('opinion', words('意见', 'Opinion'))],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/opinion', { ...at(n, s), body: { opinion: text(v, 'opinion') } }),
  },
  Confirm: {
    title: words('确认委托办理结果', 'Confirm what was prepared'), group: 'colleagues',
    follows: words('受托人拟出的结论以您的名义生效，本环节办结。', 'What was prepared takes effect in your name; the step is finished.'),
    fields: [],
    send: (n, s) => api.POST('/api/v1/cases/{number}/steps/{step}/confirmation', at(n, s)),
  },
  Transfer: {
    title: words('转办', 'Transfer'), group: 'colleagues',
    follows: words('本环节转由对方办理，不再回到您这里；时限照常计算。', 'The colleague does this step for good; the limits go on.'),
    fields: [one(words('转给', 'To')), reason],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/transfer', { ...at(n, s), body: { to: text(v, 'one'), reason: text(v, 'reason') } }),
  },
  Entrust: {
    title: words('委托办理', 'Entrust'), group: 'colleagues',
    follows: words('对方拟出结论，经您确认才生效；责任仍在您，时限照常计算。', 'The colleague prepares, you confirm; you stay answerable and the limits go on.'),
    fields: [one(words('委托给', 'To')), reason],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/entrustment', { ...at(n, s), body: { to: text(v, 'one'), reason: text(v, 'reason') } }),
  },
  Reassign: {
    title: words('改派', 'Reassign'), group: 'colleagues',
    follows: words('已签收的环节改由另一名人员办理，双方都会在办理过程中看到。', 'A claimed step goes to another officer; both see it in the record.'),
    fields: [one(words('改派给', 'To')), reason],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/reassignment', { ...at(n, s), body: { to: text(v, 'one'), reason: text(v, 'reason') } }),
  },
  AskOpinion: {
    title: words('加签', 'Ask colleagues'), group: 'colleagues',
    follows: words('本环节等待对方意见后才能办结；一个环节最多请五人，时限照常计算。', 'The step waits for their opinion; five at most, and the limits go on.'),
    fields: [{ name: 'several', kind: 'several', label: words('请谁提出意见', 'Whom') }, said('question', words('请其说明什么', 'The question'))],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/opinions', { ...at(n, s), body: { from: [...(v['several'] ?? [])], question: text(v, 'question') } }),
  },
  DropOpinion: {
    title: words('撤回加签', 'Drop a question'), group: 'colleagues',
    follows: words('不再等待该人员的意见；撤回记入办理过程。', 'The step no longer waits for this opinion; that is recorded.'),
    fields: [one(words('撤回对谁的加签', 'Whose')), reason],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/dropped-opinion', { ...at(n, s), body: { from: text(v, 'one'), reason: text(v, 'reason') } }),
  },
  Recuse: {
    title: words('回避', 'Recuse a member'), group: 'colleagues',
    follows: words('有利害关系的成员不参加表决，须另行补足成员。', 'A member with an interest does not vote; another takes the place.'),
    fields: [one(words('回避的成员', 'Member')), said('reason', words('利害关系', 'The interest'))],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/recusal', { ...at(n, s), body: { member: text(v, 'one'), reason: text(v, 'reason') } }),
  },
  Remind: {
    title: words('催办', 'Remind'), group: 'colleagues', basis: '行政许可法 第四十二条第二款',
    follows: words('提醒并联部门尽快办理，每个环节每天一次；逾期的一并记入监察。', 'Reminds the other department, once a day for each step; a late one is noted for supervision.'),
    fields: [said('words', words('催办内容', 'What to remind of'))],
    send: (n, s, v) => api.POST('/api/v1/cases/{number}/steps/{step}/reminder', { ...at(n, s), body: { words: text(v, 'words') } }),
  },
};

const limits: Pick<Record<CaseAct, ActKind>, 'Extend' | 'ExcludeDays' | 'RestartLimits'> = {
  Extend: {
    title: words('延长办理期限', 'Extend the limit'), group: 'limits',
    follows: words('到期日顺延，须将延长的理由告知申请人；只能延长规定的次数。', 'The due date moves; the applicant is told why. Only as often as the law allows.'),
    fields: [{ name: 'time', kind: 'time', label: words('延长多少', 'By') }, { ...one(words('批准机关', 'Approved by')) }, said('reason', words('理由（告知申请人）', 'Reason, told to the applicant'))],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/extension', { ...of(n), body: { by: text(v, 'time'), approved_by: text(v, 'one') as Schemas['ApproverLevel'], reason: text(v, 'reason') } }),
  },
  ExcludeDays: {
    title: words('扣除期间', 'Take days out'), group: 'limits',
    follows: words('这些天不计入办理期限，到期日相应后移；事由限于本事项法律规定的。', 'These days are not counted and the due date moves; only on a ground of the item’s law.'),
    fields: [one(words('事由', 'Ground')), { name: 'from', kind: 'day', label: words('自（含）', 'From') }, { name: 'through', kind: 'day', label: words('至（含）', 'Through') }, { name: 'reference', kind: 'line', label: words('证明文号', 'Number of what shows it') }],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/exclusion', { ...of(n), body: { from: text(v, 'from'), through: text(v, 'through'), ground: text(v, 'one'), reference: text(v, 'reference') } }),
  },
  RestartLimits: {
    title: words('重新计算期限', 'Restart the limits'), group: 'limits',
    follows: words('办理期限从明日起重新计算，须将理由告知申请人。', 'The limits start again tomorrow; the applicant is told why.'),
    fields: [one(words('事由', 'Ground')), said('reason', words('理由（告知申请人）', 'Reason, told to the applicant'))],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/restart', { ...of(n), body: { ground: text(v, 'one'), reason: text(v, 'reason') } }),
  },
};

const rest: Omit<Record<CaseAct, ActKind>, keyof typeof colleagues | keyof typeof limits> = {
  CorrectEntry: {
    title: words('更正登记内容', 'Correct an entry'), group: 'application',
    follows: words('原内容保留在办理过程中，更正另记一条；决定办理路径、材料或者期限的内容不能更正。', 'The old entry stays on record. What decides the way, the materials or a limit cannot be corrected.'),
    fields: [{ name: 'one', kind: 'entry', label: words('更正哪一项', 'Which entry') }, reason],
    send: (n, _, v, typed) => api.POST('/api/v1/cases/{number}/entry-correction', { ...of(n), body: { entry: text(v, 'one'), value: typed ?? '', reason: text(v, 'reason') } }),
  },
  RevokeAgent: {
    title: words('撤销委托代办', 'Revoke the agent'), group: 'application', basis: '民法典 第一百七十三条',
    follows: words('代办人此后的行为不再算申请人的行为。', 'From now on the agent no longer acts for the applicant.'),
    fields: [reason],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/agent/revocation', { ...of(n), body: { reason: text(v, 'reason') } }),
  },
  WithdrawCommitment: {
    title: words('撤回承诺', 'Withdraw the commitment'), group: 'application',
    follows: words('本件按照一般程序办理。', 'The case goes on by the ordinary procedure.'),
    fields: [reason],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/commitment/withdrawal', { ...of(n), body: { reason: text(v, 'reason') } }),
  },
  Withdraw: {
    title: words('申请人撤回申请', 'The applicant withdraws'), group: 'application', isGrave: true,
    follows: words('决定作出前可以撤回；本件随即结束，重新申请另计期限。', 'Possible before the decision; the case ends, a new application has its own limits.'),
    fields: [said('reason', words('申请人的理由', 'The applicant’s reason'))],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/withdrawal', { ...of(n), body: { reason: text(v, 'reason') } }),
  },
  Terminate: {
    title: words('终止办理', 'Terminate'), group: 'end', isGrave: true,
    follows: words('本件不作决定而结束，出具终止通知；依据和证据记入办理过程。', 'The case ends without a decision; a notice says why, with the evidence.'),
    fields: [one(words('事由', 'Ground')), { name: 'evidence', kind: 'line', label: words('证明材料及编号', 'Evidence with its number') }],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/termination', { ...of(n), body: { ground: text(v, 'one') as Schemas['TerminationGround'], evidence: text(v, 'evidence') } }),
  },
  EndLicence: {
    title: words('撤销、撤回、注销', 'Revoke, take back or cancel'), group: 'end', basis: licence, isGrave: true,
    follows: words('已准予的许可失去效力，证照库同步更新；撤销、撤回的，告知救济途径。', 'What was granted ends, also in the licence store; remedies are told where the law says so.'),
    fields: [one(words('事由', 'Ground')), reason],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/licence-end', { ...of(n), body: { ground: text(v, 'one') as Schemas['EndGround'], reason: text(v, 'reason') } }),
  },
  Reopen: {
    title: words('重新办理', 'Reopen'), group: 'end',
    follows: words('本件重新进入办理，期限重新计算；原来的决定保留在办理过程中。', 'The case goes on anew with fresh limits; the earlier decision stays on record.'),
    fields: [one(words('事由', 'Ground')), { name: 'reference', kind: 'line', label: words('决定书、判决书文号或者错误说明', 'Number of the decision, or what was wrong') }],
    send: (n, _, v) => api.POST('/api/v1/cases/{number}/reopening', { ...of(n), body: { ground: text(v, 'one') as Schemas['ReopeningGround'], reference: text(v, 'reference') } }),
  },
  ChangeOffice: {
    title: words('部门变更（机构改革）', 'Change of office'), group: 'end',
    follows: words('本件余下的环节由新部门承接，签收自动退还；期限不变。', 'The new office takes the steps that are left; the limits stay.'),
    fields: [one(words('承接部门', 'The office now')), { name: 'basis', kind: 'line', label: words('机构文件文号', 'Number of the decision on the bodies') }],
    send: (n, from, v) => api.POST('/api/v1/cases/{number}/office-change', { ...of(n), body: { from, to: text(v, 'one'), basis: text(v, 'basis') } }),
  },
};

export const actKinds: Record<CaseAct, ActKind> = { ...colleagues, ...limits, ...rest };

/** Acts that are asked of the reader: they stand among the tasks, not in the menu. */
export const askedActs: readonly CaseAct[] = ['GiveOpinion', 'Confirm'];
