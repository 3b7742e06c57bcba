import { buffer } from "node:stream/consumers";
import { createGzip, type Gzip } from "node:zlib";

export type ZipPart = {
  path: string;
  /** Raw deflate. */
  packed: Buffer;
  crc: number;
  size: number;
};

const gzipHeadBytes = 10;
const gzipTailBytes = 8;

/**
 * Deflates as the text comes, off the main thread; gzip around it, because that counts the checksum a zip wants. One
 * piece is deflated while the next is made: a piece must stay as it is until the one after it has been given.
 */
export async function packPart(path: string, text: Iterable<string | Uint8Array>): Promise<ZipPart> {
  const gzip = createGzip({ level: 2, chunkSize: 65_536 });
  const [gzipped] = await Promise.all([buffer(gzip), feed(gzip, text)]);
  const tail = gzipped.length - gzipTailBytes;
  return {
    path,
    packed: gzipped.subarray(gzipHeadBytes, tail),
    crc: gzipped.readUInt32LE(tail),
    size: gzipped.readUInt32LE(tail + 4),
  };
}

/** What fails here fails whoever reads the stream. */
async function feed(gzip: Gzip, text: Iterable<string | Uint8Array>): Promise<void> {
  try {
    let before = Promise.resolve();
    for (const piece of text) {
      await before;
      before = new Promise((resolve) => gzip.write(piece, () => resolve()));
    }
    await before;
    gzip.end();
  } catch (error) {
    gzip.destroy(error instanceof Error ? error : new Error("no piece", { cause: error }));
  }
}

const deflated = 8;
const zipVersion = 20;
/** 1980-01-01, the first day a zip can name: parts carry no moment of their own. */
const firstDay = 0x21;

/** The parts in the order given as one zip file. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const path = Buffer.from(part.path, "latin1");
    const fields = fieldsOf(part, path.length);
    const head = Buffer.concat([signature(0x04034b50), fields, path]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([signature(0x02014b50, zipVersion), fields, entry, path]));
    bodies.push(head, part.packed);
    at += head.length + part.packed.length;
  }
  return Buffer.concat([...bodies, ...entries, endOf(parts.length, Buffer.concat(entries).length, at)]);
}

function signature(number: number, madeBy?: number): Buffer {
  const bytes = Buffer.alloc(madeBy === undefined ? 4 : 6);
  bytes.writeUInt32LE(number);
  if (madeBy !== undefined) bytes.writeUInt16LE(madeBy, 4);
  return bytes;
}

/** What the head of a part and its line in the directory have in common. */
function fieldsOf(part: ZipPart, pathBytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(zipVersion, 0);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(part.crc, 10);
  fields.writeUInt32LE(part.packed.length, 14);
  fields.writeUInt32LE(part.size, 18);
  fields.writeUInt16LE(pathBytes, 22);
  return fields;
}

function endOf(parts: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryAt, 16);
  return end;
}
