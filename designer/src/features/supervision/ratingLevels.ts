import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

/** 评价等级, the best first. */
export const ratingLevels: Record<Schemas['RatingLevel'], Words> = {
  VerySatisfied: words('非常满意', 'Very satisfied'),
  Satisfied: words('满意', 'Satisfied'),
  FairlySatisfied: words('基本满意', 'Fairly satisfied'),
  Dissatisfied: words('不满意', 'Dissatisfied'),
  VeryDissatisfied: words('非常不满意', 'Very dissatisfied'),
};
