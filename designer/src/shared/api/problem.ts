import { words, type Words } from '@/shared/words/words';

/** A refusal by rule or a failed request, as the server says it (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly said: Words,
    readonly field: string | null,
    readonly basis: string | null,
  ) {
    super(`${code} ${said.en}`);
  }

  static of(status: number, body: unknown): Problem {
    const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const text = (key: string) => (typeof given[key] === 'string' ? given[key] : null);
    const title = text('title');
    return title === null
      ? Problem.unreadable(status)
      : new Problem(status, text('code') ?? '', words(title, text('detail') ?? title), text('field'), text('basis'));
  }

  static unreachable(): Problem {
    return new Problem(0, '', words('连不上服务器。请检查网络后重试；没有写入任何内容。', 'The server cannot be reached. Check the network and try again; nothing was written.'), null, null);
  }

  private static unreadable(status: number): Problem {
    return new Problem(status, '', words(`服务器答复异常（${status}）。请稍后重试。`, `The server answered unexpectedly (${status}). Please try again later.`), null, null);
  }
}
