import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export const materialForms: Record<Schemas['MaterialForm'], Words> = {
  Original: words('原件', 'original'),
  Copy: words('复印件', 'copy'),
  Electronic: words('电子', 'electronic'),
};

export const channelWords: Record<Schemas['Channel'], Words> = {
  Window: words('综合窗口', 'Window'),
  Web: words('网上办事大厅', 'Online hall'),
  Mobile: words('移动端', 'Mobile'),
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
