const chunkBytes = 131_072;
const zero = 48;

/**
 * XML of single-byte characters, gathered as bytes: made as strings, the cells of a long list take longer to clear away
 * than to compress. The caller reserves room for what it adds next.
 */
export class SheetBytes {
  private room = Buffer.allocUnsafe(2 * chunkBytes);
  private other = Buffer.allocUnsafe(2 * chunkBytes);
  private used = 0;

  get isFull(): boolean {
    return this.used >= chunkBytes;
  }

  reserve(bytes: number): void {
    if (this.used + bytes <= this.room.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.used + bytes));
    this.room.copy(larger, 0, 0, this.used);
    this.room = larger;
  }

  add(piece: Uint8Array): void {
    const { room, used } = this;
    const { length } = piece;
    for (let index = 0; index < length; index += 1) room[used + index] = piece[index] ?? 0;
    this.used = used + length;
  }

  addNumber(value: number): void {
    if (value >= 0 && value < 1e9 && Number.isInteger(value)) this.addDigits(value);
    else this.used += this.room.write(String(value), this.used, "latin1");
  }

  private addDigits(value: number): void {
    const { room } = this;
    let at = this.used;
    for (let rest = value; rest >= 10; rest = Math.trunc(rest / 10)) at += 1;
    this.used = at + 1;
    for (let rest = value; at >= 0; at -= 1) {
      const left = Math.trunc(rest / 10);
      room[at] = zero + rest - left * 10;
      if (left === 0) return;
      rest = left;
    }
  }

  /** What was gathered. Its room is used again once the next is taken, so that a long sheet needs two rooms only. */
  take(): Buffer {
    const taken = this.room.subarray(0, this.used);
    [this.room, this.other] = [this.other, this.room];
    this.used = 0;
    return taken;
  }
}
