import { words, type Words } from '@/shared/words/words';

const titles: Record<string, Words> = {
  statutory: words('法定时限', 'Statutory limit'),
  promised: words('承诺时限', 'Promised limit'),
  acceptance: words('受理期限', 'Acceptance limit'),
  delivery: words('送达期限', 'Delivery limit'),
  step: words('环节时限', 'Step limit'),
  special: words('特别程序所需时间', 'Special procedure'),
  'follow-up': words('差评处理期限', 'Answer to a bad rating'),
};

/** A clock's name in words, by its first part. */
export const clockTitle = (name: string): Words => titles[name.split(':')[0] ?? ''] ?? words(name, name);
