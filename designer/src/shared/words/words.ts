import { createContext, useContext } from 'react';

/** A sentence for people: Chinese first, English second. The same shape as the server's. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh' | 'en';

export const words = (zh: string, en: string): Words => ({ zh, en });

/** Between the parts of a sentence, and of a list. */
export const comma = words('，', ', ');
export const and = words('、', ', ');

export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** Gives the sentence in the language the person reads. */
export function useSay(): (said: Words) => string {
  const language = useContext(LanguageContext);
  return (said) => said[language];
}
