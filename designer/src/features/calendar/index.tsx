import { CalendarOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

/** 工作日历: what every limit is counted by, and how it is revised. */
export const calendar: Feature = {
  path: 'calendar',
  title: words('日历', 'Calendar'),
  icon: <CalendarOutlined aria-hidden />,
  isFor: (roles) => roles.includes('政策人员'),
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./CalendarPage')).CalendarPage }) }],
};
