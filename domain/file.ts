export const maxFileBytes = 20 * 1024 * 1024;

const startsWith = (content: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => content[at] === byte);

const isZipHolding = (content: Uint8Array, name: string) =>
  startsWith(content, 0x50, 0x4b, 0x03, 0x04) &&
  new TextDecoder("latin1").decode(content.subarray(0, 4096)).includes(name);

/** The media type a proof's first bytes prove, among those that may be kept; null for everything else. */
export function mediaTypeOf(content: Uint8Array): string | null {
  if (startsWith(content, 0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  if (startsWith(content, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (isZipHolding(content, "OFD.xml")) return "application/ofd";
  return null;
}
