import { calendar } from '@/features/calendar';
import { catalogue } from '@/features/catalogue';
import { organisation } from '@/features/organisation';
import { search } from '@/features/search';
import { orders, supervision } from '@/features/supervision';
import { workbench } from '@/features/workbench';
import type { Feature } from '@/shared/ui/feature';

/**
 * Every feature registers here and nowhere else: one line adds its addresses and its entry in the navigation. The
 * first that is for somebody is their home.
 */
export const features: readonly Feature[] = [
  workbench,
  supervision,
  orders,
  catalogue,
  calendar,
  organisation,
  search,
];

export const featuresFor = (roles: readonly string[]): Feature[] => features.filter((feature) => feature.isFor(roles));
