import { createContext, useContext } from 'react';
import type { Document } from 'yaml';
import type { Schemas } from '@/shared/api/client';
import type { Schema } from '../schemaHelp';
import { lineOf, nodeAt, type Path, type Splice } from '../textEdit';
import type { KeyOrder } from '../textShape';
import type { Finding } from '../useReview';

/** What every field of the form writes with. */
export interface Writing {
  readonly text: string;
  readonly of: Document;
  readonly write: (splice: Splice | null) => void;
  readonly become: (text: string) => void;
  readonly order: KeyOrder;
  readonly schema: Schema | null;
  readonly findings: readonly Finding[];
  readonly cited: readonly Schemas['CitedArticle'][];
  readonly help: Schemas['WritingHelp'] | null;
}

export const FormContext = createContext<Writing | null>(null);

export function useWriting(): Writing {
  const writing = useContext(FormContext);
  if (!writing)
    throw new Error('A field stands outside of the form.');
  return writing;
}

const missing = ['WG1102', 'WG1202'];

/** What is wrong with a value: said of its line, or that it is missing. */
export function findingsOn({ text, of, findings }: Writing, path: Path): readonly Finding[] {
  const line = lineOf(text, of, path);
  if (line !== null)
    return findings.filter((finding) => finding.line === line && !missing.includes(finding.rule));
  const key = String(path.at(-1));
  return nodeAt(of, path) ? [] : findings.filter((finding) => missing.includes(finding.rule) && finding.message.zh.includes(`“${key}”`) && isAbout(finding, text, of, path));
}

/** A key that is missing is said of the map that lacks it; what a pattern asks for, of the pattern. */
function isAbout(finding: Finding, text: string, of: Document, path: Path): boolean {
  if (finding.rule === 'WG1202' || path.length === 1)
    return true;
  const around = lineOf(text, of, path.slice(0, -1));
  return around === null || around === finding.line;
}
