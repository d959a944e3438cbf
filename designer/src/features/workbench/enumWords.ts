import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export const channelWords: Record<Schemas['Channel'], Words> = {
  Window: words('综合窗口', 'Window'),
  Web: words('网上办事大厅', 'Online hall'),
  Mobile: words('移动端', 'Mobile'),
};
