/** A file, or a part of one, while it is written: text is put at its end, one character a byte. */
export interface Bytes {
  buffer: Buffer;
  length: number;
}

/** Longer texts are copied as a whole; for shorter ones the call would take longer than a loop. */
const short = 32;

/** The largest number of nine digits. */
const largest = 999_999_999;

/** No bytes yet, with room for as many as are expected; it grows by itself. */
export function noBytes(room: number): Bytes {
  return { buffer: Buffer.allocUnsafe(room), length: 0 };
}

/** What has been put so far. */
export function written({ buffer, length }: Bytes): Buffer {
  return buffer.subarray(0, length);
}

/** Puts a text of which each character is one byte. */
export function putText(bytes: Bytes, text: string): void {
  makeRoom(bytes, text.length);
  const { buffer } = bytes;
  if (text.length > short) bytes.length += buffer.write(text, bytes.length, "latin1");
  else
    for (let index = 0; index < text.length; index++) {
      buffer[bytes.length++] = text.charCodeAt(index);
    }
}

/** Puts a whole number in decimal digits. */
export function putInteger(bytes: Bytes, value: number): void {
  if (value < 0 || value > largest) {
    putText(bytes, String(value));
    return;
  }
  let digits = 1;
  for (let rest = value; rest >= 10; rest = Math.trunc(rest / 10)) digits++;
  makeRoom(bytes, digits);
  bytes.length += digits;
  for (let at = bytes.length - 1, rest = value; digits > 0; at--, digits--) {
    bytes.buffer[at] = 0x30 + (rest % 10);
    rest = Math.trunc(rest / 10);
  }
}

/** Puts bytes as they are. */
export function putBytes(bytes: Bytes, more: Uint8Array): void {
  makeRoom(bytes, more.length);
  bytes.buffer.set(more, bytes.length);
  bytes.length += more.length;
}

function makeRoom(bytes: Bytes, more: number): void {
  if (bytes.length + more <= bytes.buffer.length) return;
  const grown = Buffer.allocUnsafe(2 * (bytes.length + more));
  bytes.buffer.copy(grown, 0, 0, bytes.length);
  bytes.buffer = grown;
}
