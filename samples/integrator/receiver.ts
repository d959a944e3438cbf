// Receives webhooks: checks the signature (Standard Webhooks), takes each event once, says what happened.
// WEBHOOK_SECRET=whsec_… PORT=8787 node receiver.ts      Node.js 22.18 or later; an earlier one after tsc
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

const toleranceSeconds = 300;
const secret = Buffer.from((process.env.WEBHOOK_SECRET ?? '').replace(/^whsec_/, ''), 'base64');
const seen = new Set<string>();

interface CaseEvent {
  id: string;
  type: string;
  subject: string;
  sequence: string;
  data: { href: string; item_name: string; test?: boolean };
}

/** Whether one of the signatures is ours: while a secret is changed there are two. */
function isSigned(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const [id, timestamp, signatures] = [headers['webhook-id'], headers['webhook-timestamp'], headers['webhook-signature']].map(String);
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  if (!isSigned(request.headers, body)) {
    response.writeHead(401).end();
    return;
  }

  // At least once: what came before is taken again and does nothing. A real receiver keeps the ids in its database.
  const event = JSON.parse(body.toString()) as CaseEvent;
  if (!seen.has(event.id)) {
    seen.add(event.id);
    console.log(`${event.type} ${event.subject} #${event.sequence} ${event.data.item_name} → ${event.data.href}${event.data.test ? ' (测试件 test)' : ''}`);
  }
  response.writeHead(204).end();
}).listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () => console.log('listening'));
