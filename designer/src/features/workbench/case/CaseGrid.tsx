import { useState, type ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { useFiles, type CaseFile } from './files';
import { Materials } from './Materials';
import { Viewer } from './Viewer';

/** The two columns of a case: what is done about it, and what belongs to it; a file that is read takes the second one. */
export function CaseGrid({ page, main, above, below }: { page: Schemas['CasePage']; main: ReactNode; above?: ReactNode; below?: ReactNode }) {
  const [open, setOpen] = useState<CaseFile | null>(null);
  const files = useFiles(page);
  // The list is asked for again after each act: what is open is known by place and digest.
  const shown = files.find((file) => file.sha256 === open?.sha256 && file.place === open.place) ?? null;
  useKeys({ v: () => setOpen(shown ?? files[0] ?? null) });
  return (
    <div className={shown ? 'case-grid viewing' : 'case-grid'}>
      <div className="case-main">{main}</div>
      <div className="case-side">
        {shown && <Viewer page={page} files={files} shown={shown} onShow={setOpen} />}
        {above}
        <Materials page={page} files={files} onShow={setOpen} />
        {below}
      </div>
    </div>
  );
}
