/** The most a form may send, in bytes of its JSON; a Chinese character takes three. */
const mostBytes = 3_000_000;

/** The sentence for content that is too large, or null; asked before it is sent and again by the door. */
export const sizeFault = (json: string): string | null =>
  new TextEncoder().encode(json).length > mostBytes ? "提交的内容过大（上限 3 MB）。请删减后重试。" : null;
