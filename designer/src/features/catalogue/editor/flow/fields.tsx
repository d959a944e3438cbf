import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { answered, api } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';
import { useDrawing } from './FlowContext';

const said = {
  role: words('角色', 'Role'),
  limit: words('时限', 'Limit'),
  number: words('时限数', 'Number'),
  unit: words('单位', 'Unit'),
  ok: words('确定', 'OK'),
  cancel: words('取消', 'Cancel'),
};

const units: readonly [value: string, said: Words][] = [
  ['工作日', words('工作日', 'working days')], ['自然日', words('自然日', 'days')], ['小时', words('小时', 'hours')], ['个月', words('个月', 'months')],
];

export const useOrganisation = () => useQuery({
  queryKey: ['organisation'],
  queryFn: () => answered(api.GET('/api/v1/definitions/organisation', {})),
  staleTime: Infinity,
});

export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="flow-field"><label htmlFor={id}>{label}</label>{children(id)}</div>;
}

export function RoleField({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  const say = useSay();
  const organisation = useOrganisation();
  const roles = (organisation.data?.roles ?? []).filter((role) => role.side === 'Window' || role.side === 'BackOffice').map((role) => role.name);
  return (
    <Labelled label={say(said.role)}>{(id) => (
      <select id={id} value={value} onChange={(e) => onChange(e.target.value)}>{[...new Set([value, ...roles])].map((role) => <option key={role}>{role}</option>)}</select>
    )}</Labelled>
  );
}

export interface Limit {
  readonly amount: string;
  readonly unit: string;
}

export const limitText = (limit: Limit) => `${limit.amount} ${limit.unit}`;

export function LimitField({ value, onChange }: { value: Limit; onChange: (limit: Limit) => void }) {
  const say = useSay();
  return (
    <Labelled label={say(said.limit)}>{(id) => (
      <span className="flow-limit-field">
        <Input id={id} inputMode="numeric" value={value.amount} onChange={(e) => onChange({ ...value, amount: e.target.value.replace(/\D/gu, '') })} required />
        <select aria-label={say(said.unit)} value={value.unit} onChange={(e) => onChange({ ...value, unit: e.target.value })}>{units.map(([unit, name]) => <option key={unit} value={unit}>{say(name)}</option>)}</select>
      </span>
    )}</Labelled>
  );
}

/** A form on the diagram: Enter does it, Escape leaves it. */
export function InPlace({ label, onDo, onDone, children }: { label: string; onDo: () => Promise<boolean>; onDone: () => void; children: ReactNode }) {
  const say = useSay();
  const { isBusy } = useDrawing();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const shown = form.current!;
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && onDone();
    shown.querySelector<HTMLElement>('input:not([type=radio])')?.focus();
    shown.addEventListener('keydown', leave);
    return () => shown.removeEventListener('keydown', leave);
    // Only once: who writes keeps the focus where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <form
      ref={form} className="flow-form" aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onDo().then((done) => done && onDone());
      }}
    >
      {children}
      <div className="flow-form-acts"><Button type="primary" size="small" htmlType="submit" loading={isBusy}>{say(said.ok)}</Button><Button size="small" onClick={onDone}>{say(said.cancel)}</Button></div>
    </form>
  );
}
