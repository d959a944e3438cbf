import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export const itemTypes: Record<Schemas['ItemType'], Words> = {
  Licensing: words('行政许可', 'Licensing'),
  Levy: words('行政征收', 'Levy'),
  Benefit: words('行政给付', 'Benefit'),
  Inspection: words('行政检查', 'Inspection'),
  Confirmation: words('行政确认', 'Confirmation'),
  Award: words('行政奖励', 'Award'),
  Adjudication: words('行政裁决', 'Adjudication'),
  OtherPower: words('其他行政权力', 'Other power'),
  PublicService: words('公共服务', 'Public service'),
};

export const handlings: Record<Schemas['Handling'], Words> = {
  Instant: words('即办件', 'At once'),
  Promised: words('承诺件', 'Within a promise'),
};

export const levels: Record<Schemas['ItemLevel'], Words> = {
  National: words('国家级', 'National'),
  Province: words('省级', 'Province'),
  City: words('市级', 'City'),
  County: words('县级', 'District'),
  Street: words('镇街', 'Street'),
  Community: words('村社区', 'Community'),
};

export const powerSources: Record<Schemas['PowerSource'], Words> = {
  Statutory: words('法定本级行使', 'by law, at this level'),
  Devolved: words('上级下放', 'devolved from above'),
  AuthorisedFromAbove: words('上级授权', 'authorised from above'),
  AuthorisedByPeer: words('同级授权', 'authorised by a peer'),
  EntrustedFromAbove: words('上级委托', 'entrusted from above'),
  EntrustedByPeer: words('同级委托', 'entrusted by a peer'),
};

export const audiences: Record<Schemas['Audience'], Words> = {
  NaturalPerson: words('自然人', 'Natural person'),
  EnterpriseLegalPerson: words('企业法人', 'Enterprise'),
  InstitutionLegalPerson: words('事业法人', 'Institution'),
  SocialOrganisation: words('社会组织法人', 'Social organisation'),
  UnincorporatedEnterprise: words('非法人企业', 'Unincorporated enterprise'),
  AdministrativeBody: words('行政机关', 'Administrative body'),
  OtherOrganisation: words('其他组织', 'Other organisation'),
};

export const materialForms: Record<Schemas['MaterialForm'], Words> = {
  Original: words('原件', 'original'),
  Copy: words('复印件', 'copy'),
  Electronic: words('电子', 'electronic'),
};

export const materialNeeds: Record<Schemas['MaterialNeed'], Words> = {
  Required: words('必要', 'required'),
  Conditional: words('有条件', 'conditional'),
  Deferrable: words('容缺后补', 'may follow later'),
};

export const materialSources: Record<Schemas['MaterialSource'], Words> = {
  Applicant: words('申请人自备', 'from the applicant'),
  Government: words('政府部门核发', 'issued by a public body'),
  Intermediary: words('中介机构出具', 'from an intermediary'),
  Other: words('其他', 'other'),
};

export const fieldTypes: Record<Schemas['FieldType'], Words> = {
  Text: words('文字', 'text'),
  Number: words('数值', 'number'),
  Integer: words('整数', 'whole number'),
  Date: words('日期', 'date'),
  Choice: words('单选', 'choice'),
  Boolean: words('是/否', 'yes or no'),
  IdNumber: words('居民身份证号', 'identity number'),
  Uscc: words('统一社会信用代码', 'unified social credit code'),
  Phone: words('电话', 'phone'),
};

export const stepKinds: Record<Schemas['StepKind'], Words> = {
  Accept: words('受理', 'Acceptance'),
  Review: words('审查', 'Review'),
  Special: words('特别程序', 'Special procedure'),
  Decide: words('决定', 'Decision'),
  Issue: words('制证', 'Issue'),
  Deliver: words('送达', 'Delivery'),
  PostCheck: words('事后核查', 'Later check'),
};

export const reviewMethods: Record<NonNullable<Schemas['ReviewMethod']>, Words> = {
  Formal: words('形式审查', 'formal review'),
  Written: words('书面审查', 'written review'),
  Substantive: words('实质审查', 'substantive review'),
  OnSite: words('现场核查', 'on-site inspection'),
  ExpertPanel: words('专家评审', 'expert panel'),
  Inspection: words('检验', 'inspection'),
  Testing: words('检测', 'testing'),
  Quarantine: words('检疫', 'quarantine'),
  Appraisal: words('鉴定', 'appraisal'),
  Hearing: words('听证', 'hearing'),
  Tender: words('招标', 'tender'),
  Auction: words('拍卖', 'auction'),
  PublicNotice: words('公示', 'public notice'),
  Consultation: words('征求意见', 'consultation'),
  Deliberation: words('集体讨论', 'deliberation'),
  LegalReview: words('法制审核', 'legal review'),
  HomeVisit: words('入户调查', 'home visit'),
  Automatic: words('系统自动审批', 'automatic'),
};

export const resultKinds: Record<Schemas['ResultKind'], Words> = {
  Licence: words('证照', 'licence'),
  Approval: words('批文', 'approval'),
  Certificate: words('证明', 'certificate'),
  Registration: words('登记', 'registration'),
  Payment: words('资金', 'payment'),
  Other: words('其他', 'other'),
};

export const confidences: Record<Schemas['Confidence'], Words> = {
  High: words('已与法条核对', 'checked against the text of the law'),
  Medium: words('依据实务，已引法条', 'from practice, law cited'),
  Low: words('使用前须核对', 'check before use'),
};

const patterns: Record<string, Words> = {
  award: words('奖励', 'award'),
  benefit: words('给付', 'benefit'),
  certification: words('确认', 'confirmation'),
  commitment: words('告知承诺', 'commitment'),
  deliberation: words('集体讨论', 'deliberation'),
  expert: words('专家评审', 'expert panel'),
  filing: words('备案', 'filing'),
  forward: words('初审转报', 'forwarded'),
  hearing: words('听证', 'hearing'),
  inspection: words('现场核查', 'inspection'),
  instant: words('即办', 'at once'),
  joint: words('并联审批', 'joint review'),
  notice: words('公示', 'public notice'),
  standard: words('一般程序', 'standard'),
  testing: words('检验检测', 'testing'),
};

/** A pattern by what it is; a new one by its own name until it has a word here. */
export function patternOf(pattern: string | null | undefined): Words {
  if (!pattern)
    return words('自定流程', 'own process');
  const name = pattern.split('@')[0] ?? pattern;
  return patterns[name] ?? words(name, name);
}

const units: readonly [string, string][] = [['工作日', 'working day'], ['自然日', 'natural day'], ['个月', 'month'], ['年', 'year'], ['小时', 'hour']];

/** A limit as the definitions say it, 20 工作日, in both languages. */
export function limitOf(limit: string): Words {
  if (limit === '即办')
    return words(limit, 'at once');
  const [, amount = '', unit = ''] = /^(\d+)\s*(\S+)$/.exec(limit) ?? [];
  const english = units.find(([chinese]) => chinese === unit)?.[1];
  if (english === undefined)
    return words(limit, limit);
  const chinese = unit === '工作日' ? '个工作日' : unit;
  return words(`${amount} ${chinese}`, `${amount} ${english}${amount === '1' ? '' : 's'}`);
}
