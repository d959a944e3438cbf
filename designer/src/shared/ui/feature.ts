import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { Words } from '@/shared/words/words';

/** A part of the product: its addresses and its place in the navigation. */
export interface Feature {
  /** First part of its address, also its name. */
  readonly path: string;
  readonly title: Words;
  readonly icon: ReactNode;
  /** Who finds it in the navigation; the server decides what each may really do. */
  readonly isFor: (roles: readonly string[]) => boolean;
  /** Pages below the path, loaded when first opened. */
  readonly routes: RouteObject[];
}
