const kinds = ["table", "rows", "manifest"] as const;

/** A piece of a backup: what begins a table, some of its rows, or the manifest that ends the file. */
export type Frame = { kind: (typeof kinds)[number]; body: Buffer };

export function frameOf(kind: Frame["kind"], body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kinds.indexOf(kind), 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Reads frames from a stream of bytes; throws on an unknown kind or a file that ends in the middle of one. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 5) {
      const kind = kinds[held.readUInt8(0)];
      const length = held.readUInt32BE(1);
      if (!kind || length > 256 * 1024 * 1024) throw new Error("not a frame");
      if (held.length < 5 + length) break;
      yield { kind, body: held.subarray(5, 5 + length) };
      held = held.subarray(5 + length);
    }
  }
  if (held.length > 0) throw new Error("ends in the middle of a frame");
}
