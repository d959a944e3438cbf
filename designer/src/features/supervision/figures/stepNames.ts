import { words, type Words } from '@/shared/words/words';

/** The steps of the process patterns, as figures over many items name them; a step of one item's own goes by its key. */
export const stepNames: Readonly<Record<string, Words>> = {
  accept: words('受理', 'Acceptance'),
  review: words('审查', 'Review'),
  publish: words('公示', 'Publish'),
  decide: words('决定', 'Decision'),
  deliver: words('送达', 'Delivery'),
  'first-review': words('街道初审', 'First review'),
  visit: words('入户调查', 'Visit'),
  issue: words('制证', 'Certificate'),
  verify: words('事后核查', 'Verify'),
  meeting: words('集体讨论', 'Meeting'),
  panel: words('专家评审', 'Panel'),
  hear: words('听证', 'Hear'),
  inspect: words('现场核查', 'Inspection on site'),
  lead: words('主办部门审查', 'Lead'),
  test: words('检验检测', 'Test'),
};
