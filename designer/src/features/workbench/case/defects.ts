import type { Schemas } from '@/shared/api/client';

/** The standard a material was found to fail, by material. */
export type Failed = Readonly<Record<string, string | undefined>>;

/** What a correction notice names: everything missing and everything ticked, in the item's order. */
export function defectsOf(materials: readonly Schemas['ListedMaterial'][], failed: Failed): Schemas['Defect'][] {
  return materials.flatMap((material) => {
    if (material.asked && !material.handed_in)
      return [{ material: material.key }];
    const standard = failed[material.key];
    return standard ? [{ material: material.key, standard }] : [];
  });
}

/** 受理标准 as answered at acceptance: every standard of what was handed in, which nobody found failing. */
export function checksOf(materials: readonly Schemas['ListedMaterial'][]): Schemas['MaterialCheck'][] {
  return materials.filter((material) => material.handed_in)
    .flatMap((material) => material.accept_if.map((standard) => ({ material: material.key, standard, met: true })));
}
