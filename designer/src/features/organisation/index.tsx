import { ApartmentOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

/** 组织机构: who carries items out, and which roles their steps name. */
export const organisation: Feature = {
  path: 'organisation',
  title: words('机构', 'Bodies'),
  icon: <ApartmentOutlined aria-hidden />,
  isFor: (roles) => roles.includes('政策人员') || roles.includes('系统管理员'),
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./OrganisationPage')).OrganisationPage }) }],
};
