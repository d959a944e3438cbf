// How a case stands, for who has its query number and password: no sign-in.
// node progress.ts NUMBER PASSWORD [http://127.0.0.1:5090]      Node.js 22.18 or later; an earlier one after tsc
const [number, password, server = 'http://127.0.0.1:5090'] = process.argv.slice(2);
const response = await fetch(`${server}/api/v1/progress`, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ number, password }),
});
const answer = await response.json();
if (!response.ok) throw new Error(`${answer.code} ${answer.title} / ${answer.detail}`);
console.log(`进度 / progress: ${answer.status.zh} ${answer.status.en}　${answer.step ?? ''}　${answer.due_on ?? ''}`);
