// One-window intake in TypeScript: signs in, uploads a file, hands in an application that refers to it, asks for a receipt.
// node intake.ts [http://127.0.0.1:5090]      Node.js 22.18 or later; an earlier one after tsc
import { randomUUID } from 'node:crypto';

const server = process.argv[2] ?? 'http://127.0.0.1:5090';
const json = { 'Content-Type': 'application/json' };
let token = '';

/** Calls the API; a refusal tells its rule, the sentence and the field. */
async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = json): Promise<T> {
  const response = await fetch(server + path, {
    method,
    headers: { ...headers, ...(token && { Authorization: `Bearer ${token}` }) },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code} ${answer.title} / ${answer.detail} ${answer.field ?? ''}`);
  return answer as T;
}

({ access_token: token } = await call<{ access_token: string }>('POST', '/api/v1/sign-in', { user: 'web-hall', password: 'wfgov-demo' }));
const items = await call<{ code: string; name: string }[]>('GET', '/api/v1/items');
const item = items.find((i) => i.name === '公司设立登记')!.code;
const { sha256 } = await call<{ sha256: string }>('POST', '/api/v1/files?name=articles.pdf', '%PDF-1.7\n公司章程\n', { 'Content-Type': 'application/pdf' });

// The key makes this one application, however often it is sent.
const key = { ...json, 'Idempotency-Key': randomUUID() };
const materials = ['application', 'articles', 'shareholder-identity', 'appointments', 'property-certificate'];
const made = await call<{ number: string; status: string }>('POST', '/api/v1/cases', {
  item,
  channel: 'Web',
  applicant: { kind: 'NaturalPerson', name: '邓雅婷', identifier: '11010519491231002X', phone: '13900139000' },
  form: {
    company_name: '深圳市宝启科技有限公司', capital: 100, shareholders: 2, domicile: '宝安区新安街道', prior_approval: false, phone: '13900139000',
  },
  materials: materials.map((material) => ({
    key: material, form: 'Electronic', reference: '', files: material === 'articles' ? [{ name: '公司章程.pdf', sha256 }] : undefined,
  })),
}, key);
const receipt = await call<{ query_number: string; password: string }>('POST', `/api/v1/cases/${made.number}/receipt`);
console.log(`办件 / case: ${made.number}　${made.status}\n查询 / enquiry: ${receipt.query_number} ${receipt.password}`);
